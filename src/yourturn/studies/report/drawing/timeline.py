"""The big picture: people above the line, our broadcasts below it, month by month, on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Final

from yourturn.studies.report.drawing import notes as annotations
from yourturn.studies.report.drawing.notes import Note, Placed
from yourturn.studies.report.drawing.svg import Drawn, path, text

HATCH_HALF: Final = 46
MARGIN: Final = 32
MOST_LINES: Final = 2  # on each side


WIDEST: Final = 64.0  # a bar is no wider, however few months there are
LEAST: Final = 5  # people or posts that fill a half, so that one person is no mountain


@dataclass(frozen=True)
class Bars:
    """Months in order with both sides' counts; `silent` = no archive for that month."""

    months: Sequence[date]
    above: Sequence[int]
    below: Sequence[int]
    silent: Sequence[bool]


def tallest(*charts: Bars) -> int:
    """Give the largest count of all charts, for a common scale."""
    return max((count for bars in charts for side in (bars.above, bars.below) for count in side), default=0)


def timeline(
    bars: Bars, notes: Sequence[Note], width: int, *, top: int | None = None, half: float = 150
) -> Drawn:
    """Draw both halves on the scale of `top` (default: the tallest bar); as high as its notes need."""
    if not bars.months:
        return 24, text(0, 16, "No post has a readable time.", "q")
    plot = width - MARGIN  # beside it stand the numbers of the scale
    step = min(WIDEST, plot / len(bars.months))
    scale = half / max(LEAST, tallest(bars) if top is None else top)
    up, down = ([count * scale for count in side] for side in (bars.above, bars.below))
    most = 230.0 if width > 400 else 150.0
    taken, end = _taken(bars.silent, step, plot), step * len(bars.months)
    over_room = [
        max(height, HATCH_HALF if quiet else 0) for height, quiet in zip(up, bars.silent, strict=True)
    ]
    under_room = [max(pair) for pair in zip(down, taken, strict=True)]
    over = annotations.lay_out([n for n in notes if not n.below], over_room, step, plot, most)
    under = annotations.lay_out([n for n in notes if n.below], under_room, step, plot, most)
    axis = max([half * 0.3, max(up) + 8, *(p.far + 4 for p in over)])
    bottom = axis + max([half * 0.2, max(down) + 8, *(p.far + 6 for p in under), _hatch_room(bars)])
    body = (
        f"{_gridlines(scale, half, axis, width, max(up), max(down))}{_silence(bars, step, axis, plot)}"
        f"{path('ft', _columns(up, step, axis - 1, -1))}{path('fu', _columns(down, step, axis + 1, 1))}"
        f'<path class="ax" stroke="var(--ink)" d="M0 {axis:.1f}H{end:.1f}"/>'
        f"{_years(bars.months, step, bottom)}"
        f"{_both(over, up, under, down, step, axis)}"
    )
    return bottom + 26, body


def _both(
    over: Sequence[Placed],
    up: Sequence[float],
    under: Sequence[Placed],
    down: Sequence[float],
    step: float,
    axis: float,
) -> str:
    return annotations.draw(over, up, step, axis) + annotations.draw(under, down, step, axis)


def _columns(heights: Sequence[float], step: float, base: float, sign: int) -> str:
    gap = 1.4 if step > 3 else 0.4
    bar = max(0.6, step - gap)
    return "".join(
        f"M{place * step:.1f} {base:.1f}h{bar:.1f}v{sign * max(height, 0.8):.1f}h-{bar:.1f}z"
        for place, height in enumerate(heights)
        if height
    )


def _gridlines(scale: float, half: float, axis: float, width: int, up: float, down: float) -> str:
    largest = half / scale
    if largest < 4:
        return ""
    nice = _nice(largest * 0.72)
    drawn = []
    for sign, reach in ((-1, up), (1, down)):
        whole = int(reach / (nice * scale) + 0.2)  # a line just above the tallest bar still tells its height
        for count in range(nice, min(whole, MOST_LINES) * nice + 1, nice):
            y = axis + sign * count * scale
            drawn.append(path("hair", f"M0 {y:.1f}H{width - MARGIN}"))
            drawn.append(text(width, y + 4, f"{count:,}", "q", "end"))
    return "".join(drawn)


def _nice(value: float) -> int:
    power = 10 ** floor(log10(max(1.0, value)))
    return int(max(step * power for step in (1, 2, 5) if step * power <= max(1.0, value)))


def _runs(silent: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place, quiet in enumerate(silent):
        if quiet and runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        elif quiet:
            runs.append((place, place + 1))
    return runs


def _taken(silent: Sequence[bool], step: float, plot: float) -> list[float]:
    """Give how far below the axis the hatch and its words reach, month by month."""
    reach = [float(HATCH_HALF) if quiet else 0.0 for quiet in silent]
    runs = _runs(silent)
    if runs:
        start, end = max(runs, key=lambda run: run[1] - run[0])
        middle = min(max((start + end) / 2 * step, 60), plot - 60)
        first, last = max(0, int((middle - 66) / step)), int((middle + 66) / step)
        reach[first : last + 1] = [HATCH_HALF + 18.0] * len(reach[first : last + 1])
    return reach


def _hatch_room(bars: Bars) -> float:
    return HATCH_HALF + 20 if any(bars.silent) else 0


def _silence(bars: Bars, step: float, axis: float, width: int) -> str:
    runs = _runs(bars.silent)
    if not runs:
        return ""
    pattern = (
        f'<defs><pattern id="h{width}-{len(bars.months)}" width="6" height="6" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path d="M0 0V6" stroke="var(--hatch)" stroke-width="2"/></pattern></defs>'
    )
    boxes = "".join(
        f'<rect x="{start * step:.1f}" y="{axis - HATCH_HALF:.1f}" width="{(end - start) * step:.1f}" '
        f'height="{2 * HATCH_HALF}" fill="url(#h{width}-{len(bars.months)})"/>'
        for start, end in runs
    )
    start, end = max(runs, key=lambda run: run[1] - run[0])
    months = f"{end - start} month{'s' if end - start > 1 else ''}"
    middle = min(max((start + end) / 2 * step, 60), width - 60)
    return pattern + boxes + text(middle, axis + HATCH_HALF + 14, f"no archive, {months}", "q halo", "middle")


def _years(months: Sequence[date], step: float, bottom: float) -> str:
    starts = [(place, f"{month.year}") for place, month in enumerate(months) if month.month == 1]
    if len(starts) < 2:
        starts = [(place, f"{month:%b %Y}") for place, month in enumerate(months)]
    space = (starts[1][0] - starts[0][0]) * step if len(starts) > 1 else 100.0
    every = max(1, ceil((44 if starts[0][1].isdigit() else 70) / max(space, 0.1)))
    return "".join(
        path("hair", f"M{place * step:.1f} {bottom + 2:.1f}v5") + text(place * step, bottom + 20, words, "q")
        for number, (place, words) in enumerate(starts)
        if number % every == 0 and place * step < len(months) * step - 24
    )
