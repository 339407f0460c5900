"""Which words a pattern cannot do without: so that a look at a text's words says which patterns could match.

It may ask for too little, never for too much: a text that a pattern matches has a word of every clause. It
reads the syntax that rule packs use; what it does not know stands for any text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

OUT: Final = "\0"  # stands for an edge, and for anything but the letters a-z and what is in MARKS
MARKS: Final = frozenset("?¿0123456789")  # signs that are looked for as words are
LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_MOST: Final = 300  # texts that are listed for a part of a pattern
_FEWEST: Final = 3  # letters of the beginning of a word that is looked for
_TWICE: Final = 2  # what can be repeated more often is not listed
_EDGES: Final = frozenset("bBAzZ")  # escapes without width
_PLAIN: Final = re.compile(r"[^\\\[\](){}.^$|?*+]+(?![?*+{])")  # signs that stand for themselves
_NO_LETTERS: Final = re.compile("[^a-z?¿0-9]")
_RUN: Final = re.compile("[a-z]+|[?¿0-9]")


class Word(NamedTuple):
    """A run of the letters a-z or a mark; where not `whole`, the beginning of such a run."""

    text: str
    whole: bool


Clause = frozenset[Word]  # one of these must be there


@dataclass(frozen=True)
class _Leaf:
    """Some texts, or unknown ones (None) that lie `outside` letters with both ends or may not."""

    texts: frozenset[str] | None
    outside: bool = False


@dataclass(frozen=True)
class _Row:
    parts: tuple["_Node", ...]
    texts: frozenset[str] | None  # all that it can stand for; None where they are too many


@dataclass(frozen=True)
class _Either:
    parts: tuple["_Node", ...]
    texts: frozenset[str] | None


@dataclass(frozen=True)
class _Repeat:
    part: "_Node"
    least: int
    texts: frozenset[str] | None


_Node = _Leaf | _Row | _Either | _Repeat


@cache
def required(pattern: str, *, whole: bool) -> tuple[tuple[Clause, ...], ...]:
    """Give, for each way a pattern can match, its clauses; none = nothing is known of that way.

    `whole` = edges or signs stand on both sides of what the pattern matches.

    >>> [sorted(word.text for word in clause) for clause in required("(?:late|early) boats", whole=True)[0]]
    [['boats'], ['early', 'late']]
    """
    tree = _Parser(pattern).either()
    ways = tree.parts if isinstance(tree, _Either) else (tree,)
    return tuple(tuple(_clauses(_parts(way), left=whole, right=whole)) for way in ways)


class _Parser:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def either(self) -> _Node:
        ways = [self.row()]
        while self.pattern[self.at : self.at + 1] == "|":
            self.at += 1
            ways.append(self.row())
        return ways[0] if len(ways) == 1 else _Either(tuple(ways), _any_of(ways))

    def row(self) -> _Node:
        parts: list[_Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            plain = _PLAIN.match(self.pattern, self.at)
            if plain:
                self.at = plain.end()
                parts.append(_Leaf(frozenset({_NO_LETTERS.sub(OUT, plain[0])})))
            else:
                parts.append(self.repeated(self.one()))
        return _Row(tuple(parts), _one_after_another(parts))

    def one(self) -> _Node:
        sign = self.pattern[self.at]
        self.at += 1
        if sign == "(":
            if self.pattern[self.at : self.at + 2] == "?:":
                self.at += 2
            inner = self.either()
            self.at += 1
            return inner
        if sign == "[":
            return self.set_of()
        if sign == "\\":
            self.at += 1
            return _escaped(self.pattern[self.at - 1])
        return _Leaf(None) if sign == "." else _sign(OUT if sign in "^$" else sign)

    def set_of(self) -> _Node:
        end = self.at + 1
        while self.pattern[end] != "]":
            end += 2 if self.pattern[end] == "\\" else 1
        inside, self.at = self.pattern[self.at : end], end + 1
        return _set(inside.removeprefix("^"), negated=inside.startswith("^"))

    def repeated(self, node: _Node) -> _Node:
        sign = self.pattern[self.at : self.at + 1]
        if not sign or sign not in "?*+{":
            return node
        least, most = {"?": (0, 1), "*": (0, None), "+": (1, None), "{": (0, None)}[sign]
        self.at += 1
        if sign == "{":
            end = self.pattern.index("}", self.at)
            few, _, many = self.pattern[self.at : end].partition(",")
            least, most, self.at = int(few), int(many) if many else None, end + 1
        if self.pattern[self.at : self.at + 1] == "?":  # as few as can be: the same texts
            self.at += 1
        return _Repeat(node, least, _repeated(node, least, most))


def _sign(sign: str) -> _Leaf:
    return _Leaf(frozenset({sign if sign in LETTERS or sign in MARKS else OUT}))


def _escaped(sign: str) -> _Leaf:
    if sign == "d":
        return _Leaf(None, outside=True)
    if sign in _EDGES or sign == "s":
        return _Leaf(frozenset({OUT}))
    return _Leaf(None) if sign.isalnum() else _sign(sign)


def _set(inside: str, *, negated: bool) -> _Leaf:
    """Give what a set of signs stands for: its few letters, or unknown."""
    if "\\" in inside:
        return _Leaf(None)
    signs = set(inside)
    for place, sign in enumerate(inside):
        if sign == "-" and 0 < place < len(inside) - 1:
            signs |= {chr(code) for code in range(ord(inside[place - 1]), ord(inside[place + 1]) + 1)}
    if negated:
        return _Leaf(None, outside=signs >= LETTERS)
    texts = frozenset(sign if sign in LETTERS or sign in MARKS else OUT for sign in signs)
    return _Leaf(None) if texts >= LETTERS else _Leaf(texts)


def _parts(node: _Node) -> tuple[_Node, ...]:
    """Give what follows one another in a node, rows within rows laid open."""
    if not isinstance(node, _Row):
        return (node,)
    return tuple(part for inner in node.parts for part in _parts(inner))


def _any_of(ways: Sequence[_Node]) -> frozenset[str] | None:
    """Give all texts of all ways; None where they are too many."""
    found: frozenset[str] = frozenset()
    for way in ways:
        if way.texts is None or len(found) + len(way.texts) > _MOST:
            return None
        found |= way.texts
    return found


def _one_after_another(parts: Sequence[_Node]) -> frozenset[str] | None:
    joined: frozenset[str] | None = frozenset({""})
    for part in parts:
        joined = _joined(joined, part.texts)
    return joined


def _repeated(node: _Node, least: int, most: int | None) -> frozenset[str] | None:
    once = node.texts if most is not None and most <= _TWICE else None
    if once is None:
        return None
    found: frozenset[str] = frozenset()
    so_far: frozenset[str] | None = frozenset({""})
    for many in range((most or 0) + 1):
        if so_far is None or len(found) + len(so_far) > _MOST:
            return None
        found |= so_far if many >= least else frozenset()
        so_far = _joined(so_far, once)
    return found


def _joined(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None or other is None or len(one) * len(other) > _MOST:
        return None
    return frozenset(a + b for a in one for b in other)


def _empty(node: _Node) -> bool:
    """Say whether a node can stand for nothing at all."""
    if isinstance(node, _Leaf):
        return node.texts is not None and "" in node.texts
    if isinstance(node, _Repeat):
        return node.least == 0 or _empty(node.part)
    some = [_empty(part) for part in node.parts]
    return any(some) if isinstance(node, _Either) else all(some)


def _edged(node: _Node, *, end: bool) -> bool:
    """Say whether whatever a node stands for, if not nothing, begins (or ends) outside letters."""
    if isinstance(node, _Leaf):
        place = -1 if end else 0
        return node.outside if node.texts is None else all(t[place] not in LETTERS for t in node.texts if t)
    if isinstance(node, _Repeat):
        return _edged(node.part, end=end)
    if isinstance(node, _Either):
        return all(_edged(part, end=end) for part in node.parts)
    return _bounded(node.parts[::-1] if end else node.parts, end=end, beyond=True)


def _bounded(parts: tuple[_Node, ...], *, end: bool, beyond: bool) -> bool:
    """Say whether a letter before these parts (or, by `end`, behind them, last first) is at its run's end."""
    for part in parts:
        if not _edged(part, end=end):
            return False
        if not _empty(part):
            return True
    return beyond


