"""Plain counts of an archive, before any meaning: posts, people, who answered, how soon.

Mergeable: `Facts.of(batch)`, `a + b`, `.result()`. A batch holds whole conversations.
"""

from dataclasses import dataclass, field
from math import ceil
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

COUNTS = (
    "posts",
    "conversations",
    "conversations_without_answer",
    "conversations_unanswered_by_others",
    "conversations_unanswered_by_us",
    "conversations_opened_by_people",
    "conversations_opener_last",
    "conversations_opener_last_after_others",
    "posts_without_time",
)
HOUR_S = 3_600.0


@dataclass(frozen=True)
class Facts:
    """Counts that add up, and the accounts and hours that have to be kept to be counted once."""

    counts: dict[str, int] = field(default_factory=dict)
    by_posts: dict[str, int] = field(default_factory=dict)
    per_year: dict[str, int] = field(default_factory=dict)
    accounts: dict[str, NDArray[np.uint32]] = field(default_factory=dict)  # distinct, sorted
    hours_others: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    hours_us: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))

    @classmethod
    def of(cls, posts: pl.DataFrame) -> Self:
        """Count one batch: conversation, opens, at, side, account; sorted by conversation, time, id."""
        table = conversations(posts)
        sizes = table.select(
            pl.when(pl.col("posts") > 5).then(pl.lit("6+")).otherwise(pl.col("posts").cast(pl.String))
        )
        years = table["opened_at"].drop_nulls().dt.year().cast(pl.String)
        return cls(
            counts=_counts(posts, table),
            by_posts=_tally(sizes.to_series()),
            per_year=_tally(years),
            accounts=_accounts(posts, table),
            hours_others=table["others_h"].drop_nulls().to_numpy(),
            hours_us=table.filter(pl.col("opener_side") == "people")["us_h"].drop_nulls().to_numpy(),
        )

    def __add__(self, other: Self) -> Self:
        names = self.accounts.keys() | other.accounts.keys()
        none = np.empty(0, np.uint32)
        return type(self)(
            counts=_sum(self.counts, other.counts),
            by_posts=_sum(self.by_posts, other.by_posts),
            per_year=_sum(self.per_year, other.per_year),
            accounts={
                name: np.union1d(self.accounts.get(name, none), other.accounts.get(name, none))
                for name in names
            },
            hours_others=np.sort(np.concatenate([self.hours_others, other.hours_others])),
            hours_us=np.sort(np.concatenate([self.hours_us, other.hours_us])),
        )

    def result(self) -> dict[str, object]:
        """Give the facts by name; hours as n, median and p90 (nearest rank; negative times are kept)."""
        order = [*map(str, range(1, 6)), "6+"]
        return {
            **{name: self.counts.get(name, 0) for name in COUNTS},
            **{name: len(accounts) for name, accounts in sorted(self.accounts.items())},
            "conversations_by_posts": {size: self.by_posts.get(size, 0) for size in order},
            "conversations_per_year": dict(sorted(self.per_year.items())),
            "first_answer_by_others_h": spread(self.hours_others),
            "first_answer_by_us_h": spread(self.hours_us),
        }


def conversations(posts: pl.DataFrame) -> pl.DataFrame:
    """Give one row per conversation: its opener, size, last author and hours to the first answers."""
    opener = posts.filter("opens").select(
        "conversation", opener="account", opener_side="side", opened_at="at", opening_post="post"
    )
    joined = posts.join(opener, on="conversation", how="left", maintain_order="left")
    other = pl.col("account").ne_missing(pl.col("opener"))
    from_us = pl.col("side") == "us"
    hours = (pl.col("at") - pl.col("opened_at")).dt.total_seconds(fractional=True) / HOUR_S
    return (
        joined.group_by("conversation", maintain_order=True)
        .agg(
            pl.col("opener", "opener_side", "opened_at", "opening_post").first(),
            posts=pl.len(),
            by_others=other.sum(),
            by_us=from_us.sum(),
            last_by_opener=pl.col("account").last().eq_missing(pl.col("opener").last()),
            last_at=pl.col("at").max(),
            others_h=hours.filter(other).min(),
            us_h=hours.filter(from_us).min(),
        )
        .sort("conversation")
    )


def spread(hours: NDArray[np.float64]) -> dict[str, float | int | None]:
    """Give n, median and 90th percentile by nearest rank."""
    if not len(hours):
        return {"n": 0, "median": None, "p90": None}
    ordered = np.sort(hours)
    p90 = ordered[ceil(0.9 * len(ordered)) - 1]
    return {"n": len(ordered), "median": round(float(np.median(ordered)), 4), "p90": round(float(p90), 4)}


def _counts(posts: pl.DataFrame, table: pl.DataFrame) -> dict[str, int]:
    from_people = pl.col("opener_side") == "people"
    several = pl.col("posts") > 1
    row = table.select(
        posts=pl.col("posts").sum(),
        conversations=pl.len(),
        conversations_without_answer=(~several).sum(),
        conversations_unanswered_by_others=(pl.col("by_others") == 0).sum(),
        conversations_opened_by_people=from_people.sum(),
        conversations_unanswered_by_us=(from_people & (pl.col("by_us") == 0)).sum(),
        conversations_opener_last=(several & pl.col("last_by_opener")).sum(),
        conversations_opener_last_after_others=(
            several & pl.col("last_by_opener") & (pl.col("by_others") > 0)
        ).sum(),
    ).row(0, named=True)
    return {**{name: int(row[name] or 0) for name in row}, "posts_without_time": posts["at"].null_count()}


def _accounts(posts: pl.DataFrame, table: pl.DataFrame) -> dict[str, NDArray[np.uint32]]:
    side = pl.col("side") == "us"
    elsewhere = posts.join(table.select("conversation", "opener"), on="conversation").filter(
        pl.col("account") != pl.col("opener")
    )
    return {
        "people_theirs": _distinct(posts.filter(~side)["account"]),
        "people_ours": _distinct(posts.filter(side)["account"]),
        "people_who_opened": _distinct(table["opener"]),
        "people_who_answered_others": _distinct(elsewhere["account"]),
    }


def _distinct(accounts: pl.Series) -> NDArray[np.uint32]:
    return accounts.drop_nulls().unique().sort().to_numpy().astype(np.uint32)


def _tally(values: pl.Series) -> dict[str, int]:
    return dict(values.rename("value").to_frame().group_by("value").len().iter_rows())


def _sum(a: dict[str, int], b: dict[str, int]) -> dict[str, int]:
    return {key: a.get(key, 0) + b.get(key, 0) for key in a.keys() | b.keys()}
