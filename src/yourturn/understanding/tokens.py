"""Splits statements into words, the same way in every part that compares them; never decides meaning."""

import polars as pl

_LINK = r"(?:https?://|www\.)\S+"
_WORD = r"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*"


_SMALL = r"--[\p{Lt}\p{Uppercase}]"  # no capitals of any kind
_LOWER = rf"[\p{{L}}\p{{M}}\p{{N}}{_SMALL}]+(?:['’][\p{{L}}{_SMALL}]+)*"
_TIDY = rf"^{_LOWER}(?: {_LOWER})*$"


def words_of(texts: pl.Series) -> pl.Series:
    """Give the lower-case words of each text, in order, links left out; null gives an empty list."""
    said = texts.cast(pl.String).fill_null("")
    if said.str.contains(_TIDY).all():  # as `normalise` gives them: nothing to be looked for
        return said.str.split(" ")
    plain = said.str.to_lowercase().str.replace_all(_LINK, " ")
    return plain.str.extract_all(_WORD)


def normalise(texts: pl.Series) -> pl.Series:
    """Give each text as its words with single spaces between: texts differing only in dress become equal."""
    return words_of(texts).list.join(" ")
