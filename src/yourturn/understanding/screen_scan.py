"""The pass over bytes that looks the words of folded texts up; compiled where it is called.

It knows numbers only, and it is plain Python as written.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

BITS: Final = 14  # the table has 2**BITS slots
SEED: Final = np.uint64(0xCBF29CE484222325)
PRIME: Final = np.uint64(0x100000001B3)
MIX: Final = np.uint64(0x9E3779B97F4A7C15)
ENDING: Final = np.uint64(0x101)  # makes the hash of a whole word another than that of a beginning
SHIFT: Final = np.uint64(64 - BITS)
ONE: Final = np.uint64(1)
SHORTEST: Final = 3  # letters of a beginning


def slot_of(key: np.uint64) -> int:
    """Give the slot in which the search for a key begins."""
    return (int(key) * int(MIX)) % (1 << 64) >> int(SHIFT)


def look(  # noqa: C901 - one loop, so that a byte is looked at once
    data: Numbers,
    offsets: Numbers,
    keys: Numbers,
    clause_from: Numbers,
    clauses: Numbers,
    way_from: Numbers,
    ways: Numbers,
    needs: Numbers,
    bit: Numbers,
    beginnings: Numbers,
    out: Numbers,
) -> None:
    """Add to each row's `out` the bits of the ways of which it has a word of every clause.

    A row's bytes are data[offsets[row]:offsets[row + 1]]; runs of a-z are words, every other byte a sign.
    """
    mask = len(keys) - 1
    clause_seen = np.full(len(way_from), -1, np.int64)  # in which row last
    way_seen = np.full(len(needs), -1, np.int64)
    many = np.zeros(len(needs), np.int32)
    for row in range(len(offsets) - 1):
        place, stop = offsets[row], offsets[row + 1]
        found = out[row]
        while place < stop:
            value, begin = SEED, place
            while True:
                byte: Any = data[place] if place < stop else np.uint8(0)
                letter = 97 <= byte <= 122
                if letter:
                    value = (value ^ np.uint64(byte)) * PRIME
                    place += 1
                    key = value
                    known = place - begin >= SHORTEST and beginnings[np.int64((key * MIX) >> SHIFT)]
                elif place > begin:
                    key = (value ^ ENDING) * PRIME
                    known = True
                else:
                    key = np.uint64(byte) + ONE
                    known = byte != 32
                    place += 1
                if known:
                    slot = np.int64((key * MIX) >> SHIFT)
                    while keys[slot] != 0 and keys[slot] != key:
                        slot = (slot + 1) & mask
                    if keys[slot] == key:
                        for at in range(clause_from[slot], clause_from[slot + 1]):
                            clause = clauses[at]
                            if clause_seen[clause] == row:
                                continue
                            clause_seen[clause] = row
                            for to in range(way_from[clause], way_from[clause + 1]):
                                way = ways[to]
                                if way_seen[way] != row:
                                    way_seen[way] = row
                                    many[way] = 0
                                many[way] += 1
                                if many[way] == needs[way]:
                                    found |= bit[way]
                if not letter:
                    break
        out[row] = found
