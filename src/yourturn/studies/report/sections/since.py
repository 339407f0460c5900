"""Since the last study: which themes stayed, split, merged, came and went, as plain lines."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from yourturn.studies.findings import Findings
from yourturn.studies.report.quotes import Row, rows
from yourturn.studies.report.words import count, cut, listed, people

SHOWN: Final = 12
NAME: Final = 80


@dataclass(frozen=True)
class Change:
    """One kind of change: its heading, its first lines, and how many more there are."""

    title: str
    lines: tuple[str, ...]
    more: int


@dataclass(frozen=True)
class Since:
    """The section; `more` lines stand only in the tables."""

    say: str
    changes: tuple[Change, ...]
    more: int


def since(findings: Findings) -> Since | None:
    """Give the section; None where there was no earlier study."""
    if findings.since is None:
        return None
    found = rows(findings.since)
    changes = tuple(_change(kind, [row for row in found if row["kind"] == kind]) for kind in LINES)
    return Since(_say(found), tuple(c for c in changes if c.lines), sum(c.more for c in changes))


def _change(kind: str, found: Sequence[Row]) -> Change:
    title, line = LINES[kind]
    return Change(title, tuple(line(row) for row in found[:SHOWN]), max(0, len(found) - SHOWN))


def _say(found: Sequence[Row]) -> str:
    if not found:
        return "Neither the last study nor this one found a theme."
    words = {
        "stayed": ("stayed", "stayed"),
        "split": ("part split off", "parts split off"),
        "merged": ("merged into another", "merged into others"),
        "new": ("is new", "are new"),
        "gone": ("is gone", "are gone"),
    }
    numbers = {kind: sum(1 for row in found if row["kind"] == kind) for kind in words}
    parts = [count(number, *words[kind]) for kind, number in numbers.items() if number]
    return f"Of themes, by the people in them: {listed(parts)}."


def _stayed(row: Row) -> str:
    called = f", then called {_name(row['earlier_name'])}" if row["earlier_name"] != row["name"] else ""
    grown = f"{people(row['people'])}, {row['earlier_people']:,} last time"
    return f"{_name(row['name'])}: {grown}{called}"


def _split(row: Row) -> str:
    return f"a part of {_name(row['earlier_name'])} is now in {_name(row['name'])}, {people(row['people'])}"


def _merged(row: Row) -> str:
    return f"{_name(row['earlier_name'])}, {people(row['earlier_people'])}, went into {_name(row['name'])}"


def _new(row: Row) -> str:
    return f"{_name(row['name'])}: {people(row['people'])}"


def _gone(row: Row) -> str:
    return f"{_name(row['earlier_name'])}: {people(row['earlier_people'])} last time"


def _name(name: str | None) -> str:
    return f"“{cut(name or '', NAME)}”"


LINES: Final[Mapping[str, tuple[str, Callable[[Row], str]]]] = {
    "split": ("Split", _split),
    "merged": ("Merged", _merged),
    "new": ("New", _new),
    "gone": ("Gone", _gone),
    "stayed": ("Stayed", _stayed),
}
"""What changed first; by kind, its heading and how a line of it is said."""
