"""Groups vectors that say nearly the same, and leaves alone what is like nothing else; knows no words.

How alike is alike enough is measured against pairs of the same archive drawn at random: `Background`.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, Self

import numba
import numpy as np
from numpy.typing import NDArray

JOIN: Final = 1.5  # groups join while their members are that many deviations more alike than any two texts
_NEAR: Final = 1.0  # deviations above the background from which two texts are neighbours
ONE_BY_ONE: Final = 3_000  # up to so many vectors are joined pair by pair; more are first cut into crumbs
_COMMONEST: Final = 0.05  # and a mean beyond this, where there are few texts, likewise
_WIDEST: Final = 0.15  # a deviation beyond this comes from the few themes themselves, not from chance
_BLOCK: Final = 1_024
_THREADS: Final = 2  # blocks looked at side by side


@dataclass(frozen=True)
class Cut:
    """How many vectors are first cut into crumbs, several of which make one theme."""

    neighbours: int = 12  # of each vector, at most, that it is held against
    resolution: float = 8.0  # the more, the smaller the crumbs
    join: float = 2.0  # deviations above the background up to which crumbs join: their members are alike


@dataclass(frozen=True)
class Background:
    """How alike two texts of an archive are by chance: mean and deviation over all pairs."""

    mean: float
    deviation: float

    @classmethod
    def of(cls, vectors: NDArray[np.float32]) -> Self:
        """Measure it exactly, without looking at single pairs."""
        count = len(vectors)
        pairs = max(count * (count - 1), 1)
        own = np.einsum("ij,ij->i", vectors, vectors, dtype=np.float64)
        total = vectors.sum(axis=0, dtype=np.float64)
        spread = (vectors.T @ vectors).astype(np.float64)
        mean = (float(total @ total) - float(own.sum())) / pairs
        square = (float((spread * spread).sum()) - float((own * own).sum())) / pairs
        return cls(min(mean, _COMMONEST), min(float(np.sqrt(max(square - mean * mean, 1e-12))), _WIDEST))

    def above(self, deviations: float) -> float:
        """Give the likeness that lies so many deviations above the mean."""
        return self.mean + deviations * self.deviation


def group(
    vectors: NDArray[np.float32], background: Background, seed: int, join: float = JOIN, cut: Cut = Cut()
) -> NDArray[np.int64]:
    """Give each vector the number of its group; numbers follow the first member, -1 is not used.

    Where they are few, groups join while their members are `join` deviations more alike than any two texts;
    where they are many, `cut` says how.
    """
    if len(vectors) <= ONE_BY_ONE:
        crumbs, least = np.arange(len(vectors)), background.above(join)
    else:
        crumbs, least = _crumbs(vectors, background, seed, cut), background.above(cut.join)
    centres, sizes = means(vectors, crumbs)
    alike = centres @ centres.T
    joined = join_most_alike(alike, sizes.astype(np.float64), least)
    return np.unique(joined[crumbs], return_inverse=True)[1].astype(np.int64)


def means(
    vectors: NDArray[np.float32], groups: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Give each group's mean vector and size: a dot product with the mean is the mean likeness to members."""
    inside = groups >= 0
    sizes = np.bincount(groups[inside])
    order = np.argsort(groups[inside], kind="stable")
    starts = np.cumsum(sizes) - sizes
    total = np.add.reduceat(vectors[inside][order], starts[sizes > 0], axis=0)
    centres = np.zeros((len(sizes), vectors.shape[1]), dtype=np.float32)
    centres[sizes > 0] = total / sizes[sizes > 0, None]
    return centres, sizes


