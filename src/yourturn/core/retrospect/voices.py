"""Who spoke up on which day, with a demand, a complaint or in anger; and how many posts a month had.

Numbers only: no word, no theme.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import polars as pl

from yourturn.core.retrospect.ours import Ours
from yourturn.core.retrospect.said import who

_DEMANDS: Final = ("question", "want", "complaint")
_MONTHLY: Final = ("posts_people", "posts_us")


@dataclass(frozen=True)
class Voices:
    """`days`: day, who, hostile, angry, demand, unasked Boolean; `posts`: month, posts_people, posts_us.

    Angry = a complaint or hostility. Demand = a question, want or complaint; where no label is measured, an
    opening post that is owed an answer. Unasked = a demand that answers no ask of ours: who answers what we
    asked makes no wave.
    """

    days: pl.DataFrame
    posts: pl.DataFrame

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "Voices":
        """Take one partition (schema.PLACED); posts without a time are left out."""
        asks = posts.select("post", "side", "role").filter(_asks())["post"]
        dated = posts.select(
            *("conversation", "person", *_DEMANDS, "hostile_us", "needs_answer", "at"),
            ours=_ours(),
            answer=pl.col("parent").is_in(asks.implode()).fill_null(value=False),
        ).filter(pl.col("at").is_not_null())
        said = {name: pl.col(name).fill_null(value=False) for name in (*_DEMANDS, "hostile_us")}
        unmeasured = pl.all_horizontal([pl.col(name).is_null() for name in _DEMANDS])
        owed = unmeasured & pl.col("needs_answer").fill_null(value=False)
        spoke = dated.filter(~pl.col("ours")).select(
            pl.col("at").dt.date().alias("day"),
            who(),
            said["hostile_us"].alias("hostile"),
            (said["hostile_us"] | said["complaint"]).alias("angry"),
            (said["question"] | said["want"] | said["complaint"] | owed).alias("demand"),
            "answer",
        )
        spoke = spoke.with_columns(unasked=pl.col("demand") & ~pl.col("answer")).drop("answer")
        days = spoke.filter(pl.col("angry") | pl.col("demand")).group_by("day", "who").agg(pl.all().any())
        monthly = dated.group_by(month_of("at")).agg(
            (~pl.col("ours")).sum().alias("posts_people"), pl.col("ours").sum().alias("posts_us")
        )
        return cls(days, _added(monthly))

    def __add__(self, other: "Voices") -> "Voices":
        """Merge with the voices of other conversations."""
        return Voices(pl.concat([self.days, other.days]), _added(pl.concat([self.posts, other.posts])))

    def months(self, ours: Ours, first: datetime, as_of: datetime) -> pl.DataFrame:
        """Give the frame `months` of the findings: every month from that of `first` to that of `as_of`.

        A month without any post on either side is `silent`: no archive.
        """
        every = pl.date_range(
            first.date().replace(day=1), as_of.date().replace(day=1), "1mo", eager=True
        ).alias("month")
        people = (
            self.days.filter("demand").group_by(month_of("day")).agg(pl.col("who").n_unique().alias("people"))
        )
        spoken = ours.once().group_by(month_of("at")).agg(pl.len().alias("broadcasts"))
        counted = every.to_frame()
        for frame in (people, spoken, self.posts):
            counted = counted.join(frame, on="month", how="left", maintain_order="left")
        numbers = ["people", "broadcasts", *_MONTHLY]
        return counted.select(
            "month",
            *[pl.col(name).fill_null(0).cast(pl.UInt32) for name in numbers],
            silent=pl.sum_horizontal(pl.col(name).fill_null(0) for name in _MONTHLY) == 0,
        )


def month_of(column: str) -> pl.Expr:
    """Give the first day of the month of a time or a day, as `month`."""
    return pl.col(column).cast(pl.Date).dt.truncate("1mo").alias("month")


def _ours() -> pl.Expr:
    return pl.col("side") != "people"


def _asks() -> pl.Expr:
    return _ours() & (pl.col("role").cast(pl.String) == "ask")


def _added(monthly: pl.DataFrame) -> pl.DataFrame:
    return monthly.group_by("month").agg(pl.col(name).sum().cast(pl.UInt32) for name in _MONTHLY)
