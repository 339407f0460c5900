"""Whose turn each conversation is, since when, and the few facts by which lists are sorted.

It must never say that nobody waits while a need is open.
"""

import numpy as np
import polars as pl

from yourturn.core.live.columns import CONVERSATIONS, WHOSE_TURN
from yourturn.core.live.order import Ordered
from yourturn.core.need_columns import Waits
from yourturn.core.need_scan import OPEN
from yourturn.core.needs import NEED_KIND
from yourturn.core.runs import NO_TIME, NONE, Numbers
from yourturn.core.schema import TIME

_OURS, _THEIRS, _NOBODYS = range(3)  # as in WHOSE_TURN
_OVERHEARD = NEED_KIND.categories.to_list().index("overheard")
_NEVER = np.iinfo(np.int64).max


def conversations(ordered: Ordered, studied: pl.DataFrame, waits: Waits, angry: Numbers) -> pl.DataFrame:
    """Give a row per conversation (CONVERSATIONS) from posts with roles, and the waits in them.

    `angry` says of each wait whether it is.
    """
    stored, runs = ordered.stored, ordered.runs
    said = _said(studied)
    asked = _asked(ordered, said)
    n_open, since, is_angry, overheard = _open(ordered, said["at"], waits, angry)
    theirs = (n_open == 0) & (asked != NONE)
    whose = np.where(n_open > 0, _OURS, np.where(theirs, _THEIRS, _NOBODYS))
    starts, last = pl.Series(runs.starts), pl.Series(runs.starts + runs.sizes - 1)
    opener = pl.when(pl.col("side") == "people").then("person")
    words = pl.Series(WHOSE_TURN.categories.to_list(), dtype=WHOSE_TURN)
    columns = stored.select(
        pl.col("conversation", "channel").gather(starts),
        opener.gather(starts).alias("opener"),
        pl.col("side").gather(starts).alias("opened_by"),
        pl.col("at").gather(starts).alias("opened_at"),
        _time(runs.most(said["at"]), NO_TIME).alias("last_at"),
        pl.col("post").gather(last).alias("last_post"),
        pl.Series("posts_theirs", runs.sum(~said["side"])),
        pl.Series("posts_ours", runs.sum(said["side"])),
        pl.Series("people", _people(ordered, said)),
        words.gather(pl.Series(whose, dtype=pl.UInt32)).alias("whose_turn"),
        pl.Series("waits", n_open),
        _time(since, _NEVER).alias("waiting_since"),
        pl.Series("angry", is_angry),
        pl.Series("overheard", overheard),
        _time(np.where(theirs, said["at"][asked], NO_TIME), NO_TIME).alias("asked_at"),
    )
    return columns.select(pl.col(name).cast(kind) for name, kind in CONVERSATIONS.items())


def _said(studied: pl.DataFrame) -> dict[str, Numbers]:
    """Give what is asked of each post as arrays; `side` = it is ours, `asks` = it asks somebody."""
    asks = pl.col("follow_up").fill_null(value=False) | (pl.col("role") == "ask").fill_null(value=False)
    closed = [pl.col("closed_at").cast(pl.Int64).fill_null(NO_TIME)] if "closed_at" in studied.columns else []
    flat = studied.select(
        pl.col("side") != "people",
        pl.col("person").cast(pl.Int64).fill_null(NONE),
        pl.col("said_at").cast(pl.Int64).fill_null(NO_TIME).alias("at"),
        pl.col("at").cast(pl.Int64).fill_null(NO_TIME).alias("by_now"),
        pl.col("mentions").list.first().fill_null(NONE),
        ((pl.col("side") != "people") & asks & (pl.col("state") != "deleted").fill_null(value=True)).alias(
            "asks"
        ),
        *closed,
    )
    return {column.name: column.to_numpy() for column in flat}


def _time(at: Numbers, nothing: int) -> pl.Expr:
    values = pl.lit(pl.Series(at))
    return pl.when(values != nothing).then(values).cast(TIME)


def _open(
    ordered: Ordered, at: Numbers, waits: Waits, angry: Numbers
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Give per conversation its open waits, the earliest, whether one is angry, and all are overheard."""
    n = len(ordered.runs.starts)
    still = waits.ended == OPEN
    opened = waits.opened[still]
    run = ordered.runs.number[opened]
    since = np.full(n, _NEVER)
    known = at[opened] != NO_TIME
    np.minimum.at(since, run[known], at[opened][known])
    count = np.bincount(run, minlength=n)
    is_angry = np.bincount(run[angry[still]], minlength=n) > 0
    overheard = np.bincount(run[waits.kind[still] == _OVERHEARD], minlength=n)
    return count, since, is_angry, (count > 0) & (overheard == count)


def _people(ordered: Ordered, said: dict[str, Numbers]) -> Numbers:
    """Count different authors among people; all unknown ones of a conversation are one."""
    theirs = ~said["side"]
    pairs = np.unique(ordered.runs.number[theirs] << 33 | (said["person"][theirs] + 1))
    return np.bincount(pairs >> 33, minlength=len(ordered.runs.starts))


def _asked(ordered: Ordered, said: dict[str, Numbers]) -> Numbers:
    """Give per conversation our last question where it stands unanswered, as a row; -1 = none stands.

    It is answered by the next word of whom we asked: the author of the post it answers, else the first person
    it mentions, else who opened the conversation; where that is nobody known, by anybody's word. A reply to
    it answers it whoever wrote it, and closing their wait by hand lays it down too.
    """
    runs, row, asks = ordered.runs, np.arange(len(ordered.parent)), said["asks"]
    last = runs.most(np.where(asks, row, NONE))
    if not asks.any():
        return last
    question = np.repeat(last, runs.sizes)
    whom = np.repeat(_whom(ordered, said, last), runs.sizes)
    theirs = ~said["side"] & ((whom == NONE) | (said["person"] == whom))
    over = (row > question) & (theirs | (~said["side"] & (ordered.parent == question)))
    if "closed_at" in said:
        closed = said["closed_at"]
        over |= theirs & (closed != NO_TIME) & (closed >= said["by_now"][question])
    standing: Numbers = np.where((last != NONE) & ~runs.any(over), last, NONE)
    return standing


def _whom(ordered: Ordered, said: dict[str, Numbers], last: Numbers) -> Numbers:
    """Give whom each question asks; -1 = nobody known. Where there is no question the value says nothing."""
    ours, person, starts = said["side"], said["person"], ordered.runs.starts
    parent = np.where(last == NONE, NONE, ordered.parent[last])
    opener = np.where(ours[starts], NONE, person[starts])
    fallback = np.where(said["mentions"][last] != NONE, said["mentions"][last], opener)
    whom: Numbers = np.where((parent != NONE) & ~ours[parent], person[parent], fallback)
    return whom
