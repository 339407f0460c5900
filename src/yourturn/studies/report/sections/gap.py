"""The topic gap: which share of people spoke of a theme, and which share of your broadcasts did."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report.figures import between, by_name, measured
from yourturn.studies.report.quotes import Row, rows
from yourturn.studies.report.sections.blocks import Block
from yourturn.studies.report.sections.channels import Channels
from yourturn.studies.report.words import cut, in_hundred, listed, number

SHOWN: Final = 12


@dataclass(frozen=True)
class Side:
    """One theme on both sides, in 100; bar widths on one square-root scale; what it comes to."""

    name: str
    they: str
    we: str
    they_width: float
    we_width: float
    verdict: str
    strong: bool
    people: int
    posts: int


@dataclass(frozen=True)
class Balance:
    """The section on talk and listen: the measures' blocks, topic gap and channels, if there are any."""

    blocks: tuple[Block, ...]
    gap: "Gap | None"
    channels: Channels | None = None


@dataclass(frozen=True)
class Gap:
    """The block; `figure` may have no value, and the sides stand all the same."""

    say: str
    figure: Figure | None
    big: str
    unit: str
    sides: tuple[Side, ...]
    people: int
    broadcasts: int
    other: str = ""


def gap(findings: Findings) -> Gap | None:
    """Give the block; None where no theme was looked for or nothing of ours was posted."""
    figures = by_name(findings.figures)
    figure, other = figures.get("gap"), measured(figures, "gap_other")
    found = rows(findings.themes, "id", "name", "people", "our_posts", "talk", "waiting")
    posted = rows(findings.broadcasts, "theme", "broadcasts", "people")
    nobody = sum(row["broadcasts"] or 0 for row in posted if row["theme"] is None)
    theirs = sum(row["people"] or 0 for row in found)
    ours = sum(row["our_posts"] or 0 for row in found) + nobody
    if not found or not ours or not theirs:
        return None if figure is None else Gap("", figure, "", "", (), theirs, ours)
    chosen = _chosen(found)
    if nobody:
        chosen.append({"name": "Things nobody asked for", "people": 0, "our_posts": nobody, "talk": "over"})
    top = max(max((row["people"] or 0) / theirs, (row["our_posts"] or 0) / ours) for row in chosen)
    sides = tuple(_side(row, theirs, ours, top) for row in chosen)
    bits = "" if figure is None or figure.value is None else f"{figure.value:.2f}"
    return Gap(
        _say(chosen, ours), figure, bits, _unit(figure), sides, theirs, ours, other.sentence if other else ""
    )


def _unit(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return ""
    span = between(figure, "and")
    said = "bits apart, beyond chance"
    return f"{said}; between {span}" if span else said


def _chosen(found: Sequence[Row]) -> list[Row]:
    """Take the themes of most people, and those you talk about too much however few people do."""
    top = list(found[:SHOWN])
    over = [row for row in found[SHOWN:] if row["talk"] == "over"]
    return [*top, *sorted(over, key=lambda row: -(row["our_posts"] or 0))[:3]]


def _side(row: Row, theirs: int, ours: int, top: float) -> Side:
    they, we = (row["people"] or 0) / theirs, (row["our_posts"] or 0) / ours
    verdict, strong = _verdict(row)
    return Side(
        cut(row["name"], 60),
        _percent(they, "nobody"),
        _percent(we, "nothing"),
        round(92 * (they / top) ** 0.5, 1),
        round(92 * (we / top) ** 0.5, 1),
        verdict,
        strong,
        row["people"] or 0,
        row["our_posts"] or 0,
    )


def _percent(share: float, none: str) -> str:
    if not share:
        return none
    return "under 1 %" if share < 0.005 else f"{share * 100:.0f} %"


def _verdict(row: Row) -> tuple[str, bool]:
    if not row["people"]:
        return "", False  # its name says it
    if row["talk"] == "under":
        return ("you say too little", False) if row["our_posts"] else ("you are silent", True)
    return ("you say too much", False) if row["talk"] == "over" else ("", False)


def _nobody_asked(share: float, what: str) -> str:
    if share > 0.5:
        return f"You mostly talk about {what}."
    return f"{in_hundred(share)} in 100 of your broadcasts were about {what}."


def _say(chosen: Sequence[Row], ours: int) -> str:
    under = [f"“{cut(row['name'], 44)}”" for row in chosen if row["talk"] == "under"][:2]
    over = [row for row in chosen if row["talk"] == "over"]
    most = max(over, key=lambda row: row["our_posts"] or 0, default=None)
    what = "" if most is None else "things nobody asked for"
    if most is not None and most["people"]:
        what = f"“{cut(most['name'], 44)}”"
    if under and what:
        return f"They talk about {listed(under)}. You talk about {what}."
    if under:
        return f"They talk about {listed(under)} more than you do."
    if most is not None and not most["people"]:
        return _nobody_asked((most["our_posts"] or 0) / ours, what)
    if what:
        return f"You talk about {what} more than they do."
    return f"Over {number(len(chosen))} themes, you talk about much the same things as they do."
