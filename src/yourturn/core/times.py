"""Times as people's files write them, to UTC. Never invents one: what is unreadable stays null."""

import polars as pl

from yourturn.core import schema

ZONED = (
    "%Y-%m-%dT%H:%M:%S%.f%#z",
    "%Y-%m-%d %H:%M:%S%.f %#z",
    "%Y-%m-%d %H:%M:%S%.f%#z",
    "%a %b %d %H:%M:%S %z %Y",
    "%a, %d %b %Y %H:%M:%S %z",
)
ZONELESS = (
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%Y-%m-%d",
    "%d.%m.%Y",
)
SECONDS_UNTIL = 100_000_000_000  # an epoch above this is in milliseconds (or finer)


def parse_times(values: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give times in UTC (null = unreadable) and whether each came with a zone.

    Reads ISO 8601, the forms of mails and of X, day.month.year, and seconds or milliseconds since 1970.
    Slashes are not read: 3/4 is March in one country and April in another.
    """
    text = values.str.strip_chars().str.replace(r"(?i)z$|\s+utc$", "+00:00")
    at = pl.Series("at", [None], schema.TIME).new_from_index(0, len(text))
    zoned = pl.Series("zoned", [True]).new_from_index(0, len(text))
    for form in ZONED:
        if not at.is_null().any():
            break
        at = _fill(at, text.str.to_datetime(form, strict=False, time_unit="us", time_zone="UTC"))
    at = _fill(at, _epoch(text))
    for form in ZONELESS:
        missing = at.is_null() & text.is_not_null()
        if not missing.any():
            break
        if "%H" in form:
            found = text.str.to_datetime(form, strict=False, time_unit="us")
        else:
            found = text.str.to_date(form, strict=False).cast(pl.Datetime("us"))
        at = _fill(at, found.dt.replace_time_zone("UTC"))
        zoned = zoned & ~(missing & at.is_not_null())
    return at.alias("at"), zoned.alias("zoned")


def _fill(at: pl.Series, found: pl.Series) -> pl.Series:
    return at.zip_with(at.is_not_null(), found.cast(schema.TIME))


def _epoch(text: pl.Series) -> pl.Series:
    number = text.cast(pl.Float64, strict=False)
    seconds = pl.select(
        pl.when(number.abs() > SECONDS_UNTIL).then(number / 1000).otherwise(number)
    ).to_series()
    plausible = seconds.is_between(0, 4_102_444_800)
    micros = (seconds * 1e6).zip_with(plausible.fill_null(value=False), pl.Series([None], dtype=pl.Float64))
    return micros.round().cast(pl.Int64).cast(schema.TIME)
