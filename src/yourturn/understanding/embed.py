"""Turns statements into vectors in every language; knows words and letters only, never calls a network."""

from dataclasses import dataclass, field
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.tokens import bucket, grams_of, words_of

_BUCKETS = 1 << 14
_BATCH = 16_384


@dataclass(frozen=True)
class HashedVectors:
    """Hashed words and character n-grams, weighted by how rare a word is, projected at random."""

    rarity: dict[str, float]
    unseen: float
    table: NDArray[np.float32] = field(repr=False)
    dimensions: int = 256

    @classmethod
    def fit(cls, texts: pl.Series, *, seed: int, dimensions: int = 256) -> Self:
        """Learn from the statements how rare each word is; the seed fixes the projection."""
        words = words_of(texts)
        counts = words.list.unique().explode().drop_nulls().value_counts().rows()
        rarity = {word: float(np.log((1 + len(texts)) / (1 + count)) + 0.3) for word, count in counts}
        table = np.random.default_rng(seed).standard_normal((_BUCKETS, dimensions), dtype=np.float32)
        unseen = float(np.log(1 + len(texts)) + 0.3)
        return cls(rarity, unseen, table / np.float32(np.sqrt(dimensions)), dimensions)

    def embed(self, texts: pl.Series, *, language: str | None = None) -> NDArray[np.float32]:  # noqa: ARG002
        """Give one row of length one per text, or all zero where it has no word."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        tokens = pl.DataFrame({"text": np.arange(len(texts), dtype=np.uint32), "word": words_of(texts)})
        tokens = tokens.explode("word").drop_nulls()
        distinct = tokens["word"].unique().sort()
        if not len(distinct):
            return vectors
        known = np.stack([self._vector_of(word) for word in distinct.to_list()])
        at = tokens["text"].to_numpy()
        place = distinct.search_sorted(tokens["word"]).to_numpy()
        for start in range(0, len(texts), _BATCH):
            low, high = np.searchsorted(at, [start, start + _BATCH])
            if low < high:
                rows, first = np.unique(at[low:high], return_index=True)
                vectors[rows] = np.add.reduceat(known[place[low:high]], first, axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def _vector_of(self, word: str) -> NDArray[np.float32]:
        grams = [bucket(gram, _BUCKETS) for gram in grams_of(word)]
        vector: NDArray[np.float32] = self.table[bucket(f"word {word}", _BUCKETS)].copy()
        if grams:
            vector += self.table[grams].sum(axis=0) / np.float32(np.sqrt(len(grams)))
        vector *= np.float32(self.rarity.get(word, self.unseen))
        return vector
