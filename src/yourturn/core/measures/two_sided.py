"""Two-sidedness (M4): which threads with people in them were a conversation of both sides.

A short exchange is fine: this is no target for a question and its answer.
"""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.share import share_figure


@dataclass(frozen=True)
class TwoSided:
    """Counts of threads that have any person's post."""

    threads: int
    exchanges: int
    conversations: int
    returned: int  # exchanges or conversations in which we came back after their reply to us
    they_replied: int

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "TwoSided":
        """Class the threads of one partition; turns are by side."""
        threads = _classes(posts).filter("any_people")
        both = threads.filter("any_ours")
        talked = both.filter((pl.col("switches") >= 2) & pl.col("we_respond") & pl.col("they_respond"))
        replied = both.filter(pl.col("they_after_us"))
        return cls(
            threads=threads.height,
            exchanges=both.height - talked.height,
            conversations=talked.height,
            returned=int(replied["we_return"].sum()),
            they_replied=replied.height,
        )

    def __add__(self, other: "TwoSided") -> "TwoSided":
        """Merge with the counts of other conversations."""
        return TwoSided(
            self.threads + other.threads,
            self.exchanges + other.exchanges,
            self.conversations + other.conversations,
            self.returned + other.returned,
            self.they_replied + other.they_replied,
        )

    def result(self, as_of: datetime) -> tuple[Figure, ...]:
        """Give two_sided, exchange and third_turn (we came back after their reply)."""
        return (
            share_figure(
                "two_sided", self.conversations, self.threads, "threads with people were conversations", as_of
            ),
            share_figure(
                "exchange", self.exchanges, self.threads, "threads with people were exchanges", as_of
            ),
            share_figure(
                "third_turn", self.returned, self.they_replied, "times we came back after their reply", as_of
            ),
        )


def _classes(posts: pl.DataFrame) -> pl.DataFrame:
    parents = posts.select(pl.col("post").alias("parent"), (pl.col("side") != "people").alias("_to_us"))
    ours = pl.col("_ours")
    row = pl.int_range(pl.len()).over("conversation")
    placed = posts.join(parents, on="parent", how="left", maintain_order="left").with_columns(
        (pl.col("side") != "people").alias("_ours"), row.alias("_row")
    )
    first_us = pl.col("_row").filter(ours).min()
    back = pl.col("_row").filter(~ours & (pl.col("_row") > first_us)).min()
    return placed.group_by("conversation", maintain_order=True).agg(
        ours.any().alias("any_ours"),
        (~ours).any().alias("any_people"),
        (ours != ours.shift(1)).sum().alias("switches"),
        (ours & ~pl.col("_to_us")).any().alias("we_respond"),
        (~ours & pl.col("_to_us")).any().alias("they_respond"),
        back.is_not_null().alias("they_after_us"),
        (pl.col("_row").filter(ours).max() > back).fill_null(value=False).alias("we_return"),
    )
