"""Waves of anger and pleas: months in which far more people than usual spoke up.

It knows counts of distinct people per month only, never what they said.
"""

from typing import Final

import numpy as np
import polars as pl

TIMES_USUAL: Final = 1.5
ROBUST_SIGMAS: Final = 3.0
MONTHS_BEFORE: Final = 12
FEWEST_BEFORE: Final = 3
_WAVES: Final = {
    "peak_month": pl.Date,
    "first": pl.Date,
    "last": pl.Date,
    "people": pl.UInt32,
    "usual": pl.Float64,
}


def waves(monthly: pl.DataFrame) -> pl.DataFrame:
    """Give peak_month, first, last, people (of the peak), usual, from every month's `month` and `people`.

    Months of a wave do not count as usual for later months; under 3 months before, no wave is claimed.
    """
    ordered = monthly.sort("month")
    months, people = ordered["month"].to_list(), ordered["people"].to_list()
    calm: list[int] = []
    runs: list[list[tuple[int, float]]] = []
    running = False
    for place, count in enumerate(people):
        before = np.array(calm[-MONTHS_BEFORE:], dtype=np.float64)
        high = len(before) >= FEWEST_BEFORE and _is_high(count, before)
        if high:
            if not running:
                runs.append([])
            runs[-1].append((place, float(np.median(before))))
        else:
            calm.append(count)
        running = high
    rows = []
    for run in runs:
        peak, usual = max(run, key=lambda entry: (people[entry[0]], -entry[0]))
        rows.append((months[peak], months[run[0][0]], months[run[-1][0]], people[peak], usual))
    return pl.DataFrame(rows, schema=_WAVES, orient="row")


def _is_high(count: int, before: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> bool:
    usual = float(np.median(before))
    sigma = max(1.4826 * float(np.median(np.abs(before - usual))), float(np.sqrt(max(usual, 1.0))))
    return count > TIMES_USUAL * usual and count > usual + ROBUST_SIGMAS * sigma
