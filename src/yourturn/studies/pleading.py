"""Listens to what people plead for on the days of a wave: reads their statements once more, those days only."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import polars as pl

from yourturn.core.organisation import Organisation
from yourturn.core.retrospect import Plea
from yourturn.studies.fitting import Fit, without_names
from yourturn.studies.hearing import Heard
from yourturn.understanding import rising

_UNKNOWN: Final = 1 << 32  # a conversation's number and this stand for its unknown authors
_MONTH_DAYS: Final = 30.44


def listen(
    heard: Sequence[Heard], us: Organisation, fitted: Fit, first: date, last: date, calm: Sequence[date]
) -> Plea | None:
    """Say what rose between two days against the calm months; None where nothing did."""
    day = pl.col("at").dt.date().alias("day")
    now = day.is_between(first, last)
    wanted = now | day.dt.truncate("1mo").is_in(list(calm))
    columns = ["post", "conversation", "person", "at", "kind", "sentence", "statement", "language"]
    parts = [pl.scan_parquet(part.statements).select(columns).filter(wanted).collect() for part in heard]
    unknown = pl.col("conversation").cast(pl.Int64) + _UNKNOWN
    rows = pl.concat(parts).filter(pl.col("kind").cast(pl.String) != "complaint").with_columns(
        day, now.alias("now"), pl.coalesce(pl.col("person").cast(pl.Int64), unknown).alias("who")
    )
    said = rows.with_columns(without_names(rows["statement"], us))
    found = rising(said, fitted.themes, ((last - first).days + 1) / (_MONTH_DAYS * max(len(calm), 1)))
    if found is None:
        return None
    told = rows.with_row_index("row").join(found.rows, on="row", maintain_order="left")
    then = told.filter(~pl.col("now")).select("day", "who").unique()
    columns = ["day", "who", "post", "conversation", "at", "sentence", "alike"]
    return Plea(found.name, told.filter("now").select(columns), then)
