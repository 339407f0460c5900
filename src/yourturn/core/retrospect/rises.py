"""Who made a wave, and which themes rose in it more than everything else did.

A theme counts as risen only beyond the general rise, so that growth makes no theme of its own.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from yourturn.core.retrospect.said import OTHER
from yourturn.core.retrospect.stretches import Stretch
from yourturn.core.retrospect.voices import month_of

CALM_MONTHS: Final = 12
_TIMES: Final = 1.5
_SIGMAS: Final = 3.0
_PEOPLE: Final = 3
_BESIDE_LEADER: Final = 0.5  # a theme that rose less than half as steeply as the steepest is not the matter
_THEMES: Final = 8
_MOSTLY: Final = 3.0  # from so many times the usual on, all angry people count as the wave's
_MONTH_DAYS: Final = 30.44


@dataclass(frozen=True)
class Wave:
    """One wave: `people` has day and who of those counted, `themes` the risen ones, the steepest first."""

    stretch: Stretch
    people: pl.DataFrame
    themes: tuple[int, ...]
    angry: bool  # all angry people of its days are counted
    usual: float  # people a month who are counted so, in calm months before


def wave_of(stretch: Stretch, demands: pl.DataFrame, days: pl.DataFrame, calm: list[date]) -> Wave:
    """Find who made the wave. `demands`: day, who, theme; `days`: Voices.days; `calm`: months before it.

    Counted are the people who spoke about a risen theme; all the angry ones where three times as many as
    usual were angry; without any of these, all who were angry, or who had a demand, as the stretch says.
    """
    before = calm[-CALM_MONTHS:]
    inside = pl.col("day").is_between(stretch.first, stretch.last)
    months = ((stretch.last - stretch.first).days + 1) / _MONTH_DAYS
    themes = _risen(demands.filter(inside), demands.filter(_in(before)), days, stretch, months, before)
    angry = _mostly_new(days.filter("angry"), stretch, months, before)
    chosen = [demands.filter(pl.col("theme").is_in(themes)).select("day", "who")] if themes else []
    if angry or (not themes and stretch.signals & {"angry", "hostile"}):
        chosen.append(days.filter("angry").select("day", "who"))
    if not chosen:
        chosen.append(days.filter("demand").select("day", "who"))
    counted = pl.concat(chosen).unique()
    quiet = dict(counted.filter(_in(before)).group_by(month_of("day")).agg(pl.col("who").n_unique()).iter_rows())
    usual = pl.Series([quiet.get(month, 0) for month in before], dtype=pl.Float64).median()
    return Wave(stretch, counted.filter(inside), tuple(themes), angry, usual if isinstance(usual, float) else 0.0)


def _in(months: list[date]) -> pl.Expr:
    return pl.col("day").dt.truncate("1mo").is_in(months)


def _person_months(rows: pl.DataFrame) -> int:
    return rows.select(month_of("day"), "who").unique().height


def _mostly_new(rows: pl.DataFrame, stretch: Stretch, months: float, before: list[date]) -> bool:
    now = _person_months(rows.filter(pl.col("day").is_between(stretch.first, stretch.last)))
    usual = _person_months(rows.filter(_in(before))) / max(len(before), 1) * months
    return now >= 5 and now > _MOSTLY * usual


def _risen(
    now: pl.DataFrame,
    before: pl.DataFrame,
    days: pl.DataFrame,
    stretch: Stretch,
    months: float,
    calm: list[date],
) -> list[int]:
    """Give the risen themes, the steepest first. The measure is the lower bound of people over expected ones."""
    scale = months / max(len(calm), 1)
    demand = days.filter("demand")
    everybody = _person_months(demand.filter(pl.col("day").is_between(stretch.first, stretch.last)))
    expected = _person_months(demand.filter(_in(calm))) * scale
    counted = _by_theme(now, "_now").join(_by_theme(before, "_before"), on="theme", how="left")
    own = pl.col("_before").fill_null(0) * scale
    others = ((everybody - pl.col("_now") + 1) / (expected - own + 1)).clip(lower_bound=1.0)
    table = counted.with_columns((own * others).alias("_expected")).with_columns(
        ((pl.col("_now") - 2 * pl.col("_now").sqrt()) / (pl.col("_expected") + 1)).round(6).alias("_rise")
    )
    spread = pl.col("_expected").clip(lower_bound=1.0).sqrt()
    risen = table.filter(
        (pl.col("_now") >= _PEOPLE)
        & (pl.col("_now") > _TIMES * pl.col("_expected"))
        & (pl.col("_now") > pl.col("_expected") + _SIGMAS * spread)
    ).sort("_rise", "_now", "theme", descending=[True, True, False])
    close = risen.filter(pl.col("_rise") >= _BESIDE_LEADER * pl.col("_rise").max())
    return [int(theme) for theme in close["theme"].head(_THEMES)]


def _by_theme(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    spoken = rows.filter(pl.col("theme") > OTHER).select("theme", month_of("day"), "who").unique()
    return spoken.group_by("theme").agg(pl.len().cast(pl.Int64).alias(name))
