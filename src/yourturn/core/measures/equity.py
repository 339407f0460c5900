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

from yourturn.core.compiled import compiled
from yourturn.core.measures import equity_draws
from yourturn.core.measures.compared import Compared
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
_AT_ONCE: Final = 20  # draws whose counts are looked at together
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
            posts.filter((pl.col("side") == "people") & pl.col("person").is_not_null())
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
        chosen = self._chosen(waits)
        rows = [row for kind in KINDS for row in self._rows(waits, cause, kind, chosen[kind])]
        named = [(kind, code) for kind in KINDS for code, _ in chosen[kind]]
        bounds = _bounds(
            waits, cause, named, seed, draws or (DRAWS if waits.height <= FEW_WAITS else DRAWS_MANY)
        )
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

    def _chosen(self, waits: pl.DataFrame) -> dict[str, list[tuple[int, int]]]:
        """Give by kind the groups (code, people) that are large enough, and so are all others."""
        return {
            kind: [
                (code, people)
                for code, people, others in _sizes(*_known(waits, kind))
                if people >= ENOUGH and others >= ENOUGH
            ]
            for kind in KINDS
        }

    def _rows(
        self, waits: pl.DataFrame, cause: Numbers, kind: str, groups: list[tuple[int, int]]
    ) -> list[tuple[Any, ...]]:
        known = waits[kind].is_not_null().to_numpy()
        waited, codes = waits["waited_s"].to_numpy()[known], waits[kind].drop_nulls().to_numpy()
        compared = Compared.of(waited, cause[known])
        rows = []
        for code, people in groups:
            inside = codes == code
            mine, theirs = (compared.answered(side, HOURS * 3600) for side in (inside, ~inside))
            ratio = mine / theirs if theirs > 0 else None
            rows.append((kind, self._name(kind, code), people, mine, ratio, compared.log_rank(inside)))
        return rows

    def _name(self, kind: str, code: int) -> str:
        return {1: "new", 2: "known"}[code] if kind == "newness" else self.names[code]


def _earliest(firsts: pl.DataFrame) -> pl.DataFrame:
    return firsts.group_by("person").agg(pl.col("first").min())


def _known(waits: pl.DataFrame, kind: str) -> tuple[Numbers, Numbers]:
    known = waits.select("person", kind).drop_nulls(kind)
    return known["person"].to_numpy(), known[kind].to_numpy()


def _sizes(person: Numbers, codes: Numbers) -> list[tuple[int, int, int]]:
    """Give each code, its people, and the people with another code, by code."""
    names, place = np.unique(codes, return_inverse=True)
    pairs = np.unique(person * len(names) + place)
    who, where = pairs // max(len(names), 1), pairs % max(len(names), 1)
    new = np.append(True, who[1:] != who[:-1])[: len(who)]
    alone = new & np.append(new[1:], True)[: len(who)]  # the only pair of its person
    people, loyal = (np.bincount(found, minlength=len(names)) for found in (where, where[alone]))
    rows = zip(names.tolist(), people.tolist(), (int(new.sum()) - loyal).tolist(), strict=True)
    return list(rows)


def _is_alert(ratio: float | None, bound: tuple[float | None, float | None]) -> bool:
    return ratio is not None and ratio < ALERT and bound[1] is not None and bound[1] < 1


def _bounds(
    waits: pl.DataFrame,
    cause: Numbers,
    chosen: list[tuple[str, int]],
    seed: int,
    draws: int,
) -> list[tuple[float | None, float | None]]:
    """Give the 95 % interval of each chosen group's ratio: people drawn again, times in whole hours."""
    places: dict[str, dict[int, int]] = {kind: {} for kind in KINDS}
    for kind in KINDS:
        codes = waits[kind].drop_nulls().unique().sort().to_list()
        places[kind] = {code: place for place, code in enumerate(codes)}
    most = max(map(len, places.values()))
    group = np.column_stack(
        [
            waits[kind].replace_strict(places[kind], default=-1, return_dtype=pl.Int64).to_numpy()
            if places[kind]
            else np.full(waits.height, -1)
            for kind in KINDS
        ]
    )
    hours = np.ceil(waits["waited_s"].to_numpy() / 3600.0)
    bins = np.minimum(hours, equity_draws.BINS - 1).astype(np.int64)
    late = np.where(bins == equity_draws.BINS - 1, 0, cause)
    person, *cells = _cells(waits["person"].to_numpy(), np.column_stack([group, bins, late]))
    kinds = np.array([KINDS.index(kind) for kind, _ in chosen], np.int64)
    rows = np.array([places[kind][code] for kind, code in chosen], np.int64)
    ratios = []
    for begin in range(0, draws, _AT_ONCE):
        mine, others = [], []
        for each in range(begin, min(begin + _AT_ONCE, draws)):
            out = np.zeros((len(KINDS), most, equity_draws.BINS, 3))
            compiled(equity_draws.draw)(person, (seed << 20) + (each << 40) + each, *cells, out)
            mine.append(out[kinds, rows])
            others.append(out.sum(axis=1)[kinds] - mine[-1])
        own, theirs = equity_draws.answered(np.stack(mine)), equity_draws.answered(np.stack(others))
        ratios.append(np.divide(own, theirs, out=np.full_like(own, np.nan), where=theirs > 0))
    return [_interval(column) for column in np.concatenate(ratios).T]


def _cells(person: Numbers, columns: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers, Numbers]:
    """Sort people by what is counted of their waits; give them, and per cell: begin, groups, bin, cause."""
    key = np.zeros(len(columns), np.int64)
    for column in columns.T:
        key = key * (int(column.max(initial=0)) + 2) + column + 1
    order = np.argsort(key)
    ordered = key[order]
    first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    cell = columns[order[first]]
    return person[order], np.append(first, len(order)), cell[:, :-2], cell[:, -2], cell[:, -1]


def _interval(ratios: Floats) -> tuple[float | None, float | None]:
    usable = ratios[~np.isnan(ratios)]
    if not len(usable):
        return None, None
    low, high = np.quantile(usable, [0.025, 0.975])
    return float(low), float(high)
