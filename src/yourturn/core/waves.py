"""Waves of anger and pleas: months, or weeks, in which far more people than usual spoke up.

It knows counts of distinct people only, never what they said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median
from typing import Final


@dataclass(frozen=True)
class Rule:
    """What "far above usual" is for one resolution; usual = the median of the calm steps before."""

    before: int  # calm steps that say what is usual
    fewest_before: int  # under so many, nothing is claimed
    times: float  # a high step has more than so many times the usual people ...
    sigmas: float  # ... and lies so many robust standard deviations above it ...
    fewest_people: int  # ... and has at least so many people
    longest: int  # after so many high steps in a row this is what is usual now
    pause: int = 1  # so many calm steps between two high ones still make one wave


MONTHLY: Final = Rule(before=12, fewest_before=3, times=1.5, sigmas=3.0, fewest_people=5, longest=6)
WEEKLY: Final = Rule(before=26, fewest_before=8, times=2.5, sigmas=5.0, fewest_people=5, longest=8, pause=0)
ONE_THEME: Final = Rule(before=12, fewest_before=6, times=3.0, sigmas=5.0, fewest_people=10, longest=6)
"""A theme among hundreds has to stand out more, or some theme is always high."""


@dataclass(frozen=True)
class Run:
    """One wave in a series: places of its first, last and highest step, and the usual people at that one."""

    first: int
    last: int
    peak: int
    usual: float


def runs(people: Sequence[int], rule: Rule = MONTHLY) -> list[Run]:
    """Give the waves of a series of counts, one per month or week; steps of a wave are never usual later on.

    A level that stays high for longer than the rule allows ends its wave and becomes the new usual.
    """
    calm: list[int] = []
    found: list[Run] = []
    high: list[tuple[int, float]] = []
    quiet = 0
    for place, count in enumerate(people):
        level = _usual(calm, count, rule)
        if level is not None:
            high.append((place, level))
            quiet = 0
            if len(high) >= rule.longest:
                calm = [people[at] for at, _ in high]
                found, high = [*found, _run(people, high)], []
            continue
        calm.append(count)
        quiet += 1
        if high and quiet > rule.pause:
            found, high = [*found, _run(people, high)], []
    return [*found, _run(people, high)] if high else found


def _run(people: Sequence[int], high: list[tuple[int, float]]) -> Run:
    peak, usual = max(high, key=lambda step: (people[step[0]], -step[0]))
    return Run(high[0][0], high[-1][0], peak, usual)


def _usual(calm: list[int], count: int, rule: Rule) -> float | None:
    """Give what was usual before, where `count` is far above it; None where it is not, or cannot be said."""
    if len(calm) < rule.fewest_before or count < rule.fewest_people:
        return None
    before = calm[-rule.before :]
    usual = float(median(before))
    if count <= rule.times * usual:
        return None
    # in a sparse series the median is 0 although people speak now and then, and a large one scatters more
    # than chance alone: the spread is the largest of three estimates
    mean = sum(before) / len(before)
    robust = 1.4826 * median([abs(value - usual) for value in before])
    scatter = sqrt(sum((value - mean) ** 2 for value in before) / len(before))
    sigma = max(robust, scatter, sqrt(max(usual, mean, 1.0)))
    return usual if count > usual + rule.sigmas * sigma else None
