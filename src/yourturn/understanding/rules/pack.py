"""The shape of a rule pack. Patterns see folded text: lower case, no diacritics, straight quotes, no links.

Patterns are for the Rust regex engine (no look-around); word boundaries are added around each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

STRONG: Final = 0.95
MEDIUM: Final = 0.75
WEAK: Final = 0.55
NONE: Final = 0.05
SKIP: Final = " ~ "  # stands where words were taken out, so that no pattern joins what was apart


@dataclass(frozen=True)
class Rule:
    """How a label shows: `strong`, `medium` and `weak` words; `unless` words are taken out beforehand."""

    strong: tuple[str, ...] = ()
    medium: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def any_of(self) -> tuple[str, ...]:
        """Give the patterns that can show the label."""
        return (*self.strong, *self.medium, *self.weak)


@dataclass(frozen=True)
class Pack:
    """The rules of one language, and how its sentences are cut to statements.

    Outside `rules` patterns see sentences as written, with straight apostrophes, whatever their case; in
    languages other than English a plain letter also stands for its accented ones. An empty field cuts nothing.
    """

    rules: Mapping[str, Rule]
    lead_ins: tuple[str, ...]  # the words before a want
    reasons: tuple[str, ...] = ()  # where the want is over and its reasons begin
    fillers: tuple[str, ...] = ()  # greetings and joining words at the beginning
    tidy: tuple[tuple[str, str], ...] = ()  # pattern and replacement, applied to a want once it is cut
    ask_ins: tuple[str, ...] = ()  # the words before what a question asks about
    moan_ins: tuple[str, ...] = ()  # the words before what a complaint is about
    lead_outs: tuple[str, ...] = ()  # the words after a want, such as "would be nice"
    tails: tuple[str, ...] = ()  # politeness at the end
    joints: tuple[str, ...] = ()  # words at which a long statement may end
    empty: str = ""  # words that say nothing by themselves, separated by spaces


def bounded(patterns: tuple[str, ...]) -> str:
    r"""Join patterns into one alternation; a leading or trailing letter class is held to whole words.

    >>> bounded(("thanks", "[?]"))
    '(?:(?:^|[^a-z0-9_])(?:thanks)(?:$|[^a-z0-9_])|[?])'
    """
    words = [p for p in patterns if not p.startswith(("[", "^"))]
    others = [p for p in patterns if p.startswith(("[", "^"))]
    parts = [rf"(?:^|[^a-z0-9_])(?:{'|'.join(words)})(?:$|[^a-z0-9_])"] if words else []
    return "(?:" + "|".join([*parts, *others]) + ")"
