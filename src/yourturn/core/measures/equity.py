"""Answer equity (M7): whether some groups of people get our answers less often than all others.

Groups are what an account shows by itself (channel, language, hours, tone, newness): never a protected
attribute, never guessed. It says that answers differ, not why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core.measures.compared import Compared
from yourturn.core.measures.equity_groups import Group, Groups
from yourturn.core.measures.figure import Figure
from yourturn.core.measures.groups import NEW_D, WEEKEND, coded, hour_band
from yourturn.core.measures.merged import merged
from yourturn.core.measures.stats import Floats, holm
from yourturn.core.measures.survival import COMPETING
from yourturn.core.schema import TIME

Numbers = npt.NDArray[Any]

ENOUGH: Final = 100
ALERT: Final = 0.8
HOURS: Final = 72.0
FEW_WAITS: Final = 50_000
DRAWS, DRAWS_MANY = 1000, 300
KINDS: Final = ("channel", "language", "hours", "tone", "newness")
_UNKNOWN: Final = 1 << 32  # unknown authors are numbered from here by their post: one person each

EQUITY: Final[Mapping[str, Any]] = {
    "kind": pl.String,
    "group": pl.String,
    "people": pl.UInt32,
    "answered_72h": pl.Float64,
    "ratio": pl.Float64,  # to all others
    "low": pl.Float64,
    "high": pl.Float64,
    "p": pl.Float64,  # log-rank, adjusted by Holm over all rows
    "alert": pl.Boolean,
}
_WAITS: Final[Mapping[str, Any]] = {
    "person": pl.Int64,
    "since": TIME,
    "waited_s": pl.Float64,
    "cause": pl.UInt8,  # 0 open, 1 answered by us, 2 ended by people
    "channel": pl.UInt32,
    "language": pl.UInt32,
    "hours": pl.UInt32,
    "tone": pl.UInt32,
}


@dataclass(frozen=True, eq=False)
class Equity:
    """The waits of some conversations with their groups as numbers, and when each person first wrote."""

    waits: pl.DataFrame
    firsts: pl.DataFrame
    names: dict[int, str]
    settled: int = 0  # rows of `firsts` when they were last grouped

    @classmethod
    def of(
        cls, posts: pl.DataFrame, needs: pl.DataFrame, zone: str = "UTC", weekend: Sequence[int] = WEEKEND
    ) -> "Equity":
        """Take one partition: PLACED posts and their needs; `zone` is the brand's, for the hours."""
        opening = posts.select("channel", "language", "hostile_us", opened_post="post")
        hostile = (pl.col("kind") == "hostile") | pl.col("hostile_us")
        joined = (
            needs.filter((pl.col("kind") != "overheard") & (pl.col("waited_s") >= 0))
            .join(opening, on="opened_post", how="left", maintain_order="left")
            .with_columns(
                hours=hour_band(pl.col("since"), zone, weekend),
                tone=pl.when(hostile).then(pl.lit("angry")).when(~hostile).then(pl.lit("not angry")),
                person=pl.col("person")
                .cast(pl.Int64)
                .fill_null(_UNKNOWN + pl.col("opened_post").cast(pl.Int64)),
                cause=pl.col("ended")
                .cast(pl.String)
                .replace_strict({"answered": 1, "by_people": 2}, default=0),
            )
        )
        codes = {kind: coded(joined[kind]) for kind in KINDS[:-1]}
        names = {code: name for _, named in codes.values() for code, name in named.items()}
        numbered = joined.with_columns(column.alias(kind) for kind, (column, _) in codes.items())
        firsts = (
            posts.select("side", "person", "at")
            .filter((pl.col("side") == "people") & pl.col("person").is_not_null())
            .group_by(pl.col("person").cast(pl.Int64))
            .agg(pl.col("at").min().alias("first"))
        )
        return cls(numbered.select(pl.col(name).cast(kind) for name, kind in _WAITS.items()), firsts, names)

    def __add__(self, other: "Equity") -> "Equity":
        """Merge with the waits of other conversations."""
        firsts, settled = merged(self.firsts, other.firsts, self.settled, _earliest)
        return Equity(pl.concat([self.waits, other.waits]), firsts, self.names | other.names, settled)

    def frame(self, seed: int = 0, draws: int | None = None) -> pl.DataFrame:
        """Give EQUITY: a row per group with 100 people or more, on both sides; the lowest ratio first.

        The bootstrap draws 1,000 times, 300 times above 50,000 waits.
        """
        waits = self._waits()
        if not (waits["cause"] == 1).any():
            return pl.DataFrame(schema=dict(EQUITY))
        cause = waits["cause"].to_numpy().astype(np.int64)
        if (cause == 2).mean() <= COMPETING:
            cause[cause == 2] = 0
        groups, person = Groups.of(waits.select(KINDS)), waits["person"].to_numpy()
        large = [
            (group, people)
            for group, people, others in groups.sizes(person)
            if people >= ENOUGH and others >= ENOUGH
        ]
        waited = waits["waited_s"].to_numpy()
        rows = self._rows(waited, cause, groups, large)
        many = draws or (DRAWS if waits.height <= FEW_WAITS else DRAWS_MANY)
        bounds = groups.bounds(person, (waited, cause), [group for group, _ in large], seed, many)
        adjusted = holm([row[-1] for row in rows])
        whole = [
            (*row[:-1], *bound, p, _is_alert(row[-2], bound))
            for row, bound, p in zip(rows, bounds, adjusted, strict=True)
        ]
        return pl.DataFrame(whole, schema=dict(EQUITY), orient="row").sort(
            "ratio", "kind", "group", nulls_last=True
        )

    def result(self, as_of: datetime, seed: int = 0, table: pl.DataFrame | None = None) -> tuple[Figure, ...]:
        """Give equity: the lowest ratio of a group's answers within 72 hours to all others'.

        `table` is what `frame(seed)` gave, where it is at hand: drawing takes seconds.
        """
        if not (self.waits["cause"] == 1).any():
            return (
                Figure("equity", as_of=as_of, why_not="not measured: the archive holds no reply of yours"),
            )
        table = (self.frame(seed) if table is None else table).filter(pl.col("ratio").is_not_null())
        if table.is_empty():
            why = f"not enough to say: no two groups of {ENOUGH} people are there to compare"
            return (Figure("equity", unit="ratio", as_of=as_of, why_not=why),)
        row = table.row(0, named=True)
        alerts = int(table["alert"].sum())
        said = (
            f"Of {table.height} groups you answer {row['kind']} '{row['group']}' least: "
            f"{row['answered_72h']:.0%} of the waits of {row['people']:,} people within 72 hours, "
            f"{row['ratio']:.2f} times what all others got; {alerts} groups are clearly under {ALERT} times, "
            f"up to {as_of:%Y-%m-%d}."
        )
        bounds = row["low"], row["high"]
        return (Figure("equity", row["ratio"], None, row["people"], *bounds, "ratio", as_of, said),)

    def _waits(self) -> pl.DataFrame:
        """Give the waits in a fixed order, with newness: within the person's first 30 days or later.

        In the archive's own first 30 days nobody can be known, so that nobody is called new.
        """
        firsts = _earliest(self.firsts)
        begun = firsts["first"].min()
        newness = self.waits.join(firsts, on="person", how="left").with_columns(
            newness=pl.when(pl.col("since") - pl.lit(begun, dtype=TIME) <= pl.duration(days=NEW_D))
            .then(None)
            .when(pl.col("since") - pl.col("first") <= pl.duration(days=NEW_D))
            .then(1)
            .when(pl.col("first").is_not_null())
            .then(2)
            .cast(pl.UInt32)
        )
        return newness.sort(
            "waited_s", "person", "since", "cause", *KINDS
        )  # in order of time: curves are quick

    def _rows(
        self, waited: Floats, cause: Numbers, groups: Groups, large: list[tuple[Group, int]]
    ) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        for kind, place in enumerate(groups.place.T):
            here = [(group, people) for group, people in large if group[0] == kind]
            known = place >= 0
            compared = Compared.of(waited[known], cause[known])
            for group, people in here:
                inside = place[known] == group[1]
                mine, theirs = (compared.answered(side, HOURS * 3600) for side in (inside, ~inside))
                ratio = mine / theirs if theirs > 0 else None
                name = self._name(KINDS[kind], groups.codes[kind][group[1]])
                rows.append((KINDS[kind], name, people, mine, ratio, compared.log_rank(inside)))
        return rows

    def _name(self, kind: str, code: int) -> str:
        return {1: "new", 2: "known"}[code] if kind == "newness" else self.names[code]


def _earliest(firsts: pl.DataFrame) -> pl.DataFrame:
    return firsts.group_by("person").agg(pl.col("first").min())


def _is_alert(ratio: float | None, bound: tuple[float | None, float | None]) -> bool:
    return ratio is not None and ratio < ALERT and bound[1] is not None and bound[1] < 1