@numba.njit(cache=True, nogil=True)
def join_most_alike(
    alike: NDArray[np.float32], sizes: NDArray[np.float64], least: float
) -> NDArray[np.int64]:
    """Join by mean likeness of members as long as it is at least `least`; gives each row its group's root.

    The chain of nearest neighbours gives the same groups as always joining the two most alike. `alike` is
    used up.
    """
    count = len(alike)
    alive = np.ones(count, dtype=np.bool_)
    settled = np.zeros(count, dtype=np.bool_)
    root = np.arange(count)
    chain = np.empty(count + 1, dtype=np.int64)
    length, start = 0, 0
    while True:
        if length == 0:
            while start < count and (settled[start] or not alive[start]):
                start += 1
            if start == count:
                break
            chain[0], length = start, 1
        here = chain[length - 1]
        before = chain[length - 2] if length > 1 else -1
        best = before
        most = alike[here, before] if before >= 0 else np.float32(-2)
        for other in range(count):
            if alive[other] and other != here and alike[here, other] > most:
                best, most = other, alike[here, other]
        if best < 0 or most < least:
            settled[here] = True
            length -= 1
        elif best != before:
            chain[length] = best
            length += 1
        else:
            length -= 2
            one, gone = min(here, best), max(here, best)
            share = np.float32(sizes[one] / (sizes[one] + sizes[gone]))
            for other in range(count):
                both = alike[one, other] * share + alike[gone, other] * (np.float32(1) - share)
                alike[one, other] = both
                alike[other, one] = both
            sizes[one] += sizes[gone]
            alive[gone] = False
            root[gone] = one
    for row in range(count):
        top = row
        while root[top] != top:
            top = root[top]
        root[row] = top
    return root


def _crumbs(vectors: NDArray[np.float32], background: Background, seed: int, cut: Cut) -> NDArray[np.int64]:
    import graspologic_native  # noqa: PLC0415 - heavy, and only large archives need it

    near, other, weight = neighbours(vectors, background.above(_NEAR), cut.neighbours)
    crumbs = np.arange(len(vectors), dtype=np.int64)
    if not len(near):
        return crumbs
    names = [str(row) for row in range(len(vectors))]
    edges = [
        (names[one], names[two], value)
        for one, two, value in zip(near.tolist(), other.tolist(), weight.tolist(), strict=True)
    ]
    _, parts = graspologic_native.leiden(
        edges=edges,
        starting_communities=None,
        resolution=cut.resolution,
        randomness=0.001,
        iterations=1,
        use_modularity=True,
        seed=seed,
        trials=1,
    )
    for name, part in parts.items():
        crumbs[int(name)] = len(vectors) + part
    return np.unique(crumbs, return_inverse=True)[1].astype(np.int64)


def neighbours(
    vectors: NDArray[np.float32], least: float, most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Give pairs (one < other) and their likeness: each vector with its `most` nearest, if so alike."""
    count = len(vectors)
    wanted = min(most, count - 1)
    keys, weights = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.float32)]

    def look(start: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        alike = vectors[start : start + _BLOCK] @ vectors.T
        near, weight = nearest(alike, start, wanted, np.float32(least))
        rows = np.broadcast_to((np.arange(len(near)) + start)[:, None], near.shape)
        kept = near >= 0
        low, high = np.minimum(rows, near)[kept], np.maximum(rows, near)[kept]
        return low.astype(np.int64) * count + high, weight[kept]

    with ThreadPoolExecutor(_THREADS) as pool:
        for key, weight in pool.map(look, range(0, count if wanted > 0 else 0, _BLOCK)):
            keys.append(key)
            weights.append(weight)
    distinct, first = np.unique(np.concatenate(keys), return_index=True)
    return distinct // count, distinct % count, np.concatenate(weights)[first].astype(np.float64)


@numba.njit(cache=True, nogil=True)
def nearest(
    alike: NDArray[np.float32], start: int, most: int, least: np.float32
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Give each row's `most` largest columns and their values, at least `least`; -1 where there are fewer.

    Row 0 is column `start`; no row is near itself. Of equals the first columns stay.
    """
    near = np.full((len(alike), most), -1, dtype=np.int64)
    value = np.full((len(alike), most), np.float32(-2), dtype=np.float32)
    for row in range(len(alike)):
        bar = least
        for column in range(alike.shape[1]):
            here = alike[row, column]
            full = near[row, most - 1] >= 0
            if here < bar or (full and here <= bar) or column == row + start:
                continue
            at = most - 1
            while at > 0 and (near[row, at - 1] < 0 or value[row, at - 1] < here):
                near[row, at], value[row, at] = near[row, at - 1], value[row, at - 1]
                at -= 1
            near[row, at], value[row, at] = column, here
            if near[row, most - 1] >= 0:
                bar = value[row, most - 1]
    return near, value
