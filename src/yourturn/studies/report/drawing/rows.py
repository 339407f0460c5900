"""Rows of words with a mark each: shares with their intervals, and people or waits as bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from yourturn.studies.report.drawing.svg import Drawn, path, short, text

STEP = 30.0


@dataclass(frozen=True)
class Share:
    """A measure: its name, its share from 0 to 1 with bounds (None = no value), and the words at its end."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True)
class Ranked:
    """A row with a bar: its words, the bar's length out of 100, and the words at its end."""

    name: str
    length: float
    words: str


def shares(rows: Sequence[Share], width: int) -> Drawn:
    """Draw shares on one scale from 0 to 100 in 100, each with its interval."""
    left, right = width * 0.4, width * 0.7
    body = ""
    for share, words in ((0.0, "0"), (0.5, "50 in 100"), (1.0, "100")):
        x = left + (right - left) * share
        body += text(x, 12, words, "q", "middle")
        body += path("hair" if share else "ax", f"M{x:.1f} 20V{20 + STEP * len(rows):.1f}")
    for place, row in enumerate(rows):
        y = 20 + STEP * (place + 0.5)
        body += text(0, y + 4, short(row.name, left - 16), "lab")
        if row.value is not None:
            at, low, high = (
                left + (right - left) * min(1.0, max(0.0, share if share is not None else row.value))
                for share in (row.value, row.low, row.high)
            )
            body += path("st-iv", f"M{low:.1f} {y:.1f}H{high:.1f}") if row.low is not None else ""
            body += f'<circle class="ft" cx="{at:.1f}" cy="{y:.1f}" r="4.5"/>'
        start = left + 8 if row.value is None else right + 16
        body += text(start, y + 4, short(row.words, width - start), "q halo")
    return 24 + STEP * len(rows), body


def ranked(rows: Sequence[Ranked], width: int) -> Drawn:
    """Draw a bar per row from one spine."""
    left, right = width * 0.55, width - 110.0
    body = path("ax", f"M{left:.1f} 0V{STEP * len(rows):.1f}")
    for place, row in enumerate(rows):
        y = STEP * (place + 0.5)
        long = max(1.5, (right - left) * min(100.0, row.length) / 100)
        body += text(left - 10, y + 4, short(row.name, left - 16), "", "end")
        body += path("ft", f"M{left:.1f} {y - 7:.1f}h{long:.1f}v14h-{long:.1f}z")
        body += text(left + long + 8, y + 4, row.words, "lab")
    return STEP * len(rows) + 4, body
