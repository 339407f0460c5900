"""What people told you, theme by theme: in their words, how many, since when, and what became of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from markupsafe import Markup

from yourturn.studies.findings import Findings
from yourturn.studies.report import drawing
from yourturn.studies.report.quotes import LONGEST, NAME, Quote, Row, rows
from yourturn.studies.report.words import count, cut, day, language, people, since, spelled

SHOWN: Final = 12
LISTED: Final = 60
LETTERS: Final = re.compile(r"\w+")
LEAST_WORDS: Final = 6
MOST_WORDS: Final = 30
COLUMNS: Final = (
    "id", "name", "language", "people", "posts", "wants", "questions", "complaints", "first_said", "needs",
    "answered", "waiting", "our_posts", "our_replies", "per_half_year", "talk", "z",
)  # fmt: skip


@dataclass(frozen=True)
class Became:
    """What became of a theme: a mark, words for it, and one line under them."""

    mark: str
    style: str
    words: str
    more: str = ""


@dataclass(frozen=True)
class Theme:
    """One row."""

    row: Row
    language: str
    quote: Quote | None
    kinds: str
    since: str
    spark: Markup
    became: Became


@dataclass(frozen=True)
class Themes:
    """The section; `rest` are the themes without room, `more` how many have not even that."""

    say: str
    shown: tuple[Theme, ...]
    rest: tuple[Theme, ...]
    more: int
    languages: bool

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Give the quotes of the section, in order."""
        return tuple(theme.quote for theme in self.shown if theme.quote)


def themes(findings: Findings) -> Themes | None:
    """Give the section; None where the study looked for no themes."""
    if findings.themes is None:
        return None
    found = rows(findings.themes, *COLUMNS)
    spoken = [row["language"] for row in found if row["language"]]
    # of two as common, the one of the most people: a set would say one or the other
    many, usual = len(set(spoken)) > 1, max(dict.fromkeys(spoken), key=spoken.count, default=None)
    best = best_quotes(findings)
    built = [
        _theme(findings, row, place, usual if many else row["language"], best)
        for place, row in enumerate(found[: SHOWN + LISTED])
    ]
    return Themes(
        say=_say(found),
        shown=tuple(built[:SHOWN]),
        rest=tuple(built[SHOWN:]),
        more=max(0, len(found) - len(built)),
        languages=many,
    )


def best_quotes(findings: Findings) -> Mapping[str, list[dict[str, Any]]]:
    """Give the quotes by theme in the order of the frame: the earliest first, the unheard ones last."""
    by_theme: dict[str, list[dict[str, Any]]] = {}
    for row in rows(
        findings.quotes, "theme", "conversation", "sentence", "speaker", "channel", "at", "label", "answered"
    ):
        if row["sentence"]:
            by_theme.setdefault(row["theme"], []).append(row)
    return by_theme


def telling(quotes: Sequence[dict[str, Any]], name: str) -> dict[str, Any]:
    """Choose the sentence that says most plainly what the theme is about; at a tie the earliest."""
    wanted = {word for word in LETTERS.findall(name.lower()) if len(word) > 3}

    def plain(row: Row) -> float:
        words = LETTERS.findall(row["sentence"].lower())
        shared = len(wanted & set(words)) / max(1, len(wanted))
        fits = LEAST_WORDS <= len(words) <= MOST_WORDS
        return 2 * shared + (1 if fits else 0) + (0.5 if row["label"] == "want" else 0)

    return max(quotes, key=plain)


def quote_of(row: Row, id_: str) -> Quote:
    """Make a quote from a row of the quotes frame."""
    about = ", ".join(
        part for part in (cut(row["channel"] or "", NAME), day(row["at"]) if row["at"] else "") if part
    )
    return Quote(id_, cut(row["sentence"], LONGEST), row["conversation"], about, row["speaker"])


def _theme(
    findings: Findings, row: Row, place: int, usual: str | None, best: Mapping[str, list[dict[str, Any]]]
) -> Theme:
    quotes = best.get(row["id"], [])
    return Theme(
        row=row,
        language=language(row["language"]) if row["language"] != usual else "",
        quote=quote_of(telling(quotes, row["name"]), f"q-told-{place}") if quotes else None,
        kinds=_kinds(row),
        since=since(row["first_said"], findings.as_of),
        spark=drawing.spark(row["per_half_year"] or [], _trend(row)),
        became=became(row),
    )


def _kinds(row: Row) -> str:
    names = (("wants", "want", "wants"), ("questions", "question", "questions"))
    parts = [count(row[key], one, more) for key, one, more in names if row[key]]
    if row["complaints"]:
        parts.append(count(row["complaints"], "complaint", "complaints"))
    return ", ".join(parts)


def _trend(row: Row) -> str:
    halves: Sequence[int] = row["per_half_year"] or []
    start = f" since {row['first_said']:%Y}" if isinstance(row["first_said"], datetime) else ""
    spoken = [n for n in halves if n]
    if len(spoken) < 4:
        return f"{count(sum(halves), 'person', 'people')} in all half-years{start}"
    middle = len(halves) // 2
    early, late = sum(halves[:middle]) / max(1, middle), sum(halves[middle:]) / max(1, len(halves) - middle)
    trend = "rising" if late > 1.3 * early else "falling" if late < early / 1.3 else "steady"
    return f"{trend}{start}; at most {people(max(halves))} in a half-year, {halves[-1]:,} in the last"


def became(row: Row) -> Became:
    """Say what became of a theme, worst news first."""
    needs, answered = row["needs"] or 0, row["answered"] or 0
    still = f"{people(row['waiting'])} still waiting" if row["waiting"] else ""
    if not row["our_posts"] and not row["our_replies"] and not answered:
        return Became("warn", "bad", "never mentioned", still)
    if not needs:
        return Became("open", "no", "nobody asked for an answer")
    if answered >= needs:
        return Became("met", "yes", f"all {needs:,} answered" if needs > 1 else "answered")
    if not answered:
        return Became("open", "no", f"none of {needs:,} answered", still)
    return Became("half", "no", f"{answered:,} of {needs:,} answered", still)


def _say(found: Sequence[Row]) -> str:
    if not found:
        return "No theme was said by enough people to be named."
    top = found[0]
    began = f", the first on {day(top['first_said'])}" if top["first_said"] else ""
    opening = f"{people(top['people'])} spoke of “{cut(top['name'], 60)}”, more than of anything else{began}."
    silent = sum(1 for row in found if became(row).mark == "warn")
    if not silent:
        return opening
    of = f"{spelled(silent).capitalize()} of {len(found):,} themes never had a word from you."
    return f"{opening} {of}"
