"""What we broadcast, as numbers: when, about which theme, the same words how often, with how much anger.

It keeps no words; whoever shows a broadcast fetches them by its post's number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from yourturn.core.retrospect.said import OTHER, who
from yourturn.core.schema import TIME

OURS: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "post": pl.UInt32,
    "conversation": pl.UInt32,
    "at": TIME,
    "key": pl.UInt64,  # of its words; of its number where it has too few of them
    "theme": pl.Int32,
    "ask": pl.Boolean,
    "angry": pl.UInt32,  # people who answered it with a complaint or hostility
}
_DAY_US: Final = 86_400_000_000


@dataclass(frozen=True)
class Ours:
    """Our broadcasts and asks (schema OURS)."""

    rows: pl.DataFrame

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "Ours":
        """Take the broadcasts and asks of one partition (schema.PLACED)."""
        spoken = posts.select("post", "conversation", "at", "key", "theme", "role").filter(
            pl.col("role").cast(pl.String).is_in(["broadcast", "ask"])
        )
        rows = spoken.select(
            "post",
            "conversation",
            "at",
            pl.coalesce("key", pl.col("post").cast(pl.UInt64)).alias("key"),
            pl.col("theme").fill_null(OTHER),
            (pl.col("role").cast(pl.String) == "ask").alias("ask"),
        ).join(_angry_answers(spoken, posts), on="post", how="left")
        rows = rows.with_columns(pl.col("angry").fill_null(0))
        return cls(rows.select(pl.col(name).cast(kind) for name, kind in OURS.items()))

    def __add__(self, other: "Ours") -> "Ours":
        """Merge with the broadcasts of other conversations."""
        return Ours(pl.concat([self.rows, other.rows]))

    def once(self) -> pl.DataFrame:
        """Give the broadcasts without asks, the same words within 24 hours only once: the first of them."""
        ordered = self.rows.filter(~pl.col("ask")).sort("key", "at", "post", nulls_last=True)
        at = pl.col("at").cast(pl.Int64)
        pause = (at - at.shift(1).over("key")).fill_null(_DAY_US)
        run = (pause >= _DAY_US).cum_sum().alias("_run")
        days = ((at - at.first().over("_run")) // _DAY_US).alias("_day")
        kept = ordered.with_columns(run).with_columns(days)
        return kept.filter(
            pl.col("at").is_null() | pl.struct("key", "_run", "_day").is_first_distinct()
        ).drop("_run", "_day")


def _angry_answers(spoken: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Count the angry people by the broadcast they answered: their parent, else what opened the thread."""
    ours = spoken["post"]
    opening = posts.group_by("conversation").agg(pl.col("post").first().alias("_opening"))
    said = pl.col("hostile_us").fill_null(value=False) | pl.col("complaint").fill_null(value=False)
    people = posts.select("conversation", "person", "parent", "side", "hostile_us", "complaint")
    angry = people.filter((pl.col("side") == "people") & said).join(spoken, on="conversation", how="semi")
    answered = pl.when(pl.col("parent").is_in(ours.implode())).then("parent").otherwise("_opening")
    return (
        angry.select("conversation", "parent", who())
        .join(opening, on="conversation")
        .select(answered.alias("post"), "who")
        .filter(pl.col("post").is_in(ours.implode()))
        .group_by("post")
        .agg(pl.col("who").n_unique().cast(pl.UInt32).alias("angry"))
    )
