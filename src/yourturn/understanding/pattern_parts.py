"""Reads the patterns of rule packs into parts: what each can stand for, and where it can touch a word.

It knows the syntax that rule packs use; what it does not know stands for any text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

OUT: Final = "\0"  # stands for an edge, and for anything but the letters a-z and what is in MARKS
MARKS: Final = frozenset("?¿0123456789")  # signs that are looked for as words are
LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
STOPS: Final = frozenset(".!?\n")  # signs at which a stretch of a text ends
_MOST: Final = 300  # texts that are listed for a part of a pattern
_TWICE: Final = 2  # what can be repeated more often is not listed
_EDGES: Final = frozenset("bBAzZ")  # escapes without width
_PLAIN: Final = re.compile(r"[^\\\[\](){}.^$|?*+]+(?![?*+{])")  # signs that stand for themselves
_NO_LETTERS: Final = re.compile("[^a-z?¿0-9]")


@dataclass(frozen=True)
class Leaf:
    """Some texts, or unknown ones (None) that lie `outside` letters with both ends or may not."""

    texts: frozenset[str] | None
    outside: bool = False
    stops: bool = False  # one of STOPS can be in it
    begins: bool = False  # stands at the beginning of the text


@dataclass(frozen=True)
class Row:
    """Parts that follow one another."""

    parts: tuple["Node", ...]
    texts: frozenset[str] | None  # all that it can stand for; None where they are too many
    stops: bool


@dataclass(frozen=True)
class Either:
    """Parts of which one stands there."""

    parts: tuple["Node", ...]
    texts: frozenset[str] | None
    stops: bool


@dataclass(frozen=True)
class Repeat:
    """A part that stands there at least so many times."""

    part: "Node"
    least: int
    texts: frozenset[str] | None
    stops: bool


Node = Leaf | Row | Either | Repeat


def read(pattern: str) -> tuple["Node", ...]:
    """Give the ways in which a pattern can match."""
    tree = _Parser(pattern).either()
    return tree.parts if isinstance(tree, Either) else (tree,)


class _Parser:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def either(self) -> Node:
        ways = [self.row()]
        while self.pattern[self.at : self.at + 1] == "|":
            self.at += 1
            ways.append(self.row())
        return ways[0] if len(ways) == 1 else Either(tuple(ways), _any_of(ways), _stops(ways))

    def row(self) -> Node:
        parts: list[Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            plain = _PLAIN.match(self.pattern, self.at)
            if plain:
                self.at = plain.end()
                stops = not STOPS.isdisjoint(plain[0])
                parts.append(Leaf(frozenset({_NO_LETTERS.sub(OUT, plain[0])}), stops=stops))
            else:
                parts.append(self.repeated(self.one()))
        return Row(tuple(parts), _one_after_another(parts), _stops(parts))

    def one(self) -> Node:
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
        if sign in "^$":
            return Leaf(frozenset({OUT}), begins=sign == "^")
        return Leaf(None, stops=True) if sign == "." else _sign(sign)

    def set_of(self) -> Node:
        end = self.at + 1
        while self.pattern[end] != "]":
            end += 2 if self.pattern[end] == "\\" else 1
        inside, self.at = self.pattern[self.at : end], end + 1
        return _set(inside.removeprefix("^"), negated=inside.startswith("^"))

    def repeated(self, node: Node) -> Node:
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
        return Repeat(node, least, _repeated(node, least, most), node.stops)


def _sign(sign: str) -> Leaf:
    return Leaf(frozenset({sign if sign in LETTERS or sign in MARKS else OUT}), stops=sign in STOPS)


def _stops(nodes: Sequence[Node]) -> bool:
    return any(node.stops for node in nodes)


def _escaped(sign: str) -> Leaf:
    if sign == "d":
        return Leaf(None, outside=True)
    if sign in _EDGES or sign == "s":
        return Leaf(frozenset({OUT}), stops=sign == "s")
    return Leaf(None, stops=sign != "w") if sign.isalnum() else _sign(sign)


def _set(inside: str, *, negated: bool) -> Leaf:
    """Give what a set of signs stands for: its few letters, or unknown."""
    if "\\" in inside:
        return Leaf(None, stops=True)
    signs = set(inside)
    for place, sign in enumerate(inside):
        if sign == "-" and 0 < place < len(inside) - 1:
            signs |= {chr(code) for code in range(ord(inside[place - 1]), ord(inside[place + 1]) + 1)}
    if negated:
        return Leaf(None, outside=signs >= LETTERS, stops=not signs >= STOPS)
    texts = frozenset(sign if sign in LETTERS or sign in MARKS else OUT for sign in signs)
    return Leaf(None if texts >= LETTERS else texts, stops=not signs.isdisjoint(STOPS))


def parts_of(node: Node) -> tuple[Node, ...]:
    """Give what follows one another in a node, rows within rows laid open."""
    if not isinstance(node, Row):
        return (node,)
    return tuple(part for inner in node.parts for part in parts_of(inner))


def _any_of(ways: Sequence[Node]) -> frozenset[str] | None:
    """Give all texts of all ways; None where they are too many."""
    found: frozenset[str] = frozenset()
    for way in ways:
        if way.texts is None or len(found) + len(way.texts) > _MOST:
            return None
        found |= way.texts
    return found


def _one_after_another(parts: Sequence[Node]) -> frozenset[str] | None:
    texts: frozenset[str] | None = frozenset({""})
    for part in parts:
        texts = joined(texts, part.texts)
    return texts


def _repeated(node: Node, least: int, most: int | None) -> frozenset[str] | None:
    once = node.texts if most is not None and most <= _TWICE else None
    if once is None:
        return None
    found: frozenset[str] = frozenset()
    so_far: frozenset[str] | None = frozenset({""})
    for many in range((most or 0) + 1):
        if so_far is None or len(found) + len(so_far) > _MOST:
            return None
        found |= so_far if many >= least else frozenset()
        so_far = joined(so_far, once)
    return found


def joined(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Give each text of one with each of the other behind it; None where they are unknown or too many."""
    if one is None or other is None or len(one) * len(other) > _MOST:
        return None
    return frozenset(a + b for a in one for b in other)


def can_be_empty(node: Node) -> bool:
    """Say whether a node can stand for nothing at all."""
    if isinstance(node, Leaf):
        return node.texts is not None and "" in node.texts
    if isinstance(node, Repeat):
        return node.least == 0 or can_be_empty(node.part)
    some = [can_be_empty(part) for part in node.parts]
    return any(some) if isinstance(node, Either) else all(some)


def edged(node: Node, *, end: bool) -> bool:
    """Say whether whatever a node stands for, if not nothing, begins (or ends) outside letters."""
    if isinstance(node, Leaf):
        place = -1 if end else 0
        return node.outside if node.texts is None else all(t[place] not in LETTERS for t in node.texts if t)
    if isinstance(node, Repeat):
        return edged(node.part, end=end)
    if isinstance(node, Either):
        return all(edged(part, end=end) for part in node.parts)
    return bounded(node.parts[::-1] if end else node.parts, end=end, beyond=True)


def bounded(parts: tuple[Node, ...], *, end: bool, beyond: bool) -> bool:
    """Say whether a letter before these parts (or, by `end`, behind them, last first) is at its run's end."""
    for part in parts:
        if not edged(part, end=end):
            return False
        if not can_be_empty(part):
            return True
    return beyond
