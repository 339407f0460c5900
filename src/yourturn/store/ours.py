"""A post of ours is a post at once when it was sent; its echo from the network is then a duplicate.

Until `store.corpus` takes single posts of ours in, they go through here.
"""

from dataclasses import dataclass
from datetime import datetime

from yourturn.store import again, record
from yourturn.store.models import Channel, Conversation, Counter, Handle, Post, RawEvent


@dataclass(frozen=True)
class OurPost:
    """What we said, as the network has it."""

    channel: int
    conversation: int | None  # None = it opens one
    parent: int | None
    space: str
    external_id: str
    revision: str
    at: datetime
    text: str
    url: str
    raw: bytes
    kind: str = "seen"  # of the raw event


def keep(said: OurPost, now: datetime) -> int:
    """Store what we said and give its number; what is here already (its echo came first) stays as it is."""
    at = Post.objects.filter(channel=said.channel, space=said.space, external_id=said.external_id)
    known = at.values_list("id", flat=True).first()
    if known is not None:
        return int(known)
    channel = Channel.objects.get(id=said.channel)
    RawEvent.objects.create(
        channel=channel, received_at=now, kind=said.kind, external_id=said.external_id, body=said.raw
    )
    conversation = said.conversation or _opened(said)
    parent = Post.objects.filter(id=said.parent or 0).values("external_id", "public").first()
    row = Post.objects.create(
        channel=channel,
        space=said.space,
        external_id=said.external_id,
        revision=said.revision,
        conversation_id=conversation,
        parent=said.parent,
        parent_external=parent["external_id"] if parent else "",
        handle=_our_handle(channel),
        side="us",
        at=said.at,
        received_at=now,
        text=said.text,
        words=len(said.text.split()),
        public=parent["public"] if parent else channel.public,
        url=said.url,
    )
    _count(said)
    again.derive([conversation], now)
    record.change("post:seen", now, said.channel, conversation, row.pk)
    return int(row.pk)


def _opened(said: OurPost) -> int:
    made, _ = Conversation.objects.get_or_create(channel_id=said.channel, external_id=said.external_id)
    return int(made.pk)


def _our_handle(channel: Channel) -> Handle | None:
    if not channel.account:
        return None
    made: Handle = Handle.objects.get_or_create(
        network=f"{channel.kind}/{channel.space}",
        external_id=channel.account,
        defaults={"handle": channel.handle, "side": "us"},
    )[0]
    return made


def _count(said: OurPost) -> None:
    row, made = Counter.objects.get_or_create(
        channel_id=said.channel, day=said.at.date(), side="us", defaults={"posts": 1}
    )
    if not made:
        Counter.objects.filter(id=row.pk).update(posts=row.posts + 1)
