"""Shares, ratios and medians as figures: one sentence, one interval, one rule for too few.

It must never show a number under 20 counted things.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.stats import Floats, median_interval, wilson

ENOUGH: Final = 20
TOO_FEW: Final = "not enough to say"
DRAWS: Final = 1000


@dataclass(frozen=True)
class Span:
    """The time a figure is about: the days before `as_of`, or with `window_d` None everything until then.

    What has no time belongs to the whole archive only.
    """

    as_of: datetime
    window_d: int | None = None

    @property
    def words(self) -> str:
        """Say it as the end of a sentence."""
        days = "" if self.window_d is None else f"in the {self.window_d} days "
        return f"{days}up to {self.as_of:%Y-%m-%d}"

    def holds(self, column: str = "at") -> pl.Expr:
        """Give the expression that is True where the time in the column lies in the span."""
        at = pl.col(column)
        if self.window_d is None:
            return (at <= self.as_of) | at.is_null()
        return ((at <= self.as_of) & (at > self.as_of - timedelta(days=self.window_d))).fill_null(value=False)


def share_figure(
    name: str, above: int, below: int, what: str, as_of: datetime, window_d: int | None = None
) -> Figure:
    """Give a share with its Wilson interval and sentence; under 20 there is "not enough to say"."""
    if below < ENOUGH:
        return Figure(name, None, above, below, unit="share", as_of=as_of, why_not=TOO_FEW)
    low, high = wilson(above, below)
    said = f"{above:,} of {below:,} {what}, {Span(as_of, window_d).words}."
    return Figure(name, above / below, above, below, low, high, "share", as_of, said)


def median_figure(name: str, values: Floats, units: str, what: str, span: Span) -> Figure:
    """Give the median of shares with its 95 % interval (by ranks) and, in the sentence, quartiles.

    `units` names what has the values, in the plural; `what` is said of the median. Quartiles are linear.
    """
    n = len(values)
    if n < ENOUGH:
        return Figure(name, None, None, n, unit="share", as_of=span.as_of, why_not=TOO_FEW)
    first, middle, third = (float(at) for at in np.quantile(values, [0.25, 0.5, 0.75]))
    low, high = median_interval(values)
    quartiles = f"half of them lie between {first:.0%} and {third:.0%}"
    said = f"In the median of {n:,} {units}, {what} {middle:.0%}; {quartiles}, {span.words}."
    return Figure(name, middle, None, n, low, high, "share", span.as_of, said)


def bootstrap_counts(above: Floats, below: Floats, seed: int) -> tuple[float, float]:
    """Give the 95 % interval of (sum(above) + .5) / (sum(below) + 1), units drawn again.

    Units with the same two counts are drawn together, so that a million units cost what a hundred do.
    """
    pairs, times = np.unique(np.column_stack([above, below]), axis=0, return_counts=True)
    drawn = np.random.default_rng(seed).multinomial(len(above), times / times.sum(), size=DRAWS)
    totals = drawn @ pairs
    low, high = np.quantile((totals[:, 0] + 0.5) / (totals[:, 1] + 1), [0.025, 0.975])
    return float(low), float(high)


def ratio_by_unit(name: str, above: Floats, below: Floats, seed: int, said: str, span: Span) -> Figure:
    """Give sum(above) / sum(below) with its interval by unit (a post): words in one post are no witnesses."""
    top, bottom = float(above.sum()), float(below.sum())
    if bottom < ENOUGH:
        return Figure(name, None, top, bottom, unit="share", as_of=span.as_of, why_not=TOO_FEW)
    low, high = bootstrap_counts(above, below, seed)
    value = top / bottom
    bounds = min(low, value), max(high, value)
    return Figure(name, value, top, bottom, *bounds, "share", span.as_of, f"{said}, {span.words}.")
