"""What hangs together: pairs of numbers to groups, without a step per pair."""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]


def components(count: int, left: Numbers, right: Numbers) -> Numbers:
    """Give each of `count` nodes the least node that it hangs together with, by pairs of nodes.

    >>> components(5, np.array([0, 3]), np.array([1, 1])).tolist()
    [0, 0, 2, 0, 4]
    """
    least = np.arange(count, dtype=np.int64)
    while True:
        low = np.minimum(least[left], least[right])
        further = least.copy()
        # the heads of both are told, so that whole groups move at once
        for side in (left, right):
            np.minimum.at(further, least[side], low)
        further = _to_the_end(further)
        if np.array_equal(further, least):
            return least
        least = further


def _to_the_end(least: Numbers) -> Numbers:
    while True:
        further = least[least]
        if np.array_equal(further, least):
            return least
        least = further
