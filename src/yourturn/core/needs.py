"""Needs: who waits or waited for an answer of ours, since when, and how it ended (M0, M7).

It takes posts with their roles; it must never count an answer by people as ours.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core import need_scan
from yourturn.core.compiled import compiled
from yourturn.core.runs import moments, parent_rows
from yourturn.core.schema import TIME
from yourturn.core.turns import turn_starts

Numbers = npt.NDArray[Any]

NEED_KIND: Final = pl.Enum(["hostile", "complaint", "want", "question", "overheard", "answer", "unlabelled"])
ENDED: Final = pl.Enum(["answered", "open", "by_people", "withdrawn", "moderated", "closed"])

NEEDS: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "conversation": pl.UInt32,
    "person": pl.UInt32,  # null = unknown author
    "opened_post": pl.UInt32,
    "since": TIME,
    "kind": NEED_KIND,
    "answered_at": TIME,  # by us; null where not answered, or without a time
    "answered_by_post": pl.UInt32,
    "acked_at": TIME,
    "ended_at": TIME,  # when it ended, whoever ended it; null = open, withdrawn or moderated
    "ended": ENDED,
    "waited_s": pl.Float64,  # until it ended, or until `as_of`; null where a time is missing; may be negative
}
"""A need, one row per wait of one person in one conversation, in the order of posts."""

_NOTHING: Final = 255
_LABELS: Final = (("question", 3), ("want", 2), ("complaint", 1), ("hostile_us", 0))  # the last one wins


def needs(posts: pl.DataFrame, as_of: datetime, gap_h: float = 6.0) -> pl.DataFrame:
    """Give the needs (schema NEEDS) of posts that carry the columns of `add_roles`.

    Posts after `as_of` do not count. Optional columns: `solved` (Boolean: the asker marked this post as the
    solution), `moderated` (Boolean: taken down as spam or abuse) and `closed_at` (TIME: on the last post of a
    person before it, when one of ours closed their wait; what they write later is a turn of its own).
    """
    seen = posts
    if (posts["at"] > as_of).any():
        seen = posts.filter((pl.col("at") <= as_of) | pl.col("at").is_null())
    columns, kind = _columns(seen, gap_h)
    as_of_us = int(pl.Series([as_of]).cast(TIME).cast(pl.Int64)[0])
    found = compiled(need_scan.scan)(*columns, as_of_us)
    return _spell_out(seen, kind, found, as_of)


def _columns(seen: pl.DataFrame, gap_h: float) -> tuple[tuple[Numbers, ...], Numbers]:
    """Give the arrays of the scan, and the strongest kind of each post's turn."""
    ours = (seen["side"] != "people").to_numpy()
    person = seen["person"].cast(pl.Int64).fill_null(need_scan.NONE).to_numpy()
    parent = parent_rows(seen)
    role = seen["role"].is_in(["reply", "ack", "going_back"]).fill_null(value=False).to_numpy()
    kind, content = _kinds(seen, ours, person, parent)
    starts = seen.select(turn_starts(gap_h))[:, 0].to_numpy()
    closed = np.full(seen.height, need_scan.NO_TIME)
    if "closed_at" in seen.columns:
        closed = moments(seen["closed_at"])
        starts = starts | seen.select(after_closing())[:, 0].to_numpy()
    strongest, gone = _by_turn(kind, starts, _gone(seen))
    mentioned = seen["mentions"].list.len().fill_null(0).to_numpy()
    flat = (
        seen["mentions"].explode().drop_nulls().cast(pl.Int64).to_numpy()
        if mentioned.any()
        else np.empty(0, np.int64)
    )
    columns = (
        seen["conversation"].to_numpy(),
        person,
        ours,
        seen["at"].cast(pl.Int64).fill_null(need_scan.NO_TIME).to_numpy(),
        parent,
        starts & (strongest != _NOTHING),
        role,
        _true(seen, "substantive"),
        content,
        _true(seen, "solved"),
        gone,
        _early(parent, role, seen.height),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(mentioned, dtype=np.int64)]),
        flat,
        closed,
    )
    return columns, strongest


def after_closing() -> pl.Expr:
    """Say which posts are the first of their author after a closing of theirs (column `closed_at`)."""
    before = pl.col("closed_at").shift(1).over("conversation", "person")
    return before.is_not_null() & pl.col("person").is_not_null()


def _true(seen: pl.DataFrame, name: str) -> Numbers:
    if name not in seen.columns:
        return np.zeros(seen.height, np.bool_)
    return seen[name].fill_null(value=False).to_numpy()


