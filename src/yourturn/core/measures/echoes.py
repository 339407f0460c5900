"""What came back to a broadcast (M3): genuine turns of people in reply, never likes.

Copies ("count me in, please!" by many) and words that say nothing (under three) are not genuine.
"""

import polars as pl

from yourturn.core.runs import Runs
from yourturn.core.turns import turn_numbers


def genuine_turns(posts: pl.DataFrame) -> pl.DataFrame:
    """Give post, turns UInt32: genuine turns of people in reply to each post of ours that has any.

    In reply = a post of the turn answers it, or has no known parent and follows it, with no other post of
    ours between. A turn is genuine by a post of three words or more that nobody else in the conversation
    wrote as well.
    """
    runs = Runs.of(posts["conversation"].to_numpy())
    here = runs.any((posts["side"] != "people").to_numpy())[runs.number]
    shared = posts.select(
        "conversation", "post", "parent", "person", "key", "state", "kind",
        (pl.col("side") != "people").alias("_ours"),
        turn_numbers(posts).alias("_turn"),
    ).filter(pl.Series(here, dtype=pl.Boolean))  # fmt: skip
    before = pl.when("_ours").then("post").forward_fill().over("conversation")
    rows = shared.with_columns(before.alias("_before"))
    alive = (pl.col("state") != "deleted") & (pl.col("kind") != "repost")
    replies = rows.filter(~pl.col("_ours") & pl.col("key").is_not_null() & alive.fill_null(value=True))
    alone = pl.col("person").n_unique().over("conversation", "key") == 1
    return (
        replies.filter(alone)
        .select(pl.coalesce("parent", "_before").alias("post"), "_turn")
        .drop_nulls()
        .group_by("post")
        .agg(pl.col("_turn").n_unique().cast(pl.UInt32).alias("turns"))
    )
