"""Dots with their intervals: how often groups were answered, and two archives' figures on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from typing import Final

from markupsafe import Markup

from yourturn.studies.report.drawing.svg import Drawn, path, safe, text, wrapped

ALERT_BELOW: Final = 0.8


@dataclass(frozen=True)
class Interval:
    """One row: a group, its ratio to all others with bounds (None = too few), words, and an alert."""

    name: str
    ratio: float | None
    low: float | None
    high: float | None
    words: str
    alert: bool = False
    heading: str = ""


def intervals(rows: Sequence[Interval], width: int) -> Drawn:
    """Draw ratios on a logarithmic scale around "as often as all others"."""
    phone = width < 400
    left, right = (0.0, float(width)) if phone else (176.0, width - 232.0)
    low = min([0.5, *(row.low for row in rows if row.low)])
    high = max([1.6, *(row.high for row in rows if row.high)])
    low, high = max(low, 0.2), min(high, 4.0)

    def x(ratio: float) -> float:
        return left + (right - left) * (log2(min(max(ratio, low), high) / low) / log2(high / low))

    y, body = 40.0, ""
    for row in rows:
        if row.heading:
            y += 22 if body else 10
            body += text(0, y, row.heading, "q")
            y += 18 if phone else 6
        body += _row(row, x, y + 14, width, phone=phone)
        y += 56 if phone else 30
    top = 26.0
    scale = path("ax", f"M{x(1):.1f} {top}V{y:.1f}") + path("thr", f"M{x(ALERT_BELOW):.1f} {top}V{y:.1f}")
    return y + 4, scale + _ticks(x, low, high, phone=phone) + body


def _ticks(x: "object", low: float, high: float, *, phone: bool) -> str:
    at = x if callable(x) else float
    ticks = [(0.5, "half as often"), (1.0, "as often as others"), (2.0, "twice")]
    if phone:
        ticks = [(0.5, "half"), (1.0, "as others"), (2.0, "twice")]
    return "".join(
        text(at(ratio), 16, words, "q", "start" if ratio == low else "middle")
        for ratio, words in ticks
        if low <= ratio <= high * 0.99
    )


def _row(row: Interval, x: "object", y: float, width: int, *, phone: bool) -> str:
    at = x if callable(x) else float
    name = wrapped(row.name, width - 4 if phone else 164)[0]
    label = text(0, y - 6 if phone else y + 4, name, "lab halo" if row.alert else "halo")
    mark_y = y + 8 if phone else y
    words_y = y + 30 if phone else y + 4
    words = text(0 if phone else width - 220, words_y, row.words, "lab halo" if row.alert else "q halo")
    if row.ratio is None:
        return label + words
    bar = ""
    if row.low is not None and row.high is not None:
        bar = path("st-iv", f"M{at(row.low):.1f} {mark_y:.1f}H{at(row.high):.1f}")
    return label + bar + _mark(at(row.ratio), mark_y, alert=row.alert) + words


def _mark(x: float, y: float, *, alert: bool) -> str:
    if alert:
        return f'<path class="fi" d="M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z"/>'
    return f'<circle class="ft" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'


def pair(
    first: tuple[float, float, float], second: tuple[float, float, float], top: float, sentence: str
) -> Markup:
    """Draw two values with their bounds on one scale from 0 to `top`, the first above the second."""
    body = '<path class="ax" d="M2 31H178"/>'
    for (value, low, high), y, style in ((first, 9, "i"), (second, 21, "g")):
        x, left, right = (2 + 176 * min(1.0, one / top) if top else 2 for one in (value, low, high))
        body += f'<path class="st-{style}" d="M{left:.1f} {y}H{right:.1f}"/>'
        shape = f'<circle class="f{style}" cx="{x:.1f}" cy="{y}" r="4"/>'
        square = f'<path class="f{style}" d="M{x - 4:.1f} {y - 4}h8v8h-8z"/>'
        body += shape if style == "i" else square
    return Markup(  # noqa: S704 - made of numbers and an escaped sentence
        f'<svg class="ch pairing" viewBox="0 0 180 32" role="img" aria-label="{safe(sentence)}">{body}</svg>'
    )
