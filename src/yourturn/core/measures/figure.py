"""A figure as every screen, table and file shows it: never without what it was counted from."""

from dataclasses import asdict, dataclass
from datetime import datetime


@dataclass(frozen=True)
class Figure:
    """One measured value, or the reason why there is none.

    `value` is None exactly when `why_not` is set. `low` and `high` bound the 95 % interval, where any.
    `sentence` says it in plain words, with denominator and span.
    """

    name: str
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    as_of: datetime | None = None
    sentence: str = ""
    why_not: str | None = None

    def as_dict(self) -> dict[str, object]:
        """Give the entry of summary.json."""
        entry = asdict(self)
        entry["as_of"] = self.as_of.isoformat() if self.as_of else None
        entry["interval"] = None if self.low is None else [entry["low"], entry["high"]]
        return {key: entry[key] for key in entry if key not in {"low", "high"}}
