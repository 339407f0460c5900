"""Talk and listen, us, noise, two sides, asking on, uptake: sentence first, figure second, ingredients third.

A measure without a value keeps its place and says why; one that was not computed at all is absent.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report.figures import between, by_name, label, measured, out_of, value
from yourturn.studies.report.words import count, in_hundred, number, small_ratio, spelled, times

Figures: TypeAlias = Mapping[str, Figure]
THEIRS: Final = frozenset({"answered_follow_up", "helped_each_other"})


@dataclass(frozen=True)
class Bar:
    """One bar: words, width out of 100, what stands at its end, and a style ("us", "them", "none")."""

    words: str
    width: float
    end: str
    style: str = "us"
    why_not: str = ""


@dataclass(frozen=True)
class Sides:
    """Two bars from one spine on one scale: theirs (heard, unheard) and ours, each out of 100."""

    heard: float
    unheard: float
    ours: float
    theirs_words: tuple[str, str]
    ours_words: tuple[str, str]
    sentence: str


@dataclass(frozen=True)
class Block:
    """One measure: the figure large, what it was counted from, a sentence, a picture, the ingredients."""

    id: str
    title: str
    say: str
    big: str = ""
    unit: str = ""
    counted: str = ""
    why_not: str = ""
    sides: Sides | None = None
    bars: tuple[Bar, ...] = ()
    figures: tuple[Figure, ...] = field(default=())


def balance(findings: Findings) -> tuple[Block, ...]:
    """Give the blocks whose measures were computed, in order."""
    figures = by_name(findings.figures)
    makers: tuple[Callable[[Figures], Block | None], ...] = (
        _talk,
        _us,
        _replies,
        _noise,
        _two_sided,
        _follow_up,
        _uptake,
    )
    return tuple(block for block in (make(figures) for make in makers) if block)


def _there(figures: Figures, *names: str) -> tuple[Figure, ...]:
    return tuple(figures[name] for name in names if name in figures)


def _unmeasured(id_: str, title: str, figure: Figure, found: tuple[Figure, ...]) -> Block:
    counted = f"{out_of(figure)} counted" if out_of(figure) else ""
    return Block(id_, title, "", why_not=figure.why_not or "not measured", counted=counted, figures=found)


def _talk(figures: Figures) -> Block | None:
    found = _there(figures, "talk_share", "unheard", "words_share", "longest_monologue", "initiative")
    talk = figures.get("talk_share")
    if talk is None:
        return None
    title = "Talk and listen"
    if talk.numerator is None or talk.denominator is None or (talk.value is None and not _all_talk(talk)):
        return _unmeasured("talk", title, talk, found)
    spoke, heard = talk.numerator, talk.denominator - talk.numerator
    heard = 0.0 if _all_talk(talk) else heard
    missing = figures.get("unheard")
    unheard = missing.numerator if missing and missing.numerator is not None else None
    return Block(
        "talk",
        title,
        _talk_say(spoke, heard, unheard),
        f"{number(spoke)} : {number(heard)}",
        "you spoke, you heard" + (f"; {number(unheard)} unheard" if unheard is not None else ""),
        f"{count(spoke, 'broadcast', 'broadcasts')}; {count(heard, 'time', 'times')} somebody was heard. "
        "Heard means answered, or thanked by a person.",
        sides=_talk_sides(spoke, heard, unheard),
        bars=_more(figures, "words_share", "initiative", "longest_monologue"),
        figures=found,
    )


def _all_talk(talk: Figure) -> bool:
    return talk.why_not == "all talk"


def _talk_say(spoke: float, heard: float, unheard: float | None) -> str:
    if not heard:
        said = f"You spoke {times(round(spoke))} and heard nobody."
    elif not spoke:
        said = f"You sent no broadcast and heard somebody {times(round(heard))}."
    else:
        ours, theirs = small_ratio(spoke, heard)
        spoken = "time you" if ours == 1 else f"{spelled(ours)} times you"
        said = f"For every {spoken} spoke, you heard {spelled(theirs)}."
    if not unheard:
        return said
    if heard and unheard < heard:
        one_in = round((heard + unheard) / unheard)
        return f"{said} One time in {spelled(one_in)} somebody spoke and you heard nothing."
    return f"{said} {times(round(unheard)).capitalize()} somebody spoke and you heard nothing."


def _talk_sides(spoke: float, heard: float, unheard: float | None) -> Sides:
    left = heard + (unheard or 0)
    top = max(spoke, left, 1)
    theirs = f"{number(heard)} heard" + (f", {number(unheard)} unheard" if unheard is not None else "")
    return Sides(
        round(96 * heard / top, 1),
        round(96 * (unheard or 0) / top, 1),
        round(96 * spoke / top, 1),
        ("They spoke", theirs),
        ("You broadcast", number(spoke)),
        f"On one scale. Left: people, {theirs}. Right: {number(spoke)} broadcasts of yours.",
    )


def _us(figures: Figures) -> Block | None:
    us = figures.get("us_ratio")
    if us is None:
        return None
    found = _there(figures, "us_ratio", "us_sentences", "agentless")
    if us.value is None:
        return _unmeasured("us", "Us", us, found)
    own, other = in_hundred(us.value), in_hundred(1 - us.value)
    words = f"{number(us.denominator)} words that point at somebody." if us.denominator else ""
    return Block(
        "us",
        "Us",
        f"When your broadcasts point at somebody, {_tenths(us.value)} it is yourselves.",
        own,
        _hundred(us),
        f"{words} Replies are measured differently.".strip(),
        sides=Sides(
            round(100 * (1 - us.value) * 0.96, 1),
            0.0,
            round(100 * us.value * 0.96, 1),
            ("you, your, names", other),
            ("we, our, ours", own),
            f"{other} in 100 point at them, {own} at yourselves.",
        ),
        bars=_more(figures, "us_sentences", "agentless"),
        figures=found,
    )


def _hundred(figure: Figure) -> str:
    span = between(figure, "and")
    return f"in 100, between {span}" if span else "in 100"


def _tenths(share: float) -> str:
    tenths = round(10 * share)
    if tenths in {0, 10}:
        return "almost never" if tenths == 0 else "almost always"
    return "half the time" if tenths == 5 else f"{spelled(tenths)} times in ten"


def _replies(figures: Figures) -> Block | None:
    found = _there(figures, "i_share", "signed")
    if not found:
        return None
    first = figures.get("i_share", found[0])
    if all(figure.value is None for figure in found):
        return _unmeasured("replies", "A person or an office", first, found)
    figure = first if first.value is not None else next(f for f in found if f.value is not None)
    own = f"{in_hundred(figure.value or 0)} in 100"
    said = (
        f"In your replies, {own} times somebody says “I” rather than “we”."
        if figure.name == "i_share"
        else f"{own} replies are signed by a person."
    )
    return _of_shares("replies", "A person or an office", said, figure, found)


def _of_shares(id_: str, title: str, said: str, figure: Figure, found: tuple[Figure, ...]) -> Block:
    shares = [one for one in found if one.unit == "share" or one.value is None]
    return Block(
        id_,
        title,
        said,
        in_hundred(figure.value or 0),
        _hundred(figure),
        figure.sentence,
        bars=tuple(share_bar(one, "them" if one.name in THEIRS else "us") for one in shares),
        figures=found,
    )


def share_bar(figure: Figure, style: str = "us") -> Bar:
    """Give a bar on the scale of 0 to 100 in 100, or the reason for none."""
    if figure.value is None:
        return Bar(label(figure.name), 0, "", style, figure.why_not or "not measured")
    counted = out_of(figure)
    end = f"{in_hundred(figure.value)} in 100" + (f" ({counted})" if " of " in counted else "")
    return Bar(label(figure.name), round(100 * min(1.0, max(0.0, figure.value)), 1), end, style)


def _more(figures: Figures, *names: str) -> tuple[Bar, ...]:
    """Give companions of a measure: shares as bars, anything else as words without one."""
    found = _there(figures, *names)
    return tuple(
        share_bar(one) if one.unit == "share" or one.value is None else Bar(label(one.name), 0, value(one))
        for one in found
    )


def _noise(figures: Figures) -> Block | None:
    noise = figures.get("noise")
    if noise is None:
        return None
    causes = _there(figures, "noise_off_topic", "noise_silent", "noise_repeat")
    found = (noise, *causes)
    if noise.value is None or noise.numerator is None or noise.denominator is None:
        return _unmeasured("noise", "Noise", noise, found)
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
        "Broadcasts only, judged after 72 hours; a post can have more than one cause. Likes are not used.",
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
    found = _there(figures, "two_sided", "exchange", "balance", "third_turn", "helped_each_other")
    if talked.value is None or talked.numerator is None or not talked.denominator:
        return _unmeasured("two-sided", "Two sides", talked, found)
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
        _hundred(talked),
        f"{counted} A short exchange is fine: this is no target.",
        bars=tuple(Bar(words, round(100 * n / top, 1), number(n), style) for words, n, style in classes),
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
    found = _there(figures, *names)
    asked = figures.get("follow_up")
    if asked is None:
        return None
    if asked.value is None:
        return _unmeasured("follow-up", "Asking on", asked, found)
    said = (
        f"{in_hundred(asked.value)} in 100 of your replies asked the person something about what they said."
    )
    back = figures.get("answered_follow_up")
    if back and back.value is not None:
        said = f"{said} When you asked, people came back {in_hundred(back.value)} times in 100."
    return _of_shares("follow-up", "Asking on", said, asked, found)


def _uptake(figures: Figures) -> Block | None:
    found = _there(figures, "uptake", "low_uptake", "canned")
    if not found:
        return None
    counted: Sequence[Figure] = [f for f in found if f.value is not None and f.name != "uptake"]
    if not counted:
        return _unmeasured("uptake", "Picking up what was said", found[0], found)
    parts = {
        "low_uptake": "do not show that they heard what the person said",
        "canned": "use words that went to several people",
    }
    said = "; ".join(f"{in_hundred(f.value or 0)} in 100 {parts[f.name]}" for f in counted)
    block = _of_shares("uptake", "Picking up what was said", f"Of your replies, {said}.", counted[0], found)
    shares = tuple(share_bar(f) for f in found if f.name != "uptake")
    mean = measured(figures, "uptake")
    own = f" Mean uptake {value(mean)}." if mean else ""
    return replace(block, bars=shares, counted=f"{block.counted}{own}".strip())
