"""The bootstrap of answer equity: people drawn again, every wait of theirs with them; compiled in use.

It knows numbers only. Weights come from seed, draw and person, so that the order of rows is nothing.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

BINS: Final = 74
"""Hours 0 to 72, and later."""

_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_ONE: Final = np.uint64(0xBF58476D1CE4E5B9)
_TWO: Final = np.uint64(0x94D049BB133111EB)
_A, _B, _C, _D = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_SCALE: Final = 1.0 / (1 << 53)
_POISSON: Final = (
    0.36787944,
    0.73575888,
    0.91969860,
    0.98101184,
    0.99634015,
    0.99940582,
    0.99991684,
    0.99998975,
)


def draw(
    person: Numbers,
    seed: int,
    cell_from: Numbers,
    group: Numbers,
    bins: Numbers,
    cause: Numbers,
    out: Numbers,
) -> None:
    """Add each wait's weight (Poisson with mean 1, by person) to out[kind, group, bin, cause].

    Waits with the same groups, bin and cause stand together as a cell from `cell_from`; `group` has a row
    per cell and a column per kind, -1 = in no group of that kind.
    """
    for cell in range(len(cell_from) - 1):
        weight: Any = 0
        for row in range(cell_from[cell], cell_from[cell + 1]):
            value = (np.uint64(person[row]) + np.uint64(seed)) * _ODD
            value = (value ^ (value >> _A)) * _ONE
            value = (value ^ (value >> _B)) * _TWO
            chance = np.float64((value ^ (value >> _C)) >> _D) * _SCALE
            for bound in _POISSON:
                weight += chance >= bound
        for kind in range(group.shape[1]):
            if group[cell, kind] >= 0:
                out[kind, group[cell, kind], bins[cell], cause[cell]] += weight


def sizes(person: Numbers, place: Numbers, last: Numbers, people: Numbers, alone: Numbers) -> int:
    """Count people (sorted) by the groups they are in, and those in one only; give how many are in any.

    `place` is -1 where a row is in no group; `last` holds -1 everywhere, `people` and `alone` 0.
    """
    everybody, here, one = 0, 0, -1
    for row in range(len(person)):
        if row and person[row] != person[row - 1]:
            everybody += here > 0
            if here == 1:
                alone[one] += 1
            here = 0
        if place[row] >= 0 and (here == 0 or last[place[row]] != person[row]):
            last[place[row]] = person[row]
            people[place[row]] += 1
            one = place[row]
            here += 1
    if here == 1:
        alone[one] += 1
    return everybody + (here > 0)


def answered(counts: Numbers) -> Numbers:
    """Give the share answered by the last hour from counts [..., bin, cause], with competing ends (M7)."""
    total = counts.sum(axis=-1)
    at_risk = total[..., ::-1].cumsum(axis=-1)[..., ::-1]
    risk = np.maximum(at_risk, 1)
    left = np.cumprod(1 - counts[..., 1:].sum(axis=-1) / risk, axis=-1)
    before = np.concatenate([np.ones_like(left[..., :1]), left[..., :-1]], axis=-1)
    reached: Numbers = (before * counts[..., 1] / risk)[..., : BINS - 1].sum(axis=-1)
    return reached
