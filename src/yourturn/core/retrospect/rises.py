"""Who made a wave, and what rose in it beyond everything else: a kind of demand about a theme.

It counts as risen only beyond the general rise of its language: growth makes no matter of its own.
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
_STEEP: Final = 1.5  # what rose so much is the matter of the wave ...
_BESIDE_LEADER: Final = 0.45  # ... and what rose at least so much beside the steepest
_RISEN: Final = 8
_MOSTLY: Final = 3.0  # from so many times the usual on, everybody counts as the wave's
_NEW_LANGUAGE: Final = 2.0
_MONTH_DAYS: Final = 30.44
_RISE: Final = {"theme": pl.Int32, "kind": pl.String}


@dataclass(frozen=True)
class Wave:
    """One wave: `people` has day and who of those counted, `risen` theme and kind, the steepest first."""

    stretch: Stretch
    people: pl.DataFrame
    risen: pl.DataFrame
    storm: bool  # all who were angry, or had a demand, on its days are counted
    usual: float  # people a month who are counted so, in calm months before

    @property
    def themes(self) -> list[int]:
        """Give the risen themes, the steepest first."""
        return self.risen["theme"].unique(maintain_order=True).to_list()

    @property
    def size(self) -> int:
        """Give how many different people it has."""
        return self.people["who"].n_unique()

    @property
    def above_usual(self) -> float:
        """Give how many people more than usual it has, over its whole length."""
        return self.size - self.usual * _months(self.stretch)


def wave_of(stretch: Stretch, demands: pl.DataFrame, days: pl.DataFrame, calm: list[date]) -> Wave:
    """Find who made the wave. `demands`: day, who, theme, kind, language; `days`: Voices.days.

    `calm` are months before it. Counted are the people who said what rose; besides, all who were angry where
    they were three times as many as usual, or else all with a demand, where what rose explains less than
    half of them; without any of these, all who were angry or had a demand, as the stretch says.
    """
    before = calm[-CALM_MONTHS:]
    inside = pl.col("day").is_between(stretch.first, stretch.last)
    scale = _months(stretch) / max(len(before), 1)
    risen = _risen(demands.filter(inside), demands.filter(_in(before)), scale)
    rose = demands.join(risen, on=list(_RISE), how="semi").select("day", "who")
    explained = rose.filter(inside)["who"].n_unique()
    fallback = "angry" if stretch.signals & {"angry", "hostile"} else "demand"
    if _beyond_usual(days.filter("angry"), inside, _in(before), scale):
        storm = "angry"
    elif _beyond_usual(days.filter("demand"), inside, _in(before), scale) > 2 * explained:
        storm = "demand"
    else:
        storm = None
    named = storm or (None if risen.height else fallback)
    chosen = [rose, days.filter(named).select("day", "who")] if named else [rose]
    counted = pl.concat(chosen).unique()
    quiet = (
        counted.filter(_in(before)).group_by(month_of("day")).agg(pl.col("who").n_unique().alias("people"))
    )
    people = dict(quiet.iter_rows())
    usual = pl.Series([people.get(month, 0) for month in before], dtype=pl.Float64).median()
    return Wave(
        stretch, counted.filter(inside), risen, storm is not None, usual if isinstance(usual, float) else 0.0
    )


def _months(stretch: Stretch) -> float:
    return ((stretch.last - stretch.first).days + 1) / _MONTH_DAYS


def _in(months: list[date]) -> pl.Expr:
    return pl.col("day").dt.truncate("1mo").is_in(months)


def _beyond_usual(rows: pl.DataFrame, inside: pl.Expr, before: pl.Expr, scale: float) -> float:
    """Give how many people more than usual there are; 0 below three times the usual."""
    now, usual = (
        rows.filter(part).select(month_of("day"), "who").unique().height for part in (inside, before)
    )
    expected = usual * scale
    return now - expected if now >= 5 and now > _MOSTLY * expected else 0.0


def _risen(now: pl.DataFrame, before: pl.DataFrame, scale: float) -> pl.DataFrame:
    """Give theme and kind of what rose, the steepest first: the lower bound of people over the expected ones.

    Expected are the people of the calm months, times the rise of everybody else in the same language.
    """
    cells = _counted(now, [*_RISE, "language"], "_now").join(
        _counted(before, [*_RISE], "_before"), on=list(_RISE), how="left"
    )
    for rows, name in ((now, "_all_now"), (before, "_all_before")):
        cells = cells.join(_counted(rows, ["language"], name), on="language", how="left")
    own, everybody = (pl.col(name).fill_null(0) * scale for name in ("_before", "_all_before"))
    others = ((pl.col("_all_now") - pl.col("_now") + 1) / (everybody - own + 1)).clip(lower_bound=1.0)
    table = cells.with_columns((own * others).alias("_expected")).with_columns(
        ((pl.col("_now") - 2 * pl.col("_now").sqrt()) / (pl.col("_expected") + 1)).round(6).alias("_rise")
    )
    spread = pl.col("_expected").clip(lower_bound=1.0).sqrt()
    risen = (
        _of_known_languages(table, now, before, scale)
        .filter(
            (pl.col("_now") >= _PEOPLE)
            & (pl.col("_now") > _TIMES * pl.col("_expected"))
            & (pl.col("_now") > pl.col("_expected") + _SIGMAS * spread)
        )
        .sort("_rise", "_now", *_RISE, descending=[True, True, False, False])
    )
    steep = (_BESIDE_LEADER * pl.col("_rise").max()).clip(upper_bound=_STEEP)
    close = risen.filter(pl.col("_rise") >= steep)
    return close.select(list(_RISE)).head(_RISEN)


def _of_known_languages(
    table: pl.DataFrame, now: pl.DataFrame, before: pl.DataFrame, scale: float
) -> pl.DataFrame:
    """Leave out languages that grew twice as much as all together: they are new here, not a matter."""
    all_now, all_before = (
        rows.filter(pl.col("theme") > OTHER).select(month_of("day"), "who").unique().height
        for rows in (now, before)
    )
    growth = all_now / (all_before * scale + 1)
    own = pl.col("_all_now") / (pl.col("_all_before").fill_null(0) * scale + 1)
    return table.filter(own <= _NEW_LANGUAGE * growth)


def _counted(rows: pl.DataFrame, keys: list[str], name: str) -> pl.DataFrame:
    spoken = rows.filter(pl.col("theme") > OTHER).select(*keys, month_of("day"), "who").unique()
    return spoken.group_by(keys).agg(pl.len().cast(pl.Int64).alias(name))