def _clauses(parts: tuple[_Node, ...], *, left: bool, right: bool) -> list[Clause]:
    """Give the clauses of parts that follow one another; `left`, `right` = an edge or a sign stands there."""
    found: list[Clause] = []
    begin = 0
    while begin < len(parts):
        before = _bounded(parts[:begin][::-1], end=True, beyond=left)
        texts, end = parts[begin].texts, begin + 1
        while texts is not None and end < len(parts):
            longer = _joined(texts, parts[end].texts)
            if longer is None:
                break
            texts, end = longer, end + 1
        after = _bounded(parts[end:], end=False, beyond=right)
        if texts is None:
            found += _inner(parts[begin], left=before, right=after)
        else:
            found += _chosen(texts, left=before, right=after)
        begin = end
    return found


def _inner(node: _Node, *, left: bool, right: bool) -> list[Clause]:
    if isinstance(node, _Repeat):
        return _clauses(_parts(node.part), left=False, right=False) if node.least else []
    if not isinstance(node, _Either):
        return []
    ways = [_clauses(_parts(part), left=left, right=right) for part in node.parts]
    return [frozenset().union(*(max(way, key=_worth) for way in ways))] if all(ways) else []


def _chosen(texts: frozenset[str], *, left: bool, right: bool) -> list[Clause]:
    """Give a clause for each word that all texts have, and for the word that tells most of what is left."""
    words = [frozenset(_words(text, left=left, right=right)) for text in texts]
    shared = frozenset.intersection(*words) if words else frozenset()
    rest = [some - shared for some in words]
    found = [frozenset({word}) for word in sorted(shared, key=_weight)]
    return [*found, frozenset(max(some, key=_weight) for some in rest)] if all(rest) and rest else found


def _words(text: str, *, left: bool, right: bool) -> list[Word]:
    """Give the words that a text must bring with it, whatever stands on either side."""
    found: list[Word] = []
    for run in _RUN.finditer(text):
        if run[0] in MARKS:
            found.append(Word(run[0], whole=True))
        elif run.start() > 0 or left:
            if run.end() < len(text) or right:
                found.append(Word(run[0], whole=True))
            elif len(run[0]) >= _FEWEST:
                found.append(Word(run[0], whole=False))
    return found


def _weight(word: Word) -> tuple[float, str]:
    return (2.5 if word.text in MARKS else len(word.text) - 0.5 * (not word.whole)), word.text


def _worth(clause: Clause) -> float:
    """Say how much a clause tells: many short words are met in most texts."""
    return -sum(4 ** -_weight(word)[0] for word in clause)
