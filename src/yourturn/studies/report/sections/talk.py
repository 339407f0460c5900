"""Talk and listen (M1) and us (M2): what you broadcast against whom you heard, and at whom it points."""

from yourturn.core.measures.figure import Figure
from yourturn.studies.report.sections.blocks import (
    Block,
    Figures,
    Sides,
    companions,
    hundred,
    of_shares,
    there,
    without_value,
)
from yourturn.studies.report.words import count, in_hundred, number, small_ratio, spelled, times


def talk(figures: Figures) -> Block | None:
    """Give talk and listen (M1), None where it was not computed."""
    found = there(figures, "talk_share", "unheard", "words_share", "longest_monologue", "initiative")
    spoken = figures.get("talk_share")
    if spoken is None:
        return None
    title = "Talk and listen"
    if (
        spoken.numerator is None
        or spoken.denominator is None
        or (spoken.value is None and not _all_talk(spoken))
    ):
        return without_value("talk", title, spoken, found)
    spoke, heard = spoken.numerator, spoken.denominator - spoken.numerator
    heard = 0.0 if _all_talk(spoken) else heard
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
        bars=companions(figures, "words_share", "initiative", "longest_monologue"),
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


def us(figures: Figures) -> Block | None:
    """Give the us-ratio of broadcasts (M2), None where it was not computed."""
    us = figures.get("us_ratio")
    if us is None:
        return None
    found = there(figures, "us_ratio", "us_sentences", "agentless")
    if us.value is None:
        return without_value("us", "Us", us, found)
    own, other = in_hundred(us.value), in_hundred(1 - us.value)
    words = f"{number(us.denominator)} words that point at somebody." if us.denominator else ""
    return Block(
        "us",
        "Us",
        f"When your broadcasts point at somebody, {_tenths(us.value)} it is yourselves.",
        own,
        hundred(us),
        f"{words} Replies are measured differently.".strip(),
        sides=Sides(
            round(100 * (1 - us.value) * 0.96, 1),
            0.0,
            round(100 * us.value * 0.96, 1),
            ("you, your, names", other),
            ("we, our, ours", own),
            f"{other} in 100 point at them, {own} at yourselves.",
        ),
        bars=companions(figures, "us_sentences", "agentless"),
        figures=found,
    )


def _tenths(share: float) -> str:
    tenths = round(10 * share)
    if tenths in {0, 10}:
        return "almost never" if tenths == 0 else "almost always"
    return "half the time" if tenths == 5 else f"{spelled(tenths)} times in ten"


def replies(figures: Figures) -> Block | None:
    """Give how personal replies are (M2), None where it was not computed."""
    found = there(figures, "i_share", "signed")
    if not found:
        return None
    first = figures.get("i_share", found[0])
    if all(figure.value is None for figure in found):
        return without_value("replies", "A person or an office", first, found)
    figure = first if first.value is not None else next(f for f in found if f.value is not None)
    own = f"{in_hundred(figure.value or 0)} in 100"
    said = (
        f"Where your replies say “I” or “we”, it is “I” {in_hundred(figure.value or 0)} times in 100."
        if figure.name == "i_share"
        else f"{own} replies are signed by a person."
    )
    return of_shares("replies", "A person or an office", said, figure, found)
