"""Turns: runs of posts by one author in one conversation, so that run-on posts count once (M0).

It must never reorder posts: they come sorted by conversation, time (nulls last) and id.
"""

from typing import Final

import polars as pl

PUBLIC_GAP_H: Final = 6.0
PRIVATE_GAP_H: Final = 0.5


def turn_starts(
    gap_h: float = PUBLIC_GAP_H, private_gap_h: float = PRIVATE_GAP_H, *, author: str = "person"
) -> pl.Expr:
    """Give the expression that is True on the first post of each turn; `author` is the column that speaks.

    Posts of unknown authors never join; a post without a time joins its author's turn. In private (kind
    `dm`) a shorter pause ends a turn than in public.
    """
    new_conversation = pl.col("conversation") != pl.col("conversation").shift(1)
    same_author = pl.col(author) == pl.col(author).shift(1)
    pause_s = (pl.col("at") - pl.col("at").shift(1)).dt.total_microseconds() / 1e6
    private = (pl.col("kind") == "dm").fill_null(value=False)
    longest_s = pl.when(private).then(private_gap_h * 3600).otherwise(gap_h * 3600)
    return (
        new_conversation.fill_null(value=True)
        | ~same_author.fill_null(value=False)
        | (pause_s > longest_s).fill_null(value=False)
    )


def turns(posts: pl.DataFrame, gap_h: float = PUBLIC_GAP_H) -> pl.DataFrame:
    """Give a row per turn: conversation, turn (from 0), person, side, first_post, at, words, posts."""
    numbered = posts.with_columns(turn_starts(gap_h).cum_sum().alias("_turn"))
    grouped = numbered.group_by("_turn", maintain_order=True).agg(
        pl.col("conversation", "person", "side").first(),
        pl.col("post").first().alias("first_post"),
        pl.col("at").first(),
        pl.col("words").sum(),
        pl.len().cast(pl.UInt32).alias("posts"),
    )
    turn = pl.int_range(pl.len(), dtype=pl.UInt32).over("conversation").alias("turn")
    return grouped.with_columns(turn).select(
        "conversation", "turn", "person", "side", "first_post", "at", "words", "posts"
    )
