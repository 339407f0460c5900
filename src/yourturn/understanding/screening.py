"""One look at the words of texts that says which patterns could match which of them; never which do.

What is looked for comes from `required`; a pattern of which nothing is known could match every text.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core.compiled import compiled
from yourturn.core.words import PIECE_BYTES, slices
from yourturn.understanding.required import Clause, Word, required, telling
from yourturn.understanding.screen_scan import BITS, ENDING, FIRST, PRIME, SEED, look, slot_of

Numbers = npt.NDArray[Any]

MOST: Final = 64
"""Groups of patterns that one screen can tell apart."""


ASKED: Final = 2
"""Clauses of a way that are looked for, the most telling ones: a third costs more than it keeps away."""

_Placed = tuple[Clause, bool]  # whether it has to hold near the others


@dataclass(frozen=True)
class Screen:
    """For groups of patterns, numbered in order: the words that lead to them.

    A word (key) leads to clauses, some clauses to ways in which a group can match; a way needs all of its
    clauses.
    """

    keys: Numbers
    clause_from: Numbers  # per slot of `keys`, and one more
    clauses: Numbers
    way_from: Numbers  # per clause, and one more: the ways of which it is the most telling one
    ways: Numbers
    need_from: Numbers  # per way, and one more
    needs: Numbers  # its clauses, the most telling one first
    near: Numbers  # per clause: it must hold in the same stretch as the others of its ways
    bit: Numbers  # per way: that of its group
    beginnings: Numbers  # which hashes begin a word that is looked for only by its beginning
    always: np.uint64  # the bits of groups of which nothing is known

    @classmethod
    def of(cls, groups: Sequence[Sequence[str]]) -> "Screen":
        """Prepare for groups of patterns as rule packs write them (see `bounded`)."""
        ways: list[tuple[_Placed, ...]] = []
        bits: list[int] = []
        always = 0
        for number, patterns in enumerate(groups):
            for pattern in patterns:
                for way in required(pattern, whole=not pattern.startswith(("[", "^"))):
                    always |= 0 if way.clauses else 1 << number
                    ways.append(tuple((clause, way.near) for clause in telling(way.clauses)[:ASKED]))
                    bits.append(1 << number)
        clauses = list(dict.fromkeys(clause for way in ways for clause in way))
        return cls._built(ways, bits, clauses, always)

    @classmethod
    def _built(
        cls, ways: list[tuple[_Placed, ...]], bits: list[int], clauses: list[_Placed], always: int
    ) -> "Screen":
        place = {clause: number for number, clause in enumerate(clauses)}
        of_clause: list[list[int]] = [[] for _ in clauses]
        for number, way in enumerate(ways):
            for placed in way[:1]:
                of_clause[place[placed]].append(number)
        of_word: dict[Word, list[int]] = defaultdict(list)
        for number, (clause, _) in enumerate(clauses):
            for word in clause:
                of_word[word].append(number)
        keys = np.zeros(1 << BITS, np.uint64)
        of_slot: dict[int, list[int]] = {}
        beginnings = np.zeros(1 << BITS, np.bool_)
        for word, found in of_word.items():
            key = _key(word)
            slot = int(slot_of(key))
            while keys[slot] not in {0, key}:
                slot = (slot + 1) % len(keys)
            keys[slot] = key
            of_slot[slot] = found
            beginnings[int(slot_of(key))] |= not word.whole
        return cls(
            keys, *_flat([of_slot[slot] for slot in sorted(of_slot)], sorted(of_slot), len(keys)),
            *_flat(of_clause, range(len(clauses)), len(clauses)),
            *_flat([[place[placed] for placed in way] for way in ways], range(len(ways)), len(ways)),
            np.array([near for _, near in clauses], np.bool_), np.array(bits, np.uint64),
            beginnings, np.uint64(always),
        )  # fmt: skip

    def look(self, folded: pl.Series) -> Numbers:
        """Give, per folded text, a UInt64 with the bit of each group of which a pattern could match."""
        out = np.full(len(folded), self.always, np.uint64)
        for rows in slices(folded, PIECE_BYTES):
            some = folded[rows]
            data = np.frombuffer(some.str.join("").cast(pl.Binary).item(), np.uint8)
            starts = np.zeros(len(some) + 1, np.int64)
            np.cumsum(some.str.len_bytes().to_numpy(), out=starts[1:])
            compiled(look)(
                data, starts, self.keys, self.clause_from, self.clauses, self.way_from, self.ways,
                self.need_from, self.needs, self.near, self.bit, self.beginnings, out[rows],
            )  # fmt: skip
        return out


def _key(word: Word) -> np.uint64:
    """Give what a word is looked up by; a sign by the last of its bytes."""
    if not word.text.isalpha():
        return np.uint64(word.text.encode()[-1] + 1)
    value = int(SEED)
    for byte in word.text.encode():
        value = ((value ^ byte) * int(PRIME)) % (1 << 64)
    key = ((value ^ int(ENDING)) * int(PRIME)) % (1 << 64) if word.whole else value
    return np.uint64(key ^ int(FIRST) if word.first else key)


def _flat(lists: Sequence[Sequence[int]], places: Sequence[int], most: int) -> tuple[Numbers, Numbers]:
    """Give the lists end to end, in the order of their places, and where that of each place begins."""
    begins = np.zeros(most + 1, np.int32)
    begins[np.asarray(places, np.int64) + 1] = [len(one) for one in lists]
    return np.cumsum(begins, dtype=np.int32), np.array([one for some in lists for one in some], np.int32)
