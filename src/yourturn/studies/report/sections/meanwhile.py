"""While they said it, you were saying this: their sentence and your commonest broadcast of the same month."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from yourturn.studies.findings import Findings
from yourturn.studies.report.quotes import LONGEST, NAME, Quote, Row, rows
from yourturn.studies.report.words import cut, month, people, times

SHOWN: Final = 7
PLAIN: Final = 5  # words from which a sentence can stand alone


@dataclass(frozen=True)
class Moment:
    """One month: them left, us right; `ours` is None where we posted nothing."""

    when: str
    quote: Quote
    ours: str | None
    posted: str


@dataclass(frozen=True)
class Meanwhile:
    """The section."""

    say: str
    moments: tuple[Moment, ...]
    more: int

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Give the quotes of the section, in order."""
        return tuple(moment.quote for moment in self.moments)


def meanwhile(findings: Findings) -> Meanwhile | None:
    """Give the section; None where there is nothing to set side by side."""
    columns = ("month", "theme", "people", "sentence", "conversation", "channel", "ours", "times")
    found = [row for row in rows(findings.meanwhile, *columns) if row["sentence"]]
    if not found:
        return None
    themes = rows(findings.themes, "id", "name")
    names = {row["id"]: row["name"] for row in themes}
    chosen = _chosen(found)
    moments = []
    for place, row in enumerate(chosen):
        name = names.get(row["theme"], "")
        about = f"one of {people(row['people'])}" if (row["people"] or 0) > 1 else "one person"
        about += f" on “{cut(name, 50)}”" if name else ""
        about += f", {cut(row['channel'], NAME)}" if row["channel"] else ""
        quote = Quote(f"q-meanwhile-{place}", cut(row["sentence"], LONGEST), row["conversation"], about)
        posted = f"posted {times(row['times'] or 1)} that month"
        moments.append(
            Moment(month(row["month"]), quote, cut(row["ours"], LONGEST) if row["ours"] else None, posted)
        )
    most = max(chosen, key=lambda row: row["times"] or 0)
    said = "What people said in a month, and beside it the broadcast you sent most often then."
    if (most["times"] or 0) > 2:
        spoke = f"{people(most['people'])} spoke of one thing"
        said = f"{said} In {month(most['month'])}, {spoke}, and you sent one post {times(most['times'])}."
    return Meanwhile(said, tuple(moments), len(found) - len(chosen))


def _chosen(found: Sequence[Row]) -> list[Row]:
    """Give the moments of most people, in time; a month once, and no post of yours twice."""
    chosen: list[Row] = []
    for row in sorted(found, key=lambda row: (len(row["sentence"].split()) < PLAIN, -(row["people"] or 0))):
        months, posts = ({one[key] for one in chosen} for key in ("month", "ours"))
        again = row["month"] in months or (row["ours"] is not None and row["ours"] in posts)
        if len(chosen) < SHOWN and not again:
            chosen.append(row)
    return sorted(chosen, key=lambda row: row["month"])
