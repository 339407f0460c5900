"""A share as a figure: one sentence, one interval, one rule for too few.

It must never show a number under 20 counted things.
"""

from datetime import datetime
from typing import Final

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.stats import wilson

ENOUGH: Final = 20
TOO_FEW: Final = "not enough to say"


def share_figure(name: str, above: int, below: int, what: str, as_of: datetime) -> Figure:
    """Give a share with its Wilson interval and sentence; under 20 there is "not enough to say"."""
    if below < ENOUGH:
        return Figure(name, None, above, below, unit="share", as_of=as_of, why_not=TOO_FEW)
    low, high = wilson(above, below)
    said = f"{above:,} of {below:,} {what}, up to {as_of:%Y-%m-%d}."
    return Figure(name, above / below, above, below, low, high, "share", as_of, said)
