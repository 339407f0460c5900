"""Who is still waiting: the angry first, then the longest, with your silence as long as they waited."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from yourturn.studies.findings import Findings
from yourturn.studies.report.figures import by_name, measured
from yourturn.studies.report.quotes import NAME, Quote, Row, rows
from yourturn.studies.report.sections.answers import left_out
from yourturn.studies.report.words import ago, because, cut, day, people, spelled

SHOWN: Final = 10
LISTED: Final = 40
WORDS: Final = 280


@dataclass(frozen=True)
class Wait:
    """One person: words, how long, and the width of the silence out of 100 (square root, longest = 100)."""

    quote: Quote
    waited: str
    width: float
    hostile: bool


@dataclass(frozen=True)
class Year:
    """People of a year who never got an answer; `of` = people who asked that year, where known."""

    year: int
    people: int
    of: int | None
    width: float


@dataclass(frozen=True)
class Waiting:
    """The section; `more` waits stand only in the tables."""

    say: str
    shown: tuple[Wait, ...]
    rest: tuple[Wait, ...]
    more: int
    years: tuple[Year, ...]
    left_out: str

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Give the quotes of the section, in order."""
        return tuple(wait.quote for wait in (*self.shown, *self.rest))


def waiting(findings: Findings) -> Waiting:
    """Give the section; it is never left out, for nobody waiting is an answer too."""
    columns = ("conversation", "speaker", "channel", "since", "waited_s", "text", "hostile", "never")
    found = rows(findings.waiting, *columns)
    found.sort(key=lambda row: (not row["hostile"], -(row["waited_s"] or 0)))
    longest = max([1.0, *(row["waited_s"] or 0 for row in found)])
    waits = tuple(_wait(row, place, longest) for place, row in enumerate(found[: SHOWN + LISTED]))
    return Waiting(
        _say(findings, found),
        waits[:SHOWN],
        waits[SHOWN:],
        len(found) - len(waits),
        _years(rows(findings.waiting_per_year, "year", "people", "asked")),
        left_out(findings),
    )


def _wait(row: Row, place: int, longest: float) -> Wait:
    about = ", ".join(part for part in (cut(row["channel"] or "", NAME), day(row["since"])) if part)
    waited = row["waited_s"] or 0
    words = cut(row["text"] or "", WORDS if place < SHOWN else WORDS // 2)
    quote = Quote(f"q-waiting-{place}", words, row["conversation"], about, row["speaker"])
    return Wait(quote, ago(waited), round(100 * (max(0, waited) / longest) ** 0.5, 1), bool(row["hostile"]))


def _years(found: Sequence[Row]) -> tuple[Year, ...]:
    most = max([1, *(row["people"] or 0 for row in found)])
    ordered = sorted(found, key=lambda row: -row["year"])
    return tuple(
        Year(row["year"], row["people"] or 0, row["asked"], round(100 * (row["people"] or 0) / most, 1))
        for row in ordered
    )


def _say(findings: Findings, found: Sequence[Row]) -> str:
    figures = by_name(findings.figures)
    figure = measured(figures, "open_now")
    why = figures["open_now"].why_not if "open_now" in figures else None
    if not found and why:
        return f"Who waits for an answer of yours cannot be said: {because(why)}."
    if not found and (figure is None or not figure.value):
        return "Nobody in this archive waits for an answer of yours."
    number = int(figure.value) if figure and figure.value is not None else len(found)
    # without the figure the list may have been cut: it is a lower bound then
    least = "" if figure else "At least "
    said = f"{least}{people(number)} {'waits' if number == 1 else 'wait'} for an answer of yours."
    if found:
        oldest = max(found, key=lambda row: row["waited_s"] or 0)
        said = f"{said} The longest has waited {ago(oldest['waited_s'] or 0)}, since {day(oldest['since'])}."
    angry = sum(1 for row in found if row["hostile"])
    if not angry:
        return said
    if angry == 1:
        return f"{said} One of those listed is angry with you and stands first."
    return f"{said} {spelled(angry).capitalize()} of those listed are angry with you and stand first."
