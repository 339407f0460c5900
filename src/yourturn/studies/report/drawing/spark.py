"""Small pictures inside rows: a sparkline of people per half-year, a strip of months around a wave."""

from collections.abc import Sequence

from markupsafe import Markup

from yourturn.studies.report.drawing.svg import line, path, safe, text
from yourturn.studies.report.drawing.timeline import Bars, tallest


def spark(values: Sequence[int], sentence: str) -> Markup:
    """Draw people per half-year, 120 by 28; a single value is a dot."""
    top = max([1, *values])
    step = 116 / max(1, len(values) - 1)
    points = [(2 + place * step, 25 - 22 * value / top) for place, value in enumerate(values)]
    area = f"{line([(2, 25), *points, (points[-1][0], 25)])}z" if points else ""
    end = f'<circle class="ft" cx="{points[-1][0]:.1f}" cy="{points[-1][1]:.1f}" r="2.6"/>' if points else ""
    body = path("hair", "M0 25.5H120") + path("bt", area) + path("st-t", line(points)) + end
    return Markup(  # noqa: S704 - made of numbers and an escaped sentence
        f'<svg class="spark" viewBox="0 0 120 28" role="img" aria-label="{safe(sentence)}">{body}</svg>'
    )


def strip(bars: Bars, wave: Sequence[int], sentence: str, peak: int) -> Markup:
    """Draw the months around a wave, its people full, at its `peak` how many of how many; 300 wide."""
    width, half = 300, 62
    step = width / max(1, len(bars.months))
    scale = half / max(1, tallest(bars))
    axis = max([12.0, *(count * scale for count in bars.above)]) + 16
    body = ""
    mine = [min(part, above) for part, above in zip(wave, bars.above, strict=True)]
    for place, (above, part, below) in enumerate(zip(bars.above, mine, bars.below, strict=True)):
        x, bar = place * step, max(1.0, step - 1.4)
        for style, begin, end in (("ft pale", part, above), ("ft", 0, part)):
            if end > begin:
                at, rise = axis - 1 - begin * scale, (begin - end) * scale
                body += path(style, f"M{x:.1f} {at:.1f}h{bar:.1f}v{rise:.1f}h-{bar:.1f}z")
        body += path("fu", f"M{x:.1f} {axis + 1:.1f}h{bar:.1f}v{below * scale:.1f}h-{bar:.1f}z")
    if bars.above:
        words = f"{mine[peak]:,} of {bars.above[peak]:,}"
        x = min(max((peak + 0.5) * step, 4 * len(words)), width - 4 * len(words))
        body += text(x, axis - bars.above[peak] * scale - 5, words, "lab halo", "middle")
    low = axis + max([6.0, *(count * scale for count in bars.below)]) + 18
    if bars.months:
        body += text(0, low, f"{bars.months[0]:%b %Y}", "q")
        body += text(width, low, f"{bars.months[-1]:%b %Y}", "q", "end")
    body += f'<path class="ax" stroke="var(--ink)" d="M0 {axis:.1f}H{width}"/>'
    return Markup(  # noqa: S704 - made of numbers and an escaped sentence
        f'<svg class="ch strip-ch" viewBox="0 0 {width} {low + 4:.0f}" role="img" '
        f'aria-label="{safe(sentence)}">{body}</svg>'
    )
