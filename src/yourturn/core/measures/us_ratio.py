"""The us-ratio (M2): in our broadcasts, how often we name ourselves against how often we speak to somebody.

Replies are measured differently: "I" against "we", and whether a person signs; "you" is never rewarded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.measures.cross_posts import add_utterance
from yourturn.core.measures.figure import Figure
from yourturn.core.measures.share import ENOUGH, TOO_FEW, Span, bootstrap_counts, ratio_by_unit, share_figure
from yourturn.core.measures.stats import Floats
from yourturn.core.measures.us_count import count_i_and_we, count_tokens
from yourturn.core.measures.us_forms import FORMS, WHY_NOT

ENOUGH_POSTS: Final = 50
ENOUGH_FOR_TREND: Final = 100


@dataclass(frozen=True)
class UsRatio:
    """Counts of words per post of ours; the words themselves are not kept.

    - `tokens`: post, at, channel, language, key, us_count.TOKENS, per broadcast in a language with forms
    - `unmeasured`: at, language, per broadcast in another
    - `replies`: at, channel, i, we (null = not measured), signed, per reply
    """

    tokens: pl.DataFrame
    unmeasured: pl.DataFrame
    replies: pl.DataFrame

    @classmethod
    def of(cls, posts: pl.DataFrame, us_words: Sequence[str] = ()) -> "UsRatio":
        """Count one partition's posts of ours (PLACED); `us_words` are our names, products and handles."""
        ours = posts.select("post", "at", "channel", "language", "key", "text", "state", "role").filter(
            pl.col("role").is_in(["broadcast", "reply", "ack"])
        )
        present = ours.filter((pl.col("state") != "deleted") & (pl.col("text").str.len_bytes() > 0))
        broadcasts = present.filter(pl.col("role").is_in(["broadcast"]))
        short = [pl.col("channel").cast(pl.Categorical), pl.col("language").cast(pl.Categorical)]
        measured = pl.col("language").is_in(list(FORMS)).fill_null(value=False)
        counted = count_tokens(broadcasts.filter(measured).select("post", "text", "language"), us_words)
        replies = present.filter(pl.col("role").is_in(["reply", "ack"]))
        return cls(
            broadcasts.select("post", "at", *short, "key").join(counted, on="post"),
            broadcasts.filter(~measured).select("at", short[1]),
            replies.select("at", short[0]).hstack(count_i_and_we(replies)),
        )

    def __add__(self, other: "UsRatio") -> "UsRatio":
        """Merge with the counts of other posts."""
        return UsRatio(
            pl.concat([self.tokens, other.tokens]),
            pl.concat([self.unmeasured, other.unmeasured]),
            pl.concat([self.replies, other.replies]),
        )

    def result(self, as_of: datetime, window_d: int | None = None, seed: int = 0) -> tuple[Figure, ...]:
        """Give us_ratio, us_sentences, agentless, i_share and signed (M2); the first three from 50 posts.

        The same words on several channels count once. Intervals: bootstrap by post; Wilson for `signed`.
        """
        span = Span(as_of, window_d)
        counted = _once(self.tokens).filter(span.holds())
        return (*self._broadcasts(counted, span, seed), *self._replies(span, seed))

    def by_channel(self, as_of: datetime, window_d: int | None = None) -> pl.DataFrame:
        """Give channel, broadcasts, own, other UInt32, us_ratio Float64 (null under 50 broadcasts)."""
        found = self.tokens.filter(Span(as_of, window_d).holds())
        return _ratios(found.group_by(pl.col("channel").cast(pl.String)), ENOUGH_POSTS).sort("channel")

    def trend(self) -> pl.DataFrame:
        """Give year Int32, broadcasts, own, other UInt32, us_ratio Float64 (null under 100 broadcasts)."""
        found = _once(self.tokens).filter(pl.col("at").is_not_null())
        return _ratios(found.group_by(pl.col("at").dt.year().alias("year")), ENOUGH_FOR_TREND).sort("year")

    def _broadcasts(self, counted: pl.DataFrame, span: Span, seed: int) -> tuple[Figure, ...]:
        n = counted.height
        if n < ENOUGH_POSTS:
            why = self._why_not(n, span)
            names = ("us_ratio", "us_sentences", "agentless")
            return tuple(Figure(name, denominator=n, as_of=span.as_of, why_not=why) for name in names)
        own, other, sentences, first, agentless = (
            _floats(counted[name]) for name in ("own", "other", "sentences", "self_first", "agentless")
        )
        above, below, all_sentences = own.sum(), (own + other).sum(), sentences.sum()
        hint = _approximate(counted["language"])
        telling = int(counted["telling"].sum())
        about = f"In {n:,} broadcasts of yours,"
        pointing = f"{about} {above:,.0f} of {below:,.0f} words that point at somebody point at you{hint}"
        yours_first = (
            f"{about} {first.sum():,.0f} of {all_sentences:,.0f} sentences are about you first{hint}"
        )
        nobody = (
            f"{about} {agentless.sum():,.0f} of {all_sentences:,.0f} sentences name neither you nor anybody "
            f"you speak to; {telling:,} of these tell people what to do"
        )
        return (
            _us_ratio(own, own + other, seed, pointing, span),
            ratio_by_unit("us_sentences", first, sentences, seed, yours_first, span),
            ratio_by_unit("agentless", agentless, sentences, seed, nobody, span),
        )

    def _why_not(self, n: int, span: Span) -> str:
        unmeasured = self.unmeasured.filter(span.holds())["language"].cast(pl.String)
        if n + len(unmeasured) < ENOUGH_POSTS:
            return TOO_FEW
        languages = sorted({language or "unknown" for language in unmeasured.unique()})
        reasons = "".join(f"; {WHY_NOT[language]}" for language in languages if language in WHY_NOT)
        return (
            f"not measured: {len(unmeasured):,} broadcasts are in languages without a table of forms "
            f"({', '.join(languages)}){reasons}"
        )

    def _replies(self, span: Span, seed: int) -> tuple[Figure, Figure]:
        replies = self.replies.filter(span.holds())
        spoken = replies.filter((pl.col("i") + pl.col("we")) > 0)
        i, both = _floats(spoken["i"]), _floats(spoken["i"] + spoken["we"])
        said = (
            f"In {spoken.height:,} replies that say “I” or “we”, {i.sum():,.0f} of {both.sum():,.0f} are “I”"
        )
        signed = int(replies["signed"].sum())
        what = "of your replies were signed by a person"
        return (
            _enough(
                spoken.height, ratio_by_unit("i_share", i, both, seed, said, span) if len(i) else None, span
            ),
            share_figure("signed", signed, replies.height, what, span.as_of, span.window_d),
        )


