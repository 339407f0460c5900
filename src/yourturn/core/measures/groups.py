"""The groups in which people are compared: channel, language, hours of the week, as small numbers.

It knows only what an account said and when: never what a person is.
"""

from collections.abc import Sequence
from typing import Final
from zlib import crc32

import polars as pl

WEEKEND: Final = (6, 7)
NEW_D: Final = 30


def hour_band(at: pl.Expr, zone: str = "UTC", weekend: Sequence[int] = WEEKEND) -> pl.Expr:
    """Give the band of the week of a time: weekday or weekend by 0-8, 8-18 and 18-24 o'clock of the zone.

    `weekend` holds the days of rest as ISO numbers (Monday = 1). Null where there is no time.
    """
    local = at.dt.convert_time_zone(zone)
    hour = local.dt.hour()
    part = (
        pl.when(hour < 8).then(pl.lit("0-8")).when(hour < 18).then(pl.lit("8-18")).otherwise(pl.lit("18-24"))
    )
    day = (
        pl.when(local.dt.weekday().is_in(list(weekend))).then(pl.lit("weekend")).otherwise(pl.lit("weekday"))
    )
    return pl.when(at.is_not_null()).then(pl.concat_str(day, part, separator=" "))


def coded(names: pl.Series) -> tuple[pl.Series, dict[int, str]]:
    """Give the names as stable numbers (UInt32; null stays null), and the name of each number."""
    different = names.drop_nulls().unique().sort()
    codes = {name: crc32(name.encode()) for name in different}
    if not codes:
        return pl.Series(names.name, [None], dtype=pl.UInt32).new_from_index(0, len(names)), {}
    numbers = names.replace_strict(codes, default=None, return_dtype=pl.UInt32)
    return numbers, {code: name for name, code in codes.items()}
