"""The statistics that figures share: intervals, survival and corrections, without any heavy dependency.

Randomness comes in as a seed or not at all; nothing here knows what is measured.
"""

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]

Z95 = 1.959963984540054


def wilson(numerator: float, denominator: float) -> tuple[float, float]:
    """Give the 95 % Wilson interval of a proportion; the denominator is positive."""
    share, z2 = numerator / denominator, Z95 * Z95
    centre = share + z2 / (2 * denominator)
    spread = Z95 * math.sqrt(share * (1 - share) / denominator + z2 / (4 * denominator**2))
    scale = 1 + z2 / denominator
    # of none and of all, rounding would leave the share itself outside by its last bit
    return max(0.0, min(share, (centre - spread) / scale)), min(1.0, max(share, (centre + spread) / scale))


def share_at(steps: Floats, share: Floats, when: float) -> float:
    """Give the share still waiting at a time: 1 before the first step."""
    place = int(np.searchsorted(steps, when, side="right"))
    return 1.0 if place == 0 else float(share[place - 1])


def holm(p_values: Sequence[float]) -> list[float]:
    """Give the p-values adjusted by Holm, in the order given."""
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=lambda index: p_values[index])):
        largest = max(largest, min(1.0, p_values[place] * (len(p_values) - rank)))
        adjusted[place] = largest
    return adjusted


def _at_risk(waited: Floats, steps: Floats) -> Floats:
    before = np.searchsorted(np.sort(waited), steps, side="left")
    return (len(waited) - before).astype(np.float64)


def _ends(times: Floats, steps: Floats) -> Floats:
    return np.bincount(np.searchsorted(steps, times), minlength=len(steps)).astype(np.float64)


def median_interval(values: Floats) -> tuple[float, float]:
    """Give the 95 % interval of the median by ranks: no shape of the values is assumed."""
    ordered, n = np.sort(values), len(values)
    reach = Z95 * math.sqrt(n) / 2
    low = max(0, math.floor(n / 2 - reach))
    return float(ordered[low]), float(ordered[min(n - 1, math.ceil(n / 2 + reach))])


def incidence(waited: Floats, cause: npt.NDArray[np.int_]) -> tuple[Floats, Floats, Floats]:
    """Give distinct end times, the share not yet ended by cause 1, and its variance (Aalen and Johansen).

    `cause` is 0 where still waiting, 1 for the end that is counted, 2 for any end that competes with it.
    With no competing ends it is Kaplan and Meier's curve. The variance is by the delta method.
    """
    steps = np.unique(waited[cause > 0])
    risk = _at_risk(waited, steps)
    counted, all_ends = _ends(waited[cause == 1], steps), _ends(waited[cause > 0], steps)
    left = np.cumprod(1 - all_ends / risk)
    before = np.concatenate([np.ones(1), left])[: len(steps)]
    reached: Floats = np.cumsum(before * counted / risk).astype(np.float64)
    rest = risk - all_ends
    spread = np.divide(all_ends, risk * rest, out=np.zeros_like(risk), where=rest > 0)
    own = before**2 * counted * (risk - counted) / risk**3
    both = before * counted / risk**2
    # sum over earlier steps of (reached_now - reached_then)^2 spread and the like, by running sums
    variance = reached**2 * np.cumsum(spread) - 2 * reached * np.cumsum(reached * spread)
    variance += np.cumsum(reached**2 * spread) + np.cumsum(own)
    variance -= 2 * (reached * np.cumsum(both) - np.cumsum(reached * both))
    return steps, 1 - reached, np.maximum(variance, 0)


def log_log(left: float, variance: float) -> tuple[float, float]:
    """Give the 95 % interval of a share still waiting: on the log-log scale, so that it stays in 0..1."""
    if not 0 < left < 1 or not math.isfinite(variance):
        return left, left
    width = Z95 * math.sqrt(variance) / (left * abs(math.log(left)))
    return left ** math.exp(min(width, 50.0)), left ** math.exp(-width)
