"""How fast, and whom, you answered: the curve of people still waiting, and equity between groups."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report import drawing
from yourturn.studies.report.drawing import Curve, Interval
from yourturn.studies.report.figures import by_name, measured
from yourturn.studies.report.quotes import NAME, Row, rows
from yourturn.studies.report.sections.blocks import hundred
from yourturn.studies.report.words import ago, because, cut, in_hundred, language, listed, people

SPEED: Final = (
    "answered_1h", "answered_24h", "answered_72h", "median_wait", "answer_median_h", "p90_wait",
    "answer_p90_h", "mean_wait_7d", "open_now", "oldest_wait", "never_answered", "dated_before",
)  # fmt: skip
KINDS: Final = {
    "tone": "By tone",
    "channel": "By channel",
    "language": "By language",
    "hours": "By when they wrote",
    "newness": "By whether they had written before",
    "followers": "By how many follow them",
    "ignored": "By whether you left them without an answer",
}
NAMES: Final = {
    "new": "for the first time",
    "known": "not for the first time",
    "angry": "angry with you",
    "not angry": "not angry",
    "came back": "came back after 30 days",
}
HOURS: Final = re.compile(r"(weekday|weekend) (\d+)-(\d+)")
GROUPS: Final = 24
FILE: Final = 60  # letters of a file's name
FILES: Final = 12
SAID: Final = {1.0: "answered_1h", 24.0: "answered_24h", 72.0: "answered_72h"}
TABLE_AT: Final = (0, 1, 6, 24, 72, 168, 336, 672)


@dataclass(frozen=True)
class Answers:
    """The section; pictures are None where there is nothing to draw."""

    say: str
    headline: Figure | None
    unit: str
    curve: Markup | None
    points: tuple[Row, ...]
    figures: tuple[Figure, ...]
    listed: tuple[Figure, ...]
    equity_say: str
    equity: Markup | None
    groups: tuple[Row, ...]
    left_out: str


def answers(findings: Findings) -> Answers | None:
    """Give the section; None where neither curve nor figure nor group is there."""
    figures = by_name(findings.figures)
    speed = tuple(figures[name] for name in SPEED if name in figures)
    points = curve_points(findings)
    groups = _by_kind(
        rows(findings.equity, "kind", "group", "people", "answered_72h", "ratio", "low", "high", "p", "alert")
    )
    if not points and not speed and not groups:
        return None
    curve = still_waiting(points) if points else None
    return Answers(
        say=_say(findings, curve),
        headline=figures.get("answered_24h"),
        unit=_unit(figures.get("answered_24h")),
        curve=_picture(curve) if curve else None,
        points=tuple(at_hours(points)),
        figures=speed,
        listed=tuple(one for one in speed if one.name != "answered_24h" and _own_reason(one, figures)),
        equity_say=_equity_say(groups),
        equity=_equity(groups) if groups else None,
        groups=tuple({**row, "name": group_name(row)} for row in groups),
        left_out=left_out(findings),
    )


def left_out(findings: Findings) -> str:
    """Say which files nobody's wait is known of, and why; "" where there is none, or only such."""
    files = rows(findings.reading, "file", "one_sided")
    alone = [cut(row["file"] or "", FILE) for row in files if row["one_sided"]]
    if not alone or len(alone) == len(files):
        return ""
    named = [*alone[:FILES], *([f"{len(alone) - FILES} more"] if len(alone) > FILES else [])]
    it, holds = ("it", "It holds") if len(alone) == 1 else ("them", "They hold")
    only = f"{holds} only one account’s own posts, so nobody can say who waited for an answer in {it}."
    return f"Left out of waiting and answers: {listed(named)}. {only}"


def _unit(figure: Figure | None) -> str:
    return hundred(figure).replace("in 100", "in 100 answered") if figure else ""


def _own_reason(one: Figure, figures: Mapping[str, Figure]) -> bool:
    """Say whether a figure has a value, or a reason of its own: one reason for all is said once."""
    day = figures.get("answered_24h")
    return one.value is not None or day is None or one.why_not != day.why_not


def _by_kind(found: Sequence[Row]) -> list[Row]:
    """Keep groups of one kind together, the kind with the worst group first."""
    kinds = list(dict.fromkeys(row["kind"] for row in found))
    return [row for kind in kinds for row in found if row["kind"] == kind]


def curve_points(findings: Findings) -> list[Row]:
    """Give the curve with the figures that are said beside it, so that picture and words agree."""
    points = rows(findings.survival, "hours", "answered_share", "low", "high")
    if not points:
        return []
    figures, last = by_name(findings.figures), points[-1]["hours"]
    said = [
        {"hours": hours, "answered_share": one.value, "low": one.low, "high": one.high}
        for hours, name in SAID.items()
        if hours <= last and (one := measured(figures, name)) and one.low is not None
    ]
    others = [row for row in points if row["hours"] not in {row["hours"] for row in said}]
    return sorted([*others, *said], key=lambda row: row["hours"])


