"""The noise ratio (M3): which of our broadcasts nobody asked for and nobody was helped by.

Likes are never used. A post is judged 72 hours after it was sent, not before.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import polars as pl

from yourturn.core.measures.cross_posts import add_utterance
from yourturn.core.measures.demand import askers_before
from yourturn.core.measures.echoes import genuine_turns
from yourturn.core.measures.figure import Figure
from yourturn.core.measures.near_duplicates import repeats, signatures
from yourturn.core.measures.share import ENOUGH, Span, share_figure

ASKERS: Final = 3
RIPE: Final = timedelta(hours=72)
FREE_ANNOUNCEMENTS: Final = 0.1
VERDICT: Final = pl.Enum(["useful", "asked", "echo", "announcement", "repeat", "off_topic", "silent"])
NOISE: Final = ("repeat", "off_topic", "silent")


@dataclass(frozen=True)
class Noise:
    """Our broadcasts and what people asked for, without words.

    - `broadcasts`: post, at, channel, theme, key, signature, useful (ask, going back, service notice), turns
      (genuine turns of people in reply)
    - `demand`: theme, person, at
    """

    broadcasts: pl.DataFrame
    demand: pl.DataFrame

    @classmethod
    def of(cls, posts: pl.DataFrame, statements: pl.DataFrame) -> "Noise":
        """Look at one partition: posts as PLACED, and its statements (theme, person, at)."""
        sent = posts.filter(pl.col("role").is_in(["broadcast", "ask"]) & (pl.col("state") != "deleted"))
        useful = pl.any_horizontal(
            pl.col("role") == "ask",
            pl.col("service").fill_null(value=False),
            pl.col("going_back").fill_null(value=False),
        )
        broadcasts = sent.select(
            "post", "at", pl.col("channel").cast(pl.Categorical), "theme", "key", useful.alias("useful")
        ).with_columns(signatures(sent["text"]))
        counted = broadcasts.join(genuine_turns(posts), on="post", how="left", maintain_order="left")
        demand = statements.filter(pl.col("theme") >= 0).select("theme", "person", "at")
        return cls(counted.with_columns(pl.col("turns").fill_null(0)), demand)

    def __add__(self, other: "Noise") -> "Noise":
        """Merge with the broadcasts and demand of other conversations."""
        return Noise(pl.concat([self.broadcasts, other.broadcasts]), pl.concat([self.demand, other.demand]))

    def judged(self, as_of: datetime, window_d: int | None = None) -> pl.DataFrame:
        """Give post, at, channel, theme, verdict (VERDICT; null = too young) of the broadcasts in the span.

        The same words on several channels are one row, the first. The verdict is the first that holds of:
        repeat, useful, asked, echo, announcement, then off_topic or silent.
        """
        seen = self.broadcasts.filter((pl.col("at") <= as_of) | pl.col("at").is_null())
        once = _merged(seen)
        with_facts = once.hstack(askers_before(once, self.demand)).with_columns(repeats(once))
        in_span = _announced(with_facts).filter(Span(as_of, window_d).holds())
        young = (pl.col("at") + RIPE > as_of).fill_null(value=False)
        verdicts = _free(in_span.with_columns(_verdict().alias("verdict"), young.alias("_young")))
        return verdicts.select(
            "post", "at", pl.col("channel").cast(pl.String), "theme",
            pl.when(~pl.col("_young")).then("verdict").alias("verdict"),
        )  # fmt: skip

    def result(self, as_of: datetime, window_d: int | None = None) -> tuple[Figure, ...]:
        """Give noise and its causes noise_off_topic, noise_repeat, noise_silent: they add up to it (M3)."""
        found = self.judged(as_of, window_d)
        ripe = found["verdict"].drop_nulls().cast(pl.String)
        young, announced = found.height - len(ripe), int((ripe == "announcement").sum())
        notes = [f"{young:,} more are younger than 72 hours and not judged yet"] if young else []
        notes += [f"{announced:,} announcements were let pass"] if announced else []
        note = f" ({'; '.join(notes)})" if notes else ""
        said = {
            "noise": (NOISE, f"of your broadcasts were asked for by nobody and helped nobody{note}"),
            "noise_off_topic": (("off_topic",), "of your broadcasts were about what too few had asked about"),
            "noise_repeat": (("repeat",), "of your broadcasts said again what you had said within 30 days"),
            "noise_silent": (("silent",), "of your broadcasts fell silent where people usually answer you"),
        }
        return tuple(
            share_figure(name, int(ripe.is_in(list(causes)).sum()), len(ripe), what, as_of, window_d)
            for name, (causes, what) in said.items()
        )

    def by_channel(self, as_of: datetime, window_d: int | None = None) -> pl.DataFrame:
        """Give channel, broadcasts, repeat, off_topic, silent UInt32, noise Float64 (null under 20).

        What went out on several channels stands at the first.
        """
        ripe = self.judged(as_of, window_d).filter(pl.col("verdict").is_not_null())
        counts = [(pl.col("verdict") == name).sum().cast(pl.UInt32).alias(name) for name in NOISE]
        share = pl.sum_horizontal(NOISE) / pl.col("broadcasts")
        return (
            ripe.group_by("channel")
            .agg(pl.len().cast(pl.UInt32).alias("broadcasts"), *counts)
            .with_columns(pl.when(pl.col("broadcasts") >= ENOUGH).then(share).alias("noise"))
            .sort("channel")
        )


def _merged(seen: pl.DataFrame) -> pl.DataFrame:
    """Give a row per utterance, sorted by time: its first post, all its turns, if its silence tells.

    Silence says something only on a channel whose broadcasts get at least one turn in the median.
    """
    measured = (pl.col("turns").median().over("channel") >= 1).fill_null(value=False)
    merged = add_utterance(seen.with_columns(measured.alias("_measured"))).group_by(
        "utterance", maintain_order=True
    )
    return (
        merged.agg(
            pl.col("post", "at", "channel", "key", "signature").first(),
            pl.col("theme").drop_nulls().first(),
            pl.col("useful", "_measured").any(),
            pl.col("turns").sum(),
        )
        .drop("utterance")
        .sort("at", "post", nulls_last=True)
    )


def _announced(once: pl.DataFrame) -> pl.DataFrame:
    """Add `_announcement`: the first broadcast about a theme that nobody had ever asked about."""
    first = (pl.col("theme") >= 0).fill_null(value=False) & pl.col("theme").is_first_distinct()
    return once.with_columns((first & ~pl.col("before")).alias("_announcement"))


def _verdict() -> pl.Expr:
    """Decide each post; `silent` needs somebody who asked and a channel where people usually answer."""
    somebody_asked = pl.col("askers") > 0
    return (
        pl.when("repeat")
        .then(pl.lit("repeat"))
        .when("useful")
        .then(pl.lit("useful"))
        .when(pl.col("askers") >= ASKERS)
        .then(pl.lit("asked"))
        .when(pl.col("turns") >= 1)
        .then(pl.lit("echo"))
        .when("_announcement")
        .then(pl.lit("announcement"))
        .when(somebody_asked & pl.col("_measured"))
        .then(pl.lit("silent"))
        .otherwise(pl.lit("off_topic"))
        .cast(VERDICT)
    )


def _free(in_span: pl.DataFrame) -> pl.DataFrame:
    """Let announcements pass up to a tenth of the ripe broadcasts of the span, the earliest first."""
    most = int(FREE_ANNOUNCEMENTS * in_span.filter(~pl.col("_young")).height)
    announcement = ((pl.col("verdict") == "announcement") & ~pl.col("_young")).fill_null(value=False)
    beyond = announcement & (announcement.cum_sum() > most)
    off_topic = pl.lit("off_topic").cast(VERDICT)
    return in_span.with_columns(pl.when(beyond).then(off_topic).otherwise("verdict").alias("verdict"))
