"""The common ground of all charts: three widths, escaped text, and a guess at how wide words are."""

from collections.abc import Callable
from typing import Final, TypeAlias

from markupsafe import Markup, escape

from yourturn.studies.report.words import show_invisible

Drawn: TypeAlias = tuple[float, str]
"""Height and what stands inside the SVG."""
Widths: TypeAlias = tuple[int, int, int]
"""On a desk; on a tablet and on paper; on a phone."""
PAGE: Final[Widths] = (1152, 680, 358)
COLUMN: Final[Widths] = (832, 640, 358)
HALF: Final[Widths] = (548, 640, 358)
WIDE_SIGN: Final = 0x2E80  # from here on scripts take about a full square


def picture(draw: Callable[[int], Drawn], sentence: str, widths: Widths = PAGE) -> Markup:
    """Give one chart for phone, paper and desk; the sentence says what it shows."""
    wide, mid, narrow = widths
    drawn = [
        _one(draw, width, name, sentence)
        for name, width in (("mid-chart", mid), ("wide-chart", wide), ("narrow-only", narrow))
    ]
    return Markup("".join(drawn))  # noqa: S704 - made of numbers and escaped words only


def _one(draw: Callable[[int], Drawn], width: int, name: str, sentence: str) -> str:
    height, inner = draw(width)
    return (
        f'<div class="{name}"><svg class="ch" viewBox="0 0 {width} {height:.0f}" role="img" '
        f'aria-label="{safe(sentence)}">{inner}</svg></div>'
    )


def safe(words: str) -> Markup:
    """Escape words for a picture, with odd characters made visible."""
    return escape(show_invisible(words))


def text(x: float, y: float, words: str, style: str = "", anchor: str = "start") -> str:
    """Give a line of text, escaped."""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    name = f' class="{style}"' if style else ""
    return f'<text{name} x="{x:.1f}" y="{y:.1f}"{side}>{safe(words)}</text>'


def path(style: str, shape: str) -> str:
    """Give a path of that style."""
    return f'<path class="{style}" d="{shape}"/>' if shape else ""


def line(points: list[tuple[float, float]]) -> str:
    """Give the shape of a line through the points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) if points else ""


def wide(words: str, *, bold: bool = False) -> float:
    """Guess how wide the words are at 12 px; a little too wide rather than too narrow."""
    signs = sum(2.0 if ord(sign) >= WIDE_SIGN else 1.0 for sign in words)
    return signs * (6.7 if bold else 6.2)


def wrapped(words: str, most: float) -> list[str]:
    """Break the words into at most two lines of that width; what is left ends with a mark."""
    lines: list[str] = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if wide(longer) <= most or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [short(one, most) for one in lines[:2]]
    return [*kept[:1], f"{kept[1].rstrip('.,;…')}…"] if len(lines) > 2 else kept


def short(words: str, most: float) -> str:
    """Cut the words to one line of that width; what is cut ends with a mark."""
    if wide(words) <= most:
        return words
    kept = words[: int(most / 6) + 1]
    while kept and wide(kept) > most - 6:
        kept = kept[:-1]
    return f"{kept}…"
