"""What is derived of conversations and kept: needs, conversation rows and counters.

The core decides; here it is compared with what stands, and only what differs is written. Snoozes and who has
a conversation are people's decisions: they survive.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import polars as pl

from yourturn.core.live import Counters, Derived, derive
from yourturn.core.schema import TIME
from yourturn.store import bulk
from yourturn.store.corpus.standing import as_live
from yourturn.store.corpus.threading import OF_POST, OF_THREAD

NEVER: Final = timedelta(days=14)
"""An imported need older than this was never answered; it stands apart."""

NEEDS: Final[dict[str, Any]] = {
    "conversation_id": pl.Int64,
    "channel_id": pl.Int64,
    "person_id": pl.Int64,
    "opened_post": pl.Int64,
    "since": TIME,
    "kind": pl.String,
    "overheard": pl.Boolean,
    "angry": pl.Boolean,
    "ended": pl.String,
    "ended_at": TIME,
    "answered_by": pl.Int64,
    "answered_at": TIME,
    "acked_at": TIME,
    "lapses_at": TIME,
}
"""Columns of `need` that are derived."""

CONVERSATIONS: Final[dict[str, Any]] = {
    "id": pl.Int64,
    "channel_id": pl.Int64,
    "external_id": pl.String,
    "opener_id": pl.Int64,
    "opened_at": TIME,
    "last_at": TIME,
    "last_post": pl.Int64,
    "posts_theirs": pl.Int64,
    "posts_ours": pl.Int64,
    "people": pl.Int64,
    "whose_turn": pl.String,
    "waiting_since": TIME,
    "asked_at": TIME,
    "angry": pl.Boolean,
    "waits": pl.Int64,
    "overheard": pl.Boolean,
    "historical": pl.Boolean,
}
"""Columns of `conversation` that are derived."""

_STOOD: Final = {
    "id": pl.Int64,
    "opened_post": pl.Int64,
    "conversation": pl.Int64,
    "person": pl.Int64,
    "ended": pl.String,
    "snoozed_for_reply": pl.Boolean,
}


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows as they are to stand: `needs` (NEEDS, with never and opened_historical), `conversations`."""

    needs: pl.DataFrame
    conversations: pl.DataFrame


def rows_of(
    posts: pl.DataFrame,
    accounts: pl.DataFrame,
    closings: pl.DataFrame | None,
    threads: pl.DataFrame,
    now: datetime,
) -> Rows:
    """Derive the rows of whole conversations from their posts (STANDING).

    `threads` has the network's own name of a conversation, where it gives one (conversation, thread).
    """
    found: Derived = derive(as_live(posts, accounts), closings, now)
    history = posts.select(opened_post="post", opened_historical="historical")
    needs = (
        found.needs.rename({"answered_by_post": "answered_by"})
        .rename({name: f"{name}_id" for name in ("conversation", "channel", "person")})
        .with_columns(overheard=pl.col("kind") == "overheard")
        .join(history, on="opened_post", how="left", maintain_order="left")
    )
    old = pl.col("since").is_null() | (pl.col("since") < now - NEVER)
    needs = needs.select(
        *(pl.col(name).cast(kind) for name, kind in NEEDS.items()),
        never=pl.col("opened_historical") & old,
    )
    named = _names(posts, threads)
    whole = posts.group_by("conversation").agg(pl.col("historical").all())
    conversations = (
        found.conversations.join(named, on="conversation", how="left")
        .join(whole, on="conversation", how="left")
        .with_columns(pl.col("whose_turn").cast(pl.String).str.replace("'", "", literal=True))
        .rename({"conversation": "id", "channel": "channel_id", "opener": "opener_id"})
        .select(pl.col(name).cast(kind) for name, kind in CONVERSATIONS.items())
    )
    return Rows(needs, conversations)


def _names(posts: pl.DataFrame, threads: pl.DataFrame) -> pl.DataFrame:
    """Name each conversation: by the network's thread, the least of several, else by its opening post."""
    opening = (
        posts.sort(pl.col("parent").is_not_null(), "at", "space", "external_id", nulls_last=True)
        .unique("conversation", keep="first", maintain_order=True)
        .select("conversation", own=OF_POST + pl.concat_str("space", "external_id", separator="/"))
    )
    named = threads.group_by("conversation").agg(thread=OF_THREAD + pl.col("thread").min())
    return opening.join(named, on="conversation", how="left").select(
        "conversation", external_id=pl.coalesce("thread", "own")
    )


