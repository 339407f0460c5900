"""Waves of anger and pleas: the month, how many, about what, and which broadcast of yours came before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from yourturn.studies.findings import Findings
from yourturn.studies.report import drawing
from yourturn.studies.report.drawing import Bars
from yourturn.studies.report.quotes import LONGEST, Quote, Row, rows
from yourturn.studies.report.sections.lead import MONTHS, bars_of, below_of
from yourturn.studies.report.words import cut, day, listed, month, people, spelled

SHOWN: Final = 5
AROUND: Final = 9  # months before and after a wave in its little picture


@dataclass(frozen=True)
class Wave:
    """One wave; `set_off` is our broadcast before it, where there is one."""

    title: str
    say: str
    picture: Markup
    set_off: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Waves:
    """The section, in the order of the findings; `rest` have only a line each."""

    say: str
    shown: tuple[Wave, ...]
    rest: tuple[tuple[str, str, str], ...]
    below: str

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Give the quotes of the section, in order."""
        return tuple(quote for wave in self.shown for quote in wave.quotes)


def waves(findings: Findings) -> Waves | None:
    """Give the section; None where waves were not looked for."""
    if findings.waves is None:
        return None
    columns = ("peak_month", "first", "last", "people", "per_month", "usual", "names", "broadcasts",
               "set_off", "quotes", "conversations")  # fmt: skip
    found = rows(findings.waves, *columns)
    months = rows(findings.months, *MONTHS)
    bars = bars_of(months, below_of(findings))
    shown = tuple(_wave(row, place, bars) for place, row in enumerate(found[:SHOWN]))
    rest = tuple(
        (
            month(row["peak_month"]),
            people(row["people"]),
            listed([cut(n, 60) for n in row["names"] or []][:2]),
        )
        for row in found[SHOWN : SHOWN + 20]
    )
    below = "your broadcasts" if below_of(findings) == "broadcasts" else "your own posts"
    return Waves(_say(found), shown, rest, below)


def _wave(row: Row, place: int, bars: Bars) -> Wave:
    talks = row["conversations"] or []
    quotes = tuple(
        Quote(f"q-wave-{place}-{nr}", cut(words, LONGEST), talks[nr] if nr < len(talks) else None)
        for nr, words in enumerate((row["quotes"] or [])[:3])
    )
    return Wave(
        month(row["peak_month"]),
        _wave_say(row, bars),
        _picture(row, bars),
        cut(row["set_off"], LONGEST) if row["set_off"] else None,
        quotes,
    )


def _wave_say(row: Row, bars: Bars) -> str:
    names = [f"“{cut(name, 60)}”" for name in row["names"] or []][:3]
    about = f"spoke of {listed(names)}" if names else "spoke up, about no one thing more than another"
    said = f"{_days(row)}, {people(row['people'])} {about}; in a calm month before, {_usual(row)}."
    peak = f"in {month(row['peak_month'])}"
    found = _at_peak(row, bars)
    if found:
        mine, everybody = found
        said = f"{said} {people(everybody)} told you something {peak}, {mine:,} of them in this wave."
        peak = "that month"
    posted = row["broadcasts"]
    if posted is None:
        return said
    return f"{said} You sent {spelled(posted)} broadcast{'' if posted == 1 else 's'} {peak}."


def _days(row: Row) -> str:
    """Say when, to the day; in months where it lasted whole ones: "From 4 to 10 November 2024"."""
    first, last = row["first"] or row["peak_month"], row["last"] or row["peak_month"]
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return (
            f"In {month(first)}" if month(first) == month(last) else f"From {month(first)} to {month(last)}"
        )
    if first == last:
        return f"On {day(first)}"
    begun = f"{first.day}" if month(first) == month(last) else day(first)
    return f"From {begun.removesuffix(f' {last.year}')} to {day(last)}"


def _usual(row: Row) -> str:
    usual = round(row["usual"] or 0)
    return f"{usual:,} did" if usual else "nobody did"


def _months(row: Row) -> list[date]:
    """Give the months a wave has days in: a bar is a month and stands at its first."""
    first, last = ((row[end] or row["peak_month"]).replace(day=1) for end in ("first", "last"))
    many = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        date(first.year + (first.month + k - 1) // 12, (first.month + k - 1) % 12 + 1, 1) for k in range(many)
    ]


def _at_peak(row: Row, bars: Bars) -> tuple[int, int] | None:
    """Give how many of how many people it has in its peak month, as they are drawn; None where not known."""
    counted = dict(zip(_months(row), row["per_month"] or [], strict=False))
    drawn = dict(zip(bars.months, bars.above, strict=True))
    mine, everybody = counted.get(row["peak_month"]), drawn.get(row["peak_month"])
    return (mine, everybody) if mine and everybody and mine <= everybody else None


def _picture(row: Row, bars: Bars) -> Markup:
    months = _months(row)
    chosen = [place for place, when in enumerate(bars.months) if _near(when, months[0], months[-1])]
    part = Bars(
        [bars.months[place] for place in chosen],
        [bars.above[place] for place in chosen],
        [bars.below[place] for place in chosen],
        [bars.silent[place] for place in chosen],
    )
    counted = dict(zip(months, row["per_month"] or [], strict=False))
    # a study of an earlier version does not say how many: the whole month stands out then
    mine = [
        counted.get(when, many if when in months else 0)
        for when, many in zip(part.months, part.above, strict=True)
    ]
    around = (
        f"Everybody who told you something, per month around {month(row['peak_month'])}, above; below, you."
    )
    found = _at_peak(row, bars)
    peak = f" In {month(row['peak_month'])} {found[0]:,} of {found[1]:,} were in this wave." if found else ""
    return drawing.strip(part, mine, f"{around}{peak}", _place(part.months, row["peak_month"]))


def _place(months: Sequence[date], peak: date) -> int:
    return next((place for place, when in enumerate(months) if when == peak), 0)


def _near(when: date, first: date, last: date) -> bool:
    before = (first.year - when.year) * 12 + first.month - when.month
    after = (when.year - last.year) * 12 + when.month - last.month
    return before <= AROUND and after <= AROUND


def _say(found: Sequence[Row]) -> str:
    if not found:
        return "In no month did far more people than usual speak up."
    top = found[0]
    when = _days(top)
    much = f"{people(top['people'])} {when[0].lower()}{when[1:]}, where in a calm month {_usual(top)}"
    if len(found) == 1:
        return f"Once, far more people than usual spoke up: {much}."
    often_said = {2: "Twice,"}.get(len(found), f"{spelled(len(found)).capitalize()} times,")
    return f"{often_said} far more people than usual spoke up. The clearest: {much}."
