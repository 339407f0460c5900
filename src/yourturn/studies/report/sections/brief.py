"""What they want you to say: questions nobody answered and wants without a word, theme by theme.

The start of a strategy, made of counts of people and their own sentences; it never proposes a message.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from yourturn.studies.findings import Findings
from yourturn.studies.report.quotes import NAME, Quote, Row, rows
from yourturn.studies.report.sections.themes import best_quotes, quote_of
from yourturn.studies.report.words import cut, listed, people, spelled, times

SHOWN: Final = 8
SENTENCES: Final = 3
CHANNELS: Final = 4
BRIEF: Final = "brief"
PLAIN: Final = 4  # words from which a sentence can stand alone


@dataclass(frozen=True)
class Line:
    """One theme of the brief; widths are out of 100 on one scale for all lines."""

    name: str
    people: int
    questions: int
    wants: int
    questions_width: float
    wants_width: float
    places: tuple[tuple[str, int, float], ...]
    ours: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Brief:
    """The section; `where` sums people over the lines by channel (a person may be in several)."""

    say: str
    lines: tuple[Line, ...]
    where: str
    more: int

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Give the quotes of the section, in order."""
        return tuple(quote for line in self.lines for quote in line.quotes)


def brief(findings: Findings) -> Brief | None:
    """Give the section; None where the study made no brief, or nothing is open."""
    found = rows(findings.brief, "theme", "people", "questions", "wants", "channels", "counts")
    if not found:
        return None
    themes = {row["id"]: row for row in rows(findings.themes, "id", "name", "our_posts", "our_replies")}
    best = best_quotes(findings)
    top = max([1, *(max(row["questions"] or 0, row["wants"] or 0) for row in found)])
    lines, many = [], len({channel for row in found for channel in row["channels"] or []}) > 1
    for place, row in enumerate(found[:SHOWN]):
        own = _unanswered_first(best.get(row["theme"], []), place)
        lines.append(_line(row, themes.get(row["theme"]), top, own, many=many))
    return Brief(_say(lines, len(found)), tuple(lines), _where(found), len(found) - len(lines))


def _unanswered_first(quotes: Sequence[Row], place: int) -> tuple[Quote, ...]:
    """Give what nobody answered, in time; sentences of the theme beside it only where those are too few."""
    ordered = sorted(quotes, key=_worth)
    own = {row["sentence"]: row for row in reversed(ordered)}
    kept = [row for row in ordered if own[row["sentence"]] is row][:SENTENCES]
    return tuple(quote_of(row, f"q-say-{place}-{nr}") for nr, row in enumerate(kept))


def _worth(row: Row) -> tuple[bool, bool, bool]:
    """Put what can stand alone first, then what nobody answered."""
    return len(row["sentence"].split()) < PLAIN, row["label"] != BRIEF, bool(row["answered"])


def _line(row: Row, theme: Row | None, top: int, quotes: tuple[Quote, ...], *, many: bool) -> Line:
    places = list(zip(row["channels"] or [], row["counts"] or [], strict=False))[:CHANNELS] if many else []
    most = max([1, *(number for _, number in places)])
    questions, wants = row["questions"] or 0, row["wants"] or 0
    return Line(
        name=theme["name"] if theme else str(row["theme"]),
        people=row["people"] or 0,
        questions=questions,
        wants=wants,
        questions_width=round(100 * questions / top, 1),
        wants_width=round(100 * wants / top, 1),
        places=tuple(
            (cut(channel, NAME), number, round(100 * number / most, 1)) for channel, number in places
        ),
        ours=_ours(theme),
        quotes=quotes,
    )


def _ours(theme: Row | None) -> str:
    if theme is None:
        return ""
    posts, replies = theme["our_posts"] or 0, theme["our_replies"] or 0
    if not posts and not replies:
        return "You have not said a word about it."
    spoken = f"You have posted about it {times(posts)}" if posts else "You have never posted about it"
    return f"{spoken} and replied {times(replies)}." if replies else f"{spoken} and never replied."


def _where(found: Sequence[Row]) -> str:
    totals: dict[str, int] = {}
    for row in found:
        for channel, number in zip(row["channels"] or [], row["counts"] or [], strict=False):
            name = cut(channel, NAME)
            totals[name] = totals.get(name, 0) + number
    ordered = sorted(totals.items(), key=lambda pair: -pair[1])[:CHANNELS]
    if len(ordered) < 2:
        return ""  # where there is one channel only, it is no news
    first, *others = ordered
    rest = listed([f"{channel} ({number:,})" for channel, number in others])
    return f"Most of it was said on {first[0]} ({people(first[1])}){f', then {rest}' if rest else ''}."


def _say(lines: Sequence[Line], themes: int) -> str:
    top = lines[0]
    asked = f"{top.questions:,} asked something nobody answered" if top.questions else ""
    wanted = (
        f"{top.wants:,} {'wants' if top.wants == 1 else 'want'} something you never took up"
        if top.wants
        else ""
    )
    why = listed([part for part in (asked, wanted) if part])
    many = f"{spelled(themes).capitalize()} themes" if themes > 1 else "One theme"
    verb = "wait" if themes > 1 else "waits"
    begin = f"Begin with “{cut(top.name, 60)}”: of {people(top.people)}, {why}."
    return f"{many} {verb} for a word from you. {begin}"
