"""Whose turn each conversation is, since when, and the few facts by which lists are sorted.

It must never say that nobody waits while a need is open.
"""

import numpy as np
import polars as pl

from yourturn.core.live.columns import CONVERSATIONS, WHOSE_TURN
from yourturn.core.live.order import Ordered
from yourturn.core.runs import NO_TIME, NONE, Numbers, Runs, marked, moments
from yourturn.core.schema import TIME


def conversations(ordered: Ordered, studied: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Give a row per conversation (CONVERSATIONS) from posts with roles, and their needs (NEEDS_LIVE)."""
    stored, runs = ordered.stored, ordered.runs
    ours = (studied["side"] != "people").to_numpy()
    last = runs.starts + runs.sizes - 1
    at = moments(stored["at"])
    asked = _asked(ordered, studied, ours)
    rows = stored.select("conversation", "channel", "person", "side", "at")[runs.starts].select(
        "conversation",
        "channel",
        pl.when(pl.col("side") == "people").then("person").alias("opener"),
        pl.col("side").alias("opened_by"),
        pl.col("at").alias("opened_at"),
        _times(runs.most(at)).alias("last_at"),
        stored["post"].gather(last).alias("last_post"),
        pl.Series("posts_theirs", runs.sum(~ours)),
        pl.Series("posts_ours", runs.sum(ours)),
        pl.Series("people", _people(studied, runs, ours)),
        pl.Series("_asks", asked != NONE),
        _times(np.where(asked == NONE, NO_TIME, at[asked])).alias("_asked_at"),
    )
    rows = rows.join(_open(found), on="conversation", how="left", maintain_order="left")
    waits = pl.col("waits").fill_null(0) > 0
    theirs = ~waits & pl.col("_asks")
    whose = (
        pl.when(waits).then(pl.lit("ours")).when(theirs).then(pl.lit("theirs")).otherwise(pl.lit("nobody's"))
    )
    return rows.with_columns(
        whose.cast(WHOSE_TURN).alias("whose_turn"),
        pl.col("waits").fill_null(0),
        pl.col("angry", "overheard").fill_null(value=False),
        pl.when(theirs).then("_asked_at").alias("asked_at"),
    ).select(pl.col(name).cast(kind) for name, kind in CONVERSATIONS.items())


def _times(at: Numbers) -> pl.Series:
    return pl.select(pl.when(pl.Series(at) != NO_TIME).then(pl.Series(at)).cast(TIME)).to_series()


def _open(found: pl.DataFrame) -> pl.DataFrame:
    return (
        found.filter(pl.col("ended") == "open")
        .group_by("conversation")
        .agg(
            pl.len().alias("waits"),
            pl.col("since").min().alias("waiting_since"),
            pl.col("angry").any(),
            (pl.col("kind") == "overheard").all().alias("overheard"),
        )
    )


def _people(studied: pl.DataFrame, runs: Runs, ours: Numbers) -> Numbers:
    """Count different authors among people; all unknown ones of a conversation are one."""
    authors = studied["person"].cast(pl.Int64).fill_null(NONE).to_numpy()
    pairs = pl.DataFrame({"run": runs.number[~ours], "author": authors[~ours]}).unique()
    return np.bincount(pairs["run"].to_numpy(), minlength=len(runs.starts))


def _asked(ordered: Ordered, studied: pl.DataFrame, ours: Numbers) -> Numbers:
    """Give per conversation our last question where it stands unanswered, as a row; -1 = none stands.

    It is answered by the next word of whom we asked: the author of the post it answers, else the first person
    it mentions, else who opened the conversation; where that is nobody known, by anybody's word or by a reply
    to it. Closing their wait by hand lays the question down too.
    """
    runs, row = ordered.runs, np.arange(len(ours))
    asks = ours & (marked(studied["follow_up"]) | marked(studied["role"] == "ask"))
    asks &= ~marked(studied["state"] == "deleted")
    last = runs.most(np.where(asks, row, NONE))
    if not asks.any():
        return last
    question = np.repeat(last, runs.sizes)
    whom = np.repeat(_whom(ordered, studied, ours, last), runs.sizes)
    person = studied["person"].cast(pl.Int64).fill_null(NONE).to_numpy()
    spoke = ~ours & (row > question) & ((ordered.parent == question) | (whom == NONE) | (person == whom))
    if "closed_at" in studied.columns:
        closed = moments(studied["closed_at"])
        asked_at = moments(studied["at"])[question]
        spoke |= ~ours & (closed != NO_TIME) & (closed >= asked_at) & ((whom == NONE) | (person == whom))
    standing: Numbers = np.where((last != NONE) & ~runs.any(spoke), last, NONE)
    return standing


def _whom(ordered: Ordered, studied: pl.DataFrame, ours: Numbers, last: Numbers) -> Numbers:
    """Give whom each question asks; -1 = nobody known. Where there is no question the value says nothing."""
    person = studied["person"].cast(pl.Int64).fill_null(NONE).to_numpy()
    parent = np.where(last == NONE, NONE, ordered.parent[last])
    mentioned = studied["mentions"].list.first().fill_null(NONE).to_numpy()[last]
    opener = np.where(ours[ordered.runs.starts], NONE, person[ordered.runs.starts])
    fallback = np.where(mentioned != NONE, mentioned, opener)
    to_people = (parent != NONE) & ~ours[parent]
    whom: Numbers = np.where(to_people, person[parent], fallback)
    return whom
