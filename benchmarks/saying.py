"""One sentence per post, of its kind and in its language, all posts at once."""

import re

import numpy as np
import polars as pl
from numpy.random import Generator
from numpy.typing import NDArray
from sentences import FILL, KINDS, LANGUAGES, SAID, THINGS

NEW = re.compile("design|diseño|présentation|grafica|ontwerp|desenho|wygląd|デザイン|界面", re.IGNORECASE)
SCRIPTS = ("ja", "zh")  # written without spaces: two letters count as a word here


def count_words(text: pl.Series, languages: NDArray[np.int64]) -> NDArray[np.int64]:
    letters = np.isin(languages, [list(LANGUAGES).index(name) for name in SCRIPTS])
    spaced = text.str.count_matches(r"\S+").to_numpy()
    return np.where(letters, text.str.len_chars().to_numpy() // 2, spaced).astype(np.int64)


def sentences(frame: pl.DataFrame, kinds: NDArray[np.int64], rng: Generator) -> pl.Series:
    """Give one sentence per post, of its kind and in its language."""
    group = frame["language"].to_numpy() * len(KINDS) + kinds
    choice = (rng.random(len(group)) * SIZES[group]).astype(np.int64) + FIRST[group]
    order = np.argsort(choice, kind="stable")
    edges = np.searchsorted(choice[order], np.arange(len(PATTERNS) + 1))
    sorted_frame = frame.select("topic", "wave")[order]
    said = [
        _filled(sorted_frame.slice(edges[cell], edges[cell + 1] - edges[cell]), language, pattern, rng)
        for cell, (language, pattern) in enumerate(PATTERNS)
        if edges[cell + 1] > edges[cell]
    ]
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return pl.concat(said).gather(back)


def _filled(frame: pl.DataFrame, language: str, pattern: str, rng: Generator) -> pl.Series:
    """Fill the slots of one pattern, a column of words for each."""
    count = len(frame)
    n = pl.Series(rng.integers(2, 60, count)).cast(pl.String)
    slots = {"n": n}
    if "{thing}" in pattern:
        things = _listed(THINGS[language])
        new = next(number for number, name in enumerate(things) if NEW.search(name))
        topic = np.where(frame["wave"], new, (frame["topic"].to_numpy() * len(things)).astype(np.int64))
        slots["thing"] = pl.Series(things).gather(topic)
    for name, words in zip(("when", "where"), FILL[language], strict=True):
        if f"{{{name}}}" in pattern:
            slots[name] = _slot(_listed(words), n, rng)
    pieces = [piece for piece in re.split(r"(\{\w+\})", pattern) if piece]
    parts = [pl.col(piece[1:-1]) if piece.startswith("{") else pl.lit(piece) for piece in pieces]
    return pl.DataFrame(slots).with_columns(text=pl.concat_str(parts)).get_column("text")


def _slot(words: list[str], n: pl.Series, rng: Generator) -> pl.Series:
    """Give one of the words per row, with the row's number in it where it has a place for one."""
    which = rng.integers(0, len(words), len(n))
    before, sign, after = (
        pl.Series(part).gather(which) for part in zip(*(w.partition("{n}") for w in words), strict=True)
    )
    return pl.select(
        pl.concat_str(before, pl.when(sign != "").then(n).otherwise(pl.lit("")), after)
    ).to_series()


def _listed(words: str) -> list[str]:
    return [word for line in words.split("\n") for word in line.split("|")]


PATTERNS = [
    (language, pattern)
    for language in LANGUAGES
    for kind in KINDS
    for pattern in _listed(SAID[language][kind])
]
SIZES = np.array([len(_listed(SAID[language][kind])) for language in LANGUAGES for kind in KINDS])
FIRST = np.cumsum(SIZES) - SIZES
