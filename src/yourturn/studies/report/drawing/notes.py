"""Annotations of a chart: a bold fact, plain words and a thin leader, laid out so that none covers another.

Heights count away from the axis, so that the same lines serve above and below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from yourturn.studies.report.drawing.svg import path, text, wide, wrapped

LINE: Final = 15.0
AIR: Final = 14.0


@dataclass(frozen=True)
class Note:
    """What is said about one bar: its place, a bold fact, plain lines; below or above the axis."""

    place: int
    fact: str
    plain: tuple[str, ...] = ()
    below: bool = False
    style: str = "lab"
    leader: bool = True


@dataclass(frozen=True)
class Placed:
    """A note with its lines, where it stands (x) and how far from the axis it begins and ends."""

    note: Note
    lines: tuple[str, ...]
    left: float
    right: float
    near: float
    far: float
    anchor: str
    at: float


def lay_out(
    notes: Sequence[Note], bars: Sequence[float], step: float, width: float, most: float
) -> list[Placed]:
    """Place the notes beyond the bars they stand over, in the order given, none over another.

    One that would strike through the words of another is left out.
    """
    done: list[Placed] = []
    for note in notes:
        lines = (note.fact, *(line for plain in note.plain for line in wrapped(plain, most)))
        broad = max(wide(one, bold=place == 0) for place, one in enumerate(lines))
        at = (note.place + 0.5) * step if note.leader else 0.0
        left, anchor = _side(at, broad, width)
        near = _clear(left, left + broad, bars, step, at if note.leader else None)
        high = LINE * len(lines)
        near = _beyond(done, left, left + broad, near, high)
        placed = Placed(note, lines, left, left + broad, near, near + high, anchor, at)
        if not any(_strikes(placed, other) or _strikes(other, placed) for other in done):
            done.append(placed)
    return done


def _strikes(one: Placed, other: Placed) -> bool:
    """Say whether the leader of one goes through the words of the other: then the later note is left out."""
    crosses = other.left + 1 < one.at < other.right - 1
    return one.note.leader and one.note.below == other.note.below and crosses and other.near < one.near


def _side(at: float, broad: float, width: float) -> tuple[float, str]:
    if at + broad <= width:
        return at, "start"
    if at - broad >= 0:
        return at - broad, "end"
    return max(0.0, width - broad), "start"


def _clear(left: float, right: float, bars: Sequence[float], step: float, at: float | None) -> float:
    first, last = int(max(0.0, left - 4) / step), int((right + 4) / step)
    tallest = max(bars[first : last + 1], default=0.0)
    own = bars[min(int(at / step), len(bars) - 1)] + 8 if at is not None and bars else 0.0
    return max(tallest, own) + AIR


def _beyond(done: Sequence[Placed], left: float, right: float, near: float, high: float) -> float:
    for other in sorted(done, key=lambda placed: placed.near):
        beside = right + 12 < other.left or left - 12 > other.right
        if not beside and near < other.far + 8 and near + high > other.near - 8:
            near = other.far + 8
    return near


def draw(placed: Sequence[Placed], bars: Sequence[float], step: float, axis: float) -> str:
    """Draw leaders first, then words with a ring of paper around them."""
    leaders = "".join(_leader(one, bars, step, axis) for one in placed if one.note.leader)
    return leaders + "".join(_words(one, axis) for one in placed)


def _leader(one: Placed, bars: Sequence[float], step: float, axis: float) -> str:
    sign = 1 if one.note.below else -1
    start = bars[min(int(one.at / step), len(bars) - 1)] + 3
    end = one.near - 3 if one.note.below else one.near - 1
    return path("lead", f"M{one.at:.1f} {axis + sign * start:.1f}V{axis + sign * end:.1f}")


def _words(one: Placed, axis: float) -> str:
    x = one.right if one.anchor == "end" else one.left
    pad = 4 if one.note.leader and one.anchor == "start" and one.left == one.at else 0
    drawn = []
    for place, words in enumerate(one.lines):
        y = axis + one.near + LINE * (place + 1) - 4 if one.note.below else 0.0
        if not one.note.below:
            y = axis - one.far + LINE * (place + 1) - 4
        style = f"{one.note.style} halo" if place == 0 else "halo"
        drawn.append(text(x - pad, y, words, style, one.anchor))
    return "".join(drawn)
