"""They and we by year: two rows of bars about one line, on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from yourturn.store.search import Year

LEFT: Final = 40.0
WIDE: Final = 282.0
TALL: Final = 56.0
BASE: Final = 62.0
BELOW: Final = 64.0


@dataclass(frozen=True)
class Bar:
    """A year as it is drawn: where, how wide, how tall above (theirs) and below (ours)."""

    year: Year
    left: float
    width: float
    theirs: float
    ours: float
    named: bool

    @property
    def top(self) -> float:
        """Where the bar of theirs begins."""
        return round(BASE - self.theirs, 1)

    @property
    def middle(self) -> float:
        """Where its name stands."""
        return round(self.left + self.width / 2, 1)


@dataclass(frozen=True)
class Chart:
    """All of it; `line` is where the names of the years stand."""

    bars: tuple[Bar, ...]
    line: float
    tall: float


def chart(years: Sequence[Year]) -> Chart:
    """Draw years as they follow each other; the largest count of either side is the tallest bar."""
    most = max([1, *(one.theirs for one in years), *(one.ours for one in years)])
    step = min(WIDE / max(1, len(years)), 48.0)
    every = max(1, -(-len(years) // 7))
    bars = tuple(
        Bar(one, round(LEFT + step * n, 1), round(step * 0.7, 1), round(TALL * one.theirs / most, 1),
            round(TALL * one.ours / most, 1), named=(len(years) - 1 - n) % every == 0)
        for n, one in enumerate(years)
    )  # fmt: skip
    below = max([8.0, *(bar.ours for bar in bars)])
    return Chart(bars, round(BELOW + below + 16, 1), round(BELOW + below + 22, 1))
