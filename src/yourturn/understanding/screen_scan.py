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
FIRST: Final = np.uint64(0x5A5A5A5A5A5A5A5A)  # makes that of a text's first word another again
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
    need_from: Numbers,
    needs: Numbers,
    near: Numbers,
    bit: Numbers,
    beginnings: Numbers,
    out: Numbers,
) -> None:
    """Add to each row's `out` the bits of the ways of which it has a word of every clause.

    A row's bytes are data[offsets[row]:offsets[row + 1]]; runs of a-z are words, every other byte a sign. The
    clauses of a way are all `near`, and then one stretch without a stop has to hold them, or none is. A way
    is thought of where its first clause shows, and decided at the end of the stretch or row.
    """
    mask = len(keys) - 1
    slot_seen = np.full(len(keys), -1, np.int64)  # in which stretch last
    clause_seen = np.full(len(near), -1, np.int64)  # in which stretch or row last
    way_seen = np.full(len(bit), -1, np.int64)
    close, far = np.empty(len(bit), np.int32), np.empty(len(bit), np.int32)  # ways thought of
    stretch = 0  # counted on over all rows, so that a row is known by its first one
    for row in range(len(offsets) - 1):
        place, stop = offsets[row], offsets[row + 1]
        found = out[row]
        stretch += 1
        whole = stretch
        opening = True  # up to the end of the first word
        closes, fars = 0, 0
        while place <= stop:
            value, begin = SEED, place
            while True:
                byte: Any = data[place] if place < stop else np.uint8(10)
                letter = 97 <= byte <= 122
                if letter:
                    value = (value ^ np.uint64(byte)) * PRIME
                    place += 1
                    key = value
                    known = opening or beginnings[np.int64((key * MIX) >> SHIFT)]
                    known = known and place - begin >= SHORTEST
                    turns = 1 + opening
                elif place > begin:
                    key = (value ^ ENDING) * PRIME
                    known = True
                    turns = 1 + opening
                    opening = False
                else:
                    key = np.uint64(byte) + ONE
                    known = byte != 32
                    turns = 1
                    place += 1
                    if byte == 46 or byte == 33 or byte == 63 or byte == 10:
                        for at in range(closes):
                            way = close[at]
                            held = True
                            for to in range(need_from[way], need_from[way + 1]):
                                held = held and clause_seen[needs[to]] == stretch
                            if held:
                                found |= bit[way]
                        closes = 0
                        stretch += 1
                if known:
                    for _ in range(turns):
                        slot = np.int64((key * MIX) >> SHIFT)
                        while keys[slot] != 0 and keys[slot] != key:
                            slot = (slot + 1) & mask
                        if keys[slot] == key and slot_seen[slot] != stretch:
                            slot_seen[slot] = stretch
                            for at in range(clause_from[slot], clause_from[slot + 1]):
                                clause = clauses[at]
                                here = stretch if near[clause] else whole
                                clause_seen[clause] = here
                                for to in range(way_from[clause], way_from[clause + 1]):
                                    way = ways[to]
                                    if way_seen[way] != here and not found & bit[way]:
                                        way_seen[way] = here
                                        if near[clause]:
                                            close[closes] = way
                                            closes += 1
                                        else:
                                            far[fars] = way
                                            fars += 1
                        key ^= FIRST
                if not letter:
                    break
        for at in range(fars):
            way = far[at]
            held = True
            for to in range(need_from[way], need_from[way + 1]):
                held = held and clause_seen[needs[to]] == whole
            if held:
                found |= bit[way]
        out[row] = found
