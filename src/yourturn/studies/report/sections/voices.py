"""Whose voices are few: groups with a small share of people, and how much the loudest say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report.figures import by_name, measured
from yourturn.studies.report.quotes import LONGEST, Row, rows
from yourturn.studies.report.sections.answers import group_name, kind_of
from yourturn.studies.report.words import count, cut, in_hundred, listed, number, people

SHOWN: Final = 24
ENOUGH: Final = 20
NAMED: Final = 20


@dataclass(frozen=True)
class Group:
    """One group of people; the width is out of 100, that of the largest group shown."""

    kind: str
    name: str
    people: int
    share: str
    width: float
    sentence: str


@dataclass(frozen=True)
class Voices:
    """The section."""

    say: str
    groups: tuple[Group, ...]
    figures: tuple[Figure, ...]
    more: int
    tiny: tuple[str, ...]


def voices(findings: Findings) -> Voices | None:
    """Give the section; None where neither groups nor figures are there."""
    figures = by_name(findings.figures)
    found = rows(findings.voices, "kind", "group", "people", "share", "sentence")
    counted = tuple(figures[name] for name in ("loudest_tenth", "voices") if name in figures)
    if not found and not counted:
        return None
    enough = [row for row in found if (row["people"] or 0) >= ENOUGH]
    top = max([1e-9, *(row["share"] or 0 for row in enough)])
    groups, before = [], ""
    for row in enough[:SHOWN]:
        kind = kind_of(row["kind"])
        name, share = group_name(row), row["share"]
        groups.append(
            Group(
                kind if kind != before else "",
                name,
                row["people"] or 0,
                "" if share is None else f"{in_hundred(share)} in 100",
                round(100 * (share or 0) / top, 1),
                _what(row),
            )
        )
        before = kind
    tiny = tuple(_tiny(found))
    return Voices(_say(findings, groups), tuple(groups), counted, len(enough) - len(groups), tiny)


def _what(row: Row) -> str:
    """Keep a sentence that says more than the row beside it does."""
    return cut(row["sentence"] or "", LONGEST) if row["kind"] not in {"language", "hours"} else ""


def _tiny(found: Sequence[Row]) -> Iterator[str]:
    """Say of each kind which groups are too few to say what they want."""
    few = [row for row in found if (row["people"] or 0) < ENOUGH]
    for kind in dict.fromkeys(row["kind"] for row in few):
        here = [row for row in few if row["kind"] == kind]
        total = people(sum(row["people"] or 0 for row in here))
        names = [group_name(row) for row in here]
        rest = [*names[:NAMED], *([f"{len(names) - NAMED} more"] if len(names) > NAMED else [])]
        groups = count(len(here), "group", "groups")
        yield f"{kind_of(kind)}, {groups} of fewer than {ENOUGH} people ({total} together): {listed(rest)}."


def _say(findings: Findings, groups: list[Group]) -> str:
    figures = by_name(findings.figures)
    loud, many = measured(figures, "loudest_tenth"), measured(figures, "voices")
    parts = []
    if loud and loud.value is not None:
        parts.append(f"One person in ten wrote {in_hundred(loud.value)} of 100 words.")
    if many and many.value is not None:
        of = f" of {number(many.denominator)}" if many.denominator else ""
        alike = f"{number(round(many.value))}{of} people who all said as much as each other"
        parts.append(f"It is as if you had heard {alike}.")
    if parts:
        return " ".join(parts)
    few = next((group for group in groups if group.sentence), None)
    return few.sentence if few else "How evenly people were heard is not measured."
