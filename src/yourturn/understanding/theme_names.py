"""Names a theme as a person would head it: by a short statement people really wrote, or a run out of one.

It never makes words up.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

from yourturn.understanding.function_words import HEADS, LINKS, NO_ENDS

LONGEST: Final = 6
_PRICE: Final = 0.18  # what a word has to add, as a share of the theme's best word
_WEAK_PRICE: Final = 0.08  # the same of a word that names no matter, but says what is with it
_LINK_PRICE: Final = 0.06
_FILLER_PRICE: Final = 0.35  # of what makes it a piece of a sentence
_NUMBER_PRICE: Final = 0.3
_SHARED: Final = 0.3  # what it adds that several people wrote these very words, at most
_WHOLE: Final = 0.15  # what it adds that it is all that somebody stated, ...
_WANT: Final = 0.15  # ... and wants, ...
_TOLD: Final = 0.9  # ... that others stated exactly the same, at most, ...
_TYPICAL: Final = 0.4  # ... and that it lies at the heart of the theme, at most
_MANY: Final = log(8)
_RUNS_OF: Final = 60  # statements, the most typical
_CAPITALS: Final = 3  # one in so many who begin a word with a capital are enough


@dataclass(frozen=True)
class Stated:
    """A statement of a theme: its words, how many made it, how typical it is (1 = the most), if a want."""

    words: tuple[str, ...]
    people: int = 1
    typical: float = 1.0
    want: bool = False


@dataclass(frozen=True)
class Weighed:
    """What words of a language tell about a theme: `weights` how much they set it apart.

    `fillers` tell nothing, but `links` among them hold words together; `weak` name no matter.
    """

    weights: Mapping[str, float]
    fillers: Collection[str]
    weak: Collection[str] = frozenset()
    links: Collection[str] = LINKS["en"]
    heads: Collection[str] = HEADS

    @cached_property
    def top(self) -> float:
        """Give the most that a word tells which is no filler."""
        return max((value for word, value in self.weights.items() if word not in self.fillers), default=0.0)

    def begins(self, word: str) -> bool:
        """Say whether a heading may begin with it: a word of content, or one that heads a phrase."""
        return word not in self.fillers or word in self.heads

    def ends(self, word: str) -> bool:
        """Say whether a heading may end with it: a word of content."""
        return word not in self.fillers and word not in NO_ENDS

    def trimmed(self, words: Sequence[str]) -> tuple[str, ...]:
        """Give the words from the first with which a heading may begin to the last of content."""
        first = next((at for at, word in enumerate(words) if self.begins(word)), len(words))
        last = next((at for at in range(len(words), first, -1) if self.ends(words[at - 1])), first)
        return tuple(words[first:last])

    def worth(self, words: Sequence[str]) -> float:
        """Give what the words tell, less a price for each."""
        if self.top <= 0:
            return 0.0
        distinct = dict.fromkeys(words)
        told = sum(map(self._told, distinct))
        if len(distinct) == len(words):
            return told
        again = [word for at, word in enumerate(words) if word in words[:at]]
        return told - sum(1 + self._toll(word) for word in again)

    def _told(self, word: str) -> float:
        """Give what the word tells where it stands for the first time, less its price."""
        found = self._known.get(word)
        if found is None:
            content = 0.0
            if word not in self.fillers:
                content = self.weights.get(word, 0.0) / self.top
                content -= _WEAK_PRICE if word in self.weak else _PRICE
            found = self._known[word] = content - self._toll(word)
        return found

    def _toll(self, word: str) -> float:
        """Give what the word costs each time because it tells nothing, or is a number."""
        idle = 0.0
        if word in self.fillers:
            idle = _LINK_PRICE if word in self.links else _FILLER_PRICE
        return idle + _NUMBER_PRICE * any(map(str.isdigit, word))

    @cached_property
    def _known(self) -> dict[str, float]:
        return {}  # what words tell, as far as it was asked for


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


def as_written(name: str, statements: Sequence[str]) -> str:
    """Give a name with the capitals that people give its words: "radiator at Northbank"."""
    text = "\n".join(statements)
    forms: Mapping[str, Counter[str]] = {word: Counter() for word in name.split()}
    for word, of_word in forms.items():
        # where a sentence begins, a capital says nothing
        of_word.update(re.findall(rf"(?<=[^\s.!?:…] ){re.escape(word)}(?!\w)", text, re.IGNORECASE))
    return " ".join(_commonest(word, forms[word]) for word in name.split())


def _commonest(word: str, forms: Counter[str]) -> str:
    """Give how most write the word; many leave a capital out, few add one."""
    if _CAPITALS * forms[word.capitalize()] >= max(forms.total(), 1):
        return word.capitalize()
    return max(sorted(forms, key=str.swapcase), key=forms.__getitem__, default=word)


def _wholes(members: Sequence[Stated], weighed: Weighed) -> dict[tuple[str, ...], float]:
    people: Counter[tuple[str, ...]] = Counter()
    typical: dict[tuple[str, ...], float] = {}
    wanted: set[tuple[str, ...]] = set()
    for one in members:
        words = weighed.trimmed(one.words)
        if 1 < len(words) <= LONGEST:
            people[words] += one.people
            typical[words] = max(one.typical, typical.get(words, 0.0))
            wanted |= {words} if one.want else set()
    most = max(log(max(people.values(), default=1)), _MANY)
    return {
        words: weighed.worth(words)
        + _WHOLE
        + _WANT * (words in wanted)
        + _TOLD * log(count) / most
        + _TYPICAL * typical[words]
        for words, count in people.items()
    }


def _runs(members: Sequence[Stated], weighed: Weighed) -> dict[tuple[str, ...], float]:
    counts = Counter(run for one in members[:_RUNS_OF] for run in _runs_of(one.words, weighed))
    many = max(counts.values(), default=1)
    often = min(2, many)
    return {
        run: weighed.worth(run) + _SHARED * count / many for run, count in counts.items() if count >= often
    }


def _runs_of(words: Sequence[str], weighed: Weighed) -> set[tuple[str, ...]]:
    stops = [at for at, word in enumerate(words, 1) if weighed.ends(word)]
    return {
        tuple(words[start:stop])
        for start, word in enumerate(words)
        if weighed.begins(word)
        for stop in stops
        if start + 2 <= stop <= start + LONGEST
    }
