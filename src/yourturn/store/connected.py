"""What a channel's row says of how to connect it. Secrets leave here unlocked, for adapters alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from yourturn.store import secrets
from yourturn.store.models import Channel


@dataclass(frozen=True)
class Connected:
    """A channel as an adapter needs it."""

    id: int
    kind: str
    space: str
    account: str  # the stable id of our account there
    settings: Mapping[str, Any]
    secrets: Mapping[str, str] = field(repr=False)


def connected(channel: int) -> Connected | None:
    """Give how a channel is connected; None where it is switched off, or there is none."""
    fields = ("id", "kind", "space", "account", "settings", "secrets")
    row = Channel.objects.filter(id=channel, state="on").values_list(*fields).first()
    if row is None:
        return None
    locked = bytes(row[5])
    return Connected(*row[:5], secrets=orjson.loads(secrets.unlock(locked)) if locked else {})
