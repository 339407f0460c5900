"""Where the themes of one language lie among its statements, and which of them a statement belongs to."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.base import EmbeddingModel
from yourturn.understanding.embed import to_unit
from yourturn.understanding.groups import JOIN, Background, Cut, group, means

_MEMBERS_AT_LEAST: Final = 3  # distinct statements
_BLOCK: Final = 8_192
_THREADS: Final = 2  # blocks placed side by side


@dataclass(frozen=True)
class Strictness:
    """How alike texts must be to be one theme."""

    join: float = JOIN  # deviations above the background up to which groups join
    least: float = 1.25  # deviations above it that a member is, on the mean, like the others
    of_typical: float = 0.5  # ... and at least this share of what the middle member is
    few: float = 3.0  # more deviations asked of a group, divided by the root of its size
    prior: int = 30  # texts; with fewer there is little that all have in common to take away
    clearly: float = 0.75  # share of the middle member's likeness, for a text said to be about a theme
    cut: Cut = field(default=Cut())
    settle: int = 2  # times that statements choose their group anew


@dataclass(frozen=True)
class Regions:
    """Directions in which themes lie, once what all statements share is taken away."""

    model: EmbeddingModel = field(repr=False)
    centre: NDArray[np.float32] = field(repr=False)
    directions: NDArray[np.float32] = field(repr=False)
    least: NDArray[np.float32] = field(repr=False)  # likeness from which a statement belongs
    typical: NDArray[np.float32] = field(repr=False)  # likeness of the middle member
    clearly: float = Strictness.clearly  # share of it that is asked by the stricter rule

    @classmethod
    def of(
        cls,
        texts: pl.Series,
        model: EmbeddingModel,
        language: str,
        seed: int,
        rule: Strictness = Strictness(),
    ) -> Self:
        """Find them in distinct texts, sorted."""
        vectors = model.embed(texts, language=language or None)
        centre = vectors.sum(axis=0) / np.float32(len(texts) + rule.prior)
        vectors = _seen_from(centre, vectors)
        background = Background.of(vectors)
        groups = _drop_small(group(vectors, background, seed, rule.join, rule.cut))
        found = cls(model, centre, *_directions(vectors, groups, background, rule))
        for _ in range(rule.settle):
            if not len(found.directions):
                break
            groups = _drop_small(found._nearest(vectors, found.least)[0])
            found = cls(model, centre, *_directions(vectors, groups, background, rule))
        tight = _tight(vectors, groups, background, rule)
        kept = (found.directions[tight], found.least[tight], found.typical[tight])
        return cls(model, centre, *kept, clearly=rule.clearly)

    def assign(self, texts: pl.Series, language: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Give each text's region, -1 for none, and how like it is."""
        return self._place(texts, language, self.least)

    def about(self, texts: pl.Series, language: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Give the same by the stricter rule."""
        return self._place(texts, language, np.maximum(self.least, self.typical * np.float32(self.clearly)))

    def alike(self, texts: pl.Series, language: str, region: NDArray[np.int32]) -> NDArray[np.float32]:
        """Say how like its given region each text is."""
        return np.asarray(np.einsum("ij,ij->i", self.seen(texts, language), self.directions[region]))

    def seen(self, texts: pl.Series, language: str) -> NDArray[np.float32]:
        """Give the texts' vectors, less what all statements share; of length one, or zero without a word."""
        return _seen_from(self.centre, self.model.embed(texts, language=language or None))

    def _place(
        self, texts: pl.Series, language: str, least: NDArray[np.float32]
    ) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        region = np.full(len(texts), -1, dtype=np.int32)
        alike = np.zeros(len(texts), dtype=np.float32)

        def place(start: int) -> None:
            vectors = self.model.embed(texts[start : start + _BLOCK], language=language or None)
            # a text without a known word is like nothing, not like the opposite of the centre
            known = vectors.any(axis=1)
            best, value = self._nearest(_seen_from(self.centre, vectors), least)
            region[start : start + _BLOCK] = np.where(known, best, -1)
            alike[start : start + _BLOCK] = value

        starts = range(0, len(texts) if len(self.directions) else 0, _BLOCK)
        with ThreadPoolExecutor(_THREADS) as pool:
            list(pool.map(place, starts))
        return region, alike

    def _nearest(
        self, vectors: NDArray[np.float32], least: NDArray[np.float32]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        alike = vectors @ self.directions.T
        best = alike.argmax(axis=1)
        value = alike[np.arange(len(alike)), best]
        return np.where(value >= least[best], best, -1), value


def _seen_from(centre: NDArray[np.float32], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return to_unit(vectors - centre)


def _drop_small(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    numbers, place, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    kept = (numbers >= 0) & (sizes >= _MEMBERS_AT_LEAST)
    return np.where(kept, np.cumsum(kept) - 1, -1)[place]


def _tight(
    vectors: NDArray[np.float32], groups: NDArray[np.int64], background: Background, rule: Strictness
) -> NDArray[np.bool_]:
    """Say of each group whether its members are too alike for chance: the fewer, the more alike."""
    if groups.max(initial=-1) < 0:
        return np.zeros(0, dtype=np.bool_)
    centres, sizes = means(vectors, groups)
    square = np.einsum("ij,ij->i", centres, centres)
    pairs = (sizes * square - 1) / (sizes - 1)
    return np.asarray(
        (pairs - background.mean) / background.deviation >= rule.least + rule.few / np.sqrt(sizes)
    )


def _directions(
    vectors: NDArray[np.float32], groups: NDArray[np.int64], background: Background, rule: Strictness
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    if groups.max(initial=-1) < 0:
        return np.zeros((0, vectors.shape[1]), np.float32), np.zeros(0, np.float32), np.zeros(0, np.float32)
    centres, sizes = means(vectors, groups)
    inside = np.flatnonzero(groups >= 0)
    lengths = np.linalg.norm(centres, axis=1)
    directions = centres / lengths[:, None]
    own = np.einsum("ij,ij->i", vectors[inside], directions[groups[inside]])
    order = inside[np.lexsort((own, groups[inside]))]
    ranked = np.einsum("ij,ij->i", vectors[order], directions[groups[order]])
    typical = ranked[np.cumsum(sizes) - sizes + sizes // 2]
    # likeness to a group's direction is the mean likeness to its members, divided by the mean's length
    least = np.maximum(
        np.float32(background.above(rule.least)) / lengths, np.float32(rule.of_typical) * typical
    )
    return directions, least.astype(np.float32), typical.astype(np.float32)
