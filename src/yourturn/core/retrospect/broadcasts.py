"""What we broadcast about, beside how many people ever spoke of it; most of it nobody asked for."""

import polars as pl

from yourturn.core.retrospect.ours import Ours
from yourturn.core.retrospect.said import OTHER


def broadcasts(ours: Ours, table: pl.DataFrame) -> pl.DataFrame:
    """Give the frame `broadcasts` of the findings: theme (its name), broadcasts, people; the most first.

    Cross-posts count once, asks are left out. Broadcasts about no theme of people stand under null, 0 people.
    """
    counted = ours.once().group_by("theme").agg(pl.len().cast(pl.UInt32).alias("broadcasts"))
    named = table.select("theme", "name", "people")
    joined = counted.join(named, on="theme", how="left").with_columns(
        pl.when(pl.col("theme") > OTHER).then("name").alias("name"), pl.col("people").fill_null(0)
    )
    whole = joined.group_by(pl.col("name").alias("theme")).agg(
        pl.col("broadcasts").sum(), pl.col("people").max()
    )
    return whole.sort("broadcasts", "theme", descending=[True, False], nulls_last=True)
