"""What people want you to say: questions nobody answered, and wants that had no word from us.

A wait that is open counts as unanswered; a word is a reply to the person, or a later broadcast on the theme.
"""

from collections.abc import Mapping
from typing import Final

import polars as pl

from yourturn.core.retrospect.ours import Ours
from yourturn.core.retrospect.said import OTHER, Said

_BRIEF: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "theme": pl.String,
    "people": pl.UInt32,
    "questions": pl.UInt32,
    "wants": pl.UInt32,
    "channels": pl.List(pl.String),
    "counts": pl.List(pl.UInt32),
}


def unheard() -> pl.Expr:
    """Say of rows of SAID whether it is a question nobody answered or a want we did not reply to.

    Without a wait, a question is answered as soon as anybody else wrote after it in its conversation. What
    people deleted counts as neither.
    """
    kind = pl.col("kind").cast(pl.String)
    fate = pl.col("ended").cast(pl.String)
    question = (kind == "question") & pl.when(fate.is_null()).then(pl.col("alone")).otherwise(fate == "open")
    want = (kind == "want") & ~pl.col("word") & (fate != "withdrawn").fill_null(value=True)
    return question | want


def brief(said: Said, ours: Ours, themes: pl.DataFrame) -> pl.DataFrame:
    """Give the frame `brief` of the findings, the theme with the most people first; none without any."""
    spoken = (
        ours.rows.filter(pl.col("theme") > OTHER).group_by("theme").agg(pl.col("at").max().alias("_spoken"))
    )
    rows = said.rows.filter((pl.col("theme") > OTHER) & unheard()).join(spoken, on="theme", how="left")
    want = pl.col("kind").cast(pl.String) == "want"
    told = want & (pl.col("_spoken") >= pl.col("at")).fill_null(value=False)
    open_rows = rows.filter(~told)
    totals = open_rows.group_by("theme").agg(
        pl.col("who").n_unique().alias("people"),
        pl.col("who").filter(~want).n_unique().alias("questions"),
        pl.col("who").filter(want).n_unique().alias("wants"),
    )
    named = themes.select("id", pl.int_range(pl.len(), dtype=pl.Int32).alias("theme"))
    whole = totals.join(_channels(open_rows), on="theme").join(named, on="theme").drop("theme")
    ordered = whole.rename({"id": "theme"}).sort("people", "theme", descending=[True, False])
    return ordered.select(pl.col(name).cast(kind) for name, kind in _BRIEF.items())


def _channels(rows: pl.DataFrame) -> pl.DataFrame:
    counted = (
        rows.filter(pl.col("channel").is_not_null())
        .group_by("theme", "channel")
        .agg(pl.col("who").n_unique().alias("counts"))
        .sort("counts", "channel", descending=[True, False])
    )
    lists = counted.group_by("theme", maintain_order=True).agg(
        pl.col("channel").alias("channels"), pl.col("counts")
    )
    every = rows.select("theme").unique().join(lists, on="theme", how="left")
    return every.with_columns(pl.col("channels", "counts").fill_null([]))
