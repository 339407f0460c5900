"""Runs: rows side by side that belong together (a conversation, a turn), added up as arrays.

Rows must come in order; what stands apart is never joined.
"""

from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
import polars as pl

Numbers = npt.NDArray[Any]

NONE: Final = -1
"""Stands for an unknown row or person."""
NO_TIME: Final = np.iinfo(np.int64).min


@dataclass(frozen=True)
class Runs:
    """Where each run begins, among so many rows."""

    starts: Numbers
    rows: int

    @classmethod
    def of(cls, *columns: Numbers) -> Self:
        """Begin a run wherever one of the columns (without nulls) changes."""
        rows = len(columns[0])
        new = np.zeros(rows, np.bool_)
        new[:1] = True
        for column in columns:
            new[1:] |= column[1:] != column[:-1]
        return cls(np.flatnonzero(new), rows)

    @property
    def sizes(self) -> Numbers:
        """Give how many rows each run has."""
        return np.diff(self.starts, append=self.rows)

    @property
    def number(self) -> Numbers:
        """Give each row the number of its run, from 0."""
        return np.repeat(np.arange(len(self.starts)), self.sizes)

    def any(self, said: Numbers) -> Numbers:
        """Say of each run whether it holds of any of its rows."""
        return self._reduced(np.logical_or, said)

    def sum(self, values: Numbers) -> Numbers:
        """Add up the values of each run."""
        return self._reduced(np.add, values)

    def least(self, values: Numbers) -> Numbers:
        """Give the least value of each run."""
        return self._reduced(np.minimum, values)

    def most(self, values: Numbers) -> Numbers:
        """Give the greatest value of each run."""
        return self._reduced(np.maximum, values)

    def latest(self, holds: Numbers) -> Numbers:
        """Give each row the latest row of its run up to itself of which it holds; -1 = none."""
        found = np.maximum.accumulate(np.where(holds, np.arange(self.rows), NONE))
        latest: Numbers = np.where(found >= np.repeat(self.starts, self.sizes), found, NONE)
        return latest

    def _reduced(self, by: np.ufunc, values: Numbers) -> Numbers:
        reduced: Numbers = by.reduceat(values, self.starts) if self.rows else values[:0]
        return reduced


def parent_rows(posts: pl.DataFrame) -> Numbers:
    """Give the row of the post that each post answers; -1 = none among these."""
    numbers = posts["post"].cast(pl.Int64).to_numpy()
    parents = posts["parent"].cast(pl.Int64).fill_null(NONE).to_numpy()
    if not len(numbers):
        return parents
    order = np.argsort(numbers, kind="stable")  # in a study the rows are in this order already
    ordered = numbers[order]
    place = np.minimum(np.searchsorted(ordered, parents), len(ordered) - 1)
    found: Numbers = np.where(ordered[place] == parents, order[place], NONE)
    return found


def marked(column: pl.Series) -> Numbers:
    """Give a column of Booleans, null being False."""
    return column.fill_null(value=False).to_numpy()


def moments(at: pl.Series) -> Numbers:
    """Give times as microseconds, NO_TIME where there is none."""
    return at.cast(pl.Int64).fill_null(NO_TIME).to_numpy()


def authors(person: pl.Series) -> Numbers:
    """Give numbers of people, -1 where the author is unknown."""
    return person.cast(pl.Int64).fill_null(NONE).to_numpy()
