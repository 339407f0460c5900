"""Which languages people wrote in, and whether their labels are verified, measured, or neither."""

from dataclasses import dataclass

import polars as pl

from yourturn.core.measures.merged import merged
from yourturn.understanding import NAMES, VERIFIED

_ROWS = {"language": pl.String, "person": pl.UInt32, "posts": pl.UInt32}


@dataclass(frozen=True)
class Tongues:
    """Posts of people by language and person; a pair may stand in several rows."""

    rows: pl.DataFrame
    settled: int = 0  # rows when they were last grouped

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "Tongues":
        """Count one partition; language null = unknown."""
        theirs = posts.select("side", "words", "language", "person").filter(
            (pl.col("side") == "people") & (pl.col("words") > 0)
        )
        rows = theirs.group_by(pl.col("language").cast(pl.Categorical), "person").agg(
            pl.len().cast(pl.UInt32).alias("posts")
        )
        return cls(rows)

    def __add__(self, other: "Tongues") -> "Tongues":
        """Merge with the counts of other posts."""
        return Tongues(*merged(self.rows, other.rows, self.settled, _by_person))

    def result(self) -> pl.DataFrame:
        """Give language, posts, people, status ("verified", "not verified", "not measured")."""
        counted = self.rows.group_by(pl.col("language").cast(pl.String)).agg(
            pl.col("posts").sum().cast(pl.UInt32),
            pl.col("person").n_unique().cast(pl.UInt32).alias("people"),
        )
        status = (
            pl.when(pl.col("language").is_in(list(VERIFIED)))
            .then(pl.lit("verified"))
            .when(pl.col("language").is_in(list(NAMES)))
            .then(pl.lit("not verified"))
            .otherwise(pl.lit("not measured"))
        )
        return counted.with_columns(status.alias("status")).sort(
            ["posts", "language"], descending=[True, False], nulls_last=True
        )


def _by_person(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.group_by("language", "person").agg(pl.col("posts").sum())
