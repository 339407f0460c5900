"""Splits statements into words, the same way in every part that compares them; never decides meaning."""

from zlib import crc32

import polars as pl

_WORD = r"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*"
_FIRST_UNSPACED = "\u2e80"  # from here on scripts mostly write without spaces


def words_of(texts: pl.Series) -> pl.Series:
    """Give the lower-case words of each text, in order; null gives an empty list."""
    return texts.cast(pl.String).fill_null("").str.to_lowercase().str.extract_all(_WORD)


def normalise(texts: pl.Series) -> pl.Series:
    """Give each text as its words with single spaces between: texts differing only in dress become equal."""
    return words_of(texts).list.join(" ")


def grams_of(word: str) -> list[str]:
    """Give the word's character n-grams of 3 to 5 characters, ends marked; from 1 where no spaces are."""
    shortest = 1 if max(word) >= _FIRST_UNSPACED else 3
    marked = f"<{word}>"
    return [marked[at : at + n] for n in range(shortest, 6) for at in range(len(marked) - n + 1)]


def bucket(gram: str, buckets: int) -> int:
    """Give the gram's place among that many buckets; the same on every machine."""
    return crc32(gram.encode("utf-8", "surrogatepass")) % buckets