def _enough(replies: int, figure: Figure | None, span: Span) -> Figure:
    if figure is None or replies < ENOUGH:
        return Figure("i_share", denominator=replies, unit="share", as_of=span.as_of, why_not=TOO_FEW)
    return figure


def _us_ratio(own: Floats, both: Floats, seed: int, said: str, span: Span) -> Figure:
    above, below = float(own.sum()), float(both.sum())
    if not below:
        return Figure(
            "us_ratio", denominator=0, as_of=span.as_of, why_not="no broadcast names you or anybody"
        )
    low, high = bootstrap_counts(own, both, seed)
    value = (above + 0.5) / (below + 1)
    return Figure("us_ratio", value, above, below, low, high, "share", span.as_of, f"{said}, {span.words}.")


def _once(tokens: pl.DataFrame) -> pl.DataFrame:
    return add_utterance(tokens).filter("first")


def _floats(counts: pl.Series) -> Floats:
    return counts.to_numpy().astype(np.float64)


def _approximate(languages: pl.Series) -> str:
    found = sorted(code for code in languages.cast(pl.String).unique() if FORMS[code].approximate)
    return f" (approximate in {', '.join(found)})" if found else ""


def _ratios(groups: pl.dataframe.group_by.GroupBy, enough: int) -> pl.DataFrame:
    own, other = pl.col("own").cast(pl.UInt32), pl.col("other").cast(pl.UInt32)
    counted = groups.agg(pl.len().cast(pl.UInt32).alias("broadcasts"), own.sum(), other.sum())
    value = (pl.col("own") + 0.5) / (pl.col("own") + pl.col("other") + 1)
    return counted.with_columns(pl.when(pl.col("broadcasts") >= enough).then(value).alias("us_ratio"))
