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
from yourturn.core.need_columns import Waits, prepare
from yourturn.core.schema import TIME

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


def needs(posts: pl.DataFrame, as_of: datetime, gap_h: float = 6.0) -> pl.DataFrame:
    """Give the needs (schema NEEDS) of posts that carry the columns of `add_roles`.

    Posts after `as_of` do not count. Optional columns: `solved` (Boolean: the asker marked this post as the
    solution), `moderated` (Boolean: taken down as spam or abuse) and `closed_at` (TIME: on the last post of a
    person before it, when one of ours closed their wait; what they write later is a turn of its own).
    """
    seen = posts
    if (posts["at"] > as_of).any():
        seen = posts.filter((pl.col("at") <= as_of) | pl.col("at").is_null())
    return _spell_out(seen, prepare(seen, gap_h).waits(as_of), as_of)


def _spell_out(seen: pl.DataFrame, waits: Waits, as_of: datetime) -> pl.DataFrame:
    opened, answered, ended = waits.opened, waits.ended_by, waits.ended
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
            "kind": named(waits.kind, NEED_KIND),
            "answered_at": taken("at", np.where(by_us, answered, need_scan.NONE)),
            "answered_by_post": taken("post", np.where(by_us, answered, need_scan.NONE)),
            "acked_at": taken("at", waits.acked),
            "ended_at": taken("at", np.where(by_hand, need_scan.NONE, answered)),
            "ended": named(ended, ENDED),
        }
    )
    if by_hand.any():
        at = taken("closed_at", np.where(by_hand, answered, need_scan.NONE))
        spelled = spelled.with_columns(pl.coalesce("ended_at", at.alias("_at")).alias("ended_at"))
    until = pl.when(pl.col("ended") == "open").then(pl.lit(as_of, dtype=TIME)).otherwise("ended_at")
    waited = ((until - pl.col("since")).dt.total_microseconds() / 1e6).alias("waited_s")
    return spelled.with_columns(waited).select(pl.col(name).cast(dtype) for name, dtype in NEEDS.items())


def named(codes: Numbers, names: pl.Enum) -> pl.Series:
    """Give codes of waits as NEED_KIND or ENDED."""
    spelled = pl.Series(names.categories.to_list(), dtype=names)
    return spelled.gather(pl.Series(codes, dtype=pl.UInt32))