@dataclass(frozen=True, eq=False)
class Turned:
    """Needs that opened and that ended by what was written: conversation_id, channel_id, opened_post."""

    opened: pl.DataFrame
    ended: pl.DataFrame


def put_rows(rows: Rows, touched: pl.Series, spoke: pl.DataFrame) -> Turned:
    """Write what differs, in conversations that may have stood before (`touched`).

    `spoke` are people whose new words came in now (conversation, person): snoozes until they reply end.
    """
    stood = needs_standing(touched)
    vanished = stood.join(rows.needs.select("opened_post"), on="opened_post", how="anti")
    appeared = rows.needs.join(stood.select("opened_post"), on="opened_post", how="anti")
    moved = _same_wait(vanished, appeared)
    bulk.update("need", moved)
    gone = vanished.join(moved, on="id", how="anti")
    if gone.height:
        source, params = bulk.keys(gone.select("id"))
        bulk.run(f"DELETE FROM need WHERE id IN (SELECT k.id FROM {source})", params)  # noqa: S608 - names of ours
    bulk.upsert("conversation", rows.conversations, ["id"])
    bulk.upsert(
        "need", awake(rows.needs), ["opened_post"], update=[name for name in NEEDS if name != "opened_post"]
    )
    _wake(stood, spoke)
    before = stood.select("opened_post", was="ended")
    both = rows.needs.join(before, on="opened_post", how="left")
    is_open, was_open = pl.col("ended") == "open", (pl.col("was") == "open").fill_null(value=False)
    return Turned(both.filter(is_open & ~was_open), both.filter(~is_open & was_open))


def awake(needs: pl.DataFrame) -> pl.DataFrame:
    """Give new needs with what people decide about them: nothing yet."""
    return needs.with_columns(snoozed_for_reply=pl.lit(value=False), snoozed_until=pl.lit(None, TIME))


def needs_standing(conversations: pl.Series) -> pl.DataFrame:
    """Give the needs that stand in those conversations."""
    if conversations.is_empty():
        return pl.DataFrame(schema=_STOOD)
    source, params = bulk.keys(conversations.rename("id").to_frame())
    sql = (
        "SELECT n.id, n.opened_post, n.conversation_id AS conversation, n.person_id AS person, n.ended, "  # noqa: S608 - names of ours
        f"n.snoozed_for_reply FROM {source} CROSS JOIN need n WHERE n.conversation_id = k.id"
    )
    return bulk.frame_of(sql, params, _STOOD)


def put_counters(posts: pl.DataFrame, sign: int = 1) -> None:
    """Count posts (channel, at, side) in, or out with sign -1, by days of UTC; those without time are not."""
    counted = Counters.of(posts.select("channel", "at", "side")).result().drop_nulls("day")
    if counted.is_empty():
        return
    added = counted.select(
        channel_id="channel", day="day", side=pl.col("side").cast(pl.String), posts=pl.col("posts") * sign
    )
    bulk.add("counter", added, ["channel_id", "day", "side"], "posts")
    if sign < 0:
        source, params = bulk.keys(added.select("channel_id").unique())
        channels = f"SELECT k.channel_id FROM {source}"  # noqa: S608 - names of ours
        bulk.run(f"DELETE FROM counter WHERE posts = 0 AND channel_id IN ({channels})", params)  # noqa: S608 - names of ours


def _same_wait(vanished: pl.DataFrame, appeared: pl.DataFrame) -> pl.DataFrame:
    """Give needs whose wait now begins with another post of the same person (id, opened_post, never).

    It is the same row, so that a snooze stays with the person's wait.
    """
    nth = pl.int_range(pl.len()).over("conversation", "person").alias("nth")
    old = vanished.sort("opened_post").with_columns(nth).select("id", "conversation", "person", "nth")
    new = appeared.select("opened_post", "never", conversation="conversation_id", person="person_id")
    new = new.with_columns(nth)
    return old.join(new, on=["conversation", "person", "nth"], nulls_equal=True).select(
        "id", "opened_post", "never"
    )


def _wake(stood: pl.DataFrame, spoke: pl.DataFrame) -> None:
    asleep = stood.filter("snoozed_for_reply")
    if asleep.is_empty() or spoke.is_empty():
        return
    woken = asleep.join(spoke, on=["conversation", "person"], how="semi", nulls_equal=True).select(
        "id", snoozed_for_reply=pl.lit(value=False), snoozed_until=pl.lit(None, TIME)
    )
    bulk.update("need", woken)
