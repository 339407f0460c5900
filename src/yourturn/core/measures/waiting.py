"""Who waits and how fast people are answered (M7): survival of needs until our first substantive reply.

Overheard posts stand outside, with their own count. It never ranks colleagues.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.share import ENOUGH, share_figure
from yourturn.core.measures.staffed import StaffedHours
from yourturn.core.measures.survival import Survival
from yourturn.core.needs import ENDED, NEED_KIND
from yourturn.core.schema import TIME

NEVER_S: Final = 14 * 86_400.0
HOUR_S: Final = 3600.0
WEEK_H: Final = 168.0
STEPS_H: Final = (0.0, *np.round(np.geomspace(0.25, 24 * 28, 60), 3).tolist())
NO_REPLY: Final = "not measured: the archive holds no reply of yours"

SPELLS: Final[Mapping[str, Any]] = {
    "opened_post": pl.UInt32,
    "person": pl.UInt32,
    "since": TIME,
    "kind": NEED_KIND,
    "ended": ENDED,
    "waited_s": pl.Float64,
    "acked_s": pl.Float64,  # until the first acknowledgement or answer; null = neither
    "staffed_s": pl.Float64,  # as waited_s, on the clock of staffed hours; null without them
}


@dataclass(frozen=True, eq=False)
class Waiting:
    """The needs of some conversations, as numbers."""

    spells: pl.DataFrame

    @classmethod
    def of(cls, needs: pl.DataFrame, staffed: StaffedHours | None = None) -> "Waiting":
        """Keep the needs of one partition (schema needs.NEEDS)."""
        first_word = pl.min_horizontal("acked_at", "answered_at")
        acked_s = (first_word - pl.col("since")).dt.total_microseconds() / 1e6
        staffed_s = pl.Series("staffed_s", [None], dtype=pl.Float64).new_from_index(0, needs.height)
        if staffed is not None:
            waited = pl.duration(microseconds=(pl.col("waited_s") * 1e6).round().cast(pl.Int64))
            until = needs.select(pl.col("since") + waited)[:, 0]
            staffed_s = staffed.between(needs["since"], until)
        spells = needs.with_columns(acked_s.alias("acked_s"), staffed_s)
        return cls(spells.select(pl.col(name).cast(kind) for name, kind in SPELLS.items()))

    def __add__(self, other: "Waiting") -> "Waiting":
        """Merge with the needs of other conversations."""
        return Waiting(pl.concat([self.spells, other.spells]))

    def result(self, as_of: datetime) -> tuple[Figure, ...]:
        """Give the figures of M7; shares and hours from 20 waits on, nothing without a reply of ours.

        answered_1h, answered_24h, answered_72h, median_wait, p90_wait, mean_wait_7d, acknowledged_24h,
        answered_by_people, open_now, oldest_wait, never_answered, dated_before, overheard; and with staffed
        hours staffed_8h and staffed_median.
        """
        waits = self._waits()
        if not (waits["ended"] == "answered").any() and waits["acked_s"].null_count() == waits.height:
            return tuple(Figure(name, as_of=as_of, why_not=NO_REPLY) for name in _FIGURES)
        return (*_speed(waits, as_of), *_staffed(waits, as_of), *self._counts(waits, as_of))

    def survival(self, hours: tuple[float, ...] = STEPS_H) -> pl.DataFrame:
        """Give hours, answered_share, low, high: the curve of `Findings.survival`; empty under 20 waits."""
        waits = _timed(self._waits())
        curve = Survival.of(waits, "waited_s")
        rows = [(hour, *curve.answered(hour)) for hour in hours] if curve.n >= ENOUGH else []
        names = ("hours", "answered_share", "low", "high")
        return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.Float64), orient="row")

    def per_year(self) -> pl.DataFrame:
        """Give year, people (never answered: over 14 days), asked (all who waited), by year."""
        never = (pl.col("ended") == "open") & (pl.col("waited_s") > NEVER_S)
        return (
            self._waits()
            .filter(pl.col("since").is_not_null())
            .group_by(pl.col("since").dt.year().alias("year"))
            .agg(
                _people(pl.col("person").filter(never)).alias("people"),
                _people(pl.col("person")).alias("asked"),
            )
            .sort("year")
        )

    def _waits(self) -> pl.DataFrame:
        return self.spells.filter(pl.col("kind") != "overheard").sort("opened_post")

    def _counts(self, waits: pl.DataFrame, as_of: datetime) -> tuple[Figure, ...]:
        open_now = waits.filter(pl.col("ended") == "open")
        people = _count_people(open_now)
        never = _count_people(open_now.filter(pl.col("waited_s") > NEVER_S))
        ended = int((waits["ended"] == "by_people").sum())
        early = int((waits["waited_s"] < 0).sum())
        overheard = self.spells.filter(pl.col("kind") == "overheard")
        until = f"up to {as_of:%Y-%m-%d}"
        early_said = (
            f"{early:,} of your answers are dated before what they answer; the curve leaves them out."
        )
        never_said = f"{never:,} people have waited for an answer of yours for more than 14 days, {until}."
        open_said = f"{people:,} people wait for an answer of yours, {until}."
        spoke = f"{_count_people(overheard):,} people wrote about you without writing to you, {until}."
        return (
            share_figure(
                "answered_by_people", ended, waits.height, "waits were ended by other people", as_of
            ),
            _count("open_now", people, waits, open_said, as_of),
            _oldest(open_now, as_of),
            _count("never_answered", never, waits, never_said, as_of),
            Figure("dated_before", early, early, waits.height, None, None, "waits", as_of, early_said),
            _count("overheard", _count_people(overheard), None, spoke, as_of),
        )


_FIGURES: Final = (
    "answered_1h", "answered_24h", "answered_72h", "median_wait", "p90_wait", "mean_wait_7d",
    "acknowledged_24h", "answered_by_people", "open_now", "oldest_wait", "never_answered", "dated_before",
    "overheard",
)  # fmt: skip


def _people(who: pl.Expr) -> pl.Expr:
    """Count distinct people; each wait of an unknown author is a person of its own."""
    return (who.drop_nulls().n_unique() + who.null_count()).cast(pl.UInt32)


def _count_people(spells: pl.DataFrame) -> int:
    return int(spells.select(_people(pl.col("person"))).item())


def _timed(waits: pl.DataFrame) -> pl.DataFrame:
    """Leave out what has no time, or an answer dated before its question."""
    return waits.filter(pl.col("waited_s") >= 0)


def _speed(waits: pl.DataFrame, as_of: datetime) -> list[Figure]:
    timed = _timed(waits)
    curve = Survival.of(timed, "waited_s")
    left_out = waits.height - timed.height
    note = f"; {left_out:,} more have no usable time, or were withdrawn" if left_out else ""
    what = f"Of {curve.n:,} waits of {_count_people(timed):,} people{note}"
    until = f"up to {as_of:%Y-%m-%d}"
    figures = [
        curve.share(f"answered_{hours}h", hours, what, f"you answered {{}} within {said}, {until}", as_of)
        for hours, said in ((1, "an hour"), (24, "24 hours"), (72, "72 hours"))
    ]
    for name, reached, part in (("median_wait", 0.5, "half"), ("p90_wait", 0.9, "9 in 10")):
        figures.append(curve.quantile(name, reached, part, what, until, as_of))
    figures.append(curve.mean("mean_wait_7d", WEEK_H, what, until, as_of))
    heard = pl.col("acked_s").is_not_null()
    first = timed.with_columns(
        waited_s=pl.coalesce("acked_s", "waited_s"),
        ended=pl.when(heard).then(pl.lit("answered")).otherwise(pl.col("ended").cast(pl.String)),
    ).filter(pl.col("waited_s") >= 0)
    said = f"{{}} had a first word of yours (an acknowledgement at least) within 24 hours, {until}"
    return [*figures, Survival.of(first, "waited_s").share("acknowledged_24h", 24, what, said, as_of)]


def _staffed(waits: pl.DataFrame, as_of: datetime) -> list[Figure]:
    """Give the figures of the second clock; none where no staffed hours were given."""
    timed = _timed(waits).filter(pl.col("staffed_s").is_not_null())
    if timed.is_empty():
        return []
    curve = Survival.of(timed, "staffed_s")
    what = f"Of {curve.n:,} waits, on the clock of your staffed hours"
    until = f"up to {as_of:%Y-%m-%d}"
    return [
        curve.share("staffed_8h", 8, what, f"you answered {{}} within 8 hours, {until}", as_of),
        curve.quantile("staffed_median", 0.5, "half", what, until, as_of),
    ]


def _count(name: str, people: int, waits: pl.DataFrame | None, said: str, as_of: datetime) -> Figure:
    of = None if waits is None else _count_people(waits)
    return Figure(name, float(people), people, of, unit="people", as_of=as_of, sentence=said)


def _oldest(open_now: pl.DataFrame, as_of: datetime) -> Figure:
    longest = open_now["waited_s"].max()
    if not isinstance(longest, float):
        return Figure("oldest_wait", unit="h", as_of=as_of, why_not="nobody waits for you")
    said = f"Who waits longest has waited {longest / 86_400:,.0f} days, up to {as_of:%Y-%m-%d}."
    return Figure("oldest_wait", longest / HOUR_S, unit="h", as_of=as_of, sentence=said)
