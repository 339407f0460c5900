"""Cross-posts: the same words on several channels within a day are one broadcast (M1, M2, M3).

The same words again on one channel are a repeat, never a cross-post.
"""

from datetime import timedelta
from typing import Final

import polars as pl

WITHIN: Final = timedelta(hours=24)


def add_utterance(posts: pl.DataFrame) -> pl.DataFrame:
    """Add `utterance` (UInt32), equal for posts that are one broadcast, and `first` (it counts), to posts.

    Takes post, key, channel and at; rows come back sorted by key, at and post. Words stay together while
    each post follows the one before within 24 hours; in such a run the n-th post of each channel belongs to
    the n-th utterance, so that posting twice to three channels counts twice. Without key or time a post
    stands alone.
    """
    ordered = posts.sort("key", "at", "post", nulls_last=True)
    joins = (
        (pl.col("key") == pl.col("key").shift(1)) & (pl.col("at") - pl.col("at").shift(1) <= WITHIN)
    ).fill_null(value=False)
    runs = ordered.with_columns((~joins).cum_sum().alias("_run"))
    runs = runs.with_columns(pl.int_range(pl.len()).over("_run", "channel").alias("_turn"))
    first = pl.struct("_run", "_turn").is_first_distinct()
    numbered = runs.with_columns(first.alias("first"), pl.struct("_run", "_turn").rank("dense").alias("_u"))
    return numbered.with_columns(pl.col("_u").cast(pl.UInt32).alias("utterance")).drop("_run", "_turn", "_u")
