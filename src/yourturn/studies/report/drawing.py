"""Pictures as inline SVG, drawn at the size they are shown: wide, middle and phone. Text is never scaled."""

from collections.abc import Sequence
from math import ceil, log10

import polars as pl
from markupsafe import Markup, escape

WIDTHS = {"mid-chart": 680, "wide-chart": 1152, "narrow-only": 358}


def in_three_widths(draw: "object", frame: pl.DataFrame, sentence: str) -> Markup:
    """Give the chart for print, desk and phone; `draw(frame, width)` gives what is inside the SVG."""
    if not callable(draw):
        raise TypeError("draw must be a function of a frame and a width")
    parts = []
    for name, width in WIDTHS.items():
        height, inner = draw(frame, width)
        label = escape(sentence)
        svg = f'<svg class="ch" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">{inner}</svg>'
        parts.append(f'<div class="{name}">{svg}</div>')
    return Markup("".join(parts))  # noqa: S704 - made of numbers and escaped words only


def timeline(months: pl.DataFrame, width: int) -> tuple[int, str]:
    """Draw people above the line and our posts below it, month by month, on one scale."""
    half, top = 150 if width > 400 else 130, 34
    axis = top + half
    people, ours = months["people"].to_list(), months["posts_us"].to_list()
    scale = half / max([1, *people, *ours])
    step = width / max(1, len(people))
    bar = max(0.6, step - 1.4 if step > 3 else step - 0.4)
    above = _bars(people, step, bar, scale, axis - 1, -1)
    below = _bars(ours, step, bar, scale, axis + 1, 1)
    silent = "".join(
        f'<rect class="silent" x="{place * step:.1f}" y="{axis - 46}" width="{step:.1f}" height="92"/>'
        for place, quiet in enumerate(months["silent"].to_list())
        if quiet
    )
    hatch = (
        f'<defs><pattern id="h{width}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path d="M0 0V6" stroke="var(--hatch)" stroke-width="2"/>'
        "</pattern></defs>"
    )
    silent = silent.replace('class="silent"', f'fill="url(#h{width})"')
    bottom = axis + half + 30
    body = (
        f'{hatch}{silent}<path class="ft" d="{above}"/><path class="fu" d="{below}"/>'
        f'<path class="ax" stroke="var(--ink)" d="M0 {axis}H{width}"/>{_years(months, step, bottom)}'
        f"{_peak(months, 'people', step, axis - max(people, default=0) * scale - 6, width, 'people wrote')}"
        f"{_peak(months, 'posts_us', step, axis + max(ours, default=0) * scale + 14, width, 'your posts')}"
    )
    return bottom + 4, body


def _bars(values: Sequence[int], step: float, bar: float, scale: float, base: float, sign: int) -> str:
    return "".join(
        f"M{place * step:.1f} {base:.1f}h{bar:.1f}v{sign * value * scale:.1f}h-{bar:.1f}z"
        for place, value in enumerate(values)
        if value
    )


def _years(months: pl.DataFrame, step: float, y: float) -> str:
    starts = [
        (place, month.year) for place, month in enumerate(months["month"].to_list()) if month.month == 1
    ]
    starts = starts or [(0, months["month"][0].year)] if months.height else []
    every = max(1, ceil(44 / (12 * step))) if step else 1
    return "".join(
        f'<path class="hair" d="M{place * step:.1f} {y - 17:.0f}v5"/>'
        f'<text class="q" x="{place * step:.1f}" y="{y}">'
        f"{year}</text>"
        for number, (place, year) in enumerate(starts)
        if number % every == 0
    )


def _peak(months: pl.DataFrame, column: str, step: float, y: float, width: int, words: str) -> str:
    if not months.height or not months[column].max():
        return ""
    place = int(months[column].arg_max() or 0)
    month, value = months["month"][place], months[column][place]
    x = (place + 0.5) * step
    anchor = "start" if x < width * 0.25 else "end" if x > width * 0.75 else "middle"
    return (
        f'<text class="halo" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
        f'<tspan class="lab">{month:%B %Y}</tspan>: {value:,} {words}</text>'
    )


def survival(curve: pl.DataFrame, width: int) -> tuple[int, str]:
    """Draw the share answered against time on a logarithmic scale, with its 95 % band."""
    height, left, top = 240, 40, 16
    low_h, high_h = curve["hours"][0], curve["hours"][-1]
    span = log10(high_h / low_h)

    def x(hours: float) -> float:
        return left + (width - left - 4) * log10(hours / low_h) / span

    def y(share: float) -> float:
        return top + (height - top) * (1 - share)

    rows = curve.to_dicts()
    line = "M" + "L".join(f"{x(row['hours']):.1f} {y(row['answered_share']):.1f}" for row in rows)
    upper = [f"{x(row['hours']):.1f} {y(row['high']):.1f}" for row in rows]
    lower = [f"{x(row['hours']):.1f} {y(row['low']):.1f}" for row in reversed(rows)]
    grid = "".join(
        f'<path class="hair" d="M{left} {y(s):.0f}H{width}"/>'
        f'<text class="q" x="0" y="{y(s) + 4:.0f}">{s:.0%}</text>'
        for s in (0, 0.25, 0.5, 0.75, 1)
    )
    ticks: tuple[tuple[int, str], ...] = (
        (1, "1 hour"),
        (24, "1 day"),
        (72, "3 days"),
        (168, "1 week"),
        (672, "4 weeks"),
    )
    if width < 400:
        ticks = ((1, "1 h"), (24, "1 day"), (168, "1 week"))
    marks = "".join(
        f'<text class="q" x="{min(x(h), width - 2):.0f}" y="{height + 18}" '
        f'text-anchor="{"end" if h == 672 else "middle"}">{word}</text>'
        for h, word in ticks
    )
    band = f'<path class="bu" d="M{"L".join(upper + lower)}z"/>'
    return height + 24, f'{grid}{band}<path class="st-u" d="{line}"/>{marks}'
