"""The shuffling behind the topic gap's chance level: so many units drawn without return; compiled in use.

It knows numbers only. Draws come from a seed and go through `pool` as it stands, so that order must be fixed.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_ONE: Final = np.uint64(0xBF58476D1CE4E5B9)
_TWO: Final = np.uint64(0x94D049BB133111EB)
_A, _B, _C, _D = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_SCALE: Final = 1.0 / (1 << 53)


def draw(pool: Numbers, take: int, seed: int, first: int, counts: Numbers) -> None:
    """Add to counts[draw, type] how often each type is among `take` units drawn from `pool`, a type a unit.

    `first` counts the draws made before with this seed. The pool is shuffled on the way: the first `take`
    places of each draw are a choice of all of it, whatever its order was before.
    """
    state = (np.uint64(seed) + _ODD) * _ONE
    state = (state ^ (state >> _B)) * _TWO + np.uint64(first) * np.uint64(take) * _ODD
    for each in range(len(counts)):
        for place in range(take):
            state += _ODD
            value = (state ^ (state >> _A)) * _ONE
            value = (value ^ (value >> _B)) * _TWO
            share = np.float64((value ^ (value >> _C)) >> _D) * _SCALE
            other = place + np.int64(share * (len(pool) - place))
            drawn = pool[other]
            pool[other] = pool[place]
            pool[place] = drawn
            counts[each, drawn] += 1
