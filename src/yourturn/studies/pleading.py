"""Listens to what people plead for on the days of a wave: reads the statements of those days once more."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import polars as pl

from yourturn.core.organisation import Organisation
from yourturn.core.retrospect import Plea, who
from yourturn.studies.fitting import Fit, without_names
from yourturn.studies.hearing import Heard
from yourturn.understanding import rising

_MONTH_DAYS: Final = 30.44
_CALM: Final = 30_000  # statements of calm months that are looked at; of more, a sample


def listen(
    heard: Sequence[Heard], us: Organisation, fitted: Fit, first: date, last: date, calm: Sequence[date]
) -> Plea | None:
    """Say what rose between two days against the calm months; None where nothing did."""
    day = pl.col("at").dt.date().alias("day")
    now = day.is_between(first, last)
    wanted = now | day.dt.truncate("1mo").is_in(list(calm))
    columns = ["post", "conversation", "person", "at", "kind", "sentence", "statement", "language"]
    asked = wanted & (pl.col("kind").cast(pl.String) != "complaint")
    parts = [pl.scan_parquet(part.statements).select(columns).filter(asked).collect() for part in heard]
    rows = pl.concat(parts).with_columns(day, now.alias("now"), who())
    every = max(1, -(-rows.filter(~pl.col("now")).height // _CALM))
    rows = rows.filter(pl.col("now") | (pl.col("post").hash(11) % every == 0))
    said = rows.with_columns(without_names(rows["statement"], us))
    scale = every * ((last - first).days + 1) / (_MONTH_DAYS * max(len(calm), 1))
    found = rising(said, fitted.themes, scale)
    if found is None:
        return None
    told = rows.with_row_index("row").join(found.rows, on="row", maintain_order="left")
    then = told.filter(~pl.col("now")).select("day", "who").unique()
    columns = ["day", "who", "post", "conversation", "at", "sentence", "alike"]
    return Plea(found.name, told.filter("now").select(columns), then, every)
