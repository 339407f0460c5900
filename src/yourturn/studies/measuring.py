"""The second pass over a partition: what each post is in its conversation, and the parts of every measure.

Parts are numbers and a bounded choice of sentences; they add up to the whole archive in any order.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from functools import reduce

import polars as pl

from yourturn.core import schema
from yourturn.core.canned import add_canned
from yourturn.core.closeness import closeness
from yourturn.core.measures.equity import Equity
from yourturn.core.measures.figure import Figure
from yourturn.core.measures.follow_up import FollowUp
from yourturn.core.measures.gap import Gap
from yourturn.core.measures.noise import Noise
from yourturn.core.measures.talk import Talk
from yourturn.core.measures.two_sided import TwoSided
from yourturn.core.measures.uptake import Uptake
from yourturn.core.measures.us_ratio import UsRatio
from yourturn.core.measures.voices import Voices
from yourturn.core.measures.waiting import Waiting
from yourturn.core.needs import needs as needs_of
from yourturn.core.organisation import Organisation
from yourturn.core.retrospect import Retrospect
from yourturn.core.roles import add_roles
from yourturn.core.turns import turn_numbers
from yourturn.studies.fitting import Fit, without_names
from yourturn.studies.hearing import Heard
from yourturn.studies.tongues import Tongues
from yourturn.understanding import closest_sentences

_NO_DEMAND = ("praise", "thanks", "hostile_person")  # who does only this wants nothing


@dataclass(frozen=True)
class Measured:
    """The parts of all measures of some conversations."""

    talk: Talk
    us: UsRatio
    noise: Noise
    two_sided: TwoSided
    uptake: Uptake
    follow_up: FollowUp
    waiting: Waiting
    equity: Equity
    gap: Gap
    voices: Voices
    told: Retrospect
    tongues: Tongues

    def __add__(self, other: "Measured") -> "Measured":
        """Merge with the parts of other conversations."""
        return Measured(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def figures(self, as_of: datetime, seed: int, equity: pl.DataFrame | None = None) -> tuple[Figure, ...]:
        """Give the figures of the whole archive, M1 to M8; `equity` is its frame, where it is at hand."""
        return (
            *self.talk.result(as_of),
            *self.us.result(as_of, seed=seed),
            *self.noise.result(as_of),
            *self.two_sided.result(as_of),
            *self.uptake.result(as_of),
            *self.follow_up.result(as_of),
            *self.waiting.result(as_of),
            *self.equity.result(as_of, seed, equity),
            *self.gap.result(as_of, seed),
            *self.voices.result(as_of),
        )

    def channels(self, as_of: datetime) -> pl.DataFrame:
        """Give the frame `channels` of the findings: what M1 to M6 say of each channel alone."""
        parts = (
            self.talk.by_channel(as_of),
            self.us.by_channel(as_of).select("channel", "us_ratio"),
            self.noise.by_channel(as_of).select(pl.col("channel").cast(pl.String), "noise"),
            self.two_sided.by_channel(as_of).select("channel", "threads", "two_sided"),
            self.follow_up.by_channel(as_of).select("channel", "replies", "follow_up"),
        )
        table = reduce(
            lambda one, two: one.join(two, on="channel", how="full", coalesce=True, nulls_equal=True), parts
        )
        counts = pl.col("broadcasts", "heard", "unheard", "threads", "replies").fill_null(0)
        busy = pl.sum_horizontal("broadcasts", "heard", "unheard")
        return table.with_columns(counts).sort(busy, "channel", descending=[True, False])


def measure(heard: Heard, us: Organisation, fitted: Fit, as_of: datetime, one_sided: pl.Series) -> Measured:
    """Measure one partition that was heard; `one_sided` are conversations in which nobody's wait is known."""
    posts = pl.read_parquet(heard.studied, memory_map=False)
    posts = posts.with_columns(turn_numbers(posts).alias("turn"))  # asked for by every second measure
    statements = with_themes(pl.read_parquet(heard.statements, memory_map=False), posts, us, fitted)
    near = closeness(posts, fitted.idf)
    return parts_of(placed(posts, statements, near, us, fitted), statements, near, us, as_of, one_sided)


