"""Posts of whole conversations in the order and the numbers that the study's passes take.

The order follows what the posts say, never how they came.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.runs import NONE, Numbers, Runs, parent_rows
from yourturn.core.schema import TIME

OURS: Final = "ours"
"""Name of the channel that stands for every space of ours ..."""
ELSEWHERE: Final = "elsewhere"
"""... and for every other, while roles are found."""


@dataclass(frozen=True)
class Ordered:
    """Posts as they are stored, in order, and the same as the study's passes take them, row by row.

    In `studied`, `post` is the row, `conversation` the number of its run, `person` of ours is 0, and no `at`
    is later than as_of; `said_at` is the time as stored.
    """

    stored: pl.DataFrame
    studied: pl.DataFrame
    runs: Runs
    parent: Numbers


def in_order(posts: pl.DataFrame, as_of: datetime) -> Ordered:
    """Order posts (POSTS_LIVE) by conversation, then the opening post, then by time (nulls last) and number.

    A parent in another conversation, or itself, is none. A conversation in which every post has a parent is
    opened by its first.
    """
    stored = posts.sort("conversation", "at", "post", nulls_last=True)
    row = np.arange(stored.height)
    runs = Runs.of(stored["conversation"].to_numpy())
    parent = _inside(parent_rows(stored), runs.number, row)
    roots = runs.least(np.where(parent == NONE, row, stored.height))
    opening = np.where(roots < stored.height, roots, runs.starts)
    if not np.array_equal(opening, runs.starts):
        later = np.ones(stored.height, np.bool_)
        later[opening] = False
        order = np.argsort(runs.number * 2 + later, kind="stable")
        place = np.empty_like(order)
        place[order] = row
        stored = stored[order]
        parent = np.where(parent[order] == NONE, NONE, place[parent[order]])
    return Ordered(stored, _studied(stored, runs, parent, as_of), runs, parent)


def _inside(parent: Numbers, number: Numbers, row: Numbers) -> Numbers:
    inside = (parent != NONE) & (parent != row)
    inside[inside] = number[parent[inside]] == number[row[inside]]
    return np.where(inside, parent, NONE)


def _studied(stored: pl.DataFrame, runs: Runs, parent: Numbers, as_of: datetime) -> pl.DataFrame:
    above = pl.lit(pl.Series(parent))
    by_now = pl.min_horizontal("at", pl.when(pl.col("at").is_not_null()).then(pl.lit(as_of, TIME)))
    return stored.with_columns(
        pl.int_range(stored.height, dtype=pl.UInt32).alias("post"),
        pl.Series("conversation", runs.number, pl.UInt32),
        pl.when(above != NONE).then(above).cast(pl.UInt32).alias("parent"),
        pl.when(pl.col("side") == "people").then("person").otherwise(0).alias("person"),
        pl.col("at").alias("said_at"),
        by_now.alias("at"),
        pl.when("own_space").then(pl.lit(OURS)).otherwise(pl.lit(ELSEWHERE)).alias("channel"),
    )
