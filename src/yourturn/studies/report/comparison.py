"""Two organisations or two periods side by side: the same sentences, figures and pictures, on one scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import orjson
from markupsafe import Markup

from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report import drawing, sections, shell
from yourturn.studies.report.compared import Compared, compare, said
from yourturn.studies.report.drawing import Bars, Note
from yourturn.studies.report.figures import between, label, out_of, value
from yourturn.studies.report.privacy import without_handles
from yourturn.studies.report.quotes import Quote, Row, rows
from yourturn.studies.report.summary import measures, summary
from yourturn.studies.report.words import in_hundred, listed, month, spelled
from yourturn.studies.report.writing import make_folder

THEMES: Final = 10
QUOTED: Final = 3
Side: TypeAlias = tuple[str, str, str, bool]
FAR: Final = 6  # times as high, from which two pictures need a scale each


@dataclass(frozen=True)
class Theme:
    """One theme of one study; the width is out of 100 on one scale for both."""

    name: str
    people: int
    share: str
    width: float
    became: str
    in_both: bool
    quote: Quote | None


@dataclass(frozen=True)
class Measure:
    """One row of the table of measures; a side is its value, bounds, what was counted, and if it is known."""

    label: str
    a: Side
    b: Side
    picture: Markup | None
    words: str
    sure: bool | None


def write_comparison(a: Findings, b: Findings, folder: Path, called: tuple[str, str] | None = None) -> Path:
    """Write comparison.html and comparison.json into the folder; gives the page's path. Handles stay out.

    `called` names two periods as the person did; without it each study has its own name, or its months.
    """
    make_folder(folder)
    first, second = without_handles(a), without_handles(b)
    names = called or _names(first, second)
    found = compare(first.figures, second.figures, names)
    page = folder / "comparison.html"
    page.write_text(_page(first, second, names, found), "utf-8")
    written = orjson.dumps(_summary(first, second, names, found), option=orjson.OPT_INDENT_2)
    (folder / "comparison.json").write_bytes(written)
    return page


def _names(a: Findings, b: Findings) -> tuple[str, str]:
    """Name both studies; two periods of one organisation are named by their months."""
    if a.name != b.name:
        return a.name, b.name
    spans = tuple(f"{month(f.first)} to {month(f.as_of)}" for f in (a, b))
    return (spans[0], spans[1]) if spans[0] != spans[1] else (f"{a.name} (first)", f"{a.name} (second)")


def _page(a: Findings, b: Findings, names: tuple[str, str], found: tuple[Compared, ...]) -> str:
    sure = [one for one in found if one.sure]
    tested = [one for one in found if one.p is not None]
    return shell.page(
        "comparison.html",
        title=f"{names[0]} and {names[1]}",
        name=a.name if a.name == b.name else f"{a.name} and {b.name}",
        as_of=max((f.as_of for f in (a, b) if f.as_of), default=None),
        names=names,
        made_up=sorted({f.name for f in (a, b) if f.fictional}),
        leads=[_lead(f) for f in (a, b)],
        timelines=_timelines(a, b),
        scale=_scale_words(a, b),
        curves=_curves(a, b, names),
        themes=_themes(a, b),
        measures=[_measure(one, names) for one in found],
        say=_say(sure, tested),
        firsts=[said(one, names) for one in sorted(sure, key=_strength)[:4]],
        reasons=[(name, sections.reasons_of(f)) for name, f in zip(names, (a, b), strict=True)],
    )


def _strength(one: Compared) -> float:
    return one.p if one.p is not None else 1.0


def _say(sure: list[Compared], tested: list[Compared]) -> str:
    if not tested:
        return "No measure has an interval in both, so chance cannot be judged."
    if not sure:
        return f"None of {len(tested)} measures differs by more than chance."
    verb = "differs" if len(sure) == 1 else "differ"
    return f"{spelled(len(sure)).capitalize()} of {len(tested)} measures {verb} by more than chance."


def _lead(findings: Findings) -> str:
    return "".join(
        words for sentence in sections.lead(findings).sentences for words, _ in (*sentence, (" ", False))
    )


def _timelines(a: Findings, b: Findings) -> tuple[Markup, Markup]:
    bars = [sections.bars_of(rows(f.months, *sections.MONTHS), sections.below_of(f)) for f in (a, b)]
    tops = _tops(bars)
    drawn = []
    for findings, one, top in zip((a, b), bars, tops, strict=True):
        below = "your broadcasts" if sections.below_of(findings) == "broadcasts" else "your own posts"
        notes = [Note(0, "Above: people", style="lt", leader=False)] if one.months else []
        notes += [Note(0, f"Below: {below}", below=True, style="lu", leader=False)] if one.months else []
        sentence = sections.timeline_sentence(findings, one, "people", below)
        draw = partial(drawing.timeline, one, notes, top=top, half=130)
        drawn.append(drawing.picture(draw, sentence, drawing.HALF))
    return drawn[0], drawn[1]


def _tops(bars: Sequence[Bars]) -> tuple[int, int]:
    """Give one scale for both pictures; each its own where on one the smaller would not be seen."""
    first, second = (drawing.tallest(one) for one in bars)
    most = max(first, second)
    return (most, most) if min(first, second) * FAR >= most else (first, second)


def _scale_words(a: Findings, b: Findings) -> str:
    bars = [sections.bars_of(rows(f.months, *sections.MONTHS), sections.below_of(f)) for f in (a, b)]
    first, second = _tops(bars)
    if first == second:
        return "Both pictures have the same scale; each bar is a month."
    highest = f"the highest bar is {first:,} in the first, {second:,} in the second"
    return f"Each bar is a month. Mind the scale: {highest}."


def _curves(
    a: Findings, b: Findings, names: tuple[str, str]
) -> tuple[Markup, str, list[tuple[str, list[Row]]]] | None:
    points = [sections.curve_points(f) for f in (a, b)]
    curves = [sections.still_waiting(p, name) for p, name in zip(points, names, strict=True) if p]
    if not curves:
        return None
    after = [(curve.name, curve.at(24)) for curve in curves]
    parts = [f"{in_hundred(share)} in 100 ({name})" for name, share in after if share is not None]
    say = f"Still waiting after a day: {listed(parts)}." if parts else ""
    sentence = " ".join(f"{curve.name}: {sections.curve_sentence(curve)}" for curve in curves)
    picture = drawing.picture(lambda width: drawing.waiting_curves(curves, width), sentence, drawing.PAGE)
    tables = [(name, sections.at_hours(p)) for name, p in zip(names, points, strict=True) if p]
    return picture, say, tables


def _themes(a: Findings, b: Findings) -> tuple[tuple[Theme, ...], tuple[Theme, ...]] | None:
    if a.themes is None or b.themes is None:
        return None
    columns = ("id", "name", "people", "needs", "answered", "waiting", "our_posts", "our_replies")
    both = [rows(f.themes, *columns) for f in (a, b)]
    totals = [_total(f, found) for f, found in zip((a, b), both, strict=True)]
    shares = [
        row["people"] / total for found, total in zip(both, totals, strict=True) for row in found[:THEMES]
    ]
    top = max([*shares, 1e-9])
    same = {row["id"] for row in both[0]} & {row["id"] for row in both[1]} if a.name == b.name else set()
    first, second = (
        _side(f, found, total, top, same) for f, found, total in zip((a, b), both, totals, strict=True)
    )
    return first, second


def _total(findings: Findings, found: Sequence[Row]) -> int:
    known = findings.facts.get("people_theirs")
    return (
        known if isinstance(known, int) and known else max(1, sum(int(str(row["people"])) for row in found))
    )


def _side(
    findings: Findings, found: Sequence[Row], total: int, top: float, same: set[str]
) -> tuple[Theme, ...]:
    best = sections.best_quotes(findings)
    themes = []
    for place, row in enumerate(found[:THEMES]):
        own = best.get(row["id"], []) if place < QUOTED else []
        told = sections.telling(own, row["name"]) if own else None
        quote = sections.quote_of({**told, "conversation": None}, f"q-{place}") if told else None
        share = row["people"] / total
        became = sections.became(row).words
        themes.append(
            Theme(
                row["name"],
                row["people"],
                f"{in_hundred(share)} in 100",
                round(100 * share / top, 1),
                became,
                row["id"] in same,
                quote,
            )
        )
    return tuple(themes)


def _measure(one: Compared, names: tuple[str, str]) -> Measure:
    a, b = (_told(figure) for figure in (one.a, one.b))
    return Measure(label(one.name), a, b, _pair(one, names), one.words, one.sure)


def _told(figure: Figure | None) -> Side:
    if figure is None:
        return "not looked for", "", "", False
    counted = out_of(figure)
    if figure.value is None:
        return value(figure), "", f"{counted} counted" if counted else "", False
    return value(figure), between(figure), counted, True


def _pair(one: Compared, names: tuple[str, str]) -> Markup | None:
    if (
        one.a is None
        or one.b is None
        or one.a.value is None
        or one.b.value is None
        or one.a.unit != one.b.unit
    ):
        return None
    spans = [
        (f.value or 0.0, f.value if f.low is None else f.low, f.value if f.high is None else f.high)
        for f in (one.a, one.b)
    ]
    first, second = ((v, low or 0.0, high or 0.0) for v, low, high in spans)
    top = 1.0 if one.a.unit == "share" else max(first[2], second[2])
    return drawing.pair(first, second, top, said(one, names))


def _summary(
    a: Findings, b: Findings, names: tuple[str, str], found: tuple[Compared, ...]
) -> Mapping[str, object]:
    one, two = summary(a), summary(b)
    first, second = measures(a), measures(b)
    pairs = {
        each.name: {
            "a": first.get(each.name),
            "b": second.get(each.name),
            "difference": each.difference,
            "p": each.p,
            "more_than_chance": each.sure,
            "words": each.words,
        }
        for each in found
    }
    return {
        "a": {
            "called": names[0],
            **{key: one[key] for key in ("name", "first", "as_of", "facts", "themes", "waves")},
        },
        "b": {
            "called": names[1],
            **{key: two[key] for key in ("name", "first", "as_of", "facts", "themes", "waves")},
        },
        "measures": pairs,
        "not_measured": {"a": one["not_measured"], "b": two["not_measured"]},
    }
