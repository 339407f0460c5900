"""Who asked about a theme, and when (M3): people counted once, whatever they repeat."""

from datetime import timedelta
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

Numbers = npt.NDArray[Any]

TRAILING: Final = timedelta(days=90)


def askers_before(posts: pl.DataFrame, demand: pl.DataFrame) -> pl.DataFrame:
    """Give, for posts (theme, at) in order: askers UInt32 and before Boolean.

    `askers` = distinct people who asked about the theme in the 90 days up to the post; `before` = somebody
    ever had. `demand` has theme, person, at. Themes null and -1 (other), and unknown people, ask for nothing.
    """
    known = demand.filter(
        (pl.col("theme") >= 0) & pl.col("person").is_not_null() & pl.col("at").is_not_null()
    ).sort("person", "at")
    asked = posts.select("theme", pl.col("at").cast(pl.Int64).alias("when")).with_row_index("row")
    asked = asked.filter((pl.col("theme") >= 0) & pl.col("when").is_not_null())
    counts, ever = np.zeros(posts.height, np.int64), np.zeros(posts.height, np.bool_)
    spells = {theme: _spells(rows) for (theme,), rows in known.group_by("theme")}
    for (theme,), rows in asked.group_by("theme"):
        if theme in spells:
            place, when = rows["row"].to_numpy(), rows["when"].to_numpy()
            begins, ends = spells[theme]
            begun = np.searchsorted(begins, when, side="right")
            counts[place], ever[place] = begun - np.searchsorted(ends, when, side="left"), begun > 0
    return pl.DataFrame({"askers": pl.Series(counts, dtype=pl.UInt32), "before": ever})


def _spells(known: pl.DataFrame) -> tuple[Numbers, Numbers]:
    """Give when the times begin and end in which a person counts: from asking until 90 days after."""
    person, at = known["person"].to_numpy(), known["at"].cast(pl.Int64).to_numpy()
    new = np.ones(len(at), np.bool_)
    new[1:] = (person[1:] != person[:-1]) | (at[1:] - at[:-1] > TRAILING // timedelta(microseconds=1))
    starts = np.flatnonzero(new)
    ends = at[np.append(starts[1:], len(at)) - 1] + TRAILING // timedelta(microseconds=1)
    return np.sort(at[starts]), np.sort(ends)
