"""Who made a wave, and what rose in it beyond everything else: a kind of demand about a theme.

It counts as risen only beyond the general rise of its language: growth makes no matter of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.retrospect.pleas import Days, Listener, Plea
from yourturn.core.retrospect.said import OTHER, Said
from yourturn.core.retrospect.stretches import Stretch, month_end
from yourturn.core.retrospect.voices import Voices, month_of

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
_RISE: Final = ["theme", "kind"]
_WATCHED: Final = ("angry", "unasked")
_FEWEST: Final = 5
_SHARE: Final = 0.005  # of the people of the wave: in a big archive some small theme always rises


@dataclass(frozen=True)
class History:
    """What people said by day, and how many by month: a wave is found without counting all again."""

    demands: pl.DataFrame  # day, who, theme, kind, language (a number); with a theme and a time, by day
    cells: pl.DataFrame  # theme, kind, language, month, people
    languages: pl.DataFrame  # language, month, people
    voices: Voices  # by day
    spoken: dict[str, dict[date, int]]  # angry and unasked: people by month
    monthly: pl.DataFrame  # theme_months

    @classmethod
    def of(cls, said: Said, voices: Voices, monthly: pl.DataFrame, themes: pl.DataFrame) -> "History":
        """Take everything that was said; `themes` is the theme model's frame."""
        codes = themes["language"].rank("dense").cast(pl.Int32)
        dated = said.rows.filter((pl.col("theme") > OTHER) & pl.col("at").is_not_null())
        demands = dated.select(pl.col("at").dt.date().alias("day"), "who", "theme", "kind").sort("day")
        demands = demands.with_columns(codes.gather(demands["theme"]).alias("language"))
        in_months = demands.with_columns(month_of("day"))
        days = voices.days.sort("day")
        by_month = days.with_columns(month_of("day"))
        return cls(
            demands,
            _people(in_months, [*_RISE, "language", "month"]),
            _people(in_months, ["language", "month"]),
            replace(voices, days=days),
            {name: dict(_people(by_month.filter(name), ["month"]).iter_rows()) for name in _WATCHED},
            monthly,
        )


@dataclass(frozen=True)
class Wave:
    """One wave: `people` has day and who of those counted, `risen` theme and kind, the steepest first."""

    stretch: Stretch
    people: pl.DataFrame
    risen: pl.DataFrame
    storm: bool  # all who were angry, or had a demand, on its days are counted
    usual: float  # people a month who are counted so, in calm months before
    plea: Plea | None = None  # where it is told by what people pleaded for, and only they are counted

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


def wave_of(stretch: Stretch, history: History, calm: list[date]) -> Wave:
    """Find who made the wave; `calm` are the months before it that no wave has a day in.

    Counted are the people who said what rose; besides, all who were angry where they were three times as many
    as usual, or else all with a demand, where what rose explains less than half of them; without any of
    these, all who were angry or had a demand, as the stretch says.
    """
    before = calm[-CALM_MONTHS:]
    scale = _months(stretch) / max(len(before), 1)
    now = _between(history.demands, stretch.first, stretch.last)
    risen = _risen(now, history, before, scale)
    explained = now.join(risen, on=_RISE, how="semi")["who"].n_unique()
    if _beyond_usual("angry", history, stretch, before, scale):
        storm = "angry"
    elif _beyond_usual("unasked", history, stretch, before, scale) > 2 * explained:
        storm = "unasked"
    else:
        storm = None
    fallback = "angry" if stretch.signals & {"angry", "hostile"} else "unasked"
    named = storm or (None if risen.height else fallback)
    people = _counted(history, risen, named, stretch.first, stretch.last)
    return Wave(stretch, people, risen, storm is not None, _usual(history, risen, named, before))


def with_pleas(
    waves: Sequence[Wave], history: History, calm: Sequence[list[date]], hear: Listener
) -> list[Wave]:
    """Tell waves by what their people plead for, where that can be told and they are no storms of anger."""
    asked = {
        place: Days(wave.stretch.first, wave.stretch.last, months[-CALM_MONTHS:])
        for place, (wave, months) in enumerate(zip(waves, calm, strict=True))
        if months and not wave.storm
    }
    pleas = dict(zip(asked, hear(tuple(asked.values())), strict=True))
    return [_with_plea(wave, history, pleas.get(place), asked.get(place)) for place, wave in enumerate(waves)]


def _with_plea(wave: Wave, history: History, plea: Plea | None, days: Days | None) -> Wave:
    if plea is None or days is None:
        return wave
    everybody = _between(history.demands, days.first, days.last)["who"].n_unique()
    if not plea.explains(everybody):
        return wave
    months = dict(_people(plea.before.with_columns(month_of("day")), ["month"]).iter_rows())
    usual = plea.every * float(np.median([months.get(month, 0) for month in days.calm]))
    told = replace(wave, people=plea.people, usual=usual, plea=plea)
    return told if told.above_usual > 0 else wave


