"""Where in a text the words stand that were searched for, so that a page can mark them.

It gives pieces of text, never HTML: who shows them escapes them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from yourturn.core.queries import Phrase
from yourturn.core.terms import places

READ: Final = 10_000
"""Characters of a text that are looked at."""
_BEFORE: Final = 80

Place = tuple[str, int, int]


@dataclass(frozen=True)
class Piece:
    """A part of a text; `found` where it was searched for."""

    text: str
    found: bool = False


def pieces(text: str, phrases: Sequence[Phrase], longest: int = 600) -> tuple[Piece, ...]:
    """Cut a text where words of it were searched for; put together again, the pieces are the text.

    Of a text over `longest` characters a part is given that holds the first one, with "…" for the rest.

    >>> [(piece.text, piece.found) for piece in pieces("The last boat", (Phrase(("last", "boat")),))]
    [('The ', False), ('last boat', True)]
    """
    found = _spans(text[:READ], phrases)
    begin = 0
    if len(text) > longest and found and found[0][0] > longest // 2:
        begin = text.rfind(" ", 0, found[0][0] - _BEFORE) + 1 or found[0][0] - _BEFORE
    end = min(len(text), begin + longest)
    cut = list(
        _cut(text, [(max(a, begin), min(b, end)) for a, b in found if a < end and b > begin], begin, end)
    )
    before, after = [Piece("… ")] * (begin > 0), [Piece(" …")] * (end < len(text))
    return (*before, *cut, *after)


def _cut(text: str, found: Iterable[tuple[int, int]], begin: int, end: int) -> Iterable[Piece]:
    place = begin
    for start, stop in found:
        if start > place:
            yield Piece(text[place:start])
        yield Piece(text[start:stop], found=True)
        place = stop
    if end > place:
        yield Piece(text[place:end])


def _spans(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Give where phrases stand, from the first on; what touches or overlaps is one."""
    if not phrases:
        return []
    here = places(text)
    spans = sorted(span for phrase in phrases for span in _of_phrase(here, phrase))
    joined: list[tuple[int, int]] = []
    for begin, end in spans:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


def _of_phrase(here: Sequence[Place], phrase: Phrase) -> Iterable[tuple[int, int]]:
    size = len(phrase.terms)
    for first in range(len(here) - size + 1):
        some = here[first : first + size]
        if all(
            _is(one[0], term, phrase.begins and n == size - 1)
            for n, (one, term) in enumerate(zip(some, phrase.terms, strict=True))
        ):
            yield some[0][1], some[-1][2]


def _is(here: str, term: str, begins: bool) -> bool:  # noqa: FBT001 - a question with three parts
    return here.startswith(term) if begins else here == term
