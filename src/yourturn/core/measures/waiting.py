"""Who waits and how fast people are answered (M7): survival of needs until our first substantive reply.

Waits that people ended are censored there; overheard posts stand outside. It never ranks colleagues.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.stats import Z95, Floats, kaplan_meier, share_at
from yourturn.core.needs import NEEDS

NEVER_AFTER: Final = timedelta(days=14)
ENOUGH: Final = 20
TOO_FEW: Final = "not enough to say"
HOURS_OF_A_WEEK: Final = tuple(float(hour) for hour in range(169))
_HOUR_S: Final = 3600.0
_WEEK_S: Final = 7 * 24 * _HOUR_S


@dataclass(frozen=True)
class Waiting:
    """The needs of some conversations, sorted by opening post."""

    needs: pl.DataFrame

    @classmethod
    def of(cls, needs: pl.DataFrame) -> "Waiting":
        """Keep the needs of one partition (schema needs.NEEDS)."""
        return cls(needs.select(list(NEEDS)).sort("opened_post"))

    def __add__(self, other: "Waiting") -> "Waiting":
        """Merge with the needs of other conversations."""
        return Waiting(pl.concat([self.needs, other.needs]).sort("opened_post"))

    def result(self, as_of: datetime) -> tuple[Figure, ...]:
        """Give answered within 1, 24, 72 h, median, p90, mean of the first week, open now, oldest, never."""
        waited, answered = _spells(self.needs)
        open_now = self._open()
        people = open_now["person"].n_unique()
        never = open_now.filter(pl.col("since") < as_of - NEVER_AFTER)["person"].n_unique()
        oldest = open_now["waited_s"].max()
        oldest_h = float(oldest) / _HOUR_S if isinstance(oldest, float) else None
        counted = (
            _count("open_now", people, f"{people:,} people wait for an answer of ours.", as_of),
            _count("never_answered", never, f"{never:,} people have waited for more than 14 days.", as_of),
            _oldest(oldest_h, as_of),
        )
        return (*_speed(waited, answered, as_of), *counted, _negative(self.needs, as_of))

    def never_per_year(self, as_of: datetime) -> pl.DataFrame:
        """Give year, people: distinct people a year whose wait of that year is open after 14 days."""
        old = self._open().filter(pl.col("since") < as_of - NEVER_AFTER)
        return (
            old.group_by(pl.col("since").dt.year().alias("year"))
            .agg(pl.col("person").n_unique().cast(pl.UInt32).alias("people"))
            .sort("year")
        )

    def survival(self, hours: tuple[float, ...] = HOURS_OF_A_WEEK) -> pl.DataFrame:
        """Give hours, answered_share, low, high: the curve of `Findings.survival`; empty without needs."""
        waited, answered = _spells(self.needs)
        steps, share, variance = kaplan_meier(waited, answered)
        rows = [_point(hour, steps, share, variance) for hour in hours] if len(waited) else []
        names = ("hours", "answered_share", "low", "high")
        return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.Float64), orient="row")

    def _open(self) -> pl.DataFrame:
        return self.needs.filter((pl.col("ended") == "open") & (pl.col("kind") != "overheard"))


def _spells(needs: pl.DataFrame) -> tuple[Floats, "np.ndarray[tuple[int], np.dtype[np.bool_]]"]:
    counted = needs.filter((pl.col("kind") != "overheard") & (pl.col("waited_s") >= 0))
    return counted["waited_s"].to_numpy(), (counted["ended"] == "answered").to_numpy()


def _speed(
    waited: Floats, answered: "np.ndarray[tuple[int], np.dtype[np.bool_]]", as_of: datetime
) -> list[Figure]:
    names = ("answered_1h", "answered_24h", "answered_72h", "median_wait", "p90_wait", "mean_wait_7d")
    n = len(waited)
    if n < ENOUGH:
        return [Figure(name, denominator=n, as_of=as_of, why_not=TOO_FEW) for name in names]
    if not answered.any():
        why = "no answer of ours is in the archive"
        return [Figure(name, denominator=n, as_of=as_of, why_not=why) for name in names]
    steps, share, variance = kaplan_meier(waited, answered)
    figures = []
    for name, hours in zip(names, (1, 24, 72), strict=False):
        _, value, low, high = _point(hours, steps, share, variance)
        said = f"Of {n:,} waits, {value:.0%} were answered within {hours} h."
        figures.append(Figure(name, value, value * n, n, low, high, "share", as_of, said))
    for name, reached in (("median_wait", 0.5), ("p90_wait", 0.9)):
        figures.append(_quantile(name, reached, steps, share, n, as_of))
    mean_h = _restricted_mean(steps, share) / _HOUR_S
    said = f"In its first week a wait lasted {mean_h:.1f} h on average ({n:,} waits)."
    return [*figures, Figure("mean_wait_7d", mean_h, None, n, None, None, "h", as_of, said)]


def _point(hours: float, steps: Floats, share: Floats, variance: Floats) -> tuple[float, float, float, float]:
    left = share_at(steps, share, hours * _HOUR_S)
    place = int(np.searchsorted(steps, hours * _HOUR_S, side="right"))
    spread = Z95 * float(np.sqrt(variance[place - 1])) if place else 0.0
    return hours, 1 - left, max(0.0, 1 - left - spread), min(1.0, 1 - left + spread)


def _quantile(name: str, reached: float, steps: Floats, share: Floats, n: int, as_of: datetime) -> Figure:
    below = np.flatnonzero(share <= 1 - reached + 1e-12)
    if not len(below):
        return Figure(
            name, denominator=n, unit="h", as_of=as_of, why_not=f"not reached: under {reached:.0%} answered"
        )
    hours = float(steps[below[0]]) / _HOUR_S
    said = f"{reached:.0%} of {n:,} waits had an answer of ours after {hours:.1f} h."
    return Figure(name, hours, None, n, None, None, "h", as_of, said)


def _restricted_mean(steps: Floats, share: Floats) -> float:
    inside = steps < _WEEK_S
    edges = np.concatenate([[0.0], steps[inside], [_WEEK_S]])
    return float((np.diff(edges) * np.concatenate([[1.0], share[inside]])).sum())


def _count(name: str, value: int, said: str, as_of: datetime) -> Figure:
    return Figure(name, float(value), unit="people", as_of=as_of, sentence=said)


def _oldest(hours: float | None, as_of: datetime) -> Figure:
    if hours is None:
        return Figure("oldest_wait", unit="h", as_of=as_of, why_not="nobody waits")
    said = f"The longest wait is {hours / 24:,.0f} days."
    return Figure("oldest_wait", hours, unit="h", as_of=as_of, sentence=said)


def _negative(needs: pl.DataFrame, as_of: datetime) -> Figure:
    n = needs.filter(pl.col("waited_s") < 0).height
    said = f"{n:,} answers are dated before their question and stay out of the curve."
    return Figure("dated_before", float(n), unit="waits", as_of=as_of, sentence=said)
