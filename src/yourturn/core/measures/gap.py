"""Topic gap (M8): how far what we broadcast is from what people bring up, theme by theme and in one figure.

Replies stand outside, shown beside: they follow people by nature. It never judges what should be said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.gap_units import Units, divergence, permuted
from yourturn.core.measures.share import ENOUGH, TOO_FEW, share_figure
from yourturn.core.measures.stats import Floats

Numbers = npt.NDArray[Any]

OTHER: Final = -1
MOST_THEMES: Final = 20
UNITS_PER_THEME: Final = 5
PRIOR: Final = 500.0
Z: Final = 1.96

GAP: Final[Mapping[str, Any]] = {
    "theme": pl.Int32,
    "people": pl.UInt32,
    "weight": pl.Float64,  # people, each spread over their themes with weight 1
    "our_posts": pl.UInt32,  # broadcasts, cross-posts once
    "our_replies": pl.UInt32,  # replies to posts about it
    "z": pl.Float64,  # above 0: people speak of it more than we do
    "talk": pl.String,  # "under", "over", "even"; null for other (-1)
    "silent": pl.Boolean,  # under, and not one broadcast
}


@dataclass(frozen=True, eq=False)
class Gap:
    """Themes of people's statements, of our broadcasts by text, of the posts we replied to: counts."""

    people: pl.DataFrame  # unit Int64, theme Int32, n UInt32
    broadcasts: pl.DataFrame  # key UInt64, theme Int32
    replies: pl.DataFrame  # theme Int32, n UInt32

    @classmethod
    def of(cls, statements: pl.DataFrame, posts: pl.DataFrame) -> "Gap":
        """Take one partition: STATEMENTS with themes, and PLACED posts. Null themes are not looked at."""
        unit = pl.col("person").cast(pl.Int64).fill_null(-1 - pl.col("post").cast(pl.Int64))
        said = statements.filter(pl.col("theme").is_not_null()).group_by(unit.alias("unit"), "theme").len("n")
        role = pl.col("role").cast(pl.String)
        key = pl.col("key").fill_null(pl.col("post").cast(pl.UInt64))
        ours = (
            posts.select("role", "theme", key)
            .filter((role == "broadcast") & pl.col("theme").is_not_null())
            .select("key", "theme")
            .unique()
        )
        parents = posts.select("side", parent="post", about="theme").filter(pl.col("side") == "people")
        replies = (
            posts.select("role", "parent")
            .filter(role.is_in(["reply", "ack", "going_back"]))
            .join(parents.filter(pl.col("about").is_not_null()), on="parent")
            .group_by(pl.col("about").alias("theme"))
            .len("n")
        )
        return cls(said, ours, replies)

    def __add__(self, other: "Gap") -> "Gap":
        """Merge with other conversations."""
        return Gap(
            pl.concat([self.people, other.people]),
            pl.concat([self.broadcasts, other.broadcasts]),
            pl.concat([self.replies, other.replies]),
        )

    def frame(self) -> pl.DataFrame:
        """Give GAP: a row per theme that anybody spoke of, the most people first; z by log-odds (M8)."""
        people, ours = self._weights()
        by_people = people.group_by("theme").agg(
            pl.len().cast(pl.UInt32).alias("people"), pl.col("weight").sort().sum()
        )
        by_ours = ours.group_by("theme").agg(
            pl.len().cast(pl.UInt32).alias("our_posts"), pl.col("weight").sort().sum().alias("ours")
        )
        replied = self.replies.group_by("theme").agg(pl.col("n").sum().alias("our_replies"))
        joined = by_people.join(by_ours, on="theme", how="full", coalesce=True)
        joined = joined.join(replied, on="theme", how="full", coalesce=True).fill_null(0).sort("theme")
        z = _log_odds(joined["weight"].to_numpy(), joined["ours"].to_numpy())
        named = pl.when(pl.col("z") > Z).then(pl.lit("under")).when(pl.col("z") < -Z).then(pl.lit("over"))
        return (
            joined.with_columns(z=pl.Series(z).fill_nan(None))
            .with_columns(
                talk=pl.when((pl.col("theme") != OTHER) & pl.col("z").is_not_null()).then(
                    named.otherwise(pl.lit("even"))
                )
            )
            .with_columns(
                silent=(pl.col("talk") == "under").fill_null(value=False) & (pl.col("our_posts") == 0)
            )
            .sort("people", "theme", descending=[True, False])
            .select(pl.col(name).cast(kind) for name, kind in GAP.items())
        )

    def result(self, as_of: datetime, seed: int = 0) -> tuple[Figure, ...]:
        """Give gap (bits above chance) and gap_other (share of people's weight in no theme)."""
        people, ours = self._weights()
        n, m = people["unit"].n_unique(), ours["unit"].n_unique()
        other = people.filter(pl.col("theme") == OTHER)["unit"].n_unique()
        residual = share_figure("gap_other", other, n, "people brought up something in no theme", as_of)
        if n < ENOUGH or m < ENOUGH:
            why = f"{TOO_FEW}: {n:,} people with a statement and {m:,} broadcasts have a theme"
            return Figure("gap", None, m, n, unit="bits", as_of=as_of, why_not=why), residual
        themes = _kept(people, ours, n, m)
        units = Units.of([people, ours], themes)
        seen = float(divergence(units.totals(0, n), units.totals(n, n + m)))
        chance = permuted(units, m, seed)
        p = float((1 + (chance >= seen - 1e-12).sum()) / (len(chance) + 1))
        value = seen - float(chance.mean())
        return Figure(
            "gap", value, m, n, None, None, "bits", as_of, _said(value, p, n, m, len(themes), as_of)
        ), residual

    def _weights(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Give unit, theme, weight for people and for broadcasts; each unit's weights add up to 1."""
        people = self.people.group_by("unit", "theme").agg(pl.col("n").sum())
        ours = self.broadcasts.unique().select(pl.col("key").alias("unit"), "theme", n=pl.lit(1, pl.UInt32))
        weight = (pl.col("n") / pl.col("n").sum().over("unit")).alias("weight")
        one, other = (side.with_columns(weight).sort("unit", "theme") for side in (people, ours))
        return one, other


def _kept(people: pl.DataFrame, ours: pl.DataFrame, n: int, m: int) -> list[int]:
    """Give the themes that stand alone: so many that both sides have 5 units for each; the tail is other."""
    most = max(2, min(MOST_THEMES, n // UNITS_PER_THEME, m // UNITS_PER_THEME))
    sides = [
        side.group_by("theme").agg((pl.col("weight").sort().sum() / of).alias("share"))
        for side, of in ((people, n), (ours, m))
    ]
    pooled = pl.concat(sides).group_by("theme").agg(pl.col("share").sort().sum())
    ranked = pooled.filter(pl.col("theme") != OTHER).sort("share", "theme", descending=[True, False])
    return [*ranked["theme"].head(most - 1).to_list(), OTHER]


def _log_odds(theirs: Floats, ours: Floats) -> Floats:
    """Give z of the log-odds ratio with an informative Dirichlet prior (a_k = 500 x pooled share)."""
    n, m = theirs.sum(), ours.sum()
    if not n or not m:
        return np.full(len(theirs), np.nan)
    prior = PRIOR * (theirs + ours) / (n + m)
    rest = n + PRIOR - theirs - prior, m + PRIOR - ours - prior
    # a theme with replies alone has no share to shrink to, one that holds everything nothing to stand against
    usable = (prior > 0) & (rest[0] > 1e-6) & (rest[1] > 1e-6)
    z = np.full(len(theirs), np.nan)
    one, other = (theirs + prior)[usable], (ours + prior)[usable]
    ratio = np.log(one / rest[0][usable]) - np.log(other / rest[1][usable])
    z[usable] = ratio / np.sqrt(1 / one + 1 / other)
    return z


def _said(value: float, p: float, n: int, m: int, themes: int, as_of: datetime) -> str:
    chance = "p under .001" if p < 0.001 else f"p = {p:.3f}"
    of = f"{n:,} people and {m:,} broadcasts of yours over {themes} themes, up to {as_of:%Y-%m-%d}"
    if p >= 0.05:
        return f"What you broadcast is no further from what people bring up than by chance ({chance}; {of})."
    return (
        f"What you broadcast lies {value:.2f} bits further from what people bring up than by chance "
        f"(0 = the same, 1 = nothing in common; {chance}; {of})."
    )
