"""Who waits for us, and how long people waited: the structural part of M7, without any labels.

Until posts are labelled, every conversation that people opened counts as a wait; the report says so.
"""

from dataclasses import dataclass
from datetime import datetime
from math import exp, log, sqrt
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.core.facts import conversations
from yourturn.core.measures.figure import Figure

ENOUGH: Final = 20
NEVER_S: Final = 14 * 86_400.0
STEPS_H: Final = (*np.round(np.geomspace(0.25, 24 * 28, 60), 3).tolist(),)
Z95: Final = 1.959964


@dataclass(frozen=True)
class Survival:
    """Kaplan-Meier estimate of the share still waiting after each time, with 95 % log-log bounds."""

    hours: NDArray[np.float64]
    waiting: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    n: int

    def answered(self, hours: float) -> tuple[float, ...]:
        """Give the share answered within `hours`, with its interval."""
        place = int(np.searchsorted(self.hours, hours, side="right")) - 1
        if place < 0:
            return 0.0, 0.0, 0.0
        return tuple(1 - float(row[place]) for row in (self.waiting, self.high, self.low))

    def quantile(self, share: float) -> float | None:
        """Give the hours after which `share` were answered; None = not reached."""
        reached = np.flatnonzero(self.waiting <= 1 - share + 1e-12)
        return float(self.hours[reached[0]]) if len(reached) else None


def waits(posts: pl.DataFrame, as_of: datetime) -> pl.DataFrame:
    """Give one row per conversation that people opened, with its hours until our first post or until now.

    Columns: conversation, opening_post, since, waited_h Float64, answered Boolean, excluded Boolean (our
    answer is dated before the question, or a time is missing: left out of the curve and counted).
    """
    table = conversations(posts).filter(pl.col("opener_side") == "people")
    until_now = (pl.lit(as_of) - pl.col("opened_at")).dt.total_seconds(fractional=True) / 3_600
    return table.select(
        "conversation",
        "opening_post",
        since="opened_at",
        answered=pl.col("by_us") > 0,
        waited_h=pl.when(pl.col("by_us") > 0).then("us_h").otherwise(until_now),
    ).with_columns(excluded=pl.col("waited_h").is_null() | (pl.col("waited_h") < 0))


def survive(waited_h: NDArray[np.float64], answered: NDArray[np.bool_]) -> Survival:
    """Estimate by Kaplan and Meier from at least one wait; at equal times answers come before censoring."""
    order = np.argsort(waited_h, kind="stable")
    times, first = np.unique(waited_h[order], return_index=True)
    ends = np.add.reduceat(answered[order].astype(np.float64), first)
    at_risk = len(waited_h) - first
    waiting = np.cumprod(1 - ends / at_risk).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(ends / (at_risk * (at_risk - ends)))
    bounds = [_bounds(float(s), float(v)) for s, v in zip(waiting, variance, strict=True)]
    low, high = (np.array([pair[side] for pair in bounds]) for side in (0, 1))
    return Survival(times, waiting, low, high, len(waited_h))


def _bounds(waiting: float, variance: float) -> tuple[float, float]:
    if not 0 < waiting < 1 or not np.isfinite(variance):
        return waiting, waiting
    width = Z95 * sqrt(variance) / abs(log(waiting))
    return waiting ** exp(width), waiting ** exp(-width)


def curve(survival: Survival) -> pl.DataFrame:
    """Give the share answered at fixed times up to four weeks, for drawing."""
    rows = [(float(hours), *survival.answered(float(hours))) for hours in STEPS_H]
    return pl.DataFrame(rows, schema=["hours", "answered_share", "low", "high"], orient="row")


Measured = tuple[tuple[Figure, ...], pl.DataFrame | None]


def figures(table: pl.DataFrame, as_of: datetime) -> Measured:
    """Give the figures of M7 with their sentences, and the curve; none of them under 20 waits."""
    counted = table.filter(~pl.col("excluded"))
    names = ("answered_1h", "answered_24h", "answered_72h", "answer_median_h", "answer_p90_h")
    left_out = table.height - counted.height
    if counted.height < ENOUGH:
        why = f"not enough to say: {counted.height} people opened a conversation; 20 are needed"
        return tuple(Figure(name, as_of=as_of, why_not=why) for name in names), None
    if not counted["answered"].any():
        why = "the archive holds no answer of yours"
        return tuple(Figure(name, as_of=as_of, why_not=why) for name in names), None
    survival = survive(counted["waited_h"].to_numpy(), counted["answered"].to_numpy())
    shares = tuple(_share(survival, hours, counted, as_of, left_out) for hours in (1, 24, 72))
    quantiles = tuple(
        _quantile(survival, *pair, as_of) for pair in ((0.5, "answer_median_h"), (0.9, "answer_p90_h"))
    )
    return (*shares, *quantiles), curve(survival)


def _share(survival: Survival, hours: int, counted: pl.DataFrame, as_of: datetime, left_out: int) -> Figure:
    share, low, high = survival.answered(hours)
    within = counted.filter("answered", pl.col("waited_h") <= hours).height
    span = "an hour" if hours == 1 else f"{hours} hours"
    note = f"; {left_out:,} with impossible times left out" if left_out else ""
    opened = f"Of {counted.height:,} conversations people opened"
    sentence = f"{opened}, {within:,} had an answer of yours within {span}{note}."
    return Figure(f"answered_{hours}h", share, within, counted.height, low, high, "share", as_of, sentence)


def _quantile(survival: Survival, share: float, name: str, as_of: datetime) -> Figure:
    hours = survival.quantile(share)
    part = "half" if share == 0.5 else f"{share:.0%}"
    if hours is None:
        return Figure(
            name, unit="h", as_of=as_of, why_not=f"not reached: fewer than {part} were ever answered"
        )
    sentence = f"After {hours:,.1f} hours, {part} of {survival.n:,} conversations had an answer of yours."
    return Figure(name, hours, None, survival.n, unit="h", as_of=as_of, sentence=sentence)
