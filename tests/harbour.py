"""A small team and its talks, as rows: what the tests of store, actions and workers share.

Ada is an editor and Ben a listener of the harbour's team; Cleo sees another channel; Olga owns everything.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

import polars as pl

from yourturn.core.sight import Sight
from yourturn.store import access, corpus, search, unit
from yourturn.store.models import (
    Brand,
    Channel,
    Conversation,
    Handle,
    Need,
    Person,
    Post,
    RawEvent,
    Seat,
    Team,
    User,
)  # fmt: skip

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ABILITY = {"longest": 80, "unit": "graphemes", "link_length": None, "settles_s": 0}
_numbers = count(1)


def later(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


@dataclass(frozen=True)
class Harbour:
    """Numbers of what was made."""

    brand: int
    channel: int
    other: int
    ada: int
    ben: int
    cleo: int
    olga: int
    ann: int

    def sight(self, who: str) -> Sight:
        found = access.sight_of(getattr(self, who))
        assert found is not None
        return found


def settle(zone: str = "Europe/Berlin") -> Harbour:
    """Make the brand, its channels, its colleagues, and a person called Ann Winter."""
    brand = Brand.objects.create(name="Harbour", zone=zone, weekend=[5, 6])
    made = {"brand": brand, "kind": "fake", "created_at": NOON, "ability": ABILITY}
    channel = Channel.objects.create(name="Square", space="posts", account="us", handle="us.example", **made)
    other = Channel.objects.create(name="Elsewhere", space="posts", account="us2", **made)
    people = {name: User.objects.create(email=f"{name}@example.org", name=name.title(), created_at=NOON)
              for name in ("ada", "ben", "cleo", "olga", "ann_a")}  # fmt: skip
    User.objects.filter(name="Olga").update(owner=True)
    team, far = Team.objects.create(name="Harbour"), Team.objects.create(name="Far")
    team.channels.add(channel)
    far.channels.add(other)
    for name, where, role in (("ada", team, "editor"), ("ben", team, "listener"), ("cleo", far, "admin")):
        Seat.objects.create(team=where, user=people[name], role=role)
    ann = person("Ann Winter", "ann.example")
    numbers = {name: people[name].pk for name in ("ada", "ben", "cleo", "olga")}
    return Harbour(brand.pk, channel.pk, other.pk, ann=ann, **numbers)


def person(name: str, handle: str) -> int:
    """Make a person with one handle."""
    row = Person.objects.create(name=name, first_at=NOON)
    network = "fake/posts"
    Handle.objects.create(network=network, external_id=handle, handle=handle, name=name, person=row)
    return row.pk


def said(
    channel: int, who: int | None, text: str, at: datetime, conversation: int | None = None,
    parent: int | None = None, **more: object,
) -> Post:  # fmt: skip
    """Have a person say something (None = us), and derive who waits."""
    number = next(_numbers)
    with unit.write():
        if conversation is None:
            opened = Conversation.objects.create(channel_id=channel, external_id=f"c{number}", opened_at=at)
            conversation = opened.pk
        handle = Handle.objects.filter(person=who).first() if who else None
        row = Post.objects.create(
            channel_id=channel, space="posts", external_id=more.pop("external_id", f"x{number}"), conversation_id=conversation,
            parent=parent, handle=handle, side="people" if who else "us", at=at, received_at=at, text=text,
            words=len(text.split()), mentions_us=bool(who), **more,
        )  # fmt: skip
        RawEvent.objects.create(channel_id=channel, received_at=at, kind="seen", external_id=f"posts/{row.external_id}",
                                body=text.encode())  # fmt: skip
        corpus.derive_again([conversation], at)
        search.index(pl.DataFrame({"id": [row.pk], "title": [""], "text": [text]}))
    return row


def need_of(post: Post) -> Need:
    return Need.objects.get(opened_post=post.pk)
