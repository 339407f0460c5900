"""Two-sidedness (M4): which threads with people in them were a conversation of both sides.

A short exchange is fine: balance is counted over conversations only, never for a question and its answer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.share import ENOUGH, Span, median_figure, share_figure
from yourturn.core.runs import NONE, Numbers, Runs, authors, marked, parent_rows
from yourturn.core.schema import TIME
from yourturn.core.turns import side_turns

CAP_WORDS: Final = 60
CLASS: Final = pl.Enum(["monologue", "exchange", "conversation", "moved"])
_NEVER: Final = np.iinfo(np.int64).max  # later than every time


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
        ours = (posts["side"] != "people").to_numpy()
        runs = Runs.of(posts["conversation"].to_numpy())
        threads = _turns(posts, ours, runs).hstack(_seen(posts, ours, runs))
        threads = threads.filter(pl.Series(runs.any(~ours), dtype=pl.Boolean))
        both = pl.col("_ours")
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
            threads.select(
                "at",
                pl.col("channel").cast(pl.Categorical),
                kind.alias("class"),
                balance.cast(pl.Float32).alias("balance"),
                "they_replied",
                "returned",
                "helped",
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


def _turns(posts: pl.DataFrame, ours: Numbers, runs: Runs) -> pl.DataFrame:
    """Count turns by side: us against all people, a long pause ends a turn; 60 words a turn at most."""
    turns = side_turns(posts, ours)
    thread, ours_turn = runs.number[turns.starts], ours[turns.starts]
    words = np.minimum(turns.sum(posts["words"].fill_null(0).to_numpy().astype(np.int64)), CAP_WORDS)
    within = Runs.of(thread)
    switched = np.zeros(len(thread), np.int64)
    switched[1:] = (thread[1:] == thread[:-1]) & (ours_turn[1:] != ours_turn[:-1])
    return pl.DataFrame(
        {
            "_turns": within.sizes,
            "_switches": within.sum(switched),
            "_words_us": within.sum(words * ours_turn),
            "_words": within.sum(words),
        }
    )


def _seen(posts: pl.DataFrame, ours: Numbers, runs: Runs) -> pl.DataFrame:
    """Give what happened in each thread, in order of its rows."""
    rows, to_us, to_other, came_back = np.arange(posts.height), *_answered(posts, ours, runs)
    back = ~ours & ((to_us == 1) | came_back)
    kindly = ~marked(posts["hostile_person"])
    first_back = runs.least(np.where(back, rows, posts.height))
    last_ours = runs.most(np.where(ours, rows, -1))
    at = runs.least(posts["at"].cast(pl.Int64).fill_null(_NEVER).to_numpy())
    moved = marked(posts["dm_redirect"])
    return pl.DataFrame(
        {
            "at": pl.Series(at).replace(_NEVER, None).cast(TIME),
            "channel": posts["channel"].gather(runs.starts),
            "_ours": last_ours >= 0,
            "_we_respond": runs.any(ours & (to_us == 0)),
            "_they_respond": runs.any(back),
            "helped": runs.any(~ours & to_other & kindly),
            "_moved": moved[last_ours] & (last_ours >= 0),
            "they_replied": first_back < posts.height,
            "returned": last_ours > first_back,
        }
    )


def _answered(posts: pl.DataFrame, ours: Numbers, runs: Runs) -> tuple[Numbers, Numbers, Numbers]:
    """Say of each post if it answers us (1, 0, or -1 = nobody), if it answers another person, and the last:

    in a flat thread, where everything hangs from the opening post, that its author writes right after us. In
    an archive that does not say who answers whom, a post inside a thread answers the one before it.
    """
    parent, person = parent_rows(posts), authors(posts["person"])
    known = parent >= 0
    to = np.where(known, person[parent], NONE)
    before = np.full(posts.height, -1, np.int8)
    before[1:] = ours[:-1]
    before[runs.starts] = -1
    to_us = np.where(known, ours[parent], before)
    answers = posts["parent"].cast(pl.Int64).fill_null(NONE).to_numpy()
    opening = np.repeat(posts["post"].to_numpy()[runs.starts], runs.sizes)
    elsewhere = np.repeat(runs.any((answers != NONE) & (answers != opening)), runs.sizes)
    both_known = (to != NONE) & (person != NONE)
    to_other = (to_us == 0) & both_known & (to != person)
    return to_us, to_other, ~elsewhere & (before == 1) & both_known & (to == person)
