"""Talk and listen (M1): what we broadcast against whom we heard, so that ignoring people never looks better.

Heard = answered in substance, by us. Neither an acknowledgement nor an answer by people is hearing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.measures.cross_posts import add_utterance
from yourturn.core.measures.figure import Figure
from yourturn.core.measures.hearing import person_turns
from yourturn.core.measures.share import ENOUGH, TOO_FEW, Span, median_figure, share_figure
from yourturn.core.measures.stats import wilson
from yourturn.core.runs import Numbers, Runs, marked
from yourturn.core.schema import ROLE, TIME
from yourturn.core.turns import turn_numbers

CAP_WORDS: Final = 60
ALL_TALK: Final = "all talk"
NOTHING_OF_PEOPLE: Final = "not measured: the archive holds no post of people"
NOTHING_OF_OURS: Final = "not measured: the archive holds no post of yours"
_NEVER: Final = np.iinfo(np.int64).max  # later than every time
_LISTENING: Final = ("reply", "ack", "ask", "going_back")


@dataclass(frozen=True)
class Talk:
    """What some conversations hold of talk and hearing; times are kept, words are not.

    - `said`: post, at, channel, role, key (broadcasts and asks): posts of ours
    - `turns`: at, channel, person, needing, heard, heard_at, ended, ended_at: turns of people that needed an
      answer or were heard
    - `threads`: at (of the first post), channel, share (of our words; null = one-sided), monologue
    - `people_posts`: posts of people
    """

    said: pl.DataFrame
    turns: pl.DataFrame
    threads: pl.DataFrame
    people_posts: int

    @classmethod
    def of(cls, posts: pl.DataFrame, needs: pl.DataFrame) -> "Talk":
        """Count one partition: posts as PLACED, and their needs (NEEDS)."""
        loud = pl.col("role").is_in(["broadcast", "ask"])
        said = posts.filter(pl.col("side") != "people").select(
            "post",
            "at",
            pl.col("channel").cast(pl.Categorical),
            pl.col("role").cast(ROLE),
            pl.when(loud).then("key").alias("key"),
        )
        return cls(said, person_turns(posts, needs), _threads(posts), posts.height - said.height)

    def __add__(self, other: "Talk") -> "Talk":
        """Merge with the counts of other conversations."""
        return Talk(
            pl.concat([self.said, other.said]),
            pl.concat([self.turns, other.turns]),
            pl.concat([self.threads, other.threads]),
            self.people_posts + other.people_posts,
        )

    def result(self, as_of: datetime, window_d: int | None = None) -> tuple[Figure, ...]:
        """Give talk_share, unheard, words_share, longest_monologue and initiative (M1).

        The span is the `window_d` days before `as_of`; None = the whole archive until then.
        """
        span = Span(as_of, window_d)
        names = ("talk_share", "unheard", "words_share", "longest_monologue", "initiative")
        for nothing, why in (
            (not self.people_posts, NOTHING_OF_PEOPLE),
            (self.said.is_empty(), NOTHING_OF_OURS),
        ):
            if nothing:
                return tuple(Figure(name, as_of=as_of, why_not=why) for name in names)
        broadcasts = _once(self.said).filter(span.holds()).height
        heard, unheard, wanting = self._hearing(span)
        threads = self.threads.filter(span.holds())
        shares = threads["share"].drop_nulls().to_numpy()
        return (
            _talk_share(broadcasts, heard, unheard.height, span),
            _unheard(unheard, wanting, span),
            median_figure(
                "words_share", shares, "threads with both sides", "your share of the words was", span
            ),
            _monologue(threads, span),
            self._initiative(broadcasts, span),
        )

    def by_channel(self, as_of: datetime, window_d: int | None = None) -> pl.DataFrame:
        """Give channel, broadcasts, heard, unheard UInt32, talk_share Float64 (null under 20).

        A text on two channels counts on both.
        """
        span = Span(as_of, window_d)
        heard, unheard, _ = self._hearing(span)
        sent = self.said.filter((pl.col("role") == "broadcast") & span.holds())
        counted = [
            frame.group_by("channel").agg(pl.len().alias(name))
            for frame, name in ((sent, "broadcasts"), (heard, "heard"), (unheard, "unheard"))
        ]
        table = counted[0]
        for other in counted[1:]:
            table = table.join(other, on="channel", how="full", coalesce=True, nulls_equal=True)
        total = pl.col("broadcasts") + pl.col("heard")
        share = pl.when((total >= ENOUGH) & (pl.col("heard") > 0)).then(pl.col("broadcasts") / total)
        return (
            table.with_columns(pl.col("broadcasts", "heard", "unheard").fill_null(0).cast(pl.UInt32))
            .with_columns(share.alias("talk_share"), pl.col("channel").cast(pl.String))
            .sort("channel")
        )

    def _hearing(self, span: Span) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        """Give the turns heard in the span, those unheard by its end, and all that wanted an answer."""
        by_then = (pl.col("heard_at") <= span.as_of).fill_null(value=True)
        heard_by_then = pl.col("heard") & by_then
        over = pl.col("ended").is_not_null() & (pl.col("ended_at") <= span.as_of).fill_null(value=True)
        heard = self.turns.filter(pl.col("heard") & span.holds("heard_at"))
        wanting = self.turns.filter(pl.col("needing") & span.holds())
        return heard, wanting.filter(~heard_by_then & ~over), wanting.filter(heard_by_then | ~over)

    def _initiative(self, broadcasts: int, span: Span) -> Figure:
        sent = self.said.filter(pl.col("role").is_in(_LISTENING) & span.holds()).height
        if broadcasts + sent < ENOUGH:
            return Figure(
                "initiative", None, broadcasts, sent, unit="ratio", as_of=span.as_of, why_not=TOO_FEW
            )
        if not sent:
            return Figure("initiative", None, broadcasts, 0, unit="ratio", as_of=span.as_of, why_not=ALL_TALK)
        low, high = (p / (1 - p) for p in wilson(broadcasts, broadcasts + sent))
        said = (
            f"You sent {broadcasts:,} broadcasts to {sent:,} replies, asks and words to askers, {span.words}."
        )
        value = broadcasts / sent
        return Figure("initiative", value, broadcasts, sent, low, high, "ratio", span.as_of, said)


def _once(said: pl.DataFrame) -> pl.DataFrame:
    return add_utterance(said.filter(pl.col("role") == "broadcast")).filter("first")


def _talk_share(broadcasts: int, heard: pl.DataFrame, unheard: int, span: Span) -> Figure:
    turns_heard, as_of = heard.height, span.as_of
    total = broadcasts + turns_heard
    if total < ENOUGH:
        return Figure("talk_share", None, broadcasts, total, unit="share", as_of=as_of, why_not=TOO_FEW)
    if not turns_heard:
        return Figure("talk_share", None, broadcasts, total, unit="share", as_of=as_of, why_not=ALL_TALK)
    low, high = wilson(broadcasts, total)
    people = heard["person"].n_unique()
    said = (
        f"You broadcast {broadcasts:,} times and heard {turns_heard:,} turns of {people:,} people; "
        f"{unheard:,} more wanted an answer and were not heard, {span.words}."
    )
    return Figure("talk_share", broadcasts / total, broadcasts, total, low, high, "share", as_of, said)


def _unheard(unheard: pl.DataFrame, wanting: pl.DataFrame, span: Span) -> Figure:
    people = unheard["person"].n_unique()
    what = f"turns of people that wanted an answer of yours were not heard ({people:,} people)"
    return share_figure("unheard", unheard.height, wanting.height, what, span.as_of, span.window_d)


def _monologue(threads: pl.DataFrame, span: Span) -> Figure:
    of_ours = threads.filter(pl.col("monologue") > 0)["monologue"]
    longest, n, name = of_ours.max(), len(of_ours), "longest_monologue"
    if n < ENOUGH or not isinstance(longest, int):
        return Figure(name, None, None, n, unit="posts", as_of=span.as_of, why_not=TOO_FEW)
    said = f"At most you wrote {longest:,} posts in a row without a word from people, in {n:,} threads"
    said = f"{said} you wrote in, {span.words}."
    return Figure(name, float(longest), longest, n, None, None, "posts", span.as_of, said)


def _threads(posts: pl.DataFrame) -> pl.DataFrame:
    """Give a row per thread with posts of ours: at, channel, share of words (60 a turn), monologue."""
    ours = (posts["side"] != "people").to_numpy()
    runs = Runs.of(posts["conversation"].to_numpy())
    at = runs.least(posts["at"].cast(pl.Int64).fill_null(_NEVER).to_numpy())
    us, both = _shares(posts, ours, runs)
    mixed = runs.any(ours) & runs.any(~ours) & (both > 0)
    share = np.divide(us, both, out=np.zeros(len(us)), where=mixed).astype(np.float32)
    threads = pl.DataFrame(
        {
            "at": pl.Series(at).replace(_NEVER, None).cast(TIME),
            "channel": posts["channel"].gather(runs.starts).cast(pl.Categorical),
            "share": share,
            "monologue": _monologues(posts, ours, runs),
            "_mixed": mixed,
        }
    )
    return threads.filter(pl.Series(runs.any(ours))).select(
        "at", "channel", pl.when("_mixed").then("share").alias("share"), "monologue"
    )


def _shares(posts: pl.DataFrame, ours: Numbers, runs: Runs) -> tuple[Numbers, Numbers]:
    """Give our words and all words of each thread, 60 a turn at most."""
    number = posts.select(turn_numbers(posts).alias("turn"))["turn"].to_numpy()
    turns = Runs.of(number)
    words = np.minimum(turns.sum(posts["words"].fill_null(0).to_numpy().astype(np.int64)), CAP_WORDS)
    within = Runs.of(runs.number[turns.starts])
    return within.sum(words * ours[turns.starts]), within.sum(words)


def _monologues(posts: pl.DataFrame, ours: Numbers, runs: Runs) -> Numbers:
    """Give the longest run of our posts with no post of people between; credit to people is no talk."""
    talk = np.flatnonzero(~marked(posts["role"] == "repost"))
    thread, mine = runs.number[talk], ours[talk]
    alone = Runs.of(thread, mine)
    own = mine[alone.starts]
    longest = np.zeros(len(runs.starts), np.uint32)
    np.maximum.at(longest, thread[alone.starts[own]], alone.sizes[own].astype(np.uint32))
    return longest
