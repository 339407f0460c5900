"""Brands and channels as they are connected. Secrets leave here unlocked, for adapters alone.

Functions that change something are called inside `unit.write()`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

import orjson

from yourturn.store import secrets
from yourturn.store.models import Brand, Channel


@dataclass(frozen=True)
class Connected:
    """A channel as an adapter needs it."""

    id: int
    kind: str
    space: str
    account: str  # the stable id of our account there
    settings: Mapping[str, Any]
    secrets: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True)
class NewBrand:
    """A voice of the organisation, with its words, its languages and its hours."""

    name: str
    us_words: Sequence[str]
    languages: Sequence[str]
    zone: str
    weekend: Sequence[int]
    staffed: tuple[time, time]


@dataclass(frozen=True)
class NewChannel:
    """A place to be connected; `ability` is what its server said."""

    name: str
    kind: str
    space: str
    account: str = ""
    handle: str = ""
    own_space: bool = False
    public: bool = True
    state: str = "on"
    ability: Mapping[str, Any] = field(default_factory=dict)


def connected(channel: int) -> Connected | None:
    """Give how a channel is connected; None where it is switched off, or there is none."""
    fields = ("id", "kind", "space", "account", "settings", "secrets")
    row = Channel.objects.filter(id=channel, state="on").values_list(*fields).first()
    if row is None:
        return None
    locked = bytes(row[5])
    words = orjson.loads(secrets.unlock(locked)) if locked else {}
    return Connected(row[0], row[1], row[2], row[3], row[4], words)


def put_brand(new: NewBrand) -> int:
    """Make a brand, or let the one of that name be as it is said here."""
    begins, ends = new.staffed
    said = {"us_words": list(new.us_words), "languages": list(new.languages), "zone": new.zone,
            "weekend": list(new.weekend), "staffed_from": begins, "staffed_to": ends}  # fmt: skip
    return int(Brand.objects.update_or_create(name=new.name, defaults=said)[0].pk)


def put_channel(brand: int, new: NewChannel, now: datetime) -> int:
    """Make a channel; one of that kind, space and account is let be, and given."""
    said = {
        "brand_id": brand,
        "name": new.name,
        "handle": new.handle,
        "own_space": new.own_space,
        "public": new.public,
        "state": new.state,
        "ability": dict(new.ability),
        "created_at": now,
    }
    found, _ = Channel.objects.get_or_create(
        kind=new.kind, space=new.space, account=new.account, defaults=said
    )
    return int(found.pk)
