"""How it was read: files, what was set aside, what was mended, and the plain counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from yourturn.studies.findings import Findings
from yourturn.studies.report.quotes import Row, rows
from yourturn.studies.report.words import ago, count

SHOWN: Final = 30
FACTS: Final = {
    "posts": "Posts",
    "conversations": "Conversations",
    "people_theirs": "People who wrote",
    "people_ours": "Handles of yours",
    "conversations_opened_by_people": "Conversations that people opened",
    "conversations_without_answer": "Conversations with nothing after the first post",
    "conversations_unanswered_by_others": "Conversations in which nobody but the opener wrote",
    "conversations_unanswered_by_us": "Conversations people opened without a post of yours",
    "conversations_opener_last": "Conversations in which the opener had the last word",
    "people_who_answered_others": "People who wrote in conversations that others opened",
}


@dataclass(frozen=True)
class Read:
    """The section."""

    say: str
    files: tuple[Row, ...]
    more: int
    quarantined: int
    notes: tuple[str, ...]
    facts: tuple[tuple[str, int], ...]
    sizes: tuple[tuple[str, int], ...]
    firsts: tuple[tuple[str, int, str, str], ...]


def reading(findings: Findings) -> Read:
    """Give the section; it is never left out."""
    files = rows(findings.reading, "file", "format", "posts", "quarantined", "one_sided")
    aside = findings.facts.get("quarantined")
    quarantined = aside if isinstance(aside, int) else sum(row["quarantined"] or 0 for row in files)
    posts = findings.facts.get("posts")
    total = posts if isinstance(posts, int) else sum(row["posts"] or 0 for row in files)
    said = (
        f"{count(total, 'post', 'posts')} in {count(len(files), 'file', 'files')} were read on this machine."
    )
    lost = (
        f"{count(quarantined, 'row', 'rows')} could not be read; quarantine.csv gives each with its reason."
        if quarantined
        else "Every row could be read."
    )
    return Read(
        f"{said} {lost}",
        tuple({**row, "format": _format(row)} for row in sorted(files, key=_posts)[:SHOWN]),
        max(0, len(files) - SHOWN),
        quarantined,
        findings.notes,
        tuple(
            (words, value)
            for name, words in FACTS.items()
            if isinstance(value := findings.facts.get(name), int)
        ),
        _sizes(findings.facts.get("conversations_by_posts")),
        tuple(_firsts(findings.facts)),
    )


def _posts(row: Row) -> int:
    return -(row["posts"] or 0)


def _format(row: Row) -> str:
    """Name a table by what its file is: "CSV table"; other formats have their own names."""
    name = row["format"] or "unknown"
    ending = str(row["file"] or "").rsplit(".", 1)[-1]
    return f"{ending.upper()} table" if name.startswith("Table (") and len(ending) < 8 else name


def _sizes(found: object) -> tuple[tuple[str, int], ...]:
    return tuple((str(size), int(many)) for size, many in found.items()) if isinstance(found, Mapping) else ()


def _firsts(facts: Mapping[str, object]) -> list[tuple[str, int, str, str]]:
    answers = (("anybody else", "first_answer_by_others_h"), ("you", "first_answer_by_us_h"))
    found = []
    for words, name in answers:
        answer: Any = facts.get(name)
        if isinstance(answer, Mapping):
            half, most = (answer.get(key) for key in ("median", "p90"))
            found.append((words, int(answer.get("n") or 0), _hours(half), _hours(most)))
    return found


def _hours(hours: float | None) -> str:
    return "not reached" if hours is None else ago(hours * 3600)
