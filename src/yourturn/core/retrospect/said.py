"""What people said, as numbers: a row per post, theme and kind, and what became of it.

It keeps no word of anybody. A person counts once wherever people are counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from yourturn.core.needs import ENDED
from yourturn.core.schema import DEMAND, TIME

UNKNOWN: Final = 1 << 32
"""Added to a conversation's number to stand for its unknown authors, who count as one person there."""

SPOKEN: Final = ("reply", "ack", "going_back")
OTHER: Final = -1  # the theme of what belongs to none

SAID: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "post": pl.UInt32,
    "conversation": pl.UInt32,
    "who": pl.Int64,
    "at": TIME,
    "channel": pl.String,
    "theme": pl.Int32,
    "kind": DEMAND,
    "need": pl.UInt32,  # opening post of the wait it belongs to; null = it opened or continued none
    "ended": ENDED,  # how that wait ended
    # the next two are null where our side is not in the archive
    "word": pl.Boolean,  # we replied to this post, or answered or acknowledged its wait
    "alone": pl.Boolean,  # it opened no wait, and nobody but its author wrote in the conversation afterwards
}


def who() -> pl.Expr:
    """Give the number that a person counts under: all unknown authors of one conversation are one."""
    unknown = pl.col("conversation").cast(pl.Int64) + UNKNOWN
    return pl.coalesce(pl.col("person").cast(pl.Int64), unknown).alias("who")


@dataclass(frozen=True)
class Said:
    """The demands of some conversations (`rows`, schema SAID), and replies of ours by theme."""

    rows: pl.DataFrame
    replies: pl.DataFrame  # theme Int32, replies UInt32

    @classmethod
    def of(cls, posts: pl.DataFrame, statements: pl.DataFrame, needs: pl.DataFrame) -> "Said":
        """Take one partition: schema.PLACED, schema.STATEMENTS and needs.NEEDS of whole conversations."""
        spoken = statements.select("post", "conversation", who(), "at").unique("post")
        return cls.judged(statements, posts, fates_of(spoken, posts, needs))

    @classmethod
    def judged(cls, statements: pl.DataFrame, posts: pl.DataFrame, fates: pl.DataFrame) -> "Said":
        """Take statements whose posts' fates are known."""
        spoken = statements.select(
            "post", "conversation", who(), "at", "channel", pl.col("theme").fill_null(OTHER), "kind"
        ).unique(["post", "theme", "kind"])
        rows = spoken.join(fates, on="post", how="left")
        return cls(rows.select(pl.col(name).cast(kind) for name, kind in SAID.items()), _replies(rows, posts))

    def __add__(self, other: "Said") -> "Said":
        """Merge with what was said in other conversations."""
        return Said(pl.concat([self.rows, other.rows]), _added(pl.concat([self.replies, other.replies])))


def fates_of(spoken: pl.DataFrame, posts: pl.DataFrame, needs: pl.DataFrame) -> pl.DataFrame:
    """Give post, need, ended, word and alone of some posts of people (post, conversation, who, at)."""
    waits = needs.filter(pl.col("kind") != "overheard").select(
        "conversation",
        who(),
        pl.col("opened_post").alias("need"),
        "ended_at",
        "ended",
        ((pl.col("ended") == "answered") | pl.col("acked_at").is_not_null()).alias("_heard"),
    )
    linked = spoken.sort("post").join_asof(
        waits.sort("need"),
        left_on="post",
        right_on="need",
        by=["conversation", "who"],
        strategy="backward",
        coalesce=False,
        check_sortedness=False,
    )
    inside = (pl.col("post") == pl.col("need")) | ~(pl.col("at") > pl.col("ended_at")).fill_null(value=False)
    held = linked.with_columns(pl.when(inside).then(name).alias(name) for name in ("need", "ended", "_heard"))
    replied = posts.filter((pl.col("side") != "people") & pl.col("role").cast(pl.String).is_in(SPOKEN))
    replied_to = replied["parent"].drop_nulls().unique()
    word = pl.col("post").is_in(replied_to.implode()) | pl.col("_heard").fill_null(value=False)
    waitless = pl.col("need").is_null()
    others = _last_by_others(held.filter(waitless), posts)
    followed = (pl.col("_others_last") > pl.col("post")).fill_null(value=False)
    return held.join(others, on=["conversation", "who"], how="left").select(
        "post", "need", "ended", word.alias("word"), (waitless & ~followed).alias("alone")
    )


def _last_by_others(spoken: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    """Give for each person of each conversation the last post there by anybody else (null = none)."""
    inside = posts.join(spoken, on="conversation", how="semi").select("conversation", who(), "post")
    last = inside.group_by("conversation").agg(
        pl.col("who").get(pl.col("post").arg_max()).alias("_latest"), pl.col("post").max().alias("_first")
    )
    both = inside.join(last, on="conversation")
    others = both.filter(pl.col("who") != pl.col("_latest"))
    second = others.group_by("conversation").agg(pl.col("post").max().alias("_second"))
    ranked = last.join(second, on="conversation", how="left")
    others_last = pl.when(pl.col("who") == pl.col("_latest")).then("_second").otherwise("_first")
    people = spoken.select("conversation", "who").unique()
    return people.join(ranked, on="conversation").select(
        "conversation", "who", others_last.alias("_others_last")
    )


def _replies(rows: pl.DataFrame, posts: pl.DataFrame) -> pl.DataFrame:
    themes = rows.select(pl.col("post").alias("parent"), "theme").unique()
    ours = posts.filter((pl.col("side") != "people") & pl.col("role").cast(pl.String).is_in(SPOKEN))
    return _added(
        ours.select("parent").join(themes, on="parent").select("theme", replies=pl.lit(1, dtype=pl.UInt32))
    )


def _added(counts: pl.DataFrame) -> pl.DataFrame:
    return counts.group_by("theme").agg(pl.col("replies").sum().cast(pl.UInt32)).sort("theme")
