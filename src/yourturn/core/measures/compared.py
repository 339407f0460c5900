"""Waits of groups against all others (M7): what is found once for all groups of a kind, and each by itself.

It must never say why groups differ.
"""

import math
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from yourturn.core.measures.stats import Floats

Numbers = npt.NDArray[Any]
Marks = npt.NDArray[np.bool_]

ANSWERED: Final = 1


@dataclass(frozen=True, eq=False)
class Compared:
    """Waits and the times at which any of them ended."""

    steps: Floats
    place: Numbers  # of each wait: how many steps are no later than it
    cause: Numbers  # of each wait: 0 open, 1 answered by us, 2 an end that competes with it

    @classmethod
    def of(cls, waited: Floats, cause: Numbers) -> Self:
        """Take waits with their causes; the order of rows does not matter."""
        steps = np.unique(waited[cause > 0])
        return cls(steps, np.searchsorted(steps, waited, side="right"), cause)

    def answered(self, inside: Marks, when: float) -> float:
        """Give the share of the waits marked that we answered by then (Aalen and Johansen)."""
        until = int(np.searchsorted(self.steps, when, side="right"))
        if not until:
            return 0.0
        place, cause = self.place[inside], self.cause[inside]
        risk = np.maximum(self._at_risk(place), 1)[:until]
        counted, every = self._ends(place[cause == ANSWERED]), self._ends(place[cause > 0])
        left = np.cumprod(1 - every[:until] / risk)
        before = np.concatenate([np.ones(1), left])[:until]
        reached = float(np.cumsum(before * counted[:until] / risk)[-1])
        return 1 - (1 - reached)  # as the curve of those left says it, to the last bit

    def log_rank(self, inside: Marks) -> float:
        """Give the p-value that the waits marked are as long as all others (one degree of freedom)."""
        ours = self.cause == ANSWERED
        every = self._ends(self.place[ours])
        there = every > 0
        at_risk, ends = self._at_risk(self.place)[there], every[there]
        at_risk_group = self._at_risk(self.place[inside])[there]
        ends_group = self._ends(self.place[ours & inside])[there]
        expected = ends * at_risk_group / at_risk
        spare = np.maximum(at_risk - 1, 1)
        rest = at_risk - at_risk_group
        variance = float((expected * rest / at_risk * (at_risk - ends) / spare).sum())
        if variance <= 0:
            return 1.0
        z = float((ends_group - expected).sum()) / math.sqrt(variance)
        return math.erfc(abs(z) / math.sqrt(2))

    def _at_risk(self, place: Numbers) -> Floats:
        before = np.cumsum(np.bincount(place, minlength=len(self.steps) + 1))[:-1]
        return (len(place) - before).astype(np.float64)

    def _ends(self, place: Numbers) -> Floats:
        return np.bincount(place - 1, minlength=len(self.steps)).astype(np.float64)
