"""Kernels that turn the letters of words into numbers, and words into texts.

Each has a plain twin in the tests. Words come as one run of code points with the place where each word
ends; nothing here knows a language.
"""

from typing import Final

import numba
import numpy as np
import polars as pl
from numpy.typing import NDArray

LONGEST_PIECE: Final = 18
_OFFSET: Final = np.uint64(14695981039346656037)
_PRIME: Final = np.uint64(1099511628211)
_INSIDE: Final = np.uint64(35)  # "#": marks a piece that does not begin its word
_OPEN: Final = np.uint64(60)  # "<" and ">": the ends of a word among its letter groups
_CLOSE: Final = np.uint64(62)
_UNSPACED: Final = 0x2E80  # from here on scripts mostly write without spaces
_MARK: Final = 39  # "'": what stands on either side of it is looked up apart
_CURLY: Final = 0x2019


def letters_of(words: pl.Series) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Give all code points in one run, and the bounds: word i is codes[bounds[i]:bounds[i + 1]]."""
    codes = np.frombuffer("".join(words.to_list()).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    bounds = np.zeros(len(words) + 1, dtype=np.int64)
    np.cumsum(words.str.len_chars().to_numpy(), out=bounds[1:])
    return codes, bounds


@numba.njit(cache=True, nogil=True)
def sum_pieces(  # noqa: C901 - the longest match at every place, kept whole
    codes: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    keys: NDArray[np.uint64],
    table: NDArray[np.int8],
    scale: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Give for each word the sum of its longest known pieces; nothing for a word with an unknown letter."""
    found = np.zeros((len(bounds) - 1, table.shape[1]), dtype=np.float32)
    rows = np.empty(256, dtype=np.int64)
    for word in range(len(bounds) - 1):
        place, stop, count = bounds[word], bounds[word + 1], 0
        begin = True
        while place < stop and count < len(rows):
            if codes[place] == _MARK or codes[place] == _CURLY:
                place, begin = place + 1, True
                continue
            key, best, reach = _OFFSET, np.int64(-1), place
            if not begin:
                key = (key ^ _INSIDE) * _PRIME
            for at in range(place, min(stop, place + LONGEST_PIECE)):
                if codes[at] == _MARK or codes[at] == _CURLY:
                    break
                key = (key ^ np.uint64(codes[at])) * _PRIME
                row, beyond = 0, len(keys)
                while row < beyond:
                    middle = (row + beyond) // 2
                    if keys[middle] < key:
                        row = middle + 1
                    else:
                        beyond = middle
                if row < len(keys) and keys[row] == key:
                    best, reach = np.int64(row), at + 1
            if best < 0:
                count = 0
                break
            rows[count] = best
            count, place, begin = count + 1, reach, False
        for piece in range(count):
            row = rows[piece]
            for column in range(table.shape[1]):
                found[word, column] += np.float32(table[row, column]) * scale[row]
    return found


@numba.njit(cache=True, nogil=True)
def sum_groups(
    codes: NDArray[np.uint32], bounds: NDArray[np.int64], table: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Give for each word its own row of the table and those of its groups of 3 to 5 letters, ends marked.

    Groups count together as much as the word. Where no spaces are written they begin with 1 letter.
    """
    found = np.zeros((len(bounds) - 1, table.shape[1]), dtype=np.float32)
    buckets = np.uint64(len(table))
    marked = np.empty(258, dtype=np.uint64)
    for word in range(len(bounds) - 1):
        size, shortest, key = 1, 3, _OFFSET
        marked[0] = _OPEN
        for at in range(bounds[word], min(bounds[word + 1], bounds[word] + 256)):
            marked[size] = np.uint64(codes[at])
            key = (key ^ marked[size]) * _PRIME
            size += 1
            if codes[at] >= _UNSPACED:
                shortest = 1
        marked[size] = _CLOSE
        groups = 0
        for start in range(size + 1):
            group = _OFFSET ^ _INSIDE
            for at in range(start, min(start + 5, size + 1)):
                group = (group ^ marked[at]) * _PRIME
                if at - start + 1 >= shortest:
                    groups += 1
                    row = np.int64((group ^ (group >> np.uint64(32))) % buckets)
                    for column in range(table.shape[1]):
                        found[word, column] += table[row, column]
        own = np.int64((key ^ (key >> np.uint64(32))) % buckets)
        share = np.float32(1 / np.sqrt(max(groups, 1)))
        for column in range(table.shape[1]):
            found[word, column] = found[word, column] * share + table[own, column]
    return found


@numba.njit(cache=True, nogil=True)
def join_words(
    bounds: NDArray[np.int64],
    places: NDArray[np.int64],
    table: NDArray[np.float32],
    largest: bool,  # noqa: FBT001 - a kernel has no keywords
) -> NDArray[np.float32]:
    """Give for each text the sum of its words' rows, or the `largest` number of each column, at least 0.

    places[bounds[i]:bounds[i + 1]] are the rows of text i.
    """
    found = np.zeros((len(bounds) - 1, table.shape[1]), dtype=np.float32)
    for text in range(len(bounds) - 1):
        for at in range(bounds[text], bounds[text + 1]):
            row = places[at]
            for column in range(table.shape[1]):
                value = table[row, column]
                found[text, column] = (
                    max(found[text, column], value) if largest else found[text, column] + value
                )
    return found
