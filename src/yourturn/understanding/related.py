"""Turns the posts of a small archive into vectors by the words of that archive they are about.

A post that says "bicycle" also counts, a little less, for "bike". Few posts rarely use the same word, and
the sum of a whole post's words drowns the one that matters; here each word of the archive takes the nearest
word of the post alone, the more so the longer the post. It costs words times words: never for large archives.
"""

from dataclasses import dataclass, field
from typing import Final, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.embed import WordVectors, to_unit
from yourturn.understanding.function_words import EMPTY_WORDS, FUNCTION_WORDS
from yourturn.understanding.letters import join_words
from yourturn.understanding.tokens import words_of

_HALF: Final = 4.0  # content words with which a post goes half by related words, half by the sum of all
_UNRELATED: Final = 0.3  # likeness of two words up to which they have nothing to do with each other
_TWICE: Final = 2  # posts that hold a word of the archive
_MOST: Final = 3_000  # words of the archive, the commonest


@dataclass(frozen=True)
class RelatedWords:
    """Posts as the archive's content words that they, or words near in meaning, are about."""

    plain: WordVectors = field(repr=False)
    words: NDArray[np.float32] = field(repr=False)  # vectors of the archive's content words
    rarity: NDArray[np.float32] = field(repr=False)  # of each, words related to it counted too
    empty: frozenset[str] = field(repr=False)

    @classmethod
    def fit(cls, texts: pl.Series, *, language: str, seed: int) -> Self:
        """Learn the archive's content words and how rare each is, its relatives counted too."""
        plain = WordVectors.fit(texts, language=language, seed=seed)
        empty = FUNCTION_WORDS.get(language, frozenset()) | EMPTY_WORDS.get(language, frozenset())
        counts = words_of(texts).list.unique().explode().drop_nulls().alias("word").value_counts(name="count")
        counts = counts.filter(_content(counts["word"], empty) & (pl.col("count") >= _TWICE))
        counts = counts.sort("count", "word", descending=[True, False]).head(_MOST).sort("word")
        words = plain.embed(counts["word"])
        said = counts["count"].to_numpy().astype(np.float32) @ _related(words, words)
        rarity = np.log((1 + len(texts)) / (1 + np.minimum(said, len(texts))))
        return cls(plain, words, rarity.astype(np.float32), empty)

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return self.plain.dimensions + len(self.words)

    def embed(self, texts: pl.Series, *, language: str | None = None) -> NDArray[np.float32]:
        """Give one row of length one per text, or all zero where it has no word."""
        words = words_of(texts)
        bounds = np.zeros(len(texts) + 1, dtype=np.int64)
        np.cumsum(words.list.len().to_numpy(), out=bounds[1:])
        spoken = words.explode(empty_as_null=False) if len(texts) else pl.Series([], dtype=pl.String)
        distinct = spoken.unique().sort()
        share = np.zeros((len(texts), 1), dtype=np.float32)
        near = np.zeros((len(texts), len(self.words)), dtype=np.float32)
        if len(distinct) and len(self.words):
            related = _related(self.plain.embed(distinct), self.words)
            content = _content(distinct, self.empty).to_numpy()
            related *= content[:, None]
            places = distinct.search_sorted(spoken).to_numpy().astype(np.int64)
            near = join_words(bounds, places, related, largest=True)
            said = np.diff(np.append(0, np.cumsum(content[places]))[bounds])[:, None]
            share = (said / (said + _HALF)).astype(np.float32)
        plain = self.plain.embed(texts, language=language) * np.sqrt(1 - share)
        return to_unit(np.concatenate([plain, to_unit(near * self.rarity) * np.sqrt(share)], axis=1))


def _related(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    alike = (one @ other.T - np.float32(_UNRELATED)) / np.float32(1 - _UNRELATED)
    return np.clip(alike, 0, 1, out=alike)


def _content(words: pl.Series, empty: frozenset[str]) -> pl.Series:
    return ~words.is_in(sorted(empty)) & words.str.contains(r"\p{L}{2}")
