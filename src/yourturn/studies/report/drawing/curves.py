"""Share of people still waiting against time: one curve with its band, or two, labelled at their ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from yourturn.studies.report.drawing.svg import Drawn, line, path, text, wide
from yourturn.studies.report.words import ago, in_hundred

Scale = Callable[[float], float]
TICKS: Final = ((0, "0"), (1, "1 h"), (24, "1 day"), (72, "3 days"), (168, "1 week"), (336, "2 weeks"),
                (672, "4 weeks"))  # fmt: skip
PLOT: Final = 208


@dataclass(frozen=True)
class Curve:
    """Hours, share still waiting, and its bounds; `name` only where there are two."""

    points: Sequence[tuple[float, float, float, float]]
    name: str = ""

    def at(self, hours: float) -> float | None:
        """Give the share at the last point not after `hours`; None before the first or after the last."""
        if not self.points or hours > self.points[-1][0]:
            return None
        before = [share for when, share, _, _ in self.points if when <= hours]
        return before[-1] if before else None


def waiting_curves(curves: Sequence[Curve], width: int) -> Drawn:
    """Draw the curves on a square-root time scale, so that the first hours have room."""
    phone = width < 400
    left, right = 34.0, width - (8 if phone else 168)
    last = max(curve.points[-1][0] for curve in curves)

    def x(hours: float) -> float:
        return left + (right - left) * sqrt(max(0.0, hours) / last)

    def y(share: float) -> float:
        return 12 + (PLOT - 12) * (1 - share)

    body = _grid(left, right, y) + _ticks(last, x, right)
    for place, curve in enumerate(curves):
        body += _curve(curve, x, y, _styles(len(curves), place))
    if len(curves) == 1:
        body += _marks(curves[0], x, y, right)
    body += _ends(curves, x, y, phone=phone)
    return PLOT + 26, body


def _styles(many: int, place: int) -> tuple[str, str, str]:
    if many == 1:
        return "bt", "st-t", "ft"
    return (("bi", "st-i", "fi"), ("bg", "st-g", "fg"))[place]


def _grid(left: float, right: float, y: Scale) -> str:
    return "".join(
        path("hair" if share else "ax", f"M{left} {y(share):.1f}H{right:.1f}")
        + text(left - 6, y(share) + 4, f"{share * 100:.0f}", "q", "end")
        for share in (0.25, 0.5, 0.75, 1.0, 0.0)
    )


def _ticks(last: float, x: Scale, right: float) -> str:
    drawn, end = [], -99.0
    for hours, words in TICKS:
        place = x(hours)
        near_end = place + wide(words) / 2 > right + 8
        anchor = "end" if near_end else "middle"
        start = place - (wide(words) if near_end else wide(words) / 2)
        if hours <= last and start > end + 8:
            drawn.append(text(place, PLOT + 20, words, "q", anchor))
            end = place + wide(words) / 2
    return "".join(drawn)


def _curve(curve: Curve, x: Scale, y: Scale, styles: tuple[str, str, str]) -> str:
    start = [] if curve.points[0][0] == 0 else [(0.0, 1.0, 1.0, 1.0)]
    points = [*start, *curve.points]
    upper = [(x(hours), y(high)) for hours, _, _, high in points]
    lower = [(x(hours), y(low)) for hours, _, low, _ in reversed(points)]
    steps = line([(x(hours), y(share)) for hours, share, _, _ in points])
    return path(styles[0], f"{line(upper + lower)}z") + path(styles[1], steps)


def _marks(curve: Curve, x: Scale, y: Scale, right: float) -> str:
    drawn, taken = "", (0.0, -99.0)
    for hours, words in ((24, "still wait after a day"), (72, "after three days")):
        share = curve.at(hours)
        if share is None or hours >= curve.points[-1][0]:
            continue
        said = f"{in_hundred(share)} in 100 {words}" if hours == 24 else f"{in_hundred(share)} {words}"
        drawn += f'<circle class="ft" cx="{x(hours):.1f}" cy="{y(share):.1f}" r="3.5"/>'
        start, height = x(hours) + 6, y(share) - 10
        free = start > taken[0] + 10 or abs(height - taken[1]) > 15
        if free and start + wide(said, bold=True) < right + 120:
            drawn += text(start, height if height > 12 else y(share) + 18, said, "lab halo")
            taken = (start + wide(said, bold=True), height)
    return drawn


def _ends(curves: Sequence[Curve], x: Scale, y: Scale, *, phone: bool) -> str:
    drawn, heights = "", _apart([y(curve.points[-1][1]) for curve in curves], 34 if not phone else 20)
    for place, (curve, height) in enumerate(zip(curves, heights, strict=True)):
        hours, share = curve.points[-1][:2]
        at, dot = x(hours), y(share)
        style = _styles(len(curves), place)[2]
        drawn += f'<circle class="{style}" cx="{at:.1f}" cy="{dot:.1f}" r="3.5"/>'
        first = curve.name or f"{in_hundred(share)} in 100"
        after = f"still waited after {ago(hours * 3600)}"
        second = f"{in_hundred(share)} in 100 after {ago(hours * 3600)}" if curve.name else after
        if phone:
            low = place > 0 or (len(curves) == 1 and dot < PLOT - 26)  # above a single curve stand its marks
            above = dot + 20 if low else dot - 10
            words = f"{first}: {in_hundred(share)}" if curve.name else f"{first} after {ago(hours * 3600)}"
            drawn += text(at, max(10.0, above), words, "lab halo", "end")
        else:
            drawn += text(at + 10, height, first, "lab halo") + text(at + 10, height + 15, second, "halo")
    return drawn


def _apart(heights: Sequence[float], least: float) -> list[float]:
    if len(heights) < 2 or abs(heights[0] - heights[1]) >= least:
        return list(heights)
    middle = sum(heights) / 2
    first = -1 if heights[0] <= heights[1] else 1
    return [middle + first * least / 2, middle - first * least / 2]
