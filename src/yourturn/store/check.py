"""Whether what is stored beside the posts still says what the posts say: needs, conversations, counters.

It reads and never mends; `corpus.derive_again` does.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

import polars as pl

from yourturn.core.live import Counters
from yourturn.core.schema import SIDE, TIME
from yourturn.store import bulk
from yourturn.store.corpus.derived import CONVERSATIONS, NEEDS, rows_of
from yourturn.store.corpus.standing import accounts_named, closings_of, standing
from yourturn.store.corpus.writing import threads_of

SLICE: Final = 5_000
"""Conversations that are looked at together."""

DIFFERENCES: Final[dict[str, Any]] = {
    "table": pl.String,
    "key": pl.String,  # opening post of a need, number of a conversation, channel/day/side of a counter
    "column": pl.String,  # "" = the whole row is missing or should not be there
    "stored": pl.String,
    "derived": pl.String,
}


def recompute(now: datetime) -> pl.DataFrame:
    """Derive everything again and give what differs from what is stored (DIFFERENCES); empty = all is right.

    `now` counts for waits that lapse. Memory holds a slice of conversations at a time.
    """
    found = [pl.DataFrame(schema=DIFFERENCES)]
    for conversations in _slices():
        posts = standing(conversations)
        rows = rows_of(
            posts, accounts_named(posts), closings_of(conversations), threads_of(conversations), now
        )
        source, params = bulk.keys(conversations.rename("id").to_frame())
        for table, kinds, key, derived, where in (
            ("need", NEEDS, "opened_post", rows.needs, "conversation_id"),
            ("conversation", CONVERSATIONS, "id", rows.conversations, "id"),
        ):
            names = ", ".join(f"t.{name}" for name in kinds)
            sql = f"SELECT {names} FROM {source} CROSS JOIN {table} t WHERE t.{where} = k.id"  # noqa: S608 - names of ours
            found.append(
                _differences(table, bulk.frame_of(sql, params, kinds), derived.select(list(kinds)), [key])
            )
    found.append(_counters())
    return pl.concat(found)


def _slices() -> Iterator[pl.Series]:
    last = 0
    while True:
        sql = "SELECT id FROM conversation WHERE id > %s ORDER BY id LIMIT %s"
        ids = bulk.frame_of(sql, [last, SLICE], {"id": pl.Int64})["id"].sort()
        if ids.is_empty():
            return
        yield ids
        last = int(ids[-1])


def _counters() -> pl.DataFrame:
    """Count all posts again, in slices of their numbers."""
    kinds: dict[str, Any] = {"id": pl.Int64, "channel": pl.Int64, "at": TIME, "side": SIDE}
    counted, last = Counters.of(pl.DataFrame(schema=kinds)), 0
    while True:
        sql = "SELECT id, channel_id AS channel, at, side FROM post WHERE id > %s ORDER BY id LIMIT %s"
        posts = bulk.frame_of(sql, [last, 20 * SLICE], kinds)
        if posts.is_empty():
            break
        counted += Counters.of(posts)
        last = int(posts["id"][-1])
    names = {"channel": pl.Int64, "day": pl.Date, "side": SIDE, "posts": pl.Int64}
    stored = bulk.frame_of("SELECT channel_id AS channel, day, side, posts FROM counter", [], names)
    derived = counted.result().drop_nulls("day").select(list(names))
    return _differences("counter", stored, derived, ["channel", "day", "side"])


def _differences(table: str, stored: pl.DataFrame, derived: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Give a row per value that differs, and per row that stands on one side only."""
    named = pl.concat_str([pl.col(name).cast(pl.String) for name in by], separator="/")
    sides = [
        frame.with_columns(named.alias("key"), pl.lit("there").alias(""))
        .drop(by)
        .with_columns(pl.all().exclude("key").cast(pl.String))
        for frame in (stored, derived)
    ]
    long = [
        side.unpivot(index="key", variable_name="column", value_name=name)
        for side, name in zip(sides, ("stored", "derived"), strict=True)
    ]
    both = long[0].join(long[1], on=["key", "column"], how="full", coalesce=True)
    alone = both.filter((pl.col("column") == "") & pl.col("stored").ne_missing(pl.col("derived")))
    rest = both.join(alone.select("key"), on="key", how="anti")
    differing = rest.filter(pl.col("stored").ne_missing(pl.col("derived")))
    return pl.concat([alone, differing]).select(
        table=pl.lit(table), key="key", column="column", stored="stored", derived="derived"
    )
