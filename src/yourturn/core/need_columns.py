"""Posts as the arrays that the pass over needs takes (core.need_scan): made once, scanned as often as asked.

It must never look at words, and never decide how a wait ended.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import polars as pl

from yourturn.core import need_scan
from yourturn.core.compiled import compiled
from yourturn.core.runs import Numbers, parent_rows
from yourturn.core.schema import TIME
from yourturn.core.turns import turn_starts

NOTHING: Final = 255
"""What a post waits for, as a code of needs.NEED_KIND; this = nothing."""
_LABELS: Final = (("question", 3), ("want", 2), ("complaint", 1), ("hostile_us", 0))  # the last one wins
_FLAGS: Final = (
    *(name for name, _ in _LABELS), "thanks", "praise", "needs_answer", "overheard", "substantive",
    "follow_up", "solved", "moderated",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Waits:
    """The waits found, an entry each: rows of posts, -1 = none; `kind` and `ended` are codes."""

    opened: Numbers
    ended_by: Numbers  # our answer, the post of who helped, or the post that carries the closing
    acked: Numbers
    ended: Numbers
    kind: Numbers


@dataclass(frozen=True, eq=False)
class Prepared:
    """Posts ready for the pass: its arrays, and per post the kind of its turn and whether it starts one."""

    columns: tuple[Numbers, ...]
    kind: Numbers
    starts: Numbers

    def waits(self, as_of: datetime) -> Waits:
        """Give the waits as they stand at as_of."""
        as_of_us = int(pl.Series([as_of]).cast(TIME).to_physical()[0])
        found = compiled(need_scan.scan)(*self.columns, as_of_us)
        opened, ended_by, acked, ended = found
        return Waits(opened, ended_by, acked, ended, self.kind[opened])


def prepare(posts: pl.DataFrame, gap_h: float = 6.0) -> Prepared:
    """Give posts that carry the columns of `add_roles` as the pass takes them (see needs.needs)."""
    flags = [name for name in _FLAGS if name in posts.columns]
    closings = [pl.col("closed_at"), after_closing().alias("_after")] if "closed_at" in posts.columns else []
    flat = posts.select(
        pl.col(flags).fill_null(value=False),
        "conversation",
        pl.col("side") != "people",
        pl.col("person").cast(pl.Int64).fill_null(need_scan.NONE),
        pl.col("at").cast(pl.Int64).fill_null(need_scan.NO_TIME),
        pl.col("role").is_in(["reply", "ack", "going_back"]).fill_null(value=False),
        (pl.col("state") == "deleted").fill_null(value=False),
        turn_starts(gap_h).alias("_starts"),
        pl.col("mentions").list.len().fill_null(0).cast(pl.Int64),
        *[expr if n else expr.cast(pl.Int64).fill_null(need_scan.NO_TIME) for n, expr in enumerate(closings)],
    )
    said = {column.name: column.to_numpy() for column in flat}
    for name in {*_FLAGS, "_after"} - set(said):
        said[name] = np.zeros(posts.height, np.bool_)
    parent = parent_rows(posts)
    kind, content = _kinds(said, parent)
    starts = said["_starts"] | said["_after"]
    strongest, gone = _by_turn(kind, starts, _gone(said))
    mentioned = said["mentions"]
    some = mentioned.any()
    columns = (
        said["conversation"],
        said["person"],
        said["side"],
        said["at"],
        parent,
        starts & (strongest != NOTHING),
        said["role"],
        said["substantive"],
        content,
        said["solved"],
        gone,
        _early(parent, said["role"], posts.height),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(mentioned)]),
        posts["mentions"].explode().drop_nulls().cast(pl.Int64).to_numpy() if some else np.empty(0, np.int64),
        said["closed_at"] if closings else np.full(posts.height, need_scan.NO_TIME),
    )
    return Prepared(columns, strongest, starts)


def after_closing() -> pl.Expr:
    """Say which posts are the first of their author after a closing of theirs (column `closed_at`)."""
    before = pl.col("closed_at").shift(1).over("conversation", "person")
    return before.is_not_null() & pl.col("person").is_not_null()


def _kinds(said: dict[str, Numbers], parent: Numbers) -> tuple[Numbers, Numbers]:
    """Give what each post waits for (a code of NEED_KIND; 255 = nothing), and whether it only thanks."""
    wants = said["needs_answer"]
    kind = np.full(len(wants), NOTHING, np.uint8)
    kind[wants] = 6
    demands = np.logical_or.reduce([said[name] for name, _ in _LABELS])
    glad = (said["thanks"] | said["praise"]) & ~demands
    kind[~said["side"] & ~glad & _answers_us(said, parent)] = 5
    kind[said["overheard"]] = 4
    for name, code in _LABELS:
        kind[wants & said[name]] = code
    return kind, glad & said["thanks"]


def _answers_us(said: dict[str, Numbers], parent: Numbers) -> Numbers:
    """Say which posts answer a question we asked on: by their parent, or next after it, by whom we asked."""
    asks = said["side"] & said["follow_up"]
    if not asks.any():
        return asks
    by_parent = (parent >= 0) & asks[parent]
    before = np.maximum(np.arange(len(asks)) - 1, 0)
    conversation, person = said["conversation"], said["person"]
    asked = parent[before]
    same = asks[before] & (conversation == conversation[before]) & (asked >= 0)
    next_after: Numbers = (parent < 0) & same & (person >= 0) & (person == person[asked])
    return by_parent | next_after


def _gone(said: dict[str, Numbers]) -> Numbers:
    gone = np.full(len(said["state"]), need_scan.OPEN, np.int8)
    gone[said["state"]] = need_scan.WITHDRAWN
    gone[said["moderated"]] = need_scan.MODERATED
    return gone


def _by_turn(kind: Numbers, starts: Numbers, gone: Numbers) -> tuple[Numbers, Numbers]:
    """Give each post the strongest kind of its turn; a turn is gone where all of its waiting posts are."""
    first = np.flatnonzero(starts)
    if not len(first):
        return kind, gone
    sizes = np.diff(np.append(first, len(kind)))
    strongest = np.minimum.reduceat(kind, first)
    alive = np.logical_or.reduceat((kind != NOTHING) & (gone == need_scan.OPEN), first)
    state = np.where(alive, need_scan.OPEN, np.maximum.reduceat(gone, first)).astype(np.int8)
    return np.repeat(strongest, sizes), np.repeat(state, sizes)


def _early(parent: Numbers, answers: Numbers, rows: int) -> Numbers:
    """Give per post the first answer of ours that stands before it, being dated earlier; -1 = none."""
    early = np.full(rows, need_scan.NONE, np.int64)
    places = np.flatnonzero(answers & (parent > np.arange(rows)))[::-1]
    early[parent[places]] = places
    return early
