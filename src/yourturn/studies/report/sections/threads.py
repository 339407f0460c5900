"""The quoted conversations, each once, with the ways back to where it is quoted; within a budget of bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yourturn.studies.findings import Findings
from yourturn.studies.report.quotes import Quote, Row, rows
from yourturn.studies.report.words import cut, day

BUDGET: Final = 900_000  # bytes of posts; what is beyond stays in the tables
TITLE: Final = 90


@dataclass(frozen=True)
class Post:
    """One post of a thread."""

    us: bool
    who: str
    named: bool
    when: str
    text: str


@dataclass(frozen=True)
class Thread:
    """One conversation; `back` are (quote's id, title of its section), `ours` says if we wrote the title."""

    number: int
    title: str
    ours: bool
    posts: tuple[Post, ...]
    back: tuple[tuple[str, str], ...]


def threads(findings: Findings, quoted: Sequence[tuple[str, Sequence[Quote]]]) -> tuple[Thread, ...]:
    """Give the threads in the order in which (section title, quotes) cite them, as far as the budget goes."""
    back: dict[int, list[tuple[str, str]]] = {}
    for title, quotes in quoted:
        for quote in quotes:
            if quote.conversation is not None:
                back.setdefault(quote.conversation, []).append((quote.id, title))
    posts = _by_conversation(findings)
    shown, spent = [], 0
    for number, ways in back.items():
        if number not in posts:
            continue
        spent += sum(len((row["text"] or "").encode()) for row in posts[number])
        if spent > BUDGET:
            break
        shown.append(_thread(number, posts[number], ways))
    return tuple(shown)


def _by_conversation(findings: Findings) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows(findings.threads, "conversation", "side", "speaker", "at", "text"):
        found.setdefault(row["conversation"], []).append(row)
    return found


def _thread(number: int, posts: Sequence[Row], ways: Sequence[tuple[str, str]]) -> Thread:
    first: dict[str, tuple[str, str]] = {}
    for way in ways:
        first.setdefault(way[1], way)
    opening = next((row for row in posts if row["text"]), None)
    title = cut(opening["text"], TITLE) if opening else "A post without words"
    ours = opening is None or str(opening["side"]) != "people"
    return Thread(number, title, ours, tuple(_post(row) for row in posts), tuple(first.values()))


def _post(row: Row) -> Post:
    us = str(row["side"]) != "people"
    who = "you" if us else row["speaker"] or "a person"
    at = row["at"]
    when = f"{day(at)}, {at:%H:%M}" if isinstance(at, datetime) else "no date"
    return Post(us, who, not us and row["speaker"] is not None, when, row["text"] or "")
