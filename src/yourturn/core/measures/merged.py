"""Parts that would grow with every partition though they speak of the same people: joined, then made fewer.

Grouping costs a pass: it is done when rows have doubled, never at every merge.
"""

from collections.abc import Callable
from typing import Final

import polars as pl

FEWEST: Final = 1_000_000
"""So many rows (some 10 MB) cost less to hold than to group."""


def merged(
    one: pl.DataFrame, other: pl.DataFrame, settled: int, settle: Callable[[pl.DataFrame], pl.DataFrame]
) -> tuple[pl.DataFrame, int]:
    """Join rows, and `settle` them once they are twice as many as after the last time (`settled`).

    Gives the rows and the new number of settled ones. `settle` must change no result.
    """
    both = pl.concat([one, other])
    if both.height <= 2 * max(settled, FEWEST):
        return both, settled
    fewer = settle(both)
    return fewer, fewer.height