def with_themes(statements: pl.DataFrame, posts: pl.DataFrame, us: Organisation, fitted: Fit) -> pl.DataFrame:
    """Say of each statement to which theme it belongs.

    Where themes were found in whole posts, these are asked, and posts that clearly belong to a theme, though
    no sentence of theirs was marked, get a statement of what is mostly said in it.
    """
    if fitted.themes.whole:
        return pl.concat([_by_post(statements, posts, us, fitted), _unmarked(statements, posts, us, fitted)])
    themes = fitted.themes.assign(without_names(statements["statement"], us), statements["language"])
    return statements.with_columns(pl.Series("theme", themes, pl.Int32))


def _by_post(statements: pl.DataFrame, posts: pl.DataFrame, us: Organisation, fitted: Fit) -> pl.DataFrame:
    text = statements.select("post").join(
        posts.select("post", "text"), on="post", how="left", maintain_order="left"
    )
    themes = fitted.themes.assign(without_names(text["text"], us), statements["language"])
    return statements.with_columns(pl.Series("theme", themes, pl.Int32))


def _unmarked(statements: pl.DataFrame, posts: pl.DataFrame, us: Organisation, fitted: Fit) -> pl.DataFrame:
    silent = posts.filter(
        (pl.col("side") == "people")
        & (pl.col("text") != "")
        & ~pl.any_horizontal(pl.col(_NO_DEMAND).fill_null(value=False))
    ).join(statements, on="post", how="anti")
    text = without_names(silent["text"], us)
    themes = fitted.themes.assign(text, silent["language"], clearly=True)
    silent = silent.with_columns(theme=pl.Series(themes, dtype=pl.Int32), text=text).filter(
        pl.col("theme") >= 0
    )
    told = closest_sentences(silent["text"], silent["language"], silent["theme"], fitted.themes)
    kinds = [fitted.themes.kinds[row] for row in silent["theme"].to_list()]
    return silent.with_columns(kind=pl.Series(kinds, dtype=pl.String), sentence=told, statement=told).select(
        pl.col(name).cast(dtype) for name, dtype in schema.STATEMENTS.items()
    )


def placed(
    posts: pl.DataFrame, statements: pl.DataFrame, near: pl.DataFrame, us: Organisation, fitted: Fit
) -> pl.DataFrame:
    """Give the posts in their places (schema.PLACED): theme, canned, role, and what is owed an answer.

    `near` says how close our replies are to what they answer (core.closeness).
    """
    spaces = us.own(posts["channel"].drop_nulls().unique().to_list())
    return _about(add_roles(add_canned(_themed(posts, statements), fitted.canned, near), spaces), us, fitted)


def parts_of(
    posts: pl.DataFrame,
    statements: pl.DataFrame,
    near: pl.DataFrame,
    us: Organisation,
    as_of: datetime,
    one_sided: pl.Series,
) -> Measured:
    """Give the parts of every measure from placed posts and their statements.

    Whether somebody waits is asked in conversations of two-sided archives only (docs, M7).
    """
    alone = pl.col("conversation").is_in(one_sided.implode())
    needs = needs_of(posts, as_of)
    needs = needs.filter(~alone) if len(one_sided) else needs
    owed = posts.with_columns(pl.when(~alone).then("needs_answer")) if len(one_sided) else posts
    return Measured(
        talk=Talk.of(owed, needs),
        us=UsRatio.of(posts, us.us_words),
        noise=Noise.of(posts, statements),
        two_sided=TwoSided.of(posts),
        uptake=Uptake.of(posts, near),
        follow_up=FollowUp.of(posts),
        waiting=Waiting.of(needs),
        equity=Equity.of(posts, needs),
        gap=Gap.of(statements, posts),
        voices=Voices.of(posts, needs),
        told=Retrospect.of(posts, statements, needs, one_sided),
        tongues=Tongues.of(posts),
    )


def _themed(posts: pl.DataFrame, statements: pl.DataFrame) -> pl.DataFrame:
    """Give people's posts the theme of their first statement."""
    first = statements.unique("post", keep="first", maintain_order=True).select("post", theme="theme")
    return posts.drop("theme").join(first, on="post", how="left", maintain_order="left")


def _about(placed: pl.DataFrame, us: Organisation, fitted: Fit) -> pl.DataFrame:
    """Give our broadcasts and asks the theme they are about; replies have that of what they answer."""
    rows = placed["role"].is_in(["broadcast", "ask"]).fill_null(value=False).arg_true()
    text = without_names(placed["text"].gather(rows), us)
    about = fitted.themes.about(text, placed["language"].gather(rows))
    return placed.with_columns(placed["theme"].scatter(rows, pl.Series(about, dtype=pl.Int32)))
