"""Keys of texts: posts that differ only in dress (case, links, handles, digits, initials) have the same key.

A key never changes between runs, machines or versions of Polars: it is hashed here.
"""

from typing import Final

import numpy as np
import polars as pl

from yourturn.core import word_scan
from yourturn.core.compiled import compiled
from yourturn.core.words import PIECE_BYTES, cut, slices

FEWEST_WORDS: Final = 3
_ALL: Final = 1 << 40


def text_key(texts: pl.Series) -> pl.Series:
    """Give the key (UInt64) of each text's normalised words (M0); null where fewer than 3 words are left.

    >>> keys = text_key(pl.Series(["See https://a.example, @dana: pier 2!", "see pier", "Now see PIER. JD"]))
    >>> keys.is_null().to_list()
    [True, True, False]
    """
    out, known = np.empty(len(texts), np.uint64), np.empty(len(texts), np.bool_)
    for rows in slices(texts, PIECE_BYTES):
        found = cut(texts[rows], digits=False, signature=False, most=_ALL)
        compiled(word_scan.fold)(found.hashes, found.row_from, FEWEST_WORDS, out[rows], known[rows])
    kept = pl.DataFrame({"key": out, "known": known})
    return kept.select(pl.when("known").then("key").alias("key"))["key"]
