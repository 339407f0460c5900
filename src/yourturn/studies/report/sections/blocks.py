"""What a measure looks like on the page: its figure, sentence, bars and ingredients, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from yourturn.core.measures.figure import Figure
from yourturn.studies.report.figures import between, label, out_of, value
from yourturn.studies.report.words import in_hundred

Figures: TypeAlias = Mapping[str, Figure]
THEIRS: Final = frozenset({"answered_follow_up", "helped_each_other"})


@dataclass(frozen=True)
class Bar:
    """One bar: words, width out of 100, what stands at its end, and a style ("us", "them", "none")."""

    words: str
    width: float
    end: str
    style: str = "us"
    why_not: str = ""


@dataclass(frozen=True)
class Sides:
    """Two bars from one spine on one scale: theirs (heard, unheard) and ours, each out of 100."""

    heard: float
    unheard: float
    ours: float
    theirs_words: tuple[str, str]
    ours_words: tuple[str, str]
    sentence: str


@dataclass(frozen=True)
class Block:
    """One measure: the figure large, what it was counted from, a sentence, a picture, the ingredients."""

    id: str
    title: str
    say: str
    big: str = ""
    unit: str = ""
    counted: str = ""
    why_not: str = ""
    sides: Sides | None = None
    bars: tuple[Bar, ...] = ()
    figures: tuple[Figure, ...] = field(default=())


def there(figures: Figures, *names: str) -> tuple[Figure, ...]:
    """Give the figures that were computed, in the order named."""
    return tuple(figures[name] for name in names if name in figures)


def without_value(id_: str, title: str, figure: Figure, found: tuple[Figure, ...]) -> Block:
    """Give the block of a measure that has no value: it says why and draws nothing."""
    counted = f"{out_of(figure)} counted" if out_of(figure) else ""
    return Block(id_, title, "", why_not=figure.why_not or "not measured", counted=counted, figures=found)


def hundred(figure: Figure) -> str:
    """Give the unit of a share with its interval."""
    span = between(figure, "and")
    if not span:
        return "in 100"
    low, high = span.split(" and ")
    if low == high:
        return "in 100, give or take less than one"
    return f"in 100, {high} at most" if low == "under 1" else f"in 100, between {low} and {high}"


def of_shares(id_: str, title: str, said: str, figure: Figure, found: tuple[Figure, ...]) -> Block:
    """Give a block made of shares, the first of them as its figure."""
    shares = [one for one in found if one.unit == "share" or one.value is None]
    return Block(
        id_,
        title,
        said,
        in_hundred(figure.value or 0),
        hundred(figure),
        figure.sentence,
        bars=tuple(share_bar(one, "them" if one.name in THEIRS else "us") for one in shares),
        figures=found,
    )


def share_bar(figure: Figure, style: str = "us") -> Bar:
    """Give a bar on the scale of 0 to 100 in 100, or the reason for none."""
    if figure.value is None:
        return Bar(label(figure.name), 0, "", style, figure.why_not or "not measured")
    counted = out_of(figure)
    end = f"{in_hundred(figure.value)} in 100" + (f" ({counted})" if " of " in counted else "")
    return Bar(label(figure.name), round(100 * min(1.0, max(0.0, figure.value)), 1), end, style)


def companions(figures: Figures, *names: str) -> tuple[Bar, ...]:
    """Give companions of a measure: shares as bars, anything else as words without one."""
    found = there(figures, *names)
    return tuple(
        share_bar(one) if one.unit == "share" or one.value is None else Bar(label(one.name), 0, value(one))
        for one in found
    )
