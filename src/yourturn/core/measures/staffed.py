"""Staffed hours: the second clock of M7, which runs only while somebody is there to answer.

It never replaces what the person felt: the wall clock stays the default.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.measures.stats import Floats

_DAY_H: Final = 24.0
_WEEK_H: Final = 7 * _DAY_H
_MONDAY_H: Final = 4 * _DAY_H  # 1970-01-01 was a Thursday; the first Monday came four days later


@dataclass(frozen=True)
class StaffedHours:
    """When somebody is there: for each weekday from Monday, (from, to) in hours of the zone's day, or None.

    >>> office = StaffedHours("Europe/London", [(9, 17)] * 5 + [None, None])
    >>> office.a_week_h
    40.0
    """

    zone: str
    week: Sequence[tuple[float, float] | None]

    @property
    def a_week_h(self) -> float:
        """Give how many hours a week are staffed."""
        return float(sum(day[1] - day[0] for day in self.week if day))

    def between(self, since: pl.Series, until: pl.Series) -> pl.Series:
        """Give the staffed seconds between two columns of times (UTC); negative where until is earlier.

        Null where a time is null. Clock changes count as the wall clock of the zone shows them.
        """
        return pl.Series("staffed_s", (self._run(until) - self._run(since)) * 3600.0).fill_nan(None)

    def _run(self, times: pl.Series) -> Floats:
        """Give the staffed hours from a fixed Monday to each time."""
        local = times.dt.convert_time_zone(self.zone).dt.replace_time_zone(None).cast(pl.Datetime("us"))
        hours = local.cast(pl.Int64).cast(pl.Float64).to_numpy() / 3.6e9 - _MONDAY_H
        week = np.floor(hours / _WEEK_H)
        clock, run = [0.0], [0.0]
        for day, span in enumerate(self.week):
            begin, end = span or (0.0, 0.0)
            clock += [day * _DAY_H + begin, day * _DAY_H + end]
            run += [run[-1], run[-1] + end - begin]
        inside: Floats = np.interp(hours - week * _WEEK_H, [*clock, _WEEK_H], [*run, run[-1]])
        return week * self.a_week_h + inside
