"""Names a theme as a person would head it: by a short statement that people really wrote, or a run out of one.

It never makes words up.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

from yourturn.understanding.function_words import HEADS

LONGEST: Final = 6
_PRICE: Final = 0.18  # what a word has to add, as a share of the theme's best word
_FILLER_PRICE: Final = 0.06
_NUMBER_PRICE: Final = 0.3
_SHARED: Final = 0.3  # what it adds that several people wrote these very words, at most
_WHOLE: Final = 0.45  # what it adds that it is all that somebody stated ...
_TOLD: Final = 0.9  # ... and that others stated exactly the same, at most
_TYPICAL: Final = 0.6  # ... and that it lies at the heart of the theme, at most

_MANY: Final = log(8)
_RUNS_OF: Final = 60  # statements, the most typical


@dataclass(frozen=True)
class Stated:
    """A statement of a theme: its words, how many people made it, and how typical it is (1 = the most)."""

    words: tuple[str, ...]
    people: int = 1
    typical: float = 1.0


@dataclass(frozen=True)
class Weighed:
    """What words of a language tell about a theme: `weights` how much they set it apart."""

    weights: Mapping[str, float]
    fillers: Collection[str]
    heads: Collection[str] = HEADS

    @cached_property
    def top(self) -> float:
        """Give the most that a word tells which is no filler."""
        return max((value for word, value in self.weights.items() if word not in self.fillers), default=0.0)

    def ends_well(self, words: Sequence[str]) -> bool:
        """Say whether it begins with a word of content, or one that heads a phrase, and ends with content."""
        first, last = words[0], words[-1]
        return (first not in self.fillers or first in self.heads) and last not in self.fillers

    def trimmed(self, words: Sequence[str]) -> tuple[str, ...]:
        """Give the words from the first with which a heading may begin to the last of content."""
        first = next((at for at, word in enumerate(words) if self.ends_well((word, "."))), len(words))
        last = next((at for at in range(len(words), first, -1) if words[at - 1] not in self.fillers), first)
        return tuple(words[first:last])

    def worth(self, words: Sequence[str]) -> float:
        """Give what the words tell, less a price for each."""
        said = {word for word in words if word not in self.fillers}
        top = self.top
        told = sum(self.weights.get(word, 0.0) / top - _PRICE for word in said) if top > 0 else 0.0
        idle = sum(word in self.fillers for word in words)
        numbers = sum(any(letter.isdigit() for letter in word) for word in words)
        repeated = len(words) - len(set(words))
        return told - _FILLER_PRICE * idle - _NUMBER_PRICE * numbers - repeated


def name_theme(members: Sequence[Stated], weighed: Weighed, taken: Collection[str]) -> str:
    """Give two to six words of one person that say most about the theme, none already taken.

    A short statement as it stands comes before words out of a longer one. They begin and end with a word of
    content; where there are none such, the first statement's first words.
    """
    worth = _runs(members, weighed)
    for words, value in _wholes(members, weighed).items():
        worth[words] = max(value, worth.get(words, value))
    for run in sorted(worth, key=lambda run: (-round(worth[run], 6), run)):
        if (name := " ".join(run)) not in taken:
            return name
    for member in members:
        for count in range(min(2, len(member.words)), LONGEST + 1):
            if (name := " ".join(member.words[:count])) not in taken:
                return name
    return " ".join(members[0].words[:LONGEST])


def _wholes(members: Sequence[Stated], weighed: Weighed) -> dict[tuple[str, ...], float]:
    people: Counter[tuple[str, ...]] = Counter()
    typical: dict[tuple[str, ...], float] = {}
    for one in members:
        words = weighed.trimmed(one.words)
        if 1 < len(words) <= LONGEST:
            people[words] += one.people
            typical[words] = max(one.typical, typical.get(words, 0.0))
    most = max(log(1 + max(people.values(), default=1)), _MANY)
    return {
        words: weighed.worth(words) + _WHOLE + _TOLD * log(1 + count) / most + _TYPICAL * typical[words]
        for words, count in people.items()
    }


def _runs(members: Sequence[Stated], weighed: Weighed) -> dict[tuple[str, ...], float]:
    counts = Counter(
        run for one in members[:_RUNS_OF] for run in set(_runs_of(one.words)) if weighed.ends_well(run)
    )
    many = max(counts.values(), default=1)
    often = min(2, many)
    return {
        run: weighed.worth(run) + _SHARED * count / many for run, count in counts.items() if count >= often
    }


def _runs_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [
        tuple(words[start:stop])
        for start in range(len(words))
        for stop in range(start + 2, min(start + LONGEST, len(words)) + 1)
    ]
