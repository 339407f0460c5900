"""The passes over bytes that cut texts into words and number them; compiled where they are called.

They know numbers only. Each is plain Python as written, and it is that which numba compiles.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

GAP, LETTER, ALONE, JOINER, DIGIT = 0, 1, 2, 3, 4
BASIS: Final = np.uint64(0xCBF29CE484222325)
PRIME: Final = np.uint64(0x100000001B3)
MIX: Final = np.uint64(0xBF58476D1CE4E5B9)
HALF: Final = np.uint64(32)
THIRD: Final = np.uint64(29)
SIGNATURE_WORDS: Final = 2
SIGNATURE_BYTES: Final = 16
INITIALS: Final = 3


def cut(  # noqa: C901 - one loop, so that a byte is looked at once
    data: Numbers,
    offsets: Numbers,
    kinds: Numbers,
    lower: Numbers,
    keep_digits: bool,  # noqa: FBT001 - a kernel has no keywords
    drop_signature: bool,  # noqa: FBT001
    most: int,
    hashes: Numbers,
    begins: Numbers,
    ends: Numbers,
    row_from: Numbers,
) -> int:
    """Fill hash, first byte and end of each word, and the first word of each row; give how many words.

    Links and handles are no words. A signature is what follows a mark (^JD, - Sam, /MK) at the end, or
    capitals of up to three letters after a full stop. At most `most` words of a row are taken.
    """
    found = 0
    plain = np.zeros(256, np.uint8)  # of a letter of one byte its lower case: most of most texts
    for byte in range(128):
        if kinds[byte] == LETTER or (keep_digits and kinds[byte] == DIGIT):
            plain[byte] = lower[byte]
    for row in range(len(offsets) - 1):
        row_from[row] = found
        first = found
        place, stop = offsets[row], offsets[row + 1]
        value, begin, end, letters = BASIS, -1, 0, 0
        before, sign = 10, -1
        capital, after_stop, initials, stopped = True, False, False, True
        while place <= stop and found - first < most:
            point: Any = 10
            size = 1
            if place < stop:
                point = np.int64(data[place])
                if point >= 0xF0:
                    point = (point & 7) << 18 | np.int64(data[place + 1] & 63) << 12
                    point |= np.int64(data[place + 2] & 63) << 6 | np.int64(data[place + 3] & 63)
                    size = 4
                elif point >= 0xE0:
                    point = (point & 15) << 12 | np.int64(data[place + 1] & 63) << 6
                    point |= np.int64(data[place + 2] & 63)
                    size = 3
                elif point >= 0xC0:
                    point = (point & 31) << 6 | np.int64(data[place + 1] & 63)
                    size = 2
            small, kind = point, GAP
            if point < 0x10000:
                kind = int(kinds[point])
                small = np.int64(lower[point])
            elif point >= 0x20000:
                kind = ALONE
            else:
                kind = GAP if point >= 0x1F000 else LETTER
            if kind == DIGIT:
                kind = LETTER if keep_digits else GAP
            if begin < 0 and (small == 104 or small == 119) and place + 7 < stop:
                web = small == 119 and data[place + 1] | 32 == 119 and data[place + 2] | 32 == 119
                web = web and data[place + 3] == 46
                net = small == 104 and data[place + 1] | 32 == 116 and data[place + 2] | 32 == 116
                net = net and data[place + 3] | 32 == 112
                secure = data[place + 4] | 32 == 115 and data[place + 5] == 58
                net = net and (secure or (data[place + 4] == 58 and data[place + 5] == 47))
                if web or net:
                    while place < stop and data[place] > 32 and data[place] != 62 and data[place] != 34:
                        place += 1
                    before = 32
                    continue
            if point == 64 and place + 1 < stop and (kinds[data[place + 1]] != GAP or data[place + 1] == 95):
                begin = -1
                place += 1
                while place < stop:
                    byte = data[place]
                    inside = byte >= 128 or kinds[byte] == LETTER or kinds[byte] == DIGIT
                    if not inside and byte != 95 and byte != 46 and byte != 45 and byte != 64:
                        break
                    place += 1
                before = 97
                continue
            if kind == JOINER:
                place += size
                continue
            if kind == LETTER:
                if begin < 0:
                    begin, value, letters, capital = place, BASIS, 0, True
                    after_stop = stopped
                value = (value ^ np.uint64(small)) * PRIME
                capital = capital and small != point
                letters += 1
                end = place + size
                rest = end
                while end < stop and plain[data[end]] != 0:
                    value = (value ^ np.uint64(plain[data[end]])) * PRIME
                    capital = capital and plain[data[end]] != data[end]
                    end += 1
                letters += end - rest
                place = end
                before = 97
                continue
            if begin >= 0:
                value = (value ^ (value >> THIRD)) * MIX
                hashes[found] = value ^ (value >> HALF)
                begins[found] = begin
                ends[found] = end
                found += 1
                begin, stopped = -1, False
                initials = capital and after_stop and letters <= INITIALS
            if kind == ALONE and found - first < most:
                value = (BASIS ^ np.uint64(point)) * PRIME
                value = (value ^ (value >> THIRD)) * MIX
                hashes[found] = value ^ (value >> HALF)
                begins[found] = place
                ends[found] = place + size
                found += 1
                stopped = initials = False
            if point == 46 or point == 33 or point == 63 or point == 10 or point == 13 or point == 41:
                stopped = True
            mark = point == 94 or point == 42 or point == 47 or point == 126 or point == 45
            mark = mark or point == 0x2013 or point == 0x2014
            if mark and (before <= 32 or stopped or before == point):
                sign = found
            before = point
            place += size
        if drop_signature and found - first > 1:
            after = found - sign
            short = sign > first and 1 <= after <= SIGNATURE_WORDS
            if short and ends[found - 1] - begins[sign] <= SIGNATURE_BYTES:
                found = sign
            elif initials:
                found -= 1
    row_from[len(offsets) - 1] = found
    return found


def number(hashes: Numbers, table: Numbers, ids: Numbers, first: Numbers) -> int:
    """Number equal hashes from 0 in order of appearance; fill their ids and first places; give how many.

    `table` holds -1 everywhere; its length is a power of two and more than there are different hashes.
    """
    mask = np.uint64(len(table) - 1)
    found = 0
    for place in range(len(hashes)):
        slot = np.int64(hashes[place] & mask)
        while table[slot] >= 0 and hashes[first[table[slot]]] != hashes[place]:
            slot = (slot + 1) & (len(table) - 1)
        if table[slot] < 0:
            table[slot] = found
            first[found] = place
            found += 1
        ids[place] = table[slot]
    return found


def hash_rows(data: Numbers, offsets: Numbers, seeds: Numbers, out: Numbers) -> None:
    """Fill a stable hash of each row's bytes, begun from its seed."""
    for row in range(len(offsets) - 1):
        value = BASIS ^ seeds[row]
        for place in range(offsets[row], offsets[row + 1]):
            value = (value ^ np.uint64(data[place])) * PRIME
        value = (value ^ (value >> THIRD)) * MIX
        out[row] = value ^ (value >> HALF)


