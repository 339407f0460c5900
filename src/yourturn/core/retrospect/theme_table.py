"""Themes as the report lists them: by people, since when, and what became of what they said.

It never counts a person twice, nor a wait that people ended as answered by us.
"""

from datetime import datetime
from typing import Final

import polars as pl

from yourturn.core.retrospect.ours import Ours
from yourturn.core.retrospect.said import OTHER, Said

_NUMBERS: Final = (
    "posts",
    "wants",
    "questions",
    "complaints",
    "needs",
    "answered",
    "waiting",
    "our_posts",
    "our_replies",
)
_COLUMNS: Final = (
    "id",
    "name",
    "language",
    "people",
    "posts",
    "wants",
    "questions",
    "complaints",
    "first_said",
    "last_said",
    "peak_month",
    "needs",
    "answered",
    "waiting",
    "our_posts",
    "our_replies",
    "per_half_year",
    "talk",
    "z",
)


def theme_table(
    said: Said,
    monthly: pl.DataFrame,
    ours: Ours,
    themes: pl.DataFrame,
    first: datetime,
    as_of: datetime,
    gap: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Give the frame `themes` of the findings, plus `theme` (row in the model); without people, left out.

    `monthly` is `theme_months`. `wants`, `questions` and `complaints` count posts. `needs` are waits in which
    somebody spoke of the theme, `waiting` people whose wait is open, `our_posts` broadcasts about it, asks
    left out. `gap` has theme Int32 (row in the model), talk String and z Float64 (M8); without it both
    columns are null.
    """
    rows = said.rows.filter(pl.col("theme") > OTHER)
    counted = _counts(rows).join(_waits(rows), on="theme", how="left")
    counted = counted.join(_peaks(monthly), on="theme", how="left")
    counted = counted.join(_half_years(rows, first, as_of), on="theme", how="left")
    spoken = ours.once().group_by("theme").agg(pl.len().alias("our_posts"))
    replies = said.replies.select("theme", pl.col("replies").alias("our_replies"))
    named = themes.select("id", "name", "language").with_columns(
        pl.int_range(pl.len(), dtype=pl.Int32).alias("theme")
    )
    whole = named.join(counted, on="theme")
    for frame in (spoken, replies, _gap(gap)):
        whole = whole.join(frame, on="theme", how="left")
    ordered = whole.sort("people", "first_said", "id", descending=[True, False, False], nulls_last=True)
    whole = ordered.with_columns(pl.col(name).fill_null(0).cast(pl.UInt32) for name in _NUMBERS)
    return whole.select(*_COLUMNS, "theme")


def _counts(rows: pl.DataFrame) -> pl.DataFrame:
    kind = pl.col("kind").cast(pl.String)
    # rows are distinct in post, theme and kind
    by_kind = {f"{name}s": (kind == name).sum() for name in ("want", "question", "complaint")}
    plain = rows.group_by("theme").agg(
        pl.col("at").min().alias("first_said"), pl.col("at").max().alias("last_said"), **by_kind
    )
    people = _distinct(rows, "who", "people")
    return plain.join(people, on="theme").join(_distinct(rows, "post", "posts"), on="theme")


def _distinct(rows: pl.DataFrame, column: str, name: str) -> pl.DataFrame:
    counted = rows.select("theme", column).unique().group_by("theme")
    return counted.agg(pl.len().cast(pl.UInt32).alias(name))


def _waits(rows: pl.DataFrame) -> pl.DataFrame:
    spoken = rows.filter(pl.col("need").is_not_null()).select("theme", "need", "ended", "who")
    waits = spoken.unique(["theme", "need"])
    counted = waits.group_by("theme").agg(
        pl.len().alias("needs"), (pl.col("ended") == "answered").sum().alias("answered")
    )
    waiting = _distinct(waits.filter(pl.col("ended") == "open"), "who", "waiting")
    return counted.join(waiting, on="theme", how="left")


def _peaks(monthly: pl.DataFrame) -> pl.DataFrame:
    ordered = monthly.sort("people", "month", descending=[True, False])
    return ordered.group_by("theme", maintain_order=True).agg(pl.col("month").first().alias("peak_month"))


def theme_months(said: Said) -> pl.DataFrame:
    """Give theme, month and people (distinct) of what has a theme and a time."""
    dated = said.rows.filter((pl.col("theme") > OTHER) & pl.col("at").is_not_null()).select(
        "theme", pl.col("at").dt.date().dt.truncate("1mo").alias("month"), "who"
    )
    return dated.unique().group_by("theme", "month").agg(pl.len().cast(pl.UInt32).alias("people"))


def _half_years(rows: pl.DataFrame, first: datetime, as_of: datetime) -> pl.DataFrame:
    start = first.year * 2 + (first.month > 6)
    halves = as_of.year * 2 + (as_of.month > 6) - start + 1
    half = (pl.col("at").dt.year() * 2 + (pl.col("at").dt.month() > 6).cast(pl.Int32) - start).alias("half")
    counted = (
        rows.select("theme", half, "who").unique().group_by("theme", "half").agg(pl.len().alias("people"))
    )
    wide = (
        rows.select("theme")
        .unique()
        .join(pl.DataFrame({"half": range(halves)}, schema={"half": pl.Int32}), how="cross")
    )
    filled = wide.join(counted.cast({"half": pl.Int32}), on=["theme", "half"], how="left").sort(
        "theme", "half"
    )
    people = pl.col("people").fill_null(0).cast(pl.UInt32)
    return filled.group_by("theme", maintain_order=True).agg(people.alias("per_half_year"))


def _gap(gap: pl.DataFrame | None) -> pl.DataFrame:
    schema = {"theme": pl.Int32, "talk": pl.String, "z": pl.Float64}
    if gap is None:
        return pl.DataFrame(schema=schema)
    return gap.select(pl.col(name).cast(kind) for name, kind in schema.items())
