"""Plain facts of an archive by account: how many, who opened, who answered, how long it took.

They read no labels and leave nothing out: negative times stay as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

Ids: TypeAlias = npt.NDArray[np.uint32]
Times: TypeAlias = npt.NDArray[np.int64]

_COUNTS: Final = (
    "posts",
    "conversations",
    "conversations_without_answer",
    "conversations_unanswered_by_others",
    "conversations_unanswered_by_us",
    "conversations_opener_last",
)
_SIZES: Final = ("1", "2", "3", "4", "5", "6+")


@dataclass(frozen=True)
class Facts:
    """Mergeable facts of one partition; the distinct people are kept as sorted arrays."""

    counts: Mapping[str, int]
    sizes: Mapping[str, int]
    years: Mapping[int, int]
    people: Mapping[str, Ids]
    first_answers_us: Mapping[str, Times]  # microseconds, sorted

    @classmethod
    def of(cls, batch: pl.DataFrame) -> "Facts":
        """Count one partition of whole conversations; `speaker_id` tells every account apart."""
        marked = _mark_openers(batch)
        talks = _conversations(marked)
        others = talks["first_other"].drop_nulls().sort()
        by_us = talks.filter(pl.col("opener_side") == "people")["first_us"].drop_nulls().sort()
        sizes = talks["n"].clip(1, 6).value_counts()
        years = talks["opened_at"].dt.year().drop_nulls().value_counts()
        answering = marked.filter((pl.col("side") == "people") & pl.col("_other"))
        theirs = batch.filter(pl.col("side") == "people")["speaker_id"]
        people = {
            "people_theirs": theirs,
            "people_ours": batch.filter(pl.col("side") != "people")["speaker_id"],
            "people_opened": talks["opener"],
            "people_answered_others": marked.filter(pl.col("_other"))["speaker_id"],
            "people_theirs_answered_others": answering["speaker_id"],
        }
        return cls(
            counts=_count(talks, batch.height),
            sizes={_SIZES[int(size) - 1]: int(n) for size, n in sizes.sort("n").iter_rows()},
            years={int(year): int(n) for year, n in years.sort("opened_at").iter_rows()},
            people={name: _distinct(ids) for name, ids in people.items()},
            first_answers_us={
                "first_answer_by_others_h": others.cast(pl.Int64).to_numpy(),
                "first_answer_by_us_h": by_us.cast(pl.Int64).to_numpy(),
            },
        )

    def __add__(self, other: "Facts") -> "Facts":
        """Merge with the facts of other conversations."""
        return Facts(
            counts={name: self.counts[name] + other.counts[name] for name in _COUNTS},
            sizes={
                s: self.sizes.get(s, 0) + other.sizes.get(s, 0)
                for s in _SIZES
                if s in self.sizes or s in other.sizes
            },
            years={
                y: self.years.get(y, 0) + other.years.get(y, 0)
                for y in sorted(self.years.keys() | other.years.keys())
            },
            people={name: np.union1d(ids, other.people[name]) for name, ids in self.people.items()},
            first_answers_us={
                name: np.sort(np.concatenate([times, other.first_answers_us[name]]))
                for name, times in self.first_answers_us.items()
            },
        )

    def result(self) -> dict[str, object]:
        """Give the object `facts` of summary.json."""
        return {
            **self.counts,
            **{name: len(ids) for name, ids in self.people.items()},
            "conversations_by_posts": {size: self.sizes.get(size, 0) for size in _SIZES},
            "conversations_per_year": {str(year): n for year, n in self.years.items()},
            **{name: _times(times) for name, times in self.first_answers_us.items()},
        }


def nearest_rank(ordered: Times, share: float) -> int:
    """Give the smallest value that at least that share of the ordered values do not exceed."""
    return int(ordered[max(int(np.ceil(share * len(ordered) - 1e-9)), 1) - 1])


def _mark_openers(batch: pl.DataFrame) -> pl.DataFrame:
    row = pl.int_range(pl.len()).over("conversation")
    root_row = pl.when(pl.col("parent").is_null()).then(row).min().over("conversation").fill_null(0)
    placed = batch.select("conversation", "at", "side", "speaker_id", (row == root_row).alias("_opens"))
    openers = placed.filter("_opens").select("conversation", pl.col("speaker_id").alias("_opener"))
    joined = placed.join(openers, on="conversation", how="left", maintain_order="left")
    return joined.with_columns((~pl.col("speaker_id").eq_missing(pl.col("_opener"))).alias("_other"))


def _conversations(marked: pl.DataFrame) -> pl.DataFrame:
    opened_at = pl.col("at").filter(pl.col("_opens")).first()
    ours = pl.col("side") != "people"
    since_opened = [
        (pl.col("at").filter(chosen).min() - opened_at).dt.total_microseconds().alias(name)
        for name, chosen in (("first_other", pl.col("_other")), ("first_us", ours))
    ]
    return marked.group_by("conversation").agg(
        pl.len().alias("n"),
        opened_at.alias("opened_at"),
        pl.col("_opener").first().alias("opener"),
        pl.col("side").filter(pl.col("_opens")).first().alias("opener_side"),
        pl.col("_other").any().alias("by_others"),
        (~pl.col("_other")).filter(~pl.col("_opens")).last().fill_null(value=False).alias("opener_last"),
        ours.any().alias("by_us"),
        *since_opened,
    )


def _count(talks: pl.DataFrame, posts: int) -> dict[str, int]:
    of_people = talks["opener_side"] == "people"
    return {
        "posts": posts,
        "conversations": talks.height,
        "conversations_without_answer": int((talks["n"] == 1).sum()),
        "conversations_unanswered_by_others": int((~talks["by_others"]).sum()),
        "conversations_unanswered_by_us": int((of_people & ~talks["by_us"]).sum()),
        "conversations_opener_last": int(((talks["n"] > 1) & talks["opener_last"]).sum()),
    }


def _distinct(ids: pl.Series) -> Ids:
    return ids.drop_nulls().unique().sort().cast(pl.UInt32).to_numpy()


def _times(ordered: Times) -> dict[str, float | int | None]:
    if not len(ordered):
        return {"n": 0, "median": None, "p90": None}
    hour = 3_600_000_000
    median, p90 = float(np.median(ordered)), nearest_rank(ordered, 0.9)
    return {"n": len(ordered), "median": round(median / hour, 4), "p90": round(p90 / hour, 4)}
