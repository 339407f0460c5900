"""Webhooks: programs outside that are told what happens at a team's channels. Numbers are told, no words."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from yourturn.channels import http
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.permissions import NotAllowed
from yourturn.core.sight import Sight
from yourturn.store import record, setup, unit, webhooks

KINDS: Final = (
    "post:seen", "post:gone", "post:sent", "need:opened", "need:closed", "conversation:assigned",
    "conversation:taken", "conversation:noted", "want:filed", "promise:made",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A new webhook; its secret is shown once."""

    id: int
    secret: str = field(repr=False)


def make(
    sight: Sight,
    url: str,
    team: int,
    kinds: Sequence[str],
    now: datetime,
    look_up: http.Resolve = http.resolve,
) -> Made:
    """Have an address told of these kinds of change at a team's channels.

    Raises BadInput for an unknown kind, Forbidden for an address on a private network, NotThere for a team
    that is not theirs to look after.
    """
    chosen = tuple(kind for kind in KINDS if kind in set(kinds))
    if not chosen or len(chosen) != len(set(kinds)):
        raise BadInput("Choose what it is told of.")
    if len(url) > 2000:
        raise BadInput("This address is too long.")
    http.checked(url, setup.config().private_networks, look_up)
    secret = secrets.token_urlsafe(32)
    with unit.write():
        mine = webhooks.teams_of(sight)
        if not mine:
            raise NotAllowed("That takes the role admin. Ask an admin of your team.")
        if team not in mine:
            raise NotThere("There is no such team, or you do not look after it.")
        number = webhooks.write_webhook(url, secret.encode(), chosen, team, sight.user, now)
        record.audit("team:webhook:made", now, sight.user, subject=number, detail={"what": str(number)})
    return Made(number, secret)


def end(sight: Sight, webhook: int, now: datetime) -> None:
    """Tell an address nothing any more. Raises NotThere."""
    with unit.write():
        webhooks.end(sight, webhook, now)
        record.audit("team:webhook:deleted", now, sight.user, subject=webhook, detail={"what": str(webhook)})


def send_again(sight: Sight, delivery: int, now: datetime) -> None:
    """Have a delivery sent again, with the same body. Raises NotThere."""
    with unit.write():
        webhook = webhooks.again(sight, delivery, now)
        record.audit("team:webhook:resent", now, sight.user, subject=webhook, detail={"what": str(delivery)})
