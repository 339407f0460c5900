"""Two studies' figures against each other: the difference, and whether it is more than chance.

The test uses the figures' own 95 % intervals, so any measure with an interval can be compared; Holm's
correction over all of them keeps one lucky difference among many from counting.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.stats import Z95, holm
from yourturn.studies.report.figures import LABELS, by_name, label, value

SURE: Final = 0.05


@dataclass(frozen=True)
class Compared:
    """One measure in both studies; `p` is None where there is no interval to test with."""

    name: str
    a: Figure | None
    b: Figure | None
    difference: float | None
    p: float | None
    words: str = ""

    @property
    def sure(self) -> bool | None:
        """More than chance? None where it cannot be said."""
        return None if self.p is None else self.p < SURE


def compare(
    first: Sequence[Figure], second: Sequence[Figure], names: tuple[str, str]
) -> tuple[Compared, ...]:
    """Give every measure that either study looked for, in the order of the report."""
    a, b = by_name(first), by_name(second)
    known = [name for name in LABELS if name in a or name in b]
    others = sorted((set(a) | set(b)) - set(known))
    found = [_one(name, a.get(name), b.get(name)) for name in (*known, *others)]
    tested = [one for one in found if one.p is not None]
    corrected = dict(zip((one.name for one in tested), holm([one.p or 0.0 for one in tested]), strict=True))
    adjusted = [replace(one, p=corrected.get(one.name)) for one in found]
    return tuple(replace(one, words=_words(one, names)) for one in adjusted)


def _one(name: str, a: Figure | None, b: Figure | None) -> Compared:
    if a is None or b is None or a.value is None or b.value is None:
        return Compared(name, a, b, None, None)
    return Compared(name, a, b, a.value - b.value, _p(a, b))


def _p(a: Figure, b: Figure) -> float | None:
    spreads = [_spread(figure) for figure in (a, b)]
    if spreads[0] is None or spreads[1] is None:
        return None
    spread = math.hypot(spreads[0], spreads[1])
    if not spread:
        return 1.0 if a.value == b.value else 0.0
    return math.erfc(abs((a.value or 0) - (b.value or 0)) / spread / math.sqrt(2))


def _spread(figure: Figure) -> float | None:
    if figure.low is None or figure.high is None:
        return None
    return (figure.high - figure.low) / (2 * Z95)


def _words(one: Compared, names: tuple[str, str]) -> str:
    if one.difference is None or one.a is None or one.b is None:
        return _missing(one, names)
    if not one.difference:
        return "The same in both."
    larger = names[0] if one.difference > 0 else names[1]
    if one.p is None:
        return f"More for {larger}; no interval, so chance cannot be judged."
    if one.sure:
        return f"More for {larger}, and more than chance ({_odds(one.p)})."
    return f"The difference could be chance ({_odds(one.p)})."


def _missing(one: Compared, names: tuple[str, str]) -> str:
    there = [
        name
        for name, figure in zip(names, (one.a, one.b), strict=True)
        if figure and figure.value is not None
    ]
    return f"Measured for {there[0]} only." if there else "Not measured in either."


def _odds(p: float) -> str:
    if p > 0.99:
        return "p\u00a0over\u00a0.99"
    return "p\u00a0<\u00a0.001" if p < 0.001 else f"p\u00a0=\u00a0{p:.3f}".replace("0.", ".", 1)


def said(one: Compared, names: tuple[str, str]) -> str:
    """Say one difference in a sentence with both values."""
    if one.a is None or one.b is None:
        return ""
    return f"{label(one.name)}: {value(one.a)} for {names[0]}, {value(one.b)} for {names[1]}."
