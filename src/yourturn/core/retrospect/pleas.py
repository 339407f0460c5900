"""What the people of a wave plead for, sentence by sentence, where somebody can tell which sentences rose.

It knows no vectors: they are looked at elsewhere, and asked for by the days of a wave.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

import polars as pl

from yourturn.core.retrospect.candidates import LONGEST, quotable
from yourturn.core.retrospect.quotes import best

FEWEST: Final = 20
"""With fewer people the whole wave says more than its pleas."""

_SHARE: Final = 0.01  # of all people with a demand on its days
_NEAR: Final = 12.0  # points of the sentence that is most like the others, beside up to 9 for standing alone


@dataclass(frozen=True)
class Plea:
    """What rose together in words: `name`, `now` and `before`.

    `now` has day Date, who Int64, post, conversation UInt32, at, sentence String, alike Float (1 = like the
    middle one); `before` has day and who of those who said as much in the calm months. It may be a sample:
    each stands for `every`.
    """

    name: str
    now: pl.DataFrame
    before: pl.DataFrame
    every: int = 1

    @property
    def people(self) -> pl.DataFrame:
        """Give day and who of those who pleaded."""
        return self.now.select("day", "who").unique()

    def explains(self, everybody: int) -> bool:
        """Say whether enough people pleaded to tell the wave by it; `everybody` had a demand."""
        size = self.now["who"].n_unique()
        return size >= FEWEST and size >= _SHARE * everybody

    def quotes(self, most: int) -> pl.DataFrame:
        """Give sentence and conversation: each person's sentence most like the others, the best first."""
        near = pl.col("alike").clip(upper_bound=1.0) * _NEAR
        cut = self.now.with_columns(pl.col("sentence").str.slice(0, LONGEST))
        return best(cut.with_columns((quotable("sentence") + near).round(4).alias("points")), most, 1)


@dataclass(frozen=True)
class Days:
    """The days of a wave, `first` and `last` included, and the calm months before it."""

    first: date
    last: date
    calm: Sequence[date]


Listener: TypeAlias = Callable[[Sequence[Days]], Sequence[Plea | None]]
"""Given the days of some waves, says what rose in each; None = nothing."""
