"""Uptake (M5): whether our replies pick up what the person said, and how many of them are canned.

It says "does not show it heard", never "did not listen"; it never ranks colleagues.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.share import ENOUGH, TOO_FEW, share_figure
from yourturn.core.measures.stats import Floats, median_interval

LOW: Final = 0.25
"""Low is what lies at or under this quantile of our own replies, and fills no slot."""

_ROWS: Final[Mapping[str, Any]] = {"own": pl.Float32, "others": pl.Float32, "slots": pl.Boolean}
_WHY: Final = {
    "language": "are in another language than the person's or in an unknown one",
    "short": "answer fewer than 5 words",
    "thanks": "answer praise or thanks",
}


@dataclass(frozen=True, eq=False)
class Uptake:
    """Three numbers per measured reply, and counts of the others."""

    rows: pl.DataFrame
    left_out: dict[str, int]
    canned: int
    answers: int

    @classmethod
    def of(cls, posts: pl.DataFrame, closeness: pl.DataFrame) -> "Uptake":
        """Take one partition: PLACED posts, and their `closeness` (core.closeness)."""
        answers = posts.select("post", "role", "canned").filter(
            pl.col("role").cast(pl.String).is_in(["reply", "ack", "going_back"])
        )
        replies = answers.filter(pl.col("role").cast(pl.String) != "ack").select("post")
        pairs = closeness.join(replies, on="post", how="semi")
        whys = dict(pairs.group_by(pl.col("why_not").cast(pl.String)).len().iter_rows())
        return cls(
            pairs.filter(pl.col("own").is_not_null()).select(list(_ROWS)),
            {why: int(whys.get(why, 0)) for why in _WHY},
            int(answers["canned"].sum()),
            answers.height,
        )

    def __add__(self, other: "Uptake") -> "Uptake":
        """Merge with the replies of other conversations."""
        return Uptake(
            pl.concat([self.rows, other.rows]),
            {why: self.left_out[why] + other.left_out[why] for why in _WHY},
            self.canned + other.canned,
            self.answers + other.answers,
        )

    def result(self, as_of: datetime) -> tuple[Figure, ...]:
        """Give uptake (index: median likeness above chance), low_uptake (share) and canned (share)."""
        if not self.answers:
            why = "not measured: the archive holds no reply of yours"
            return tuple(
                Figure(name, as_of=as_of, why_not=why) for name in ("uptake", "low_uptake", "canned")
            )
        canned = share_figure(
            "canned", self.canned, self.answers, "replies of yours would have suited anybody", as_of
        )
        return (*self._picked_up(as_of), canned)

    def _picked_up(self, as_of: datetime) -> tuple[Figure, Figure]:
        n = self.rows.height
        if n < ENOUGH:
            why = self._too_few()
            return (
                Figure("uptake", denominator=n, as_of=as_of, why_not=why),
                Figure("low_uptake", None, None, n, unit="share", as_of=as_of, why_not=why),
            )
        own = self.rows["own"].to_numpy()
        above: Floats = np.sort(own - self.rows["others"].to_numpy()).astype(np.float64)
        low, high = median_interval(above)
        value = float(np.median(above))
        said = (
            f"In the median your {n:,} replies were {value:.2f} (of 1) closer to what the person had said "
            f"than to what others said{self._beside()}, up to {as_of:%Y-%m-%d}."
        )
        # sorted rows: quantiles must not depend on the order of parts
        line = float(np.quantile(np.sort(own), LOW))
        missed = int(((own <= line) & ~self.rows["slots"].to_numpy()).sum())
        unheard = "replies of yours do not show that they heard the person"
        return (
            Figure("uptake", value, None, n, low, high, "index", as_of, said),
            share_figure("low_uptake", missed, n, unheard, as_of),
        )

    def _beside(self) -> str:
        left = sum(self.left_out.values())
        return f"; {left:,} more could not be compared" if left else ""

    def _too_few(self) -> str:
        why, most = max(self.left_out.items(), key=lambda entry: entry[1])
        return f"{TOO_FEW}: {most:,} of your replies {_WHY[why]}" if most >= ENOUGH else TOO_FEW
