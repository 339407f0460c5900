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

    def any_of(self) -> str:
        """Give one pattern that matches wherever the rule could."""
        return bounded((*self.strong, *self.medium, *self.weak))


@dataclass(frozen=True)
class Pack:
    """The rules of one language; `lead_ins` are the words before a want, `reasons` those that end it."""

    rules: Mapping[str, Rule]
    lead_ins: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    tidy: tuple[tuple[str, str], ...] = ()  # pattern and replacement, applied to a want once it is cut


def bounded(patterns: tuple[str, ...]) -> str:
    r"""Join patterns into one alternation; a leading or trailing letter class is held to whole words.

    >>> bounded(("thanks", "[?]"))
    '(?:(?:^|[^a-z0-9_])(?:thanks)(?:$|[^a-z0-9_])|[?])'
    """
    words = [p for p in patterns if not p.startswith(("[", "^"))]
    others = [p for p in patterns if p.startswith(("[", "^"))]
    parts = [rf"(?:^|[^a-z0-9_])(?:{'|'.join(words)})(?:$|[^a-z0-9_])"] if words else []
    return "(?:" + "|".join([*parts, *others]) + ")"
