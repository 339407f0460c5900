"""Labels as bits: how the labels of a post are kept in one number of its row.

A bit never changes its meaning: new labels get new bits at the end.
"""

from collections.abc import Mapping
from typing import Final

import polars as pl

from yourturn.core.schema import LABELS_PEOPLE, LABELS_US

BITS: Final[Mapping[str, int]] = {
    "question": 1 << 0,
    "want": 1 << 1,
    "complaint": 1 << 2,
    "praise": 1 << 3,
    "thanks": 1 << 4,
    "hostile_us": 1 << 5,
    "hostile_person": 1 << 6,
    "ask": 1 << 7,
    "ack": 1 << 8,
    "going_back": 1 << 9,
    "dm_redirect": 1 << 10,
    "service": 1 << 11,
    "follow_up": 1 << 12,
    "formula": 1 << 13,
}
"""The one table of bits: labels of people's posts, then of ours."""


def to_bits(labels: pl.DataFrame) -> pl.Series:
    """Give the number (Int64) of each row of label columns; null where none of them was measured."""
    names = [name for name in BITS if name in labels.columns]
    measured = pl.any_horizontal(pl.col(name).is_not_null() for name in names)
    total = pl.sum_horizontal(
        pl.col(name).fill_null(value=False).cast(pl.Int64) * BITS[name] for name in names
    )
    return labels.select(pl.when(measured).then(total).cast(pl.Int64).alias("labels")).to_series()


def from_bits(ours: pl.Expr) -> list[pl.Expr]:
    """Give a Boolean column per label, from the column `labels`: those of its side, null where not measured.

    `ours` says of each row whether the post is ours.
    """
    sides = [(name, ~ours) for name in LABELS_PEOPLE] + [(name, ours) for name in LABELS_US]
    return [pl.when(side).then((pl.col("labels") & BITS[name]) != 0).alias(name) for name, side in sides]
