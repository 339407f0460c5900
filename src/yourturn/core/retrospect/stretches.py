"""When far more people than usual spoke up: in anger, with demands at all, or about one theme.

Days and people only; what they said and what set it off is found elsewhere.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import polars as pl

from yourturn.core.retrospect.voices import Voices, month_of
from yourturn.core.waves import MONTHLY, ONE_THEME, WEEKLY, Run, runs

_SIGNALS: Final = ("hostile", "angry", "unasked")
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class Stretch:
    """Days from `first` to `last`, both included, and what was high: hostile, angry, unasked or theme."""

    first: date
    last: date
    signals: frozenset[str]

    def touches(self, other: "Stretch") -> bool:
        """Say whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def over(self, other: "Stretch") -> "Stretch":
        """Give the stretch that covers both."""
        return Stretch(min(self.first, other.first), max(self.last, other.last), self.signals | other.signals)


def stretches(voices: Voices, monthly: pl.DataFrame, months: list[date]) -> list[Stretch]:
    """Give the stretches in order, none touching another.

    `monthly` is `theme_months`, `months` are those that have an archive, in order.
    Anger and demands are watched by month and by week, so that the storm of one weekend is found where its
    month hides it; all demands too, because a wave of pleas may come as questions; each theme by month, more
    strictly.
    """
    by_month = [stretch for name in _SIGNALS for stretch in _by_month(voices, name, months)]
    weekly = [stretch for name in _SIGNALS for stretch in _by_week(voices, name, months)]
    found = _joined(_sharpened(by_month, weekly) + weekly)
    alone = [one for one in _by_theme(monthly, months) if not any(one.touches(other) for other in found)]
    return sorted(found + _joined(alone), key=lambda stretch: stretch.first)


def _by_month(voices: Voices, name: str, months: list[date]) -> list[Stretch]:
    counted = dict(
        voices.days.filter(name)
        .group_by(month_of("day"))
        .agg(pl.col("who").n_unique().alias("people"))
        .iter_rows()
    )
    found = runs([counted.get(month, 0) for month in months], MONTHLY)
    return [_of_months(run, months, name) for run in found]


def _by_week(voices: Voices, name: str, months: list[date]) -> list[Stretch]:
    if not months:
        return []
    kept = set(months)
    start, end = _monday(months[0]), month_end(months[-1])
    every = [start + _WEEK * number for number in range((end - start).days // 7 + 1)]
    weeks = [week for week in every if (week + timedelta(days=3)).replace(day=1) in kept]
    week_of = pl.col("day").dt.truncate("1w").alias("week")
    counted = dict(
        voices.days.filter(name).group_by(week_of).agg(pl.col("who").n_unique().alias("people")).iter_rows()
    )
    found = runs([counted.get(week, 0) for week in weeks], WEEKLY)
    return [
        Stretch(weeks[run.first], weeks[run.last] + timedelta(days=6), frozenset({name})) for run in found
    ]


def _by_theme(monthly: pl.DataFrame, months: list[date]) -> list[Stretch]:
    enough = pl.col("people").max().over("theme") >= ONE_THEME.fewest_people
    busy = monthly.filter(enough).sort("theme", "month")
    found: list[Stretch] = []
    for _, rows in busy.group_by("theme", maintain_order=True):
        people = dict(rows.select("month", "people").iter_rows())
        high = runs([people.get(month, 0) for month in months], ONE_THEME)
        # only its peak: themes that were high one after the other are no wave
        found.extend(_of_months(replace(run, first=run.peak, last=run.peak), months, "theme") for run in high)
    return found


def _sharpened(monthly: list[Stretch], weekly: list[Stretch]) -> list[Stretch]:
    """Leave out single months in which weeks say more precisely when it was."""
    return [
        month
        for month in monthly
        if (month.last - month.first).days > 31 or not any(month.touches(week) for week in weekly)
    ]


def _joined(found: list[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for stretch in sorted(found, key=lambda one: (one.first, one.last)):
        if joined and joined[-1].touches(stretch):
            joined[-1] = joined[-1].over(stretch)
        else:
            joined.append(stretch)
    return joined


def _of_months(run: Run, months: list[date], name: str) -> Stretch:
    return Stretch(months[run.first], month_end(months[run.last]), frozenset({name}))


def month_end(month: date) -> date:
    """Give the last day of a month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
