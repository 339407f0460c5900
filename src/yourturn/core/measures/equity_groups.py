"""The groups of answer equity: which wait is in which, how many people each has, and people drawn again.

It knows numbers only; what groups are called is told elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core.compiled import compiled
from yourturn.core.measures import equity_draws
from yourturn.core.measures.stats import Floats

Numbers = npt.NDArray[Any]
Group = tuple[int, int]
"""The place of a kind, and of one of its codes."""

_AT_ONCE: Final = 20  # draws whose counts are looked at together


@dataclass(frozen=True, eq=False)
class Groups:
    """The codes of each kind, and where each wait stands: `place` has a row per wait, a column per kind."""

    codes: tuple[tuple[int, ...], ...]  # ascending
    place: Numbers  # -1 = in no group of that kind

    @classmethod
    def of(cls, waits: pl.DataFrame) -> Self:
        """Take a column of codes per kind, null = in no group."""
        codes = [column.drop_nulls().unique().sort() for column in waits.iter_columns()]
        places = [
            column.replace_strict(
                named, pl.int_range(len(named), eager=True), default=-1, return_dtype=pl.Int64
            ).to_numpy()
            if len(named)
            else np.full(waits.height, -1)
            for column, named in zip(waits.iter_columns(), codes, strict=True)
        ]
        return cls(tuple(tuple(named.to_list()) for named in codes), np.column_stack(places))

    def sizes(self, person: Numbers) -> list[tuple[Group, int, int]]:
        """Give each group, its people, and the people who are in another group of its kind."""
        order = np.argsort(person, kind="stable")
        ordered = person[order]
        found = []
        for kind, codes in enumerate(self.codes):
            people, alone, last = (np.full(len(codes), first, np.int64) for first in (0, 0, -1))
            everybody = compiled(equity_draws.sizes)(
                ordered, np.ascontiguousarray(self.place[order, kind]), last, people, alone
            )
            found += [
                ((kind, place), int(people[place]), int(everybody - alone[place]))
                for place in range(len(codes))
            ]
        return found

    def bounds(
        self, person: Numbers, ends: tuple[Numbers, Numbers], chosen: Sequence[Group], seed: int, draws: int
    ) -> list[tuple[float | None, float | None]]:
        """Give the 95 % interval of each chosen group's ratio: people drawn again, times in whole hours.

        `ends` are seconds and causes of the waits.
        """
        if not chosen:
            return []
        waited_s, cause = ends
        bins = np.minimum(np.ceil(waited_s / 3600.0), equity_draws.BINS - 1).astype(np.int64)
        late = np.where(bins == equity_draws.BINS - 1, 0, cause)
        drawn, *cells = _cells(person, np.column_stack([self.place, bins, late]))
        kinds, places = np.array(chosen, np.int64).T
        shape = (len(self.codes), max(map(len, self.codes)), equity_draws.BINS, 3)
        ratios = []
        for begin in range(0, draws, _AT_ONCE):
            mine, others = [], []
            for each in range(begin, min(begin + _AT_ONCE, draws)):
                out = np.zeros(shape)
                compiled(equity_draws.draw)(drawn, (seed << 20) + (each << 40) + each, *cells, out)
                mine.append(out[kinds, places])
                others.append(out.sum(axis=1)[kinds] - mine[-1])
            own, theirs = equity_draws.answered(np.stack(mine)), equity_draws.answered(np.stack(others))
            ratios.append(np.divide(own, theirs, out=np.full_like(own, np.nan), where=theirs > 0))
        return [_interval(column) for column in np.concatenate(ratios).T]


def _cells(person: Numbers, columns: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers, Numbers]:
    """Sort people by what is counted of their waits; give them, and per cell: begin, groups, bin, cause."""
    key = np.zeros(len(columns), np.int64)
    for column in columns.T:
        key = key * (int(column.max(initial=0)) + 2) + column + 1
    order = np.argsort(key)
    ordered = key[order]
    first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    cell = columns[order[first]]
    return person[order], np.append(first, len(order)), cell[:, :-2], cell[:, -2], cell[:, -1]


def _interval(ratios: Floats) -> tuple[float | None, float | None]:
    usable = ratios[~np.isnan(ratios)]
    if not len(usable):
        return None, None
    low, high = np.quantile(usable, [0.025, 0.975])
    return float(low), float(high)