def still_waiting(points: Sequence[Row], name: str = "") -> Curve:
    """Turn shares answered into shares still waiting."""
    return Curve(
        [(row["hours"], 1 - row["answered_share"], 1 - row["high"], 1 - row["low"]) for row in points], name
    )


def curve_sentence(curve: Curve) -> str:
    """Say what a curve shows."""
    names = ((1, "an hour"), (24, "a day"), (72, "three days"))
    known = [(curve.at(hours), words) for hours, words in names]
    parts = [f"{in_hundred(share)} in 100 after {words}" for share, words in known if share is not None]
    last = curve.points[-1]
    parts.append(f"{in_hundred(last[1])} in 100 after {ago(last[0] * 3600)}")
    return f"Share of people still waiting for an answer: {', '.join(parts)}."


def _picture(curve: Curve) -> Markup:
    return drawing.picture(
        lambda width: drawing.waiting_curves([curve], width), curve_sentence(curve), drawing.COLUMN
    )


def at_hours(points: Sequence[Row]) -> list[Row]:
    """Give the curve at a few hours that people count in, for its table."""
    found: list[Row] = []
    for hours in TABLE_AT:
        before = [row for row in points if row["hours"] <= hours]
        if before and hours <= points[-1]["hours"]:
            found.append({**before[-1], "after": ago(hours * 3600) if hours else "at once"})
    return found


def _say(findings: Findings, curve: Curve | None) -> str:
    figures = by_name(findings.figures)
    day = measured(figures, "answered_24h")
    share = curve.at(24) if curve else None
    if day is not None and day.value is not None:
        share = 1 - day.value  # the figure beside the picture says the same
    if share is None:
        why = next((figures[name].why_not for name in SPEED[:3] if name in figures), "")
        return f"How fast you answered cannot be said{f': {because(why)}' if why else ''}."
    said = f"After a day, {in_hundred(share)} in 100 still waited."
    half = measured(figures, "median_wait") or measured(figures, "answer_median_h")
    if half and half.value is not None:
        return f"{said} Half had an answer of yours after {ago(half.value * 3600)}."
    last = curve.points[-1] if curve else None
    if last is None or last[1] < 0.5:
        return said
    if last[1] == 1:
        return f"Nobody had an answer of yours within {ago(last[0] * 3600)}."
    return f"{said} After {ago(last[0] * 3600)} it was still {in_hundred(last[1])}: most never had an answer."


def _equity_say(groups: Sequence[Row]) -> str:
    counted = [row for row in groups if row["ratio"] is not None]
    if not counted:
        return "Equal for all? Too few people in every group to say." if groups else ""
    alerts = [row for row in counted if row["alert"]]
    if not alerts:
        return "Equal for all? No group had answers clearly less often than the others."
    named = listed(
        [f"{group_name(row)} ({in_hundred(row['answered_72h'] or 0)} in 100)" for row in alerts[:3]]
    )
    more = f" and {len(alerts) - 3} more groups" if len(alerts) > 4 else ""
    return f"Equal for all? No. Answered less often than others, within three days: {named}{more}."


def kind_of(kind: str) -> str:
    """Name a kind of group as a heading."""
    return KINDS.get(kind, f"By {cut(kind, NAME)}")


def group_name(row: Row) -> str:
    """Name a group in plain words: "weekdays, 8 to 18 h"."""
    group = str(row["group"] or "unknown")
    if row["kind"] == "language":
        return cut(language(row["group"]), NAME)
    hours = HOURS.fullmatch(group)
    if hours:
        return f"{hours[1]}s, {hours[2]} to {hours[3]}\u00a0h"
    return cut(NAMES.get(group, group), NAME)


def _equity(groups: Sequence[Row]) -> Markup:
    drawn, before = [], ""
    for row in groups[:GROUPS]:
        heading = kind_of(row["kind"])
        drawn.append(
            Interval(
                group_name(row),
                row["ratio"],
                row["low"],
                row["high"],
                _words(row),
                bool(row["alert"]),
                heading if heading != before else "",
            )
        )
        before = heading
    return drawing.picture(
        lambda width: drawing.intervals(drawn, width), _equity_sentence(groups), drawing.COLUMN
    )


def _words(row: Row) -> str:
    if row["ratio"] is None or row["answered_72h"] is None:
        return f"too few to say ({people(row['people'] or 0)})"
    said = f"{in_hundred(row['answered_72h'])} in 100 of {people(row['people'] or 0)}"
    return f"{said}: less often" if row["alert"] else said


def _equity_sentence(groups: Sequence[Row]) -> str:
    parts = [f"{group_name(row)}, {_words(row)}" for row in groups[:GROUPS]]
    return f"Answered within three days, by group, against all others: {'; '.join(parts)}."
