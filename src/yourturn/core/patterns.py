"""Patterns looked for in many texts: the same answer as the engine gives, sooner.

Where letters of other alphabets stand in a text, the engine is slow as long as a pattern asks for the bounds
of words. Without them a pattern finds no less, and tells which texts need the slow look.
"""

import polars as pl

_BOUND = r"\b"


def contains(texts: pl.Series, pattern: str) -> pl.Series:
    """Say which texts hold the pattern (null stays null); it must not escape a backslash before a `b`."""
    loose = texts.str.contains(pattern.replace(_BOUND, ""))
    if _BOUND not in pattern:
        return loose
    rows = loose.arg_true()
    return loose.scatter(rows, texts.gather(rows).str.contains(pattern))
