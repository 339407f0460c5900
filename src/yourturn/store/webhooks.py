"""Webhooks and their deliveries. What is told are numbers and kinds of what happened, never people's words.

Called inside `unit.write()` where it writes; the caller has checked who may.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q

from yourturn.core.errors import NotThere
from yourturn.core.sight import Sight
from yourturn.store import changes, secrets
from yourturn.store.models import Change, Channel, Delivery, Seat, Team, Webhook

BACK: Final = 1000
"""So far back late numbers are looked for: transactions may end in another order than their numbers."""
MOST: Final = 500


@dataclass(frozen=True)
class HookRow:
    """A webhook, as its page shows it."""

    id: int
    url: str
    kinds: tuple[str, ...]
    team: int
    team_name: str
    made_at: datetime


@dataclass(frozen=True)
class DeliveryRow:
    """One telling, and how it went."""

    id: int
    webhook: int
    change: int
    state: str
    tries: int
    next_try_at: datetime | None
    answered: str
    at: datetime


@dataclass(frozen=True)
class Due:
    """What is to be sent now."""

    id: int
    url: str
    body: str
    tries: int
    secret: bytes = field(repr=False)


def write_webhook(url: str, secret: bytes, kinds: tuple[str, ...], team: int, by: int, at: datetime) -> int:
    """Add a webhook; it is told of what happens from now on."""
    row = Webhook.objects.create(
        url=url, secret=secrets.lock(secret), kinds=list(kinds), team_id=team, made_by_id=by, made_at=at,
        seen_to=changes.latest(),
    )  # fmt: skip
    return int(row.pk)


def webhooks(sight: Sight) -> list[HookRow]:
    """Give the webhooks of the teams a colleague looks after."""
    rows = Webhook.objects.filter(team__in=teams_of(sight), ended_at=None).order_by("id")
    columns = ("id", "url", "kinds", "team", "team__name", "made_at")
    return [HookRow(row[0], row[1], tuple(row[2]), *row[3:]) for row in rows.values_list(*columns)]


def deliveries(sight: Sight, most: int = 50) -> list[DeliveryRow]:
    """Give the last deliveries of these webhooks, the newest first."""
    rows = Delivery.objects.filter(webhook__team__in=teams_of(sight)).order_by("-id")
    return [DeliveryRow(*row) for row in rows.values_list(*DeliveryRow.__dataclass_fields__)[:most]]


def teams_of(sight: Sight) -> list[int]:
    """Give the teams a colleague looks after."""
    if sight.owner:
        return list(Team.objects.values_list("id", flat=True))
    return list(Seat.objects.filter(user=sight.user, role="admin").values_list("team", flat=True))


def end(sight: Sight, webhook: int, at: datetime) -> str:
    """End a webhook and give its address. Raises NotThere where it is not theirs to end."""
    row = Webhook.objects.filter(id=webhook, team__in=teams_of(sight), ended_at=None)
    url = row.values_list("url", flat=True).first()
    if url is None or not row.update(ended_at=at):
        raise NotThere("There is no such webhook, or you may not see it.")
    Delivery.objects.filter(webhook=webhook, state="due").update(state="failed", next_try_at=None)
    return str(url)


def again(sight: Sight, delivery: int, at: datetime) -> int:
    """Have a delivery sent again, with the same body, and give its webhook. Raises NotThere."""
    row = Delivery.objects.filter(id=delivery, webhook__team__in=teams_of(sight), webhook__ended_at=None)
    webhook = row.values_list("webhook", flat=True).first()
    if webhook is None:
        raise NotThere("There is no such delivery, or its webhook has ended.")
    Delivery.objects.filter(id=delivery).update(state="due", tries=0, next_try_at=at)
    return int(webhook)


def read_on(now: datetime) -> int:
    """Write down what each webhook is to be told, with the number it has read to. Gives how many tellings."""
    return sum(_read_on(row, now) for row in Webhook.objects.select_for_update().filter(ended_at=None))


def next_due(now: datetime, after: int = 0) -> Due | None:
    """Give the next delivery that is due, put off for a minute, so that no other worker sends it too."""
    rows = Delivery.objects.select_for_update(of=("self",)).filter(
        state="due", next_try_at__lte=now, id__gt=after, webhook__ended_at=None
    )
    columns = ("id", "webhook__url", "body", "tries", "webhook__secret")
    row = rows.order_by("id").values_list(*columns).first()
    if row is None:
        return None
    Delivery.objects.filter(id=row[0]).update(next_try_at=now + timedelta(minutes=1))
    return Due(row[0], row[1], row[2], row[3], secrets.unlock(row[4]))


def went(delivery: int, state: str, answered: str, next_try_at: datetime | None) -> None:
    """Note how a try went."""
    tries = Delivery.objects.filter(id=delivery).values_list("tries", flat=True).first() or 0
    Delivery.objects.filter(id=delivery).update(
        state=state, answered=answered[:200], next_try_at=next_try_at, tries=tries + 1
    )


def _read_on(row: Webhook, now: datetime) -> int:
    told = Delivery.objects.filter(webhook=row, change=OuterRef("seq"))
    seen = Change.objects.filter(seq__gt=row.seen_to - BACK, at__gte=row.made_at)
    listed = list(Channel.objects.filter(team=row.team_id).values_list("id", flat=True))
    seen = seen.filter(channel__in=listed) if listed else seen.exclude(channel=None)
    wanted = Q(pk__in=[])
    for kind in row.kinds:
        wanted |= Q(kind=kind) | Q(kind__endswith=f":{kind}")
    rows = seen.filter(wanted).exclude(Exists(told)).order_by("seq")[:MOST]
    made = [
        Delivery(webhook=row, change=one.seq, body=_body(one), state="due", next_try_at=now, at=now)
        for one in rows
    ]
    Delivery.objects.bulk_create(made)
    last = made[-1].change if len(made) == MOST else changes.latest()
    Webhook.objects.filter(id=row.pk).update(seen_to=max(row.seen_to, last))
    return len(made)


def _body(one: Change) -> str:
    said = {
        "number": one.seq, "at": one.at.isoformat(), "kind": one.kind, "channel": one.channel,
        "conversation": one.conversation, "subject": one.subject, "by": one.by,
    }  # fmt: skip
    return json.dumps(said)
