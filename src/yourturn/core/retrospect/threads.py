"""The second pass: threads that the report opens, and the words of broadcasts that it shows.

It reads only what was asked for, and cuts it.
"""

from dataclasses import dataclass
from typing import Final

import polars as pl

from yourturn.core.retrospect.said import who
from yourturn.core.retrospect.speakers import with_speaker

POSTS: Final = 30
WORDS: Final = 1_200
OURS: Final = 300


@dataclass(frozen=True)
class Threads:
    """The posts of the wanted conversations, and the texts of the wanted broadcasts."""

    posts: pl.DataFrame
    words: pl.DataFrame  # post UInt32, text String (300 characters)

    @classmethod
    def of(cls, posts: pl.DataFrame, wanted: pl.Series, broadcasts: pl.Series | None = None) -> "Threads":
        """Take one partition (schema.PLACED): the conversations in `wanted`, 30 posts each.

        A post is cut at 1,200 characters. `broadcasts` names posts of ours whose words are shown elsewhere.
        """
        chosen = posts.filter(pl.col("conversation").is_in(wanted.implode()))
        kept = chosen.sort("post").group_by("conversation", maintain_order=True).head(POSTS)
        rows = kept.select(
            "conversation",
            "post",
            pl.col("side").cast(pl.String),
            who(),
            "at",
            pl.col("text").str.slice(0, WORDS),
        )
        named = pl.Series(dtype=pl.UInt32) if broadcasts is None else broadcasts
        words = posts.filter(pl.col("post").is_in(named.implode()))
        return cls(rows, words.select("post", pl.col("text").str.slice(0, OURS)))

    def __add__(self, other: "Threads") -> "Threads":
        """Merge with the threads of other partitions."""
        return Threads(pl.concat([self.posts, other.posts]), pl.concat([self.words, other.words]))

    def result(self, speakers: pl.DataFrame | None = None) -> pl.DataFrame:
        """Give the frame `threads` of the findings, in the order of posts."""
        ordered = with_speaker(self.posts.sort("post"), speakers)
        return ordered.select("conversation", "post", "side", "speaker", "at", "text")
