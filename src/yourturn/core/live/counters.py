"""How many posts each side wrote, by channel and day: counts that add, so that a batch is one small sum.

It counts that a post was there, whatever became of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from yourturn.core.schema import SIDE

COUNTERS: Final[Mapping[str, Any]] = {
    "channel": pl.Int64,
    "day": pl.Date,  # in the brand's zone; null = the post has no time
    "side": SIDE,
    "posts": pl.Int64,
}
"""A row per channel, day and side that has posts, sorted by these."""
_BY: Final = ("channel", "day", "side")


@dataclass(frozen=True, eq=False)
class Counters:
    """Counts of some posts (COUNTERS)."""

    rows: pl.DataFrame

    @classmethod
    def of(cls, posts: pl.DataFrame, zone: str = "UTC") -> "Counters":
        """Count posts (channel, at, side) of channels whose brand lives in that time zone."""
        day = pl.col("at").dt.convert_time_zone(zone).dt.date().alias("day")
        return cls._summed(posts.select("channel", day, "side", posts=pl.lit(1, pl.Int64)))

    def __add__(self, other: "Counters") -> "Counters":
        """Merge with the counts of other posts."""
        return self._summed(pl.concat([self.rows, other.rows]))

    def result(self) -> pl.DataFrame:
        """Give the counts (COUNTERS)."""
        return self.rows

    @classmethod
    def _summed(cls, rows: pl.DataFrame) -> "Counters":
        summed = rows.group_by(_BY).agg(pl.col("posts").sum()).sort(_BY)
        return cls(summed.select(pl.col(name).cast(kind) for name, kind in COUNTERS.items()))
