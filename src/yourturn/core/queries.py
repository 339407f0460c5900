"""What a person searches for: their words to phrases and filters, and those to the query of either database.

It must never guess: what was not understood is said in a sentence, and the rest is searched for.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from yourturn.core.terms import stands_alone, terms

FILTERS: Final = ("person", "channel", "label", "theme", "language", "before", "after")
_PART: Final = re.compile(
    rf'(?P<minus>-?)(?:(?P<filter>(?i:{"|".join(FILTERS)})):(?:"(?P<said>[^"]*)"?|(?P<plain>\S*))'
    r'|"(?P<phrase>[^"]*)"?|(?P<word>\S+))'
)
_CURLY: Final = str.maketrans("“”„«»–−", '"""""--')
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True)
class Phrase:
    """Terms that follow each other in a post; with `begins` the last one is how a term begins."""

    terms: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True)
class Query:
    """What is searched for: all of `phrases`, none of `excluded`, and of each filter that is given one value.

    `after`: on that day or later, `before`: before it, by the calendar of the brand. `misunderstood` are
    sentences for the person who searches.
    """

    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    persons: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    misunderstood: tuple[str, ...] = ()

    def is_empty(self) -> bool:
        """Say whether nothing is searched for, so that there is nothing to find."""
        return self == Query(misunderstood=self.misunderstood)


def parse(query: str) -> Query:
    """Read a search: words, "phrases", -excluded, boat* (begins with), person: channel: label: theme:
    language: before: after:, a value of several words in quotes.

    >>> found = parse('"last boat" -Ferry label:complaint after:2024-05 before:soon')
    >>> found.phrases, found.excluded, found.labels, found.after
    ((Phrase(terms=('last', 'boat'), begins=False),), (Phrase(terms=('ferry',), begins=False),), \
('complaint',), datetime.date(2024, 5, 1))
    >>> found.misunderstood
    ('“before:soon” is no date. Write it like before:2024-05-31.',)
    """
    reading = _Reading({}, [], [], [])
    for part in _PART.finditer(query.translate(_CURLY)):
        if part["filter"]:
            reading.filter(
                part["filter"].lower(), (part["said"] or part["plain"] or "").strip(), part["minus"]
            )
        else:
            reading.words(part["phrase"] if part["word"] is None else part["word"], part["minus"])
    given = reading.given
    days = {name: _day(given[name][-1]) for name in ("after", "before") if name in given}
    return Query(
        phrases=tuple(dict.fromkeys(reading.phrases)),
        excluded=tuple(dict.fromkeys(reading.excluded)),
        persons=tuple(given.get("person", ())),
        channels=tuple(given.get("channel", ())),
        labels=tuple(given.get("label", ())),
        themes=tuple(given.get("theme", ())),
        languages=tuple(each.lower() for each in given.get("language", ())),
        after=days.get("after"),
        before=days.get("before"),
        misunderstood=tuple(reading.misunderstood),
    )


def phrase(words: str) -> Phrase | None:
    """Give words as they follow each other, or None where they hold no letter and no digit.

    A last character of a script without spaces may go on in the text: it is looked for as a beginning.
    """
    found = terms(pl.Series([words], dtype=pl.String))[0].split()
    if not found:
        return None
    tag = found[0][0] in "#@" and words.strip()[0] in "#@＃＠"
    if tag and not any(sign.isspace() for sign in words.strip()):
        return Phrase((found[0],), begins=words.endswith("*"))
    last = found[-1]
    if stands_alone(last):
        if len(found) > 1 and len(found[-2]) == 2 and stands_alone(found[-2]) and found[-2].endswith(last):
            return Phrase(tuple(found[:-1]))
        return Phrase(tuple(found), begins=True)
    return Phrase(tuple(found), begins=words.endswith("*"))


def fts5(phrases: Iterable[Phrase], *, all_of: bool) -> str:
    """Give what SQLite's MATCH takes: all of the phrases, or any of them; "" for none."""
    between = " AND " if all_of else " OR "
    return between.join(f'"{" ".join(each.terms)}"{"*" * each.begins}' for each in phrases)


def tsquery(phrases: Iterable[Phrase], *, all_of: bool) -> str:
    """Give what a cast to PostgreSQL's tsquery takes: all of the phrases, or any of them; "" for none."""
    spelled = []
    for each in phrases:
        quoted = [f"'{term}'" for term in each.terms]
        quoted[-1] += ":*" * each.begins
        spelled.append(f"({' <-> '.join(quoted)})")
    return (" & " if all_of else " | ").join(spelled)


@dataclass(frozen=True)
class _Reading:
    """What was read so far; filled while a query is read, and by nobody else."""

    given: dict[str, list[str]]
    phrases: list[Phrase]
    excluded: list[Phrase]
    misunderstood: list[str]

    def words(self, said: str, minus: str) -> None:
        found = phrase(said)
        if found is not None:
            (self.excluded if minus else self.phrases).append(found)
        elif said.strip():
            self.misunderstood.append(f"“{said}” has no letter and no digit to search for.")

    def filter(self, name: str, value: str, minus: str) -> None:
        shown = f"{minus}{name}:{value}"
        if minus:
            wrong = f"“{shown}” cannot be left out. Only words and phrases can, as in -word."
        elif not value:
            wrong = f"“{shown}” says nothing yet. Write what you look for right after the colon."
        elif name in ("before", "after") and _day(value) is None:
            wrong = f"“{shown}” is no date. Write it like {name}:2024-05-31."
        elif name == "language" and not _LANGUAGE.fullmatch(value.lower()):
            wrong = f"“{shown}” is no language we know. Write its short form, like language:en."
        elif name in ("before", "after") and name in self.given:
            wrong = f"“{shown}” was left out: {name}: was given already."
        else:
            self.given.setdefault(name, []).append(value)
            return
        self.misunderstood.append(wrong)


def _day(said: str) -> date | None:
    """Give a day, or the first one of a month or a year."""
    found = _DAY.fullmatch(said)
    if found is None:
        return None
    year, month, day = (int(each or 1) for each in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
