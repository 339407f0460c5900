"""The measures of balance in order: sentence first, figure second, ingredients third.

A measure without a value keeps its place and says why; one that was not computed at all is absent.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias

from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report.figures import between, by_name, label, measured
from yourturn.studies.report.quotes import rows
from yourturn.studies.report.sections.blocks import (
    THEIRS,
    Bar,
    Block,
    Figures,
    hundred,
    of_shares,
    share_bar,
    there,
    without_value,
)
from yourturn.studies.report.sections.talk import replies, talk, us
from yourturn.studies.report.words import in_hundred, listed, number

AFTER: Final = ("third_turn", "helped_each_other")
Maker: TypeAlias = Callable[[Figures], Block | None]


def balance(findings: Findings) -> tuple[Block, ...]:
    """Give the blocks whose measures were computed, in order."""
    figures = by_name(findings.figures)
    makers: tuple[Maker, ...] = (
        talk,
        us,
        replies,
        _noise,
        _two_sided,
        _follow_up,
        _uptake,
    )
    blocks = tuple(block for block in (make(figures) for make in makers) if block)
    return tuple(_by_year(block, findings) if block.id == "us" else block for block in blocks)


def _by_year(block: Block, findings: Findings) -> Block:
    """Add how it went on, where two years have enough broadcasts each."""
    found = [row for row in rows(findings.us_by_year, "year", "us_ratio") if row["us_ratio"] is not None]
    if len(found) < 2 or block.why_not:
        return block
    years = listed([f"{in_hundred(row['us_ratio'])} in {row['year']}" for row in found])
    return replace(block, counted=f"{block.counted} Year by year: {years}.")


def _noise(figures: Figures) -> Block | None:
    noise = figures.get("noise")
    if noise is None:
        return None
    causes = there(figures, "noise_off_topic", "noise_silent", "noise_repeat")
    found = (noise, *causes)
    if noise.value is None or noise.numerator is None or noise.denominator is None:
        return without_value("noise", "Noise", noise, found)
    rest = noise.denominator - noise.numerator
    counts = [cause.numerator for cause in causes if cause.numerator is not None]
    top = max([1.0, rest, *counts])
    bars = [
        share_bar(cause)
        if cause.value is None or cause.numerator is None
        else Bar(label(cause.name), round(100 * cause.numerator / top, 1), number(cause.numerator))
        for cause in causes
    ]
    bars.append(Bar("Not noise", round(100 * rest / top, 1), number(rest), "none"))
    return Block(
        "noise",
        "Noise",
        f"{_part(noise.value)} of what you posted was asked for by nobody and helped nobody.",
        number(noise.numerator),
        f"of {number(noise.denominator)}" + (f"; {between(noise)} in 100" if between(noise) else ""),
        "Broadcasts, on each channel they went to, judged after 72 hours; one can have more than one cause. "
        "Likes are not used.",
        bars=tuple(bars),
        figures=found,
    )


def _part(share: float) -> str:
    words = (
        (0.05, "Almost nothing"),
        (0.2, "A small part"),
        (0.3, "About a quarter"),
        (0.4, "About a third"),
        (0.5, "Nearly half"),
        (0.6, "More than half"),
        (0.72, "About two thirds"),
        (0.82, "About three quarters"),
        (0.95, "Most"),
    )
    return next((said for limit, said in words if share < limit), "Nearly all")


def _two_sided(figures: Figures) -> Block | None:
    talked = figures.get("two_sided")
    if talked is None:
        return None
    found = there(figures, "two_sided", "exchange", "balance", "third_turn", "helped_each_other")
    if talked.value is None or talked.numerator is None or not talked.denominator:
        return without_value("two-sided", "Two sides", talked, found)
    exchange = figures.get("exchange")
    exchanges = exchange.numerator if exchange and exchange.numerator is not None else None
    rest = talked.denominator - talked.numerator - (exchanges or 0)
    classes = [("Conversations: back and forth", talked.numerator, "both")]
    if exchanges is not None:
        classes.append(("One exchange: asked, answered", exchanges, "both"))
        classes.append(("One side only", rest, "none"))
    else:
        classes.append(("Anything less", rest, "none"))
    top = max(1.0, *(amount for _, amount, _ in classes))
    counted = f"{number(talked.denominator)} threads with any person in them."
    return Block(
        "two-sided",
        "Two sides",
        _two_sided_say(figures, talked),
        in_hundred(talked.value),
        hundred(talked),
        f"{counted} A short exchange is fine: this is no target.",
        bars=(
            *(Bar(words, round(100 * n / top, 1), number(n), style) for words, n, style in classes),
            *(share_bar(f, "them" if f.name in THEIRS else "us") for f in there(figures, *AFTER)),
        ),
        figures=found,
    )


def _two_sided_say(figures: Figures, talked: Figure) -> str:
    said = f"{in_hundred(talked.value or 0)} in 100 threads became a conversation of both sides."
    third, helped = measured(figures, "third_turn"), measured(figures, "helped_each_other")
    if third and third.value is not None:
        said = f"{said} After their reply, you came back {in_hundred(third.value)} times in 100."
    if helped and helped.value is not None:
        said = f"{said} In {in_hundred(helped.value)} in 100, people helped each other."
    return said


def _follow_up(figures: Figures) -> Block | None:
    names = ("follow_up", "follow_up_where_missing", "answered_follow_up", "redirect", "interrogation")
    found = there(figures, *names)
    asked = figures.get("follow_up")
    if asked is None:
        return None
    if asked.value is None:
        return without_value("follow-up", "Asking on", asked, found)
    said = (
        f"{in_hundred(asked.value)} in 100 of your replies asked the person something about what they said."
    )
    back = figures.get("answered_follow_up")
    if back and back.value is not None:
        said = f"{said} When you asked, people came back {in_hundred(back.value)} times in 100."
    return of_shares("follow-up", "Asking on", said, asked, found)


def _uptake(figures: Figures) -> Block | None:
    found = there(figures, "uptake", "low_uptake", "canned")
    if not found:
        return None
    counted = [f for f in found if f.value is not None and f.name != "uptake"]
    if not counted:
        return without_value("uptake", "Picking up what was said", found[0], found)
    parts = {
        "low_uptake": "do not show that they heard what the person said",
        "canned": "use words that went to several people",
    }
    said = "; ".join(f"{in_hundred(f.value or 0)} in 100 {parts[f.name]}" for f in counted)
    block = of_shares("uptake", "Picking up what was said", f"Of your replies, {said}.", counted[0], found)
    shares = tuple(share_bar(f) for f in found if f.name != "uptake")
    return replace(block, bars=shares)
