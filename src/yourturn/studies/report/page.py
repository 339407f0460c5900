"""Writes what a study found as one page that opens anywhere.

People's words are escaped in one place (the template engine) and shown, never obeyed; nothing is loaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol, runtime_checkable

from yourturn.studies.findings import Findings
from yourturn.studies.report import sections, shell
from yourturn.studies.report.privacy import without_handles, without_lone_channel
from yourturn.studies.report.quotes import Quote

TITLE: Final = "What people have been telling you"


@runtime_checkable
class Quoting(Protocol):
    """A section that quotes people."""

    @property
    def quotes(self) -> Sequence[Quote]:
        """Give its quotes, in order."""


def render(findings: Findings, *, names: bool = False) -> str:
    """Give the page as one self-contained HTML text; handles of people only with `names`."""
    shown = without_lone_channel(findings if names else without_handles(findings))
    if shown.first is None:
        shown = replace(shown, as_of=None, months=shown.months.clear())  # no post has a time: no month either
    made = _sections(shown)
    quoting = ((name, made.get(name)) for name in QUOTING)
    quoted = [(SHORT[name], section.quotes) for name, section in quoting if isinstance(section, Quoting)]
    threads = sections.threads(shown, quoted)
    parts = {**made, "threads": threads}
    return shell.page(
        "report.html",
        title=TITLE,
        name=shown.name,
        as_of=shown.as_of,
        f=shown,
        fictional=shown.fictional,
        contents=[(name, short) for name, _, short in PLAN if parts[name]],
        titles=TITLES,
        linked=frozenset(thread.number for thread in threads),
        **parts,
    )


PLAN: Final = (
    ("themes", "What they told you, and since when", "What they told you"),
    ("since", "Since the last study", "Since last time"),
    ("meanwhile", "While they said it, you were saying this", "Meanwhile, you"),
    ("brief", "What they want you to say", "What to say"),
    ("waiting", "Who is still waiting", "Still waiting"),
    ("answers", "How fast, and whom, you answered", "Answers"),
    ("balance", "Talk and listen", "Talk and listen"),
    ("waves", "Waves, and what set them off", "Waves"),
    ("voices", "Whose voices are few", "Voices"),
    ("unmeasured", "What could not be measured", "Not measured"),
    ("reading", "How it was read", "How it was read"),
    ("threads", "The conversations quoted", "Conversations"),
)
"""Sections in order: name, title, and its word in the contents."""
TITLES: Final[Mapping[str, str]] = {name: title for name, title, _ in PLAN}
SHORT: Final[Mapping[str, str]] = {name: short for name, _, short in PLAN}
QUOTING: Final = ("themes", "meanwhile", "brief", "waiting", "waves")


def _sections(findings: Findings) -> dict[str, object]:
    blocks, gap = sections.balance(findings), sections.gap(findings)
    return {
        "lead": sections.lead(findings),
        "themes": sections.themes(findings),
        "since": sections.since(findings),
        "meanwhile": sections.meanwhile(findings),
        "brief": sections.brief(findings),
        "waiting": sections.waiting(findings),
        "answers": sections.answers(findings),
        "balance": sections.Balance(blocks, gap, sections.channels(findings)) if blocks or gap else None,
        "waves": sections.waves(findings),
        "voices": sections.voices(findings),
        "unmeasured": sections.unmeasured(findings),
        "reading": sections.reading(findings),
    }
