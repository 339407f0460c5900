"""Title, lead and the big timeline: who spoke, who posted, and the four moments worth a word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from markupsafe import Markup

from yourturn.studies.findings import Findings
from yourturn.studies.report import drawing
from yourturn.studies.report.drawing import Bars, Drawn, Note
from yourturn.studies.report.figures import by_name
from yourturn.studies.report.quotes import rows
from yourturn.studies.report.words import count, cut, in_hundred, month, people, spelled, times

MONTHS: Final = ("month", "people", "broadcasts", "posts_people", "posts_us", "silent")
PHONE: Final = 400
Sentence: TypeAlias = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Lead:
    """Sentences of the lead as (words, is bold), the picture, and the months behind it."""

    sentences: tuple[Sentence, ...]
    picture: Markup
    above: str
    below: str
    months: tuple[Mapping[str, Any], ...]
    silent: int


def lead(findings: Findings) -> Lead:
    """Give the first screen of the report."""
    months = rows(findings.months, *MONTHS)
    bars = bars_of(months, below_of(findings))
    above, below = sides_of(findings)
    return Lead(
        sentences=_sentences(findings),
        picture=drawing.picture(
            lambda width: timeline_at(findings, width), timeline_sentence(findings, bars, above, below)
        ),
        above=above,
        below=below,
        months=tuple(months),
        silent=sum(bars.silent),
    )


def timeline_at(findings: Findings, width: int) -> Drawn:
    """Draw the big timeline with its notes at a width."""
    months = rows(findings.months, *MONTHS)
    bars = bars_of(months, below_of(findings))
    notes = [*_notes(findings, months, phone=width < PHONE), *_headings(*sides_of(findings), bars)]
    return drawing.timeline(bars, notes, width, half=190 if width > PHONE else 120)


def sides_of(findings: Findings) -> tuple[str, str]:
    """Name what stands above the line, and what below it."""
    above = "people who told you something" if findings.themes is not None else "people who wrote"
    return above, "your broadcasts" if below_of(findings) == "broadcasts" else "your own posts"


def below_of(findings: Findings) -> str:
    """Name the column drawn below the line: broadcasts, or all posts of ours where none is a broadcast."""
    broadcasts = findings.months["broadcasts"].sum() if "broadcasts" in findings.months.columns else 0
    return "broadcasts" if broadcasts else "posts_us"


def bars_of(months: Sequence[Mapping[str, Any]], ours: str) -> Bars:
    """Give the months as bars."""
    return Bars(
        [row["month"] for row in months],
        [row["people"] or 0 for row in months],
        [row[ours] or 0 for row in months],
        [bool(row["silent"]) for row in months],
    )


def timeline_sentence(findings: Findings, bars: Bars, above: str, below: str) -> str:
    """Say what the timeline shows."""
    if not bars.months:
        return "No post has a readable time."
    span = f"{month(bars.months[0])} to {month(bars.months[-1])}"
    people_at, posts_at = (side.index(max(side)) for side in (bars.above, bars.below))
    most = f"at most {max(bars.above):,} in a month ({month(bars.months[people_at])})"
    ours = f"at most {max(bars.below):,} ({month(bars.months[posts_at])})"
    return (
        f"{findings.name}, each month from {span}. Above the line: {above}, {most}. Below: {below}, {ours}."
    )


def _sentences(findings: Findings) -> tuple[Sentence, ...]:
    span = f"{month(findings.first)} to {month(findings.as_of)}" if findings.first else "without dates"
    if not _fact(findings, "people_theirs") and _fact(findings, "posts"):
        alone = f"{findings.name}, {span}. Nobody but you speaks in this archive."
        return tuple(part for part in (((alone, False),), _meanwhile(findings)) if part)
    who = people(_fact(findings, "people_theirs"))
    if findings.themes is not None and findings.themes.height:
        things = count(findings.themes.height, "thing", "things")
        there = " wrote. There is " if findings.themes.height == 1 else " wrote. There are "
        said = ((there, False), (things, True), (" that several of them want, miss or ask.", False))
    else:
        wrote = count(_fact(findings, "conversations"), "conversation", "conversations")
        said = ((" wrote in ", False), (wrote, True), (".", False))
    opening: Sentence = ((f"{findings.name}, {span}. ", False), (who, True), *said)
    rest = (_wave(findings), _answered(findings), _meanwhile(findings))
    return tuple(part for part in (opening, *rest) if part)


def _wave(findings: Findings) -> Sentence:
    """Tell the first wave of which it is known what rose: about what, from when to when, peak and people."""
    columns = ("peak_month", "first", "last", "people", "names")
    wave = next((row for row in rows(findings.waves, *columns) if row["names"] and row["people"]), None)
    if wave is None:
        return ()
    peak, first, last = (month(wave[name] or wave["peak_month"]) for name in ("peak_month", "first", "last"))
    days = f"In {peak} " if first == last else f"From {first} to {last}, most of all in {peak}, "
    about = f" spoke up about “{cut(wave['names'][0], 60)}”."
    return ((days, False), (people(wave["people"]), True), (about, False))


def _fact(findings: Findings, name: str) -> int:
    value = findings.facts.get(name)
    return value if isinstance(value, int) else 0


def _answered(findings: Findings) -> Sentence:
    figure = by_name(findings.figures).get("unheard")
    if figure and figure.numerator is not None and figure.denominator:
        heard = figure.denominator - figure.numerator
        asked = f"{figure.denominator:,.0f} times somebody waited for an answer"
        return ((f"You answered {heard:,.0f} of the {asked}.", False),)
    opened = _fact(findings, "conversations_opened_by_people")
    if not opened:
        return ()
    missed = _fact(findings, "conversations_unanswered_by_us")
    if missed == opened:
        return ((f"You answered none of the {opened:,} conversations they opened.", False),)
    return ((f"You never answered {missed:,} of the {opened:,} conversations they opened.", False),)


def _meanwhile(findings: Findings) -> Sentence:
    if "broadcasts" not in findings.months.columns:
        return ()
    total = int(findings.months["broadcasts"].sum() or 0)
    if not total:
        return (("Meanwhile you wrote no broadcast.", False),) if findings.months.height else ()
    asked = _asked_for(findings)
    tail = f"; {asked}." if asked else "."
    return (
        ("Meanwhile you wrote ", False),
        (count(total, "broadcast", "broadcasts"), True),
        (tail, False),
    )


def _asked_for(findings: Findings) -> str:
    if findings.broadcasts is None or not {"theme", "broadcasts"} <= set(findings.broadcasts.columns):
        return ""
    total = int(findings.broadcasts["broadcasts"].sum() or 0)
    about = int(findings.broadcasts.filter(findings.broadcasts["theme"].is_not_null())["broadcasts"].sum())
    if not total:
        return ""
    about_that = "about something they had asked for"
    if not about:
        return f"not one was {about_that}"
    one_in = round(total / about)
    if one_in < 2:
        return f"{in_hundred(about / total)} in 100 were {about_that}"
    return f"one in {spelled(one_in)} was {about_that}"


def _headings(above: str, below: str, bars: Bars) -> list[Note]:
    if not bars.months:
        return []
    return [
        Note(0, f"Above: {above}, per month", style="lt", leader=False),
        Note(0, f"Below: {below}, per month", below=True, style="lu", leader=False),
    ]


def _notes(findings: Findings, months: Sequence[Mapping[str, Any]], *, phone: bool) -> list[Note]:
    """Give at most four: the first person, the largest waves, and the post of ours sent most often."""
    places = {row["month"]: place for place, row in enumerate(months)}
    waves = {row["peak_month"] for row in rows(findings.waves, "peak_month")}
    first = _first_said(findings, places)
    if first and months[first.place]["month"] in waves:
        first = None  # the wave says it already
    others = [note for note in (first, _repeated(findings, places)) if note]
    return [*_waves(findings, places, months, (3 if phone else 4) - len(others)), *others]


def _waves(
    findings: Findings, places: Mapping[date, int], months: Sequence[Mapping[str, Any]], most: int
) -> list[Note]:
    found = sorted(
        rows(findings.waves, "peak_month", "first", "people", "per_month", "usual", "broadcasts", "names"),
        key=lambda wave: -(wave["people"] or 0),
    )
    return [
        Note(
            places[wave["peak_month"]],
            f"{month(wave['peak_month'])}: {_that_month(wave, months[places[wave['peak_month']]]['people'])}",
            _wave_words(wave, findings),
        )
        for wave in found[:most]
        if wave["peak_month"] in places
    ]


def _that_month(wave: Mapping[str, Any], everybody: int) -> str:
    """Say how many of the people drawn there made the wave; all its people where that is not known."""
    peak, first = wave["peak_month"], wave["first"] or wave["peak_month"]
    place = (peak.year - first.year) * 12 + peak.month - first.month
    counted = wave["per_month"] or []
    if place < len(counted) and counted[place] < everybody:
        return f"{counted[place]:,} of {people(everybody)}"
    return people(wave["people"])


def _wave_words(wave: Mapping[str, Any], findings: Findings) -> tuple[str, ...]:
    about = (
        f"“{cut(wave['names'][0], 36)}”" if wave["names"] else f"in a calm month, {wave['usual'] or 0:,.0f}"
    )
    if wave["broadcasts"] and below_of(findings) == "broadcasts":
        return about, f"You sent {count(wave['broadcasts'], 'broadcast', 'broadcasts')}"
    return (about,)


def _first_said(findings: Findings, places: Mapping[date, int]) -> Note | None:
    themes = rows(findings.themes, "name", "first_said")[:1]
    if not themes or not isinstance(themes[0]["first_said"], datetime):
        return None
    first = themes[0]["first_said"].date().replace(day=1)
    words = ("First person says", f"“{cut(themes[0]['name'], 36)}”")
    return Note(places[first], month(first), words) if first in places else None


def _repeated(findings: Findings, places: Mapping[date, int]) -> Note | None:
    ours = [
        row
        for row in rows(findings.meanwhile, "month", "ours", "times")
        if row["ours"] and (row["times"] or 0) > 1 and row["month"] in places
    ]
    if not ours or below_of(findings) != "broadcasts":
        return None
    most = max(ours, key=lambda row: row["times"])
    fact = f"{month(most['month'])}: one post, {times(most['times'])}"
    return Note(places[most["month"]], fact, (f"“{cut(most['ours'], 60)}”",), below=True)
