"""How listening on a channel goes: its cursor, its gaps, what could not be read, what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yourturn.store import record
from yourturn.store.models import Channel, Gap, Quarantined


@dataclass(frozen=True)
class Listened:
    """A channel that can be listened to."""

    id: int
    name: str
    kind: str
    state: str
    cursor: str | None


def to_listen_to() -> tuple[Listened, ...]:
    """Give the channels that are switched on; those of imports and of posts by hand are not listened to."""
    on = Channel.objects.filter(state="on").exclude(kind__in=["archive", "by_hand"]).order_by("id")
    rows = on.values_list("id", "name", "kind", "state", "cursor")
    return tuple(Listened(id_, name, kind, state, cursor or None) for id_, name, kind, state, cursor in rows)


def listened(channel: int) -> Listened | None:
    """Give how a channel is listened to; None where there is none."""
    row = Channel.objects.filter(id=channel).values_list("id", "name", "kind", "state", "cursor").first()
    if row is None:
        return None
    id_, name, kind, state, cursor = row
    return Listened(id_, name, kind, state, cursor or None)


def put_cursor(channel: int, cursor: str, now: datetime) -> None:
    """Keep where listening goes on, in the transaction of what was heard; and that it works."""
    Channel.objects.filter(id=channel).update(cursor=cursor, heard_at=now, trouble="")


def put_trouble(channel: int, sentence: str) -> None:
    """Say in one sentence why nothing is heard at the moment."""
    Channel.objects.filter(id=channel).exclude(trouble=sentence).update(trouble=sentence)


def put_revoked(channel: int, sentence: str, now: datetime) -> None:
    """Stop listening on a channel that lets us in no more, and tell the pages."""
    if Channel.objects.filter(id=channel).exclude(state="revoked").update(state="revoked", trouble=sentence):
        record.change("channel:revoked", now, channel)


def put_gaps(channel: int, gaps: Sequence[tuple[datetime | None, datetime, str]]) -> None:
    """Record times in which a channel was not heard, each once."""
    for since, until, why in gaps:
        Gap.objects.get_or_create(channel_id=channel, since=since, until=until, why=why)


def put_aside(
    channel: int | None, rows: Sequence[Mapping[str, Any]], now: datetime, imported: int | None = None
) -> None:
    """Keep what could not be read (place, reason, content), each once."""
    if not rows:
        return
    known = set(
        Quarantined.objects.filter(
            channel_id=channel, imported_id=imported, place__in=[row["place"] for row in rows]
        ).values_list("place", "reason", "content")
    )
    new = {(row["place"], row["reason"], row["content"]) for row in rows} - known
    Quarantined.objects.bulk_create(
        Quarantined(
            channel_id=channel, imported_id=imported, at=now, place=place, reason=reason, content=content
        )
        for place, reason, content in sorted(new)
    )
