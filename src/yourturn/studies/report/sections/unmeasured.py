"""What could not be measured and why, and what no study of this kind can know."""

from dataclasses import dataclass
from typing import Final

from yourturn.studies.findings import Findings
from yourturn.studies.report.figures import by_name, label
from yourturn.studies.report.quotes import Row, rows
from yourturn.studies.report.words import language, listed, number, spelled

ABSENT: Final = {
    "themes": "What people want, by theme",
    "brief": "What they want you to say",
    "meanwhile": "What you were saying meanwhile",
    "survival": "How fast you answered",
    "equity": "Whom you answered",
    "waves": "Waves of anger",
    "voices": "Whose voices are few",
    "languages": "Languages",
}
CAVEATS: Final = (
    "Only people who write are in it. People at the counter and on the phone are not.",
    "Only the channels in the archive were read; the others are not silent, they are unknown.",
    "People who are polite, loud or well known are easier to see than the rest.",
    "People who were ignored before rarely ask again. Their silence is not consent.",
    "Themes and labels were found by a machine. Read the sentences before you act on a number.",
)


ENOUGH: Final = 20


@dataclass(frozen=True)
class Unmeasured:
    """The section: (what, why), languages with their status, one-sided files, fixed caveats."""

    say: str
    reasons: tuple[tuple[str, str], ...]
    languages: tuple[Row, ...]
    few: str
    one_sided: tuple[str, ...]
    caveats: tuple[str, ...]


def unmeasured(findings: Findings) -> Unmeasured:
    """Give the section; it is never left out."""
    reasons = reasons_of(findings)
    languages = rows(findings.languages, "language", "posts", "people", "status")
    one_sided = tuple(row["file"] for row in rows(findings.reading, "file", "one_sided") if row["one_sided"])
    many = len(reasons)
    said = (
        f"{spelled(many).capitalize()} thing{'s' if many > 1 else ''} could not be measured. "
        "An empty space is more honest than a zero."
        if many
        else "Everything that was looked for could be measured. What follows no archive can tell."
    )
    named = [{**row, "name": language(row["language"])} for row in languages]
    shown = [row for row in named if (row["people"] or 0) >= ENOUGH] or named
    few = [row["name"] for row in named if row not in shown]
    return Unmeasured(said, tuple(reasons.items()), tuple(shown), listed(few), one_sided, CAVEATS)


def reasons_of(findings: Findings) -> dict[str, str]:
    """Give what has no value and why: figures, what the study says itself, and parts it did not make."""
    reasons = {
        label(name): _sentence(figure.why_not or "not measured", figure.denominator)
        for name, figure in by_name(findings.figures).items()
        if figure.value is None
    }
    reasons |= {what: _sentence(why, None) for what, why in findings.not_measured.items()}
    absent = {words: "this study did not look for it" for name, words in ABSENT.items()
              if getattr(findings, name) is None}  # fmt: skip
    return {**{what: why for what, why in absent.items() if what not in reasons}, **reasons}


def _sentence(why: str, counted: float | None) -> str:
    if "not enough to say" in why and counted is not None and not any(sign.isdigit() for sign in why):
        return f"{why}: {number(counted)} counted, 20 are needed"
    return why
