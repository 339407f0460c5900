"""Derives needs and whose turn it is again, for a few conversations after a closing or a post of ours.

Whole batches of received posts are the business of `store.corpus`.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import polars as pl

from yourturn.core.labels import from_bits
from yourturn.core.live import CLOSINGS, POSTS_LIVE
from yourturn.core.live import derive as derived_from
from yourturn.store import record
from yourturn.store.models import Closing, Conversation, Need, Post

_TURN = {"ours": "ours", "theirs": "theirs", "nobody's": "nobodys"}
_READ = ("id", "conversation", "parent", "handle__person", "side", "at", "state", "kind", "channel",
         "channel__own_space", "words", "text", "mentions_us", "names_us", "labels")  # fmt: skip

_NAMES = ("post", "conversation", "parent", "person", "side", "at", "state", "kind", "channel",
          "own_space", "words", "text", "mentions_us", "names_us", "labels")  # fmt: skip


def derive(conversations: Sequence[int], now: datetime) -> None:
    """Bring the needs and the row of each conversation to what its posts and closings say."""
    made = derived_from(_posts(conversations), _closings(conversations), now)
    for row in made.conversations.to_dicts():
        Conversation.objects.filter(id=row["conversation"]).update(
            opener=row["opener"],
            opened_at=row["opened_at"],
            last_at=row["last_at"],
            last_post=row["last_post"],
            posts_theirs=row["posts_theirs"],
            posts_ours=row["posts_ours"],
            people=row["people"],
            whose_turn=_TURN[row["whose_turn"]],
            waiting_since=row["waiting_since"],
            asked_at=row["asked_at"],
            angry=row["angry"],
        )
        record.change("conversation:derived", now, row["channel"], row["conversation"])
    needs = made.needs.to_dicts()
    Need.objects.filter(conversation__in=conversations).exclude(
        opened_post__in=[row["opened_post"] for row in needs]
    ).delete()
    for row in needs:
        Need.objects.update_or_create(opened_post=row["opened_post"], defaults=_need(row))


def _need(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "conversation_id": row["conversation"],
        "channel_id": row["channel"],
        "person_id": row["person"],
        "since": row["since"],
        "kind": row["kind"],
        "overheard": row["kind"] == "overheard",
        "ended": row["ended"],
        "ended_at": row["ended_at"],
        "answered_by": row["answered_by_post"],
        "answered_at": row["answered_at"],
        "acked_at": row["acked_at"],
    }


def _posts(conversations: Sequence[int]) -> pl.DataFrame:
    plain = {"labels": pl.Int64, **{name: kind for name, kind in POSTS_LIVE.items() if name in _NAMES}}
    rows = Post.objects.filter(conversation__in=conversations).values_list(*_READ)
    read = pl.DataFrame(list(rows), schema={name: plain[name] for name in _NAMES}, orient="row")
    return read.with_columns(pl.lit([], pl.List(pl.Int64)).alias("mentions")).with_columns(
        from_bits(pl.col("side") != "people")
    )


def _closings(conversations: Sequence[int]) -> pl.DataFrame:
    fields = ("conversation", "person", "opened_post", "at", "outcome", "reason")
    rows = Closing.objects.filter(conversation__in=conversations, undone_at=None).values_list(*fields)
    return pl.DataFrame(list(rows), schema=dict(CLOSINGS), orient="row")
