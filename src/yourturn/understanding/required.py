"""Which words a pattern cannot do without: so that a look at a text's words says which patterns could match.

It may ask for too little, never for too much: a text that a pattern matches has a word of every clause.
"""

import re
from collections.abc import Sequence
from functools import cache, partial
from typing import Final, NamedTuple, TypeVar

from yourturn.understanding.pattern_parts import (
    MARKS,
    OUT,
    Either,
    Leaf,
    Node,
    Repeat,
    bounded,
    can_be_empty,
    edged,
    joined,
    parts_of,
    read,
)

_FEWEST: Final = 3  # letters of the beginning of a word that is looked for
_RANKS: Final = 4  # clauses that are made of a part's words
# words that most texts of their language have
_COMMON_WORDS: Final = """
    a an and are as at be but by do for from have i in is it me my no not of on or so that the this to us was
    we with you your all can if they der die das den ein eine und ist in zu ich es nicht mit auf mir wir so el
    la los las un una y o de del en que es no por con se lo me le les des et du au pas pour ne ce je vous il
    gli di da che e per non mi ha het een en van op ik je niet dat os um uma do da em ao nao eu
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())
_RUN: Final = re.compile("[a-z]+|[?¿0-9]")
_LETTERS: Final = re.compile("[a-z]+")


class Word(NamedTuple):
    """A run of the letters a-z or a mark; where not `whole`, the beginning of such a run.

    `first` = it is the first run of letters in the text.
    """

    text: str
    whole: bool
    first: bool = False


_WHOLE: Final = cache(partial(Word, whole=True))  # a pattern's words come again and again
_Ranked = TypeVar("_Ranked")
Clause = frozenset[Word]  # one of these must be there


class Way(NamedTuple):
    """A way in which a pattern can match: all clauses hold, if `near` in one stretch without STOPS."""

    clauses: tuple[Clause, ...]
    near: bool


@cache
def required(pattern: str, *, whole: bool) -> tuple[Way, ...]:
    """Give each way a pattern can match; no clauses = nothing is known of that way.

    `whole` = edges or signs stand on both sides of what the pattern matches.

    >>> way = required("(?:late|early) boats", whole=True)[0]
    >>> [sorted(word.text for word in clause) for clause in way.clauses]
    [['boats'], ['early', 'late']]
    """
    return tuple(_way(parts_of(way), whole=whole) for way in read(pattern))


def telling(clauses: Sequence[Clause]) -> list[Clause]:
    """Give the clauses, that first which fewest texts have."""
    return sorted(clauses, key=_worth, reverse=True)


def _way(parts: tuple[Node, ...], *, whole: bool) -> Way:
    clauses = [*_clauses(parts, left=whole, right=whole), *_first(parts, right=whole)]
    inner = list(parts)
    for end in (0, -1):  # what no clause is made of may hold stops
        while inner and _silent(inner[end]):
            del inner[end]
    kept = [one for one in dict.fromkeys(clauses) if not any(other < one for other in clauses)]
    return Way(tuple(kept), near=not any(part.stops for part in inner))


def _silent(part: Node) -> bool:
    """Say whether no clause is ever made of a part: unknown signs, and what is neither letter nor mark."""
    if isinstance(part, Repeat):
        return _silent(part.part)
    return isinstance(part, Leaf) and (part.texts is None or part.texts <= {"", OUT})


def _first(parts: tuple[Node, ...], *, right: bool) -> list[Clause]:
    """Give what the first word of a text can be, for a pattern held to the beginning of texts."""
    if not parts or not isinstance(parts[0], Leaf) or not parts[0].begins:
        return []
    rest = list(parts[1:])
    while rest and can_be_empty(rest[0]) and edged(rest[0], end=False) and _silent(rest[0]):
        del rest[0]
    texts: frozenset[str] | None = frozenset({""})
    while rest and (longer := joined(texts, rest[0].texts)) is not None:
        texts = longer
        del rest[0]
    words: set[Word] = set()
    for text in texts or {""}:
        run = _LETTERS.search(text)
        if run is None:
            return []
        ends = run.end() < len(text) or bounded(tuple(rest), end=False, beyond=right)
        if not ends and len(run[0]) < _FEWEST:
            return []
        words.add(Word(run[0], whole=ends, first=True))
    return [frozenset(words)]


def _clauses(parts: tuple[Node, ...], *, left: bool, right: bool) -> list[Clause]:
    """Give the clauses of parts that follow one another; `left`, `right` = an edge or a sign stands there."""
    found: list[Clause] = []
    begin = 0
    while begin < len(parts):
        before = bounded(parts[:begin][::-1], end=True, beyond=left)
        texts, end = parts[begin].texts, begin + 1
        while texts is not None and end < len(parts):
            longer = joined(texts, parts[end].texts)
            if longer is None:
                break
            texts, end = longer, end + 1
        after = bounded(parts[end:], end=False, beyond=right)
        if texts is None:
            found += _inner(parts[begin], left=before, right=after)
        else:
            found += _chosen(texts, left=before, right=after)
        begin = end
    return found


def _inner(node: Node, *, left: bool, right: bool) -> list[Clause]:
    if isinstance(node, Repeat):
        return _clauses(parts_of(node.part), left=False, right=False) if node.least else []
    if not isinstance(node, Either):
        return []
    ways = [_clauses(parts_of(part), left=left, right=right) for part in node.parts]
    ranked = [telling(way) for way in ways]
    return [frozenset().union(*some) for some in _by_rank(ranked)]


def _chosen(texts: frozenset[str], *, left: bool, right: bool) -> list[Clause]:
    """Give a clause for each word that all texts have; for each place the words there; the longest."""
    words = [_words(text, left=left, right=right) for text in texts]
    shared = frozenset.intersection(*map(frozenset, words)) if words else frozenset()
    rest = [[word for word in some if word not in shared] for some in words]
    longest = [[max(some, key=_weight)] if some else [] for some in rest]
    found = [frozenset({word}) for word in sorted(shared, key=_weight)]
    return [*found, *map(frozenset, [*_by_rank(longest), *_by_rank(rest)])]


def _by_rank(ranked: Sequence[Sequence[_Ranked]]) -> list[list[_Ranked]]:
    """Give the first of each, the second of each and so on, the last where there are fewer."""
    most = min(max(map(len, ranked), default=0), _RANKS) if all(ranked) else 0
    return [[some[min(rank, len(some) - 1)] for some in ranked] for rank in range(most)]


def _words(text: str, *, left: bool, right: bool) -> list[Word]:
    """Give the words that a text must bring with it, whatever stands on either side."""
    found: list[Word] = []
    for run in _RUN.finditer(text):
        begin, end = run.span()
        mark = run[0] in MARKS
        if mark or ((begin or left) and (end < len(text) or right)):
            found.append(_WHOLE(run[0]))
        elif (begin or left) and end - begin >= _FEWEST:
            found.append(Word(run[0], whole=False))
    return found


@cache
def _weight(word: Word) -> tuple[float, str]:
    """Say how much a word tells, roughly: the longer, the rarer."""
    tells = 2.5 if word.text in MARKS else len(word.text) - 0.5 * (not word.whole)
    return (tells / 10 if word.text in _COMMON else tells), word.text


def _worth(clause: Clause) -> float:
    """Say how much a clause tells: many short words are met in most texts."""
    return -sum(4 ** -_weight(word)[0] for word in clause)
