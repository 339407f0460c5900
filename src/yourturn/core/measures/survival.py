"""The survival curve of waits (M7), and the figures that are read from it.

Where people's own answers end more than 5 % of waits they compete with ours (Aalen and Johansen); below
that they censor (Kaplan and Meier). It must never count an end by others as our answer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.share import ENOUGH, TOO_FEW
from yourturn.core.measures.stats import Floats, incidence, log_log, share_at

COMPETING: Final = 0.05
HOUR_S: Final = 3600.0


@dataclass(frozen=True, eq=False)
class Survival:
    """The share of waits without an answer of ours after each time, in seconds."""

    steps: Floats
    left: Floats
    variance: Floats
    waited: Floats
    answered_at: Floats  # sorted
    competing: float

    @classmethod
    def of(cls, spells: pl.DataFrame, clock: str) -> "Survival":
        """Estimate from `ended` and the seconds in the column `clock` (0 or more, no nulls)."""
        waited = spells[clock].to_numpy()
        ended = spells["ended"].cast(pl.String)
        ours = (ended == "answered").to_numpy()
        others = (ended == "by_people").to_numpy()
        share = float(others.mean()) if len(others) else 0.0
        cause = ours.astype(np.int64) + (2 * others.astype(np.int64) if share > COMPETING else 0)
        return cls(*incidence(waited, cause), waited, np.sort(waited[ours]), share)

    @property
    def n(self) -> int:
        """Give how many waits the curve stands on."""
        return len(self.waited)

    def answered(self, hours: float) -> tuple[float, float, float]:
        """Give the share answered within `hours`, with its 95 % bounds (log-log)."""
        left = share_at(self.steps, self.left, hours * HOUR_S)
        place = int(np.searchsorted(self.steps, hours * HOUR_S, side="right"))
        low, high = log_log(left, float(self.variance[place - 1]) if place else 0.0)
        return 1 - left, 1 - high, 1 - low

    def share(self, name: str, hours: int, what: str, said: str, as_of: datetime) -> Figure:
        """Give P(answered <= hours); the numerator was seen, the value is estimated."""
        seen = int(np.searchsorted(self.answered_at, hours * HOUR_S, side="right"))
        if self.n < ENOUGH:
            return Figure(name, None, seen, self.n, unit="share", as_of=as_of, why_not=TOO_FEW)
        value, low, high = self.answered(hours)
        sentence = f"{what}: {said.format(f'{value:.0%}')}."
        return Figure(name, value, seen, self.n, low, high, "share", as_of, sentence)

    def quantile(
        self, name: str, reached: float, part: str, what: str, until: str, as_of: datetime
    ) -> Figure:
        """Give the hours until `reached` were answered; "not reached" where fewer ever were."""
        if self.n < ENOUGH:
            return Figure(name, denominator=self.n, unit="h", as_of=as_of, why_not=TOO_FEW)
        below = np.flatnonzero(self.left <= 1 - reached + 1e-12)
        if not len(below):
            why = f"not reached: you answered fewer than {part} of {self.n:,} waits"
            return Figure(name, denominator=self.n, unit="h", as_of=as_of, why_not=why)
        hours = float(self.steps[below[0]]) / HOUR_S
        low, high = self._bounds(1 - reached)
        sentence = f"{what}: {part} had your answer after {_time(hours)}, {until}."
        return Figure(name, hours, None, self.n, low, high, "h", as_of, sentence)

    def _bounds(self, left: float) -> tuple[float | None, float | None]:
        """Give the times at which the bounds of the curve cross a share; None where either never does."""
        bounds = np.array(
            [log_log(float(s), float(v)) for s, v in zip(self.left, self.variance, strict=True)]
        )
        crossed = [np.flatnonzero(bounds[:, side] <= left + 1e-12) for side in (0, 1)]
        if not all(map(len, crossed)):
            return None, None
        low, high = (float(self.steps[places[0]]) / HOUR_S for places in crossed)
        return low, high

    def mean(self, name: str, hours: float, what: str, until: str, as_of: datetime) -> Figure:
        """Give the mean hours without an answer of ours, at most `hours` of each wait (the area)."""
        if self.n < ENOUGH:
            return Figure(name, denominator=self.n, unit="h", as_of=as_of, why_not=TOO_FEW)
        inside = self.steps < hours * HOUR_S
        edges = np.concatenate([np.zeros(1), self.steps[inside], np.array([hours * HOUR_S])])
        heights = np.concatenate([np.ones(1), self.left[inside]])
        mean_h = float((np.diff(edges) * heights).sum()) / HOUR_S
        said = f"in the first 7 days people were without your answer for {mean_h:,.1f} hours on average"
        sentence = f"{what}: {said}, {until}."
        return Figure(name, mean_h, None, self.n, None, None, "h", as_of, sentence)


def _time(hours: float) -> str:
    if hours < 1:
        return f"{hours * 60:,.0f} minutes"
    return f"{hours:,.1f} hours" if hours < 72 else f"{hours / 24:,.1f} days"
