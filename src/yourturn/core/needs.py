"""Needs: who waits or waited for an answer of ours, since when, and how it ended (M0, M7).

It takes posts with their roles; it must never count an answer by people as ours.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final

import numpy as np
import polars as pl

from yourturn.core import need_scan
from yourturn.core.schema import TIME
from yourturn.core.turns import turn_starts

NEED_KIND: Final = pl.Enum(["hostile", "complaint", "want", "question", "overheard", "answer", "unlabelled"])
ENDED: Final = pl.Enum(["answered", "open", "by_people", "withdrawn"])

NEEDS: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "conversation": pl.UInt32,
    "person": pl.UInt32,  # null = unknown author
    "opened_post": pl.UInt32,
    "since": TIME,
    "kind": NEED_KIND,
    "answered_at": TIME,  # by us; null where not answered, or without a time
    "answered_by_post": pl.UInt32,
    "acked_at": TIME,
    "ended_at": TIME,  # when it ended, whoever ended it; null = open or withdrawn
    "ended": ENDED,
    "waited_s": pl.Float64,  # until it ended, or until `as_of`; null where a time is missing; may be negative
}
"""A need, one row per wait of one person in one conversation."""


def needs(posts: pl.DataFrame, as_of: datetime, gap_h: float = 6.0) -> pl.DataFrame:
    """Give the needs (schema NEEDS) of posts that carry the columns of `add_roles`.

    Posts after `as_of` do not count.
    """
    seen = posts.filter((pl.col("at") <= as_of) | pl.col("at").is_null())
    marked = _mark_opening(seen, gap_h)
    as_of_us = int(pl.Series([as_of]).cast(TIME).cast(pl.Int64)[0])
    opened, answered, acked, ended = _scan()(*_columns(marked), as_of_us)
    frame = pl.DataFrame({"opened": opened, "answered": answered, "acked": acked, "ended": ended})
    return _spell_out(marked, frame, as_of)


@cache
def _scan() -> Callable[..., tuple[Any, Any, Any, Any]]:
    import numba  # noqa: PLC0415 - heavy: loaded when the first study runs

    compiled: Callable[..., tuple[Any, Any, Any, Any]] = numba.njit(cache=True, nogil=True)(need_scan.scan)
    return compiled


def _mark_opening(seen: pl.DataFrame, gap_h: float) -> pl.DataFrame:
    """Add `_opens` and `_kind`: the first post of each turn of people that waits, and what it waits for."""
    parents = seen.select(
        pl.col("post").alias("parent"),
        pl.col("person").alias("_parent_person"),
        (pl.col("follow_up").fill_null(value=False) & (pl.col("side") != "people")).alias("_parent_asks"),
    )
    joined = seen.join(parents, on="parent", how="left", maintain_order="left").with_columns(
        turn_starts(gap_h).alias("_starts"), _kind().alias("_kind")
    )
    joined = joined.with_columns(pl.col("_starts").cum_sum().alias("_turn"))
    strongest = pl.col("_kind").to_physical().min().over("_turn")
    return joined.with_columns(strongest.alias("_kind")).with_columns(
        (pl.col("_starts") & pl.col("_kind").is_not_null()).alias("_opens")
    )


def _kind() -> pl.Expr:
    wants = pl.col("needs_answer").fill_null(value=False)
    said = {name: wants & pl.col(name).fill_null(value=False) for name in ("complaint", "want", "question")}
    return (
        pl.when(wants & pl.col("hostile_us").fill_null(value=False))
        .then(pl.lit("hostile"))
        .when(said["complaint"])
        .then(pl.lit("complaint"))
        .when(said["want"])
        .then(pl.lit("want"))
        .when(said["question"])
        .then(pl.lit("question"))
        .when(pl.col("overheard").fill_null(value=False))
        .then(pl.lit("overheard"))
        .when((pl.col("side") == "people") & pl.col("_parent_asks").fill_null(value=False))
        .then(pl.lit("answer"))
        .when(wants)
        .then(pl.lit("unlabelled"))
        .cast(NEED_KIND)
    )


def _columns(marked: pl.DataFrame) -> tuple[Any, ...]:
    mentioned = marked["mentions"].list.len().fill_null(0).to_numpy()
    flat = marked.select(pl.col("mentions").explode())["mentions"].drop_nulls()
    role = marked["role"]
    return (
        marked["conversation"].to_numpy(),
        marked["person"].cast(pl.Int64).fill_null(need_scan.NONE).to_numpy(),
        (marked["side"] != "people").to_numpy(),
        marked["at"].cast(pl.Int64).fill_null(need_scan.NO_TIME).to_numpy(),
        marked["_parent_person"].cast(pl.Int64).fill_null(need_scan.NONE).to_numpy(),
        marked["_opens"].to_numpy(),
        role.is_in(["reply", "ack", "going_back"]).fill_null(value=False).to_numpy(),
        marked["substantive"].fill_null(value=False).to_numpy(),
        marked["thanks"].fill_null(value=False).to_numpy(),
        (marked["state"] == "deleted").fill_null(value=False).to_numpy(),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(mentioned, dtype=np.int64)]),
        flat.cast(pl.Int64).to_numpy(),
    )


def _spell_out(marked: pl.DataFrame, frame: pl.DataFrame, as_of: datetime) -> pl.DataFrame:
    def taken(name: str, rows: str) -> pl.Series:
        places = frame.select(pl.when(pl.col(rows) >= 0).then(pl.col(rows)))[rows]
        return marked[name].gather(places)

    spelled = pl.DataFrame(
        {
            "conversation": taken("conversation", "opened"),
            "person": taken("person", "opened"),
            "opened_post": taken("post", "opened"),
            "since": taken("at", "opened"),
            "kind": _named(taken("_kind", "opened"), NEED_KIND),
            "ended_at": taken("at", "answered"),
            "_ended_post": taken("post", "answered"),
            "acked_at": taken("at", "acked"),
            "ended": _named(frame["ended"], ENDED),
        }
    )
    ours = pl.col("ended") == "answered"
    until = pl.when(pl.col("ended") == "open").then(pl.lit(as_of, dtype=TIME)).otherwise(pl.col("ended_at"))
    return spelled.with_columns(
        pl.when(ours).then(pl.col("ended_at")).alias("answered_at"),
        pl.when(ours).then(pl.col("_ended_post")).alias("answered_by_post"),
        ((until - pl.col("since")).dt.total_microseconds() / 1e6).alias("waited_s"),
    ).select(pl.col(name).cast(dtype) for name, dtype in NEEDS.items())


def _named(codes: pl.Series, names: pl.Enum) -> pl.Series:
    spelled = dict(enumerate(names.categories))
    return codes.replace_strict(spelled, return_dtype=pl.String).cast(names)