def _months(stretch: Stretch) -> float:
    return ((stretch.last - stretch.first).days + 1) / _MONTH_DAYS


def _between(rows: pl.DataFrame, first: date, last: date) -> pl.DataFrame:
    """Give the rows of those days; rows are sorted by day."""
    low = rows["day"].search_sorted(first, side="left")
    return rows.slice(low, rows["day"].search_sorted(last, side="right") - low)


def _counted(
    history: History, risen: pl.DataFrame, named: str | None, first: date, last: date
) -> pl.DataFrame:
    """Give day and who of those that count."""
    spoken = _between(history.demands, first, last)
    rose = spoken.join(risen, on=_RISE, how="semi").select("day", "who")
    if named is None:
        return rose.unique()
    days = _between(history.voices.days, first, last)
    return pl.concat([rose, days.filter(named).select("day", "who")]).unique()


def _usual(history: History, risen: pl.DataFrame, named: str | None, before: list[date]) -> float:
    if not before:
        return 0.0
    counted = _counted(history, risen, named, before[0], month_end(before[-1]))
    people = dict(_people(counted.with_columns(month_of("day")), ["month"]).iter_rows())
    return float(np.median([people.get(month, 0) for month in before]))


def _beyond_usual(name: str, history: History, stretch: Stretch, before: list[date], scale: float) -> float:
    """Give how many people more than usual there are; 0 below three times the usual."""
    days = _between(history.voices.days, stretch.first, stretch.last).filter(name)
    now = days.select(month_of("day"), "who").unique().height
    expected = sum(history.spoken[name].get(month, 0) for month in before) * scale
    return now - expected if now >= _FEWEST and now > _MOSTLY * expected else 0.0


def _risen(now: pl.DataFrame, history: History, before: list[date], scale: float) -> pl.DataFrame:
    """Give theme and kind of what rose, the steepest first: the lower bound of people over the expected ones.

    Expected are the people of the calm months, times the rise of everybody else in the same language.
    """
    table = _cells(now, history, before)
    own, everybody = (pl.col(name).fill_null(0) * scale for name in ("_before", "_all_before"))
    others = ((pl.col("_all_now") - pl.col("_now") + 1) / (everybody - own + 1)).clip(lower_bound=1.0)
    table = table.with_columns((own * others).alias("_expected")).with_columns(
        ((pl.col("_now") - 2 * pl.col("_now").sqrt()) / (pl.col("_expected") + 1)).round(6).alias("_rise")
    )
    everybody_now = int(table.unique("language")["_all_now"].sum())
    spread = pl.col("_expected").clip(lower_bound=1.0).sqrt()
    risen = _of_known_languages(table, scale).filter(
        (pl.col("_now") >= _PEOPLE)
        & (pl.col("_now") >= _SHARE * everybody_now)
        & (pl.col("_now") > _TIMES * pl.col("_expected"))
        & (pl.col("_now") > pl.col("_expected") + _SIGMAS * spread)
    )
    steep = (_BESIDE_LEADER * pl.col("_rise").max()).clip(upper_bound=_STEEP)
    close = risen.filter(pl.col("_rise") >= steep)
    ordered = close.sort("_rise", "_now", *_RISE, descending=[True, True, False, False])
    return ordered.select(_RISE).head(_RISEN)


def _cells(now: pl.DataFrame, history: History, before: list[date]) -> pl.DataFrame:
    """Count people by theme and kind, and by language: in the wave, and in the calm months before."""
    in_months = now.with_columns(month_of("day"))
    cells = _summed(_people(in_months, [*_RISE, "language", "month"]), [*_RISE, "language"], "_now")
    earlier = history.cells.filter(pl.col("month").is_in(before))
    cells = cells.join(_summed(earlier, [*_RISE], "_before"), on=_RISE, how="left")
    spoken = history.languages.filter(pl.col("month").is_in(before))
    for rows, name in ((_people(in_months, ["language", "month"]), "_all_now"), (spoken, "_all_before")):
        cells = cells.join(_summed(rows, ["language"], name), on="language", how="left")
    return cells


def _of_known_languages(table: pl.DataFrame, scale: float) -> pl.DataFrame:
    """Leave out languages that grew twice as much as all together: they are new here, not a matter."""
    languages = table.unique("language").select("_all_now", pl.col("_all_before").fill_null(0))
    now, earlier = (int(languages[name].sum()) for name in languages.columns)
    growth = now / (earlier * scale + 1)
    own = pl.col("_all_now") / (pl.col("_all_before").fill_null(0) * scale + 1)
    return table.filter(own <= _NEW_LANGUAGE * growth)


def _people(rows: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """Count distinct people by some columns."""
    return rows.select(*keys, "who").unique().group_by(keys).agg(pl.len().cast(pl.Int64).alias("people"))


def _summed(rows: pl.DataFrame, keys: list[str], name: str) -> pl.DataFrame:
    return rows.group_by(keys).agg(pl.col("people").sum().alias(name))
