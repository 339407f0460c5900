"""Turns statements into vectors in every language; knows words and letters only, never calls a network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.function_words import FUNCTION_WORDS
from yourturn.understanding.letters import join_words, letters_of, sum_groups, sum_pieces
from yourturn.understanding.tokens import words_of

TABLES: Final[Mapping[str, str]] = {"en": "vectors_en.npz"}
"""Languages with a table of meanings among the models; the others go by words and their letters."""

_BUCKETS: Final = 1 << 14
_ROWS: Final = 256  # vectors brought to length one at a time
_LETTERS: Final = 128  # dimensions of the part that goes by letters
_BARE: Final = 0.1  # what a function word keeps where there is no table
_NUMBER: Final = 0.3  # of its rarity that a number keeps: dates and versions are rarely the matter
_SHARE: Final = 0.2  # how much of the squared length that part has where there is a table


@dataclass(frozen=True)
class Pieces:
    """A table of meanings: sorted keys of pieces of words, and a row of small numbers for each."""

    keys: NDArray[np.uint64] = field(repr=False)
    table: NDArray[np.int8] = field(repr=False)
    scale: NDArray[np.float32] = field(repr=False)

    @classmethod
    @cache
    def of(cls, language: str) -> "Pieces | None":
        """Give the language's shipped table, read once; None where there is none."""
        if language not in TABLES:
            return None
        with (
            (files("yourturn.understanding.models") / TABLES[language]).open("rb") as file,
            np.load(file, allow_pickle=False) as parts,
        ):
            return cls(parts["keys"], parts["table"], parts["scale"].astype(np.float32))


@dataclass(frozen=True)
class WordVectors:
    """Statements as sums of their words: what these mean, where known, and how they are written.

    A rare word counts more; how rare each is was learned from the statements it was fitted on.
    """

    rarity: pl.DataFrame = field(repr=False)  # word, rarity
    unseen: float
    letters: NDArray[np.float32] = field(repr=False)
    pieces: Pieces | None = field(repr=False)

    @classmethod
    def fit(
        cls, texts: pl.Series, *, language: str, seed: int, light: Mapping[str, float] | None = None
    ) -> Self:
        """Learn from the statements how rare each word is; the seed fixes the projection of letters.

        A word of `light` keeps that share of its weight.
        """
        words = words_of(texts).list.unique().explode().drop_nulls().alias("word")
        counts = words.value_counts(name="count").sort("word")
        rarity = np.log((1 + len(texts)) / (1 + counts["count"].to_numpy())) + 0.3
        unseen = float(np.log(1 + len(texts)) + 0.3)
        pieces = Pieces.of(language)
        if pieces is None:
            # without meanings a rare word links nothing, and function words would link everything
            bare = counts["word"].is_in(sorted(FUNCTION_WORDS.get(language, frozenset()))).to_numpy()
            rarity, unseen = np.sqrt(rarity) * np.where(bare, _BARE, 1.0), float(np.sqrt(unseen))
        rare = counts.select("word", rarity=pl.Series(rarity, dtype=pl.Float32))
        if light:
            rare = _lightened(rare, light, unseen)
        table = np.random.default_rng(seed).standard_normal((_BUCKETS, _LETTERS), dtype=np.float32)
        return cls(
            rare,
            unseen,
            table / np.float32(np.sqrt(_LETTERS)),
            pieces,
        )

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return _LETTERS + (0 if self.pieces is None else self.pieces.table.shape[1])

    def embed(self, texts: pl.Series, *, language: str | None = None) -> NDArray[np.float32]:  # noqa: ARG002
        """Give one row of length one per text, or all zero where it has no word."""
        words = words_of(texts)
        bounds = np.zeros(len(texts) + 1, dtype=np.int64)
        np.cumsum(words.list.len().to_numpy(), out=bounds[1:])
        spoken = words.explode(empty_as_null=False) if len(texts) else pl.Series([], dtype=pl.String)
        distinct = spoken.unique().sort().alias("word")
        if not len(distinct):
            return np.zeros((len(texts), self.dimensions), dtype=np.float32)
        places = distinct.search_sorted(spoken).to_numpy().astype(np.int64)
        rarity = (
            distinct.to_frame()
            .join(self.rarity, on="word", how="left", maintain_order="left")["rarity"]
            .fill_null(self.unseen)
            .to_numpy()
            .astype(np.float32)[:, None]
        )
        rarity = np.where(
            distinct.str.contains(r"^\d+$").to_numpy()[:, None], rarity * np.float32(_NUMBER), rarity
        )
        codes, ends = letters_of(distinct)
        parts = [
            to_unit(join_words(bounds, places, sum_groups(codes, ends, self.letters) * rarity, largest=False))
        ]
        if self.pieces is not None:
            codes, ends = letters_of(distinct.str.normalize("NFKD").str.replace_all(r"\p{Mn}", ""))
            meanings = sum_pieces(codes, ends, self.pieces.keys, self.pieces.table, self.pieces.scale)
            parts[0] *= np.float32(np.sqrt(_SHARE))
            meant = to_unit(join_words(bounds, places, meanings * np.sqrt(rarity), largest=False))
            parts.append(meant * np.float32(np.sqrt(1 - _SHARE)))
        return to_unit(np.concatenate(parts, axis=1))


def _lightened(rare: pl.DataFrame, light: Mapping[str, float], unseen: float) -> pl.DataFrame:
    shares = pl.DataFrame(
        {"word": sorted(light), "share": [light[word] for word in sorted(light)]},
        schema={"word": pl.String, "share": pl.Float32},
    )
    both = rare.join(shares, on="word", how="full", coalesce=True, maintain_order="left_right")
    kept = pl.col("rarity").fill_null(unseen) * pl.col("share").fill_null(1.0)
    return both.select("word", kept.cast(pl.Float32).alias("rarity")).sort("word")


def to_unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the rows with length one; rows of nothing stay so."""
    for start in range(0, len(vectors), _ROWS):  # few enough that they stay in the caches
        some = vectors[start : start + _ROWS]
        lengths = np.linalg.norm(some, axis=1, keepdims=True)
        np.divide(some, lengths, out=some, where=lengths > 0)
    return vectors
