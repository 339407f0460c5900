"""Whose voices are few: groups with a small share of people, and how much the loudest say."""

from dataclasses import dataclass
from typing import Final

from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report.figures import by_name, measured
from yourturn.studies.report.quotes import LONGEST, rows
from yourturn.studies.report.sections.answers import kind_of
from yourturn.studies.report.words import cut, in_hundred, language, number

SHOWN: Final = 24


@dataclass(frozen=True)
class Group:
    """One group of people; the width is out of 100."""

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


def voices(findings: Findings) -> Voices | None:
    """Give the section; None where neither groups nor figures are there."""
    figures = by_name(findings.figures)
    found = rows(findings.voices, "kind", "group", "people", "share", "sentence")
    counted = tuple(figures[name] for name in ("loudest_tenth", "voices") if name in figures)
    if not found and not counted:
        return None
    groups, before = [], ""
    for row in found[:SHOWN]:
        kind = kind_of(row["kind"])
        name = language(row["group"]) if row["kind"] == "language" else row["group"] or "unknown"
        share = row["share"]
        groups.append(
            Group(
                kind if kind != before else "",
                name,
                row["people"] or 0,
                "" if share is None else f"{in_hundred(share)} in 100",
                round(100 * min(1.0, share or 0), 1),
                cut(row["sentence"] or "", LONGEST),
            )
        )
        before = kind
    return Voices(_say(findings, groups), tuple(groups), counted, len(found) - len(groups))


def _say(findings: Findings, groups: list[Group]) -> str:
    figures = by_name(findings.figures)
    loud, many = measured(figures, "loudest_tenth"), measured(figures, "voices")
    parts = []
    if loud and loud.value is not None:
        parts.append(f"One person in ten wrote {in_hundred(loud.value)} of 100 words.")
    if many and many.value is not None:
        parts.append(f"All words together sound like {number(round(many.value))} equally loud people.")
    if parts:
        return " ".join(parts)
    few = next((group for group in groups if group.sentence), None)
    return few.sentence if few else "How evenly people were heard is not measured."
