"""The names of people, joined at the very end; no part carries them."""

import polars as pl

from yourturn.core.retrospect.said import UNKNOWN


def with_speaker(rows: pl.DataFrame, speakers: pl.DataFrame | None) -> pl.DataFrame:
    """Add `speaker` to rows that have `who`, from (person, speaker); null where unknown or not given.

    Ours stay null: all our handles are one author, and the page does not rank or name colleagues.
    """
    if speakers is None:
        return rows.with_columns(pl.lit(None, dtype=pl.String).alias("speaker"))
    known = speakers.drop_nulls().select(pl.col("person").cast(pl.Int64).alias("who"), "speaker")
    known = known.filter(pl.col("who").is_between(1, UNKNOWN - 1)).sort("speaker").unique("who", keep="first")
    return rows.join(known, on="who", how="left", maintain_order="left")
