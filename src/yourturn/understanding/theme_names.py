"""Names a theme by words that one person really wrote together; never makes words up."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

_LONGEST: Final = 6
_PRICE: Final = 0.18  # what a word has to add, as a share of the theme's best word
_FILLER_PRICE: Final = 0.06
_SHARED: Final = 0.3  # what it adds that several people wrote these very words, at most


def name_theme(
    members: Sequence[Sequence[str]],
    weights: Mapping[str, float],
    fillers: Collection[str],
    taken: Collection[str],
) -> str:
    """Give the run of two to six words whose words say most about the theme, none already taken.

    `members` holds each statement's words, the most typical first; `weights` says how much a word sets the
    theme apart. A run neither starts nor ends with a filler; without one, the first statement's first words.
    """
    content = {word for words in members for word in words} - set(fillers)
    top = max((weights.get(word, 0.0) for word in content), default=0.0)
    counts = Counter(run for words in members for run in set(_runs(words, fillers)))
    many = max(counts.values(), default=1)

    def worth(run: tuple[str, ...]) -> float:
        said = content.intersection(run)
        told = sum(weights.get(word, 0.0) / top - _PRICE for word in sorted(said)) if top > 0 else 0.0
        repeated = len(run) - len(set(run))
        return told - _FILLER_PRICE * (len(run) - len(said)) - repeated + _SHARED * counts[run] / many

    for run in sorted(counts, key=lambda run: (-worth(run), run)):
        if (name := " ".join(run)) not in taken:
            return name
    for words in members:
        for count in range(min(2, len(words)), _LONGEST + 1):
            if (name := " ".join(words[:count])) not in taken:
                return name
    return " ".join(members[0][:_LONGEST])


def _runs(words: Sequence[str], fillers: Collection[str]) -> list[tuple[str, ...]]:
    return [
        tuple(words[start:stop])
        for start in range(len(words))
        if words[start] not in fillers
        for stop in range(start + 2, min(start + _LONGEST, len(words)) + 1)
        if words[stop - 1] not in fillers
    ]
