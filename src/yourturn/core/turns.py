"""Turns: runs of posts by one author in one conversation, so that run-on posts count once (M0).

It must never reorder posts: they come sorted by conversation, time (nulls last) and id.
"""

from typing import Final

import numpy as np
import polars as pl

from yourturn.core.runs import NO_TIME, Numbers, Runs, marked, moments

PUBLIC_GAP_H: Final = 6.0
PRIVATE_GAP_H: Final = 0.5


def turn_starts(gap_h: float = PUBLIC_GAP_H, private_gap_h: float = PRIVATE_GAP_H) -> pl.Expr:
    """Give the expression that is True on the first post of each turn.

    Posts of unknown authors never join; a post without a time joins its author's turn. In private (kind
    `dm`) a shorter pause ends a turn than in public.
    """
    new_conversation = pl.col("conversation") != pl.col("conversation").shift(1)
    same_author = pl.col("person") == pl.col("person").shift(1)
    pause_s = (pl.col("at") - pl.col("at").shift(1)).dt.total_microseconds() / 1e6
    private = (pl.col("kind") == "dm").fill_null(value=False)
    longest_s = pl.when(private).then(private_gap_h * 3600).otherwise(gap_h * 3600)
    return (
        new_conversation.fill_null(value=True)
        | ~same_author.fill_null(value=False)
        | (pause_s > longest_s).fill_null(value=False)
    )


def turn_numbers(posts: pl.DataFrame) -> pl.Expr:
    """Give the expression of the number of each post's turn; a column `turn`, made before, is taken."""
    return pl.col("turn") if "turn" in posts.columns else turn_starts().cum_sum()


def side_turns(posts: pl.DataFrame, ours: Numbers) -> Runs:
    """Give the turns of us against all people (`ours` says which posts are ours); pauses end turns too."""
    new = np.zeros(posts.height, np.bool_)
    at, conversation = moments(posts["at"]), posts["conversation"].to_numpy()
    longest = np.where(marked(posts["kind"] == "dm"), PRIVATE_GAP_H, PUBLIC_GAP_H) * 3_600_000_000
    timed = (at[1:] != NO_TIME) & (at[:-1] != NO_TIME)
    new[1:] = timed & (at[1:] - np.where(timed, at[:-1], 0) > longest[1:])
    new[1:] |= (conversation[1:] != conversation[:-1]) | (ours[1:] != ours[:-1])
    new[:1] = True
    return Runs(np.flatnonzero(new), posts.height)
