"""The fast look at a post's language: several words that only one language has, and none of another's.

It leaves most short posts, and every language it has no words of, to the careful model; it never guesses.
"""

from collections import Counter
from functools import cache
from typing import Any, Final

import numba
import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core.words import PIECE_BYTES, cut, slices
from yourturn.understanding.function_words import FUNCTION_WORDS

Numbers = npt.NDArray[Any]

FEWEST: Final = 3  # different words of one language ...
SHARE: Final = 5  # ... that are at least every fifth of all words looked at
LOOKED_AT: Final = 60  # words of a post
_SHORTEST: Final = 2  # letters: a single one stands in too many languages
_CODE: Final = "`"  # marks code, whose words are of no language
_LEFT_OUT: Final = frozenset({"nl"})  # Afrikaans shares its words
_ELSEWHERE: Final = frozenset(("has", "over", "all", "pas", "man", "war", "bin", "per", "come", "los", "les"))
_SLOTS: Final = 4_096
_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(64 - 12)


def clear_languages(texts: pl.Series) -> pl.Series:
    """Give the language (String, ISO 639-1) of each text where its words leave no doubt, else null.

    >>> clear_languages(pl.Series(["Where does the late boat leave from?", "Boat?"])).to_list()
    ['en', None]
    """
    names, keys, owner = _table()
    found = np.full(len(texts), -1, dtype=np.int64)
    for rows in slices(texts, PIECE_BYTES):
        words = cut(texts[rows], digits=False, signature=True, most=LOOKED_AT)
        _look(words.hashes, words.row_from, keys, owner, len(names), found[rows])
    found[texts.str.contains(_CODE, literal=True).fill_null(value=False).to_numpy()] = -1
    return pl.Series(names, dtype=pl.String).gather(pl.Series(found).replace(-1, None).cast(pl.UInt32))


@cache
def _table() -> tuple[list[str], Numbers, Numbers]:
    """Give the languages, and in which slot stands the key of which word of which of them."""
    known = Counter(word for words in FUNCTION_WORDS.values() for word in words)
    names = sorted(FUNCTION_WORDS.keys() - _LEFT_OUT)
    alone = [
        (word, place)
        for place, code in enumerate(names)
        for word in sorted(FUNCTION_WORDS[code])
        if known[word] == 1 and word.isalpha() and len(word) >= _SHORTEST and word not in _ELSEWHERE
    ]
    hashes = cut(pl.Series([word for word, _ in alone]), digits=False, signature=True).hashes
    keys, owner = np.zeros(_SLOTS, np.uint64), np.full(_SLOTS, -1, np.int64)
    for key, (_, place) in zip(hashes, alone, strict=True):
        slot = int(key) * int(_SPREAD) % (1 << 64) >> int(_SHIFT)
        while owner[slot] >= 0:
            slot = (slot + 1) % _SLOTS
        keys[slot], owner[slot] = key, place
    return names, keys, owner


@numba.njit(cache=True, nogil=True)
def _look(
    hashes: Numbers, row_from: Numbers, keys: Numbers, owner: Numbers, languages: int, out: Numbers
) -> None:
    """Write the number of the one language whose words each row has, or leave it."""
    seen = np.full(len(keys), -1, dtype=np.int64)  # in which row a word was met last
    many = np.zeros(languages, dtype=np.int64)
    for row in range(len(row_from) - 1):
        many[:] = 0
        for place in range(row_from[row], row_from[row + 1]):
            slot = np.int64((hashes[place] * _SPREAD) >> _SHIFT)
            while owner[slot] >= 0 and keys[slot] != hashes[place]:
                slot = (slot + 1) % len(keys)
            if owner[slot] >= 0 and seen[slot] != row:
                seen[slot] = row
                many[owner[slot]] += 1
        most = many.argmax()
        words = row_from[row + 1] - row_from[row]
        if many[most] >= FEWEST and many[most] == many.sum() and many[most] * SHARE >= words:
            out[row] = most
