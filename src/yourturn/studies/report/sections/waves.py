"""Waves of anger and pleas: the month, how many, about what, and which broadcast of yours came before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from yourturn.studies.findings import Findings
from yourturn.studies.report import drawing
from yourturn.studies.report.drawing import Bars
from yourturn.studies.report.quotes import LONGEST, Quote, Row, rows
from yourturn.studies.report.sections.lead import MONTHS, bars_of, below_of
from yourturn.studies.report.words import cut, listed, month, people, spelled

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
    columns = ("peak_month", "first", "last", "people", "usual", "names", "broadcasts", "set_off", "quotes",
               "conversations")  # fmt: skip
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
        _wave_say(row),
        _picture(row, bars),
        cut(row["set_off"], LONGEST) if row["set_off"] else None,
        quotes,
    )


def _wave_say(row: Row) -> str:
    usual = row["usual"] or 0
    said = f"{people(row['people'])} spoke up about it; {usual:,.0f} {'is' if usual < 1.5 else 'are'} usual."
    first, last = row["first"], row["last"]
    if first and last and month(first) != month(last):
        said = f"{said} It went on from {month(first)} to {month(last)}."
    names = [f"“{cut(name, 60)}”" for name in row["names"] or []][:3]
    said = f"{said} They spoke of {listed(names)}." if names else said
    posted = row["broadcasts"]
    if posted is None:
        return said
    return f"{said} You sent {spelled(posted)} broadcast{'' if posted == 1 else 's'} that month."


def _picture(row: Row, bars: Bars) -> Markup:
    # a wave has days, a bar is a month and stands at its first
    first, last = ((row[end] or row["peak_month"]).replace(day=1) for end in ("first", "last"))
    chosen = [place for place, when in enumerate(bars.months) if _near(when, first, last)]
    part = Bars(
        [bars.months[place] for place in chosen],
        [bars.above[place] for place in chosen],
        [bars.below[place] for place in chosen],
        [bars.silent[place] for place in chosen],
    )
    inside = [first <= when <= last for when in part.months]
    around = (
        f"Everybody who told you something, per month around {month(row['peak_month'])}, above; below, you."
    )
    sentence = f"{around} {people(row['people'])} of them spoke up about this."
    return drawing.strip(part, inside, sentence, _place(part.months, row["peak_month"]))


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
    much = f"{people(top['people'])} in {month(top['peak_month'])}"
    usual = top["usual"] or 0
    far = usual and top["people"] >= 2 * usual
    over = f", {spelled(round(top['people'] / usual))} times as many as usual" if far else ""
    if len(found) == 1:
        return f"Once, far more people than usual spoke up: {much}{over}."
    often_said = {2: "Twice,"}.get(len(found), f"{spelled(len(found)).capitalize()} times,")
    often = f"{often_said} far more people than usual spoke up."
    return f"{often} The clearest: {much}{over}."
