"""Who is still waiting: the waits to show with their words, and how many people a year were never answered.

It keeps the words of at most 300 posts. Deleted posts and posts without words are not shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from yourturn.core.retrospect.said import who
from yourturn.core.retrospect.speakers import with_speaker
from yourturn.core.schema import TIME

SHOWN: Final = 200
HOSTILE: Final = 100  # at most so many of them are hostile, so that the longest waits are shown too
WORDS: Final = 400
NEVER_S: Final = 14 * 86_400.0
_ROWS: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "post": pl.UInt32,
    "conversation": pl.UInt32,
    "who": pl.Int64,
    "channel": pl.String,
    "since": TIME,
    "waited_s": pl.Float64,
    "text": pl.String,
    "hostile": pl.Boolean,
}
_ORDER: Final = ["hostile", "waited_s", "post"]
_DESCENDING: Final = [True, True, False]


@dataclass(frozen=True)
class StillWaiting:
    """`rows`: the waits that may be shown; `never`: year and person of each wait open for over 14 days."""

    rows: pl.DataFrame
    never: pl.DataFrame  # year Int32, who Int64
    asked: pl.DataFrame  # the same of every wait that was not overheard

    @classmethod
    def of(cls, posts: pl.DataFrame, needs: pl.DataFrame) -> "StillWaiting":
        """Take one partition: posts (schema.PLACED) and its needs (needs.NEEDS).

        Overheard posts are shown where they are hostile and never counted: they did not ask us.
        """
        waits = needs.filter((pl.col("ended") == "open") & (pl.col("waited_s") >= 0))
        never = waits.filter((pl.col("kind") != "overheard") & (pl.col("waited_s") > NEVER_S))
        seen = posts.select(
            pl.col("post").alias("opened_post"),
            "channel",
            pl.col("hostile_us").fill_null(value=False).alias("hostile"),
            (pl.col("text").str.len_bytes() > 0).alias("_words"),
        )
        shown = waits.join(seen, on="opened_post").filter(
            pl.col("_words") & (pl.col("hostile") | (pl.col("kind") != "overheard"))
        )
        rows = _most(shown.with_columns(who()).rename({"opened_post": "post"}))
        rows = rows.join(posts.select("post", "text"), on="post")
        rows = rows.with_columns(pl.col("text").str.slice(0, WORDS))
        return cls(
            rows.select(pl.col(name).cast(kind) for name, kind in _ROWS.items()),
            _years(never),
            _years(needs.filter(pl.col("kind") != "overheard")),
        )

    def __add__(self, other: "StillWaiting") -> "StillWaiting":
        """Merge with the waits of other conversations."""
        return StillWaiting(
            _most(pl.concat([self.rows, other.rows])),
            pl.concat([self.never, other.never]),
            pl.concat([self.asked, other.asked]),
        )

    def result(self, speakers: pl.DataFrame | None = None) -> pl.DataFrame:
        """Give the frame `waiting` of the findings: hostile ones first, then the longest; 200 at most."""
        ordered = with_speaker(self.rows.sort(_ORDER, descending=_DESCENDING).head(SHOWN), speakers)
        return ordered.select(
            "post",
            "conversation",
            "speaker",
            "channel",
            "since",
            "waited_s",
            "text",
            "hostile",
            (pl.col("waited_s") > NEVER_S).alias("never"),
        )

    def per_year(self) -> pl.DataFrame:
        """Give year, people and asked, the latest year first.

        People: whose wait of that year has been open for over 14 days; of those who asked for an answer then.
        """
        people, asked = (
            rows.group_by("year").agg(pl.col("who").n_unique().cast(pl.UInt32).alias(name))
            for name, rows in (("people", self.never), ("asked", self.asked))
        )
        counted = asked.join(people, on="year", how="left").with_columns(pl.col("people").fill_null(0))
        return counted.select(pl.col("year").cast(pl.Int32), "people", "asked").sort("year", descending=True)


def _years(needs: pl.DataFrame) -> pl.DataFrame:
    dated = needs.filter(pl.col("since").is_not_null())
    return dated.select(pl.col("since").dt.year().alias("year"), who()).unique()


def _most(rows: pl.DataFrame) -> pl.DataFrame:
    ordered = rows.sort(_ORDER, descending=_DESCENDING)
    hostile, rest = ordered.filter("hostile"), ordered.filter(~pl.col("hostile"))
    return pl.concat([hostile.head(HOSTILE), rest.head(SHOWN)])
