"""How a figure is written: its name on screen, value, denominator and interval, or the reason for none."""

from collections.abc import Mapping, Sequence
from typing import Final

from yourturn.core.measures.figure import Figure
from yourturn.studies.report.words import ago, in_hundred, number, people

LABELS: Final[Mapping[str, str]] = {
    "talk_share": "Talk, of talk and listening together",
    "unheard": "Waits that were not heard",
    "words_share": "Your words in threads with both sides",
    "longest_monologue": "Longest run of your own posts in a thread",
    "initiative": "Broadcasts for every 100 replies and asks",
    "us_ratio": "Words that point at yourselves",
    "us_sentences": "Sentences about yourselves",
    "agentless": "Sentences that name nobody",
    "i_share": "“I” rather than “we” in replies",
    "signed": "Replies signed by a person",
    "noise": "Broadcasts nobody asked for that helped nobody",
    "noise_off_topic": "Nobody asked",
    "noise_repeat": "Repeat of yours",
    "noise_silent": "Fell silent",
    "two_sided": "Threads that were conversations",
    "exchange": "Threads that were one exchange",
    "balance": "Evenness of words in conversations",
    "third_turn": "You came back after their reply",
    "helped_each_other": "Threads in which people helped each other",
    "uptake": "How much replies pick up",
    "low_uptake": "Replies that do not show they heard",
    "canned": "Replies in words used for others too",
    "follow_up": "Replies that asked on",
    "follow_up_where_missing": "Replies that asked on where a fact was missing",
    "answered_follow_up": "Follow-up questions people answered",
    "redirect": "Replies that sent people elsewhere",
    "interrogation": "Replies with more than two questions",
    "answered_1h": "Answered within an hour",
    "answered_24h": "Answered within a day",
    "answered_72h": "Answered within three days",
    "median_wait": "Half had an answer after",
    "answer_median_h": "Half had an answer after",
    "p90_wait": "Nine in ten had an answer after",
    "answer_p90_h": "Nine in ten had an answer after",
    "mean_wait_7d": "Mean wait within the first week",
    "open_now": "Waiting now",
    "oldest_wait": "Longest wait",
    "never_answered": "Waiting for more than 14 days",
    "dated_before": "Answers dated before their question, left out",
    "acknowledged_24h": "A first word of yours within a day",
    "answered_by_people": "Waits that other people ended",
    "overheard": "Wrote about you, not to you",
    "equity": "The group you answer least, against others",
    "gap": "Topic gap beyond chance",
    "gap_other": "People with something in no theme",
    "loudest_tenth": "Words by the loudest tenth of people",
    "voices": "Voices, if all were equally loud",
}
BITS: Final = ("bit", "bits")
PER_HUNDRED: Final = "initiative"


def label(name: str) -> str:
    """Name a measure in plain words."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def value(figure: Figure) -> str:
    """Write the value with its unit; without one, the reason."""
    if figure.value is None:
        return figure.why_not or "not measured"
    if figure.name == PER_HUNDRED:
        return in_hundred(figure.value)
    return written(figure.value, figure.unit)


def written(amount: float, unit: str) -> str:
    """Write an amount with its unit as a sentence would."""
    if unit == "share":
        return f"{in_hundred(amount)} in 100"
    if unit == "h":
        return ago(amount * 3600)
    if unit == "people":
        return people(amount)
    if unit in {"index", "ratio"}:
        return number(round(amount, 2))
    return f"{number(round(amount, 2))} {unit}".strip()


def out_of(figure: Figure) -> str:
    """Write numerator and denominator, as far as there are any."""
    above, below = figure.numerator, figure.denominator
    if below is None:
        return ""
    if above is None:
        return number(round(below))
    return f"{number(round(above))} of {number(round(below))}"


def between(figure: Figure, word: str = "to") -> str:
    """Write the 95 % interval ("46 to 58"), or nothing."""
    if figure.low is None or figure.high is None or figure.value is None:
        return ""
    if figure.unit == "share" or figure.name == PER_HUNDRED:
        low, high = in_hundred(figure.low), in_hundred(figure.high)
        return f"{low} {word} {high}"
    return f"{number(round(figure.low, 2))} {word} {number(round(figure.high, 2))}"


def by_name(figures: Sequence[Figure]) -> dict[str, Figure]:
    """Give the figures by name; of two with one name, the measured one."""
    return {figure.name: figure for figure in sorted(figures, key=lambda f: f.value is not None)}


def measured(figures: Mapping[str, Figure], name: str) -> Figure | None:
    """Give the figure if it is there and has a value."""
    figure = figures.get(name)
    return figure if figure is not None and figure.value is not None else None
