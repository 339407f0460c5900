"""The passes that fold characters and cut texts into search terms; compiled where they are called.

They know numbers only. Each is plain Python as written, and it is that which numba compiles.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

GAP, LETTER, ALONE = 0, 1, 2
HASH, AT, UNDERSCORE, DOT, DASH, COLON, SLASH = 35, 64, 95, 46, 45, 58, 47
LONGEST: Final = 60
"""Characters of a term; what follows is cut off, here and in what is searched for."""
MOST: Final = 16_000
"""Terms of one text: PostgreSQL knows no more than 16,383 places."""
ROOM: Final = 20
"""Bytes that a character may need at most once it is in terms (two in a pair, again in its hashtag)."""


def fold(
    data: Numbers, offsets: Numbers, fold_from: Numbers, folded: Numbers, out: Numbers, row_from: Numbers
) -> int:
    """Fill the characters of each row's UTF-8 bytes, each as it is folded; give how many there are."""
    found = 0
    for row in range(len(offsets) - 1):
        row_from[row] = found
        place, stop = offsets[row], offsets[row + 1]
        while place < stop:
            point: Any = np.int64(data[place])
            size = 1
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
            place += size
            if point >= 0x10000:
                out[found] = point
                found += 1
            else:
                for index in range(fold_from[point], fold_from[point + 1]):
                    out[found] = folded[index]
                    found += 1
    row_from[len(offsets) - 1] = found
    return found


def kinds_of(points: Numbers, kinds: Numbers, out: Numbers) -> None:
    """Fill what each character is to a term; beyond the first plane: pictures, Chinese, else letters."""
    for place in range(len(points)):
        point = points[place]
        if point < 0x10000:
            out[place] = kinds[point]
        elif point >= 0x20000:
            out[place] = ALONE if point < 0x40000 else GAP
        else:
            out[place] = GAP if point >= 0x1D000 else LETTER


def cut(  # noqa: C901 - one loop, so that a character is looked at once
    points: Numbers,
    kind: Numbers,
    row_from: Numbers,
    numbered: bool,  # noqa: FBT001 - a kernel has no keywords
    term_begin: Numbers,
    term_end: Numbers,
    out: Numbers,
) -> int:
    """Fill the terms of each row as UTF-8, a blank between terms, a line feed between rows; give the bytes.

    With `numbered`, each term is followed by a colon and its place from 1. `term_begin` and `term_end` are
    room for the places of one row's terms.
    """
    written = 0
    for row in range(len(row_from) - 1):
        place, stop = row_from[row], row_from[row + 1]
        found, inside = 0, False
        while place < stop and found < MOST:
            point, end = points[place], place + 1
            if point in (HASH, AT) and not inside and end < stop:
                tag = point == HASH
                while end < stop:
                    sign = points[end]
                    more = kind[end] == LETTER or sign == UNDERSCORE or (tag and kind[end] == ALONE)
                    if not more and (tag or sign not in (DOT, DASH, AT)):
                        break
                    end += 1
                while not tag and (
                    points[end - 1] == DOT or points[end - 1] == DASH or points[end - 1] == AT
                ):
                    end -= 1
                    if end == place:
                        break
                if end > place + 1:
                    term_begin[found], term_end[found] = place, end
                    found += 1
                place += 1  # and again as plain words
            elif kind[place] == LETTER:
                while end < stop and kind[end] == LETTER:
                    end += 1
                net = end + 2 < stop and points[end] == COLON
                if not (net and points[end + 1] == SLASH and points[end + 2] == SLASH):
                    term_begin[found], term_end[found] = place, end
                    found += 1
                place, inside = end, True
            elif kind[place] == ALONE:
                while end < stop and kind[end] == ALONE:
                    end += 1
                while place < end and found < MOST:
                    term_begin[found], term_end[found] = place, min(place + 2, end)
                    found += 1
                    place += 1
                inside = True
            else:
                place, inside = end, False
        for term in range(found):
            if term > 0:
                out[written] = 32
                written += 1
            for place in range(term_begin[term], min(term_end[term], term_begin[term] + LONGEST)):
                point = points[place]
                if point < 0x80:
                    out[written] = point
                    written += 1
                elif point < 0x800:
                    out[written], out[written + 1] = 0xC0 | point >> 6, 0x80 | (point & 63)
                    written += 2
                elif point < 0x10000:
                    out[written], out[written + 1] = 0xE0 | point >> 12, 0x80 | (point >> 6 & 63)
                    out[written + 2] = 0x80 | (point & 63)
                    written += 3
                else:
                    out[written], out[written + 1] = 0xF0 | point >> 18, 0x80 | (point >> 12 & 63)
                    out[written + 2], out[written + 3] = 0x80 | (point >> 6 & 63), 0x80 | (point & 63)
                    written += 4
            if numbered:
                out[written] = COLON
                written += 1
                power = 1
                while power * 10 <= term + 1:
                    power *= 10
                while power > 0:
                    out[written] = 48 + (term + 1) // power % 10
                    written += 1
                    power //= 10
        out[written] = 10
        written += 1
    return written
