"""Who asked about a theme, and when (M3): people counted once, whatever they repeat."""

from datetime import timedelta
from typing import Final

import numpy as np
import polars as pl

TRAILING: Final = timedelta(days=90)


def askers_before(posts: pl.DataFrame, demand: pl.DataFrame) -> pl.DataFrame:
    """Give, for posts (theme, at) in order: askers UInt32 and before Boolean.

    `askers` = distinct people who asked about the theme in the 90 days up to the post; `before` = somebody
    ever had. `demand` has theme, person, at. Themes null and -1 (other), and unknown people, ask for nothing.
    """
    known = demand.filter(
        (pl.col("theme") >= 0) & pl.col("person").is_not_null() & pl.col("at").is_not_null()
    ).sort("theme", "person", "at")
    spells = _spells(known)
    rows = posts.select("theme", pl.col("at").cast(pl.Int64).alias("when")).with_row_index("row")
    asked = rows.filter((pl.col("theme") >= 0) & pl.col("when").is_not_null())
    begun, ended = (_up_to(asked, spells, edge) for edge in ("begin", "end"))
    counts = np.zeros(posts.height, np.int64)
    ever = np.zeros(posts.height, np.bool_)
    place = asked["row"].to_numpy()
    counts[place], ever[place] = begun - ended, begun > 0
    return pl.DataFrame({"askers": pl.Series(counts, dtype=pl.UInt32), "before": ever})


def _spells(known: pl.DataFrame) -> pl.DataFrame:
    """Give theme, begin and end of the times in which a person counts: from asking until 90 days after."""
    new = (
        (pl.col("theme") != pl.col("theme").shift(1))
        | (pl.col("person") != pl.col("person").shift(1))
        | (pl.col("at") - pl.col("at").shift(1) > TRAILING)
    ).fill_null(value=True)
    return (
        known.with_columns(new.cum_sum().alias("_spell"))
        .group_by("_spell")
        .agg(
            pl.col("theme").first(),
            pl.col("at").min().cast(pl.Int64).alias("begin"),
            (pl.col("at").max() + TRAILING).cast(pl.Int64).alias("end"),
        )
    )


def _up_to(
    asked: pl.DataFrame, spells: pl.DataFrame, edge: str
) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Count for each asked row the spells of its theme that began by then, or had ended before."""
    edges = spells.select("theme", pl.col(edge).alias("when")).sort("theme", "when")
    edges = edges.with_columns((pl.int_range(pl.len()).over("theme") + 1).alias("count"))
    exact = edge == "begin"
    # join_asof wants one sorted key; the rows go back into their order afterwards.
    found = asked.sort("when").join_asof(
        edges.sort("when"), on="when", by="theme", allow_exact_matches=exact, check_sortedness=False
    )
    return found.sort("row")["count"].fill_null(0).to_numpy()
