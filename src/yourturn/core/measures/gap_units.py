"""Units (people, broadcasts) by the themes they are about, and how far apart their sides lie by chance (M8).

Most units have one theme: they are kept as pairs, never as a table of all units by all themes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core.compiled import compiled
from yourturn.core.measures import gap_draws
from yourturn.core.measures.stats import Floats

Numbers = npt.NDArray[Any]

DRAWS: Final = 1000
MOST_TYPES: Final = 5_000
_FINE: Final = 1e6
_COARSE: Final = 24.0
_BLOCK: Final = 1 << 16
_AT_ONCE: Final = 100  # draws whose counts are held


@dataclass(frozen=True, eq=False)
class Units:
    """How much of each unit is about each kept theme: sorted by unit, units numbered without gaps."""

    unit: Numbers
    theme: Numbers
    weight: Floats
    many: int
    themes: int

    @classmethod
    def of(cls, sides: Sequence[pl.DataFrame], themes: list[int]) -> Self:
        """Number the units (unit, theme, weight; sorted by unit) of all sides; other themes are the last."""
        columns = dict(zip(themes, range(len(themes)), strict=True))
        units, places, many = [], [], 0
        for side in sides:
            unit = side["unit"].rle_id().cast(pl.Int64).to_numpy() + many
            many = int(unit.max(initial=many - 1)) + 1
            units.append(unit)
            place = side["theme"].replace_strict(columns, default=len(themes) - 1, return_dtype=pl.Int64)
            places.append(place.to_numpy())
        weight = np.concatenate([side["weight"].to_numpy() for side in sides])
        return cls(np.concatenate(units), np.concatenate(places), weight, many, len(themes))

    def totals(self, first: int, beyond: int) -> Floats:
        """Add up the units from `first` to before `beyond`."""
        begin, end = np.searchsorted(self.unit, [first, beyond])
        added = np.bincount(self.theme[begin:end], self.weight[begin:end], self.themes)
        return added.astype(np.float64, copy=False)

    def vectors(self, units: Numbers) -> Floats:
        """Give a row per unit named (in ascending order) and a column per theme."""
        row = np.full(self.many, -1)
        row[units] = np.arange(len(units))
        place = row[self.unit]
        named = place >= 0
        out = np.zeros((len(units), self.themes))
        np.add.at(out, (place[named], self.theme[named]), self.weight[named])
        return out

    def hashes(self, parts: float) -> Numbers:
        """Give a number per unit, the same for units whose weights are, in so many parts, the same."""
        found = np.empty(self.many, np.int64)
        for first in range(0, self.many, _BLOCK):
            beyond = min(first + _BLOCK, self.many)
            begin, end = np.searchsorted(self.unit, [first, beyond])
            block = np.zeros((beyond - first, self.themes))
            here = (self.unit[begin:end] - first, self.theme[begin:end])
            np.add.at(block, here, self.weight[begin:end])
            found[first:beyond] = _hashed(np.round(block * parts).astype(np.int64))
        return found


def divergence(one: Floats, other: Floats) -> Floats:
    """Give the Jensen-Shannon divergence in bits of distributions along the last axis, from any weights."""
    p = one / one.sum(axis=-1, keepdims=True)
    q = other / other.sum(axis=-1, keepdims=True)
    return _entropy((p + q) / 2) - (_entropy(p) + _entropy(q)) / 2


def _entropy(shares: Floats) -> Floats:
    logs = np.log2(shares, out=np.zeros_like(shares), where=shares > 0)
    entropy: Floats = -(shares * logs).sum(axis=-1)
    return entropy


def permuted(units: Units, ours: int, seed: int, draws: int = DRAWS) -> Floats:
    """Give the divergence of so many shufflings of the sides over units, `ours` of them being ours.

    Units with equal weights are one type. Drawn are the units of the smaller side, without return: a draw
    costs what that side holds, and a type no more than its units.
    """
    vectors, many = _types(units)
    pool = np.repeat(np.arange(len(many), dtype=np.int32), many)
    fewer = min(ours, len(pool) - ours)
    total = many @ vectors
    parts = []
    for begin in range(0, draws, _AT_ONCE):
        counts = np.zeros((min(_AT_ONCE, draws - begin), len(many)), np.int32)
        compiled(gap_draws.draw)(pool, fewer, seed, begin, counts)
        parts.append(counts @ vectors)
    taken = np.concatenate(parts)
    return divergence(total - taken, taken)


def _types(units: Units) -> tuple[Floats, Numbers]:
    """Give the different vectors and how many units have each, in an order that rows do not change."""
    _, first, many = np.unique(units.hashes(_FINE), return_index=True, return_counts=True)
    if len(first) > MOST_TYPES:  # only people with many statements differ by less than a 24th
        _, first, many = np.unique(units.hashes(_COARSE), return_index=True, return_counts=True)
    order = np.argsort(first)
    vectors = np.empty((len(first), units.themes))
    vectors[order] = units.vectors(first[order])
    return vectors, many


def _hashed(whole: Numbers) -> Numbers:
    factors = np.random.default_rng(8).integers(1, 1 << 62, whole.shape[1], dtype=np.int64) | 1
    hashed: Numbers = (whole * factors).sum(axis=1)
    return hashed
