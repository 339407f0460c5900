"""The passes over hashed ids: which row stands for an id, and which row each wanted id is; compiled in use.

They know numbers only; 0 stands for no id. Each is plain Python as written, and that is what numba compiles.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

NONE: Final = -1
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_HIGH: Final = np.uint64(32)


def table_for(rows: int) -> Numbers:
    """Give an empty table for so many ids: a power of two, at most half full."""
    return np.full(1 << max(4, (2 * rows).bit_length()), NONE, np.int32)


def enter(ids: Numbers, table: Numbers, kept: Numbers) -> None:
    """Enter ids in order; of those that are equal the last is kept, and the others are marked False."""
    mask = np.uint64(len(table) - 1)
    for row in range(len(ids)):
        slot = np.int64(((ids[row] * _ODD) >> _HIGH) & mask)
        while table[slot] >= 0 and ids[table[slot]] != ids[row]:
            slot = (slot + 1) & (len(table) - 1)
        if table[slot] >= 0:
            kept[table[slot]] = False
        table[slot] = row


def find(ids: Numbers, table: Numbers, wanted: Numbers, out: Numbers) -> None:
    """Fill the row of each wanted id, as it was entered; NONE where there is none, or none is wanted."""
    mask = np.uint64(len(table) - 1)
    for row in range(len(wanted)):
        out[row] = NONE
        if wanted[row] == 0:
            continue
        slot = np.int64(((wanted[row] * _ODD) >> _HIGH) & mask)
        while table[slot] >= 0 and ids[table[slot]] != wanted[row]:
            slot = (slot + 1) & (len(table) - 1)
        out[row] = table[slot]
