"""Two-sidedness (M4): which threads with people in them were a conversation of both sides.

A short exchange is fine: balance is counted over conversations only, never for a question and its answer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.share import ENOUGH, Span, median_figure, share_figure
from yourturn.core.turns import turn_starts

CAP_WORDS: Final = 60
CLASS: Final = pl.Enum(["monologue", "exchange", "conversation", "moved"])


@dataclass(frozen=True)
class TwoSided:
    """A row per thread that has any person's post, without its words.

    `threads`: at (of its first post), channel, class (CLASS), balance (conversations only), they_replied (a
    person answered us), returned (and we came back), helped (a person answered another person).
    """

    threads: pl.DataFrame

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "TwoSided":
        """Class the threads of one partition (posts as PLACED)."""
        placed = _placed(posts)
        turns = _turns(placed)
        seen = _seen(placed).join(turns, on="conversation").filter("_people")
        both = pl.col("_ours") & pl.col("_people")
        talked = (pl.col("_turns") >= 3) & (pl.col("_switches") >= 2)
        responded = pl.col("_we_respond") & pl.col("_they_respond")
        kind = (
            pl.when(both & talked & responded)
            .then(pl.lit("conversation"))
            .when(both & pl.col("_moved"))
            .then(pl.lit("moved"))
            .when(both)
            .then(pl.lit("exchange"))
            .otherwise(pl.lit("monologue"))
            .cast(CLASS)
        )
        share = pl.col("_words_us") / pl.col("_words")
        balance = pl.when((kind == "conversation") & (pl.col("_words") > 0)).then(1 - (2 * share - 1).abs())
        return cls(
            seen.select(
                "at",
                pl.col("channel").cast(pl.Categorical),
                kind.alias("class"),
                balance.cast(pl.Float32).alias("balance"),
                pl.col("_back").is_not_null().alias("they_replied"),
                (pl.col("_last_ours") > pl.col("_back")).fill_null(value=False).alias("returned"),
                pl.col("_helped").alias("helped"),
            )
        )

    def __add__(self, other: "TwoSided") -> "TwoSided":
        """Merge with the threads of other conversations."""
        return TwoSided(pl.concat([self.threads, other.threads]))

    def result(self, as_of: datetime, window_d: int | None = None) -> tuple[Figure, ...]:
        """Give two_sided, exchange, balance, third_turn and helped_each_other (M4).

        A thread lies in the span where its first post does. Threads that moved to private are neither good
        nor bad: they are left out of the shares, and counted in the sentence.
        """
        span = Span(as_of, window_d)
        found = self.threads.filter(span.holds())
        moved = int((found["class"] == "moved").sum())
        counted = found.filter(pl.col("class") != "moved")
        left_out = f" ({moved:,} more went on in private)" if moved else ""
        threads = f"threads with people in them{left_out}"
        conversations, exchanges = (
            int((counted["class"] == name).sum()) for name in ("conversation", "exchange")
        )
        replied = found.filter("they_replied")
        values = found["balance"].drop_nulls().to_numpy()

        def share(name: str, above: int, below: int, what: str) -> Figure:
            return share_figure(name, above, below, what, as_of, window_d)

        return (
            share("two_sided", conversations, counted.height, f"{threads} were conversations of both sides"),
            share("exchange", exchanges, counted.height, f"{threads} were one short exchange with you"),
            median_figure("balance", values, "conversations", "the balance of words was", span),
            share(
                "third_turn",
                int(replied["returned"].sum()),
                replied.height,
                "times people answered you, you came back",
            ),
            share(
                "helped_each_other",
                int(found["helped"].sum()),
                found.height,
                "threads with people in them had people answering each other; that is no credit of yours",
            ),
        )

    def by_channel(self, as_of: datetime, window_d: int | None = None) -> pl.DataFrame:
        """Give channel, threads, conversations, exchanges, monologues, moved UInt32 and two_sided Float64.

        two_sided is null under 20 threads.
        """
        found = self.threads.filter(Span(as_of, window_d).holds())
        names = {
            "conversation": "conversations",
            "exchange": "exchanges",
            "monologue": "monologues",
            "moved": "moved",
        }
        counts = [
            (pl.col("class") == name).sum().cast(pl.UInt32).alias(plural) for name, plural in names.items()
        ]
        judged = pl.col("threads") - pl.col("moved")
        share = pl.when(judged >= ENOUGH).then(pl.col("conversations") / judged)
        return (
            found.group_by(pl.col("channel").cast(pl.String))
            .agg(pl.len().cast(pl.UInt32).alias("threads"), *counts)
            .with_columns(share.alias("two_sided"))
            .sort("channel")
        )


def _placed(posts: pl.DataFrame) -> pl.DataFrame:
    """Add `_us`, the author and side of what each post answers, and `_row`, its place among all posts.

    In an archive that does not say who answers whom, a post inside a thread answers the one before it.
    Adds `_came_back` too: in a flat thread, where everything hangs from the opening post, its author writes
    right after us.
    """
    parents = posts.select(
        pl.col("post").alias("parent"),
        pl.col("person").alias("_to"),
        (pl.col("side") != "people").alias("_to_us"),
    )
    joined = posts.select(
        "conversation", "post", "parent", "person", "at", "channel", "kind", "words", "dm_redirect",
        "hostile_person", (pl.col("side") != "people").alias("_us"),
    ).join(parents, on="parent", how="left", maintain_order="left")  # fmt: skip
    inside = pl.col("conversation") == pl.col("conversation").shift(1)
    before = pl.when(inside).then(pl.col("_us").shift(1))
    flat = (pl.col("parent") == pl.col("post").first()).all().over("conversation")
    return joined.with_columns(
        pl.col("_to_us").fill_null(before).alias("_to_us"),
        (flat & before & (pl.col("_to") == pl.col("person"))).fill_null(value=False).alias("_came_back"),
        pl.int_range(pl.len()).alias("_row"),
    )


def _turns(placed: pl.DataFrame) -> pl.DataFrame:
    """Count turns by side: us against all people, a long pause ends a turn; 60 words a turn at most."""
    turns = (
        placed.with_columns(turn_starts(author="_us").cum_sum().alias("_turn"))
        .group_by("_turn", maintain_order=True)
        .agg(pl.col("conversation", "_us").first(), pl.col("words").sum().clip(upper_bound=CAP_WORDS))
    )
    ours = pl.col("_us")
    words = pl.col("words").cast(pl.UInt32)
    return turns.group_by("conversation").agg(
        pl.len().alias("_turns"),
        (ours != ours.shift(1)).sum().alias("_switches"),
        words.filter(ours).sum().alias("_words_us"),
        words.sum().alias("_words"),
    )


def _seen(placed: pl.DataFrame) -> pl.DataFrame:
    """Give what happened in each thread, in order of its rows."""
    ours, row = pl.col("_us"), pl.col("_row")
    to_us = pl.col("_to_us").fill_null(value=False)
    to_people = (~pl.col("_to_us")).fill_null(value=False)
    other = (pl.col("_to") != pl.col("person")).fill_null(value=False)
    answers_us = to_us | pl.col("_came_back")
    kindly = ~pl.col("hostile_person").fill_null(value=False)
    return placed.group_by("conversation").agg(
        pl.col("at").min(),
        pl.col("channel").first(),
        ours.any().alias("_ours"),
        (~ours).any().alias("_people"),
        (ours & to_people).any().alias("_we_respond"),
        (~ours & answers_us).any().alias("_they_respond"),
        (~ours & to_people & other & kindly).any().alias("_helped"),
        pl.col("dm_redirect").filter(ours).last().fill_null(value=False).alias("_moved"),
        row.filter(ours).max().alias("_last_ours"),
        row.filter(~ours & answers_us).min().alias("_back"),
    )
