"""The parts of all measures, kept on disk partition by partition, and merged one measure at a time.

Held all together they would grow by 130 MB a million posts; no figure needs many measures' parts at once.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import add
from pathlib import Path
from typing import Final, TypeVar, get_type_hints

import polars as pl

from yourturn.core.measures.equity import Equity
from yourturn.core.measures.figure import Figure
from yourturn.core.measures.follow_up import FollowUp
from yourturn.core.measures.gap import Gap
from yourturn.core.measures.noise import Noise
from yourturn.core.measures.talk import Talk
from yourturn.core.measures.two_sided import TwoSided
from yourturn.core.measures.uptake import Uptake
from yourturn.core.measures.us_ratio import UsRatio
from yourturn.core.measures.voices import Voices
from yourturn.core.measures.waiting import Waiting
from yourturn.studies.kept_parts import one_of
from yourturn.studies.measuring import Measured

Part = TypeVar("Part")

_NAMES: Final = {kind: name for name, kind in get_type_hints(Measured).items()}


@dataclass(frozen=True)
class Merged:
    """The measures of a whole archive: nothing is held, each is merged from the disk when it is asked for."""

    folders: tuple[Path, ...]  # of each partition, where its Measured is kept

    def of(self, kind: type[Part]) -> Part:
        """Merge one measure; the parts of no other are read.

        Raises OSError or KeyError where a part was damaged since it was kept.
        """
        return reduce(add, (one_of(_NAMES[kind], kind, folder) for folder in self.folders))

    def figures(self, as_of: datetime, seed: int, equity: pl.DataFrame | None = None) -> tuple[Figure, ...]:
        """Give the figures of the whole archive, M1 to M8; `equity` is its frame, where it is at hand."""
        return (
            *self.of(Talk).result(as_of),
            *self.of(UsRatio).result(as_of, seed=seed),
            *self.of(Noise).result(as_of),
            *self.of(TwoSided).result(as_of),
            *self.of(Uptake).result(as_of),
            *self.of(FollowUp).result(as_of),
            *self.of(Waiting).result(as_of),
            *self.of(Equity).result(as_of, seed, equity),
            *self.of(Gap).result(as_of, seed),
            *self.of(Voices).result(as_of),
        )

    def channels(self, as_of: datetime) -> pl.DataFrame:
        """Give the frame `channels` of the findings: what M1 to M6 say of each channel alone."""
        parts = (
            self.of(Talk).by_channel(as_of),
            self.of(UsRatio).by_channel(as_of).select("channel", "us_ratio"),
            self.of(Noise).by_channel(as_of).select(pl.col("channel").cast(pl.String), "noise"),
            self.of(TwoSided).by_channel(as_of).select("channel", "threads", "two_sided"),
            self.of(FollowUp).by_channel(as_of).select("channel", "replies", "follow_up"),
        )
        table = reduce(
            lambda one, two: one.join(two, on="channel", how="full", coalesce=True, nulls_equal=True), parts
        )
        counts = pl.col("broadcasts", "heard", "unheard", "threads", "replies").fill_null(0)
        busy = pl.sum_horizontal("broadcasts", "heard", "unheard")
        return table.with_columns(counts).sort(busy, "channel", descending=[True, False])