def fold(hashes: Numbers, row_from: Numbers, fewest: int, out: Numbers, known: Numbers) -> None:
    """Fill one hash per row from the hashes of its words in order; `known` is False under `fewest` words."""
    for row in range(len(row_from) - 1):
        value = BASIS
        for place in range(row_from[row], row_from[row + 1]):
            value = (value ^ hashes[place]) * PRIME
            value = (value ^ (value >> THIRD)) * MIX
        out[row] = value ^ (value >> HALF)
        known[row] = row_from[row + 1] - row_from[row] >= fewest


def tally(data: Numbers, offsets: Numbers, kinds: Numbers, out: Numbers) -> None:
    """Fill how many words each row has: letters and digits, and letters behind an apostrophe that follows.

    `kinds` says what each character of the first plane is: GAP, LETTER, DIGIT or JOINER (an apostrophe). A
    row with a character beyond it gets -1.
    """
    letter = np.zeros(256, np.uint8)  # of one byte: most of most texts
    letter[:128] = kinds[:128] == LETTER
    for row in range(len(offsets) - 1):
        place, stop = offsets[row], offsets[row + 1]
        found = 0
        before = GAP  # what the word so far ends in: JOINER = an apostrophe
        tail = False  # behind an apostrophe there are only letters
        while place < stop:
            point: Any = np.int64(data[place])
            size = 1
            if point >= 0xF0:
                found = -1
                break
            if point >= 0xE0:
                point = (point & 15) << 12 | np.int64(data[place + 1] & 63) << 6
                point |= np.int64(data[place + 2] & 63)
                size = 3
            elif point >= 0xC0:
                point = (point & 31) << 6 | np.int64(data[place + 1] & 63)
                size = 2
            place += size
            kind = int(kinds[point])
            if kind == JOINER:
                before = JOINER if before == LETTER else GAP
            elif kind == GAP:
                before = GAP
            elif before == JOINER and kind == LETTER:
                before, tail = LETTER, True
            elif before != LETTER or (tail and kind == DIGIT):
                found += 1
                before, tail = LETTER, False
            if before == LETTER:
                while place < stop and letter[data[place]] != 0:
                    place += 1
        out[row] = found
