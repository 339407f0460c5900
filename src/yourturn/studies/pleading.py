"""Listens to what people plead for on the days of waves: reads the statements of those days once more."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from yourturn.core.organisation import Organisation
from yourturn.core.retrospect import Days, Plea, who
from yourturn.studies.fitting import Fit, without_names
from yourturn.studies.hearing import Heard
from yourturn.understanding import Sayings, rising

_MONTH_DAYS: Final = 30.44
_CALM: Final = 30_000  # statements of calm months that are looked at; of more, a sample
_READ: Final = ("post", "conversation", "person", "at", "kind", "sentence", "statement", "language")
_TOLD: Final = ("day", "who", "post", "conversation", "at", "sentence", "alike")


def listen(heard: Sequence[Heard], us: Organisation, fitted: Fit, waves: Sequence[Days]) -> list[Plea | None]:
    """Say of each wave what rose on its days against its calm months; None where nothing did.

    Waves share calm months: what was said in them is read, and placed among all that is said, once.
    """
    if not waves:
        return []
    every = _shares(heard, waves)
    looked_at = [_now(wave) | (_calm(wave) & (pl.col("post").hash(11) % n == 0)) for wave, n in every]
    wanted = _asked() & pl.any_horizontal(looked_at)
    parts = [pl.scan_parquet(part.statements).select(_READ).filter(wanted).collect() for part in heard]
    rows = pl.concat(parts).with_columns(_day().alias("day"), who()).with_row_index("row")
    sayings = Sayings.of(rows.with_columns(without_names(rows["statement"], us)), fitted.themes)
    told = zip(looked_at, every, strict=True)
    return [
        _plea(rows.filter(mine).with_columns(_now(wave).alias("now")), sayings, wave, n)
        for mine, (wave, n) in told
    ]


def _plea(rows: pl.DataFrame, sayings: Sayings, wave: Days, every: int) -> Plea | None:
    scale = every * ((wave.last - wave.first).days + 1) / (_MONTH_DAYS * max(len(wave.calm), 1))
    found = rising(sayings, rows.select("row", "now"), scale)
    if found is None:
        return None
    told = rows.join(found.rows, on="row", maintain_order="left")
    then = told.filter(~pl.col("now")).select("day", "who").unique()
    return Plea(found.name, told.filter("now").select(_TOLD), then, every)


def _shares(heard: Sequence[Heard], waves: Sequence[Days]) -> list[tuple[Days, int]]:
    """Give each wave, and of how many statements of its calm months one is looked at."""
    counts = [(_asked() & _calm(wave)).sum().cast(pl.Int64).alias(str(at)) for at, wave in enumerate(waves)]
    parts = [pl.scan_parquet(part.statements).select(counts).collect() for part in heard]
    many = pl.concat(parts).sum().row(0)
    return [(wave, max(1, -(-n // _CALM))) for wave, n in zip(waves, many, strict=True)]


def _asked() -> pl.Expr:
    return pl.col("kind").cast(pl.String) != "complaint"


def _day() -> pl.Expr:
    return pl.col("at").dt.date()


def _now(wave: Days) -> pl.Expr:
    return _day().is_between(wave.first, wave.last)


def _calm(wave: Days) -> pl.Expr:
    return ~_now(wave) & _day().dt.truncate("1mo").is_in(list(wave.calm))