def _kinds(seen: pl.DataFrame, ours: Numbers, person: Numbers, parent: Numbers) -> tuple[Numbers, Numbers]:
    """Give what each post waits for (a code of NEED_KIND; 255 = nothing), and whether it only thanks."""
    wants = _true(seen, "needs_answer")
    kind = np.full(seen.height, _NOTHING, np.uint8)
    kind[wants] = 6
    said = {name: _true(seen, name) for name, _ in _LABELS}
    glad = (_true(seen, "thanks") | _true(seen, "praise")) & ~np.logical_or.reduce(list(said.values()))
    kind[~ours & ~glad & _answers_us(seen, ours, person, parent)] = 5
    kind[_true(seen, "overheard")] = 4
    for name, code in _LABELS:
        kind[wants & said[name]] = code
    return kind, glad & _true(seen, "thanks")


def _answers_us(seen: pl.DataFrame, ours: Numbers, person: Numbers, parent: Numbers) -> Numbers:
    """Say which posts answer a question we asked on: by their parent, or next after it, by whom we asked."""
    asks = ours & _true(seen, "follow_up")
    if not asks.any():
        return np.zeros(seen.height, np.bool_)
    by_parent = (parent >= 0) & asks[parent]
    before = np.maximum(np.arange(seen.height) - 1, 0)
    conversation = seen["conversation"].to_numpy()
    asked = parent[before]
    same = asks[before] & (conversation == conversation[before]) & (asked >= 0)
    next_after: Numbers = (parent < 0) & same & (person >= 0) & (person == person[asked])
    return by_parent | next_after


def _gone(seen: pl.DataFrame) -> Numbers:
    gone = np.full(seen.height, need_scan.OPEN, np.int8)
    gone[(seen["state"] == "deleted").fill_null(value=False).to_numpy()] = need_scan.WITHDRAWN
    gone[_true(seen, "moderated")] = need_scan.MODERATED
    return gone


def _by_turn(kind: Numbers, starts: Numbers, gone: Numbers) -> tuple[Numbers, Numbers]:
    """Give each post the strongest kind of its turn; a turn is gone where all of its waiting posts are."""
    first = np.flatnonzero(starts)
    if not len(first):
        return kind, gone
    sizes = np.diff(np.append(first, len(kind)))
    strongest = np.minimum.reduceat(kind, first)
    alive = np.logical_or.reduceat((kind != _NOTHING) & (gone == need_scan.OPEN), first)
    state = np.where(alive, need_scan.OPEN, np.maximum.reduceat(gone, first)).astype(np.int8)
    return np.repeat(strongest, sizes), np.repeat(state, sizes)


def _early(parent: Numbers, answers: Numbers, rows: int) -> Numbers:
    """Give per post the first answer of ours that stands before it, being dated earlier; -1 = none."""
    early = np.full(rows, need_scan.NONE, np.int64)
    places = np.flatnonzero(answers & (parent > np.arange(rows)))[::-1]
    early[parent[places]] = places
    return early


def _spell_out(
    seen: pl.DataFrame, kind: Numbers, found: tuple[Numbers, ...], as_of: datetime
) -> pl.DataFrame:
    opened, answered, acked, ended = found
    by_us = ended == need_scan.ANSWERED
    by_hand = ended == need_scan.CLOSED

    def taken(name: str, rows: Numbers) -> pl.Series:
        places = pl.DataFrame({"row": rows}).select(pl.when(pl.col("row") >= 0).then("row"))["row"]
        return seen[name].gather(places)

    spelled = pl.DataFrame(
        {
            "conversation": taken("conversation", opened),
            "person": taken("person", opened),
            "opened_post": taken("post", opened),
            "since": taken("at", opened),
            "kind": _named(kind[opened], NEED_KIND),
            "answered_at": taken("at", np.where(by_us, answered, need_scan.NONE)),
            "answered_by_post": taken("post", np.where(by_us, answered, need_scan.NONE)),
            "acked_at": taken("at", acked),
            "ended_at": taken("at", np.where(by_hand, need_scan.NONE, answered)),
            "ended": _named(ended, ENDED),
        }
    )
    if by_hand.any():
        at = taken("closed_at", np.where(by_hand, answered, need_scan.NONE))
        spelled = spelled.with_columns(pl.coalesce("ended_at", at.alias("_at")).alias("ended_at"))
    until = pl.when(pl.col("ended") == "open").then(pl.lit(as_of, dtype=TIME)).otherwise("ended_at")
    waited = ((until - pl.col("since")).dt.total_microseconds() / 1e6).alias("waited_s")
    return spelled.with_columns(waited).select(pl.col(name).cast(dtype) for name, dtype in NEEDS.items())


def _named(codes: Numbers, names: pl.Enum) -> pl.Series:
    spelled = pl.Series(names.categories.to_list(), dtype=names)
    return spelled.gather(pl.Series(codes, dtype=pl.UInt32))
