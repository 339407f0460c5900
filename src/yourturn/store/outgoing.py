"""Posts of ours on their way: written down before anything happens outside, each step beside its cause.

The states are those of `core.outbox`; a step is one conditional UPDATE, so of two workers one is refused.
Called inside `unit.write()`.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from django.db.models import Q

from yourturn.core import audit, outbox
from yourturn.core.errors import NotThere, YourTurnError
from yourturn.core.outbox import Event, State
from yourturn.core.sight import Sight
from yourturn.store import record
from yourturn.store.models import Outgoing, OutgoingStep

_ACTIONS: dict[str, str] = {
    "submit": "submitted", "send_back": "sent_back", "approve": "approved", "withdraw": "withdrawn",
    "claim": "claimed", "accepted": "sent", "refused": "failed", "deferred": "deferred", "lost": "lost",
    "found": "found", "not_found": "not_found", "give_up": "failed", "retry": "retried", "record": "recorded",
}  # fmt: skip
_FIELDS = ("id", "channel", "conversation", "reply_to", "kind", "text", "state", "key", "prepared",
           "prepared_at", "sent_at", "made_by", "made_at", "tries", "over_them", "trouble")  # fmt: skip


class StepTaken(YourTurnError):
    """Somebody else moved the post first; nothing was changed."""


@dataclass(frozen=True)
class Going:
    """A post of ours on its way."""

    id: int
    channel: int
    conversation: int | None
    reply_to: int | None
    kind: str
    text: str
    state: State
    key: str
    prepared: bytes
    prepared_at: datetime | None
    sent_at: datetime | None  # the latest moment at which it may have gone out
    made_by: int
    made_at: datetime
    tries: int
    over_them: bool
    trouble: str


@dataclass(frozen=True)
class NewPost:
    """What is written down: all that is known before it is sent."""

    channel: int
    conversation: int | None
    reply_to: int | None
    kind: str  # reply, ack, by_hand
    text: str
    key: str
    over_them: bool = False


def write_down(new: NewPost, at: datetime, by: int, event: Event = "approve") -> Going:
    """Write a post down, moved from a draft by `event`; it is sent after this transaction, by a worker."""
    row = Outgoing.objects.create(
        channel_id=new.channel,
        conversation_id=new.conversation,
        reply_to=new.reply_to,
        kind=new.kind,
        text=new.text,
        state="draft",
        key=new.key,
        made_by_id=by,
        made_at=at,
        over_them=new.over_them,
    )
    going = Going(row.pk, new.channel, new.conversation, new.reply_to, new.kind, new.text, "draft", new.key,
                  b"", None, None, by, at, 0, new.over_them, "")  # fmt: skip
    return step_on(going, event, at, by)


def step_on(
    going: Going, event: Event, at: datetime, by: int | None = None, detail: str = "", **fields: object
) -> Going:
    """Move a post by one event of the table, and write the step, the audit and the change.

    Raises ImpossibleStep where the table has none, StepTaken where it is not in that state any more.
    """
    after = outbox.step(going.state, event)
    moved = Outgoing.objects.filter(id=going.id, state=going.state)
    if not moved.update(state=after, **fields):
        raise StepTaken("Somebody else was quicker with this post. Look at it again.")
    OutgoingStep.objects.create(outgoing_id=going.id, at=at, event=event, state=after, by=by, detail=detail)
    if event in _ACTIONS:
        kind = audit.kind("team" if by is not None else "worker", "post", _ACTIONS[event])
        said = {"what": detail} if detail else {}
        record.audit(kind, at, by, going.channel, going.conversation, going.id, said)
    known: dict[str, Any] = {name: value for name, value in fields.items() if name in _FIELDS}
    return replace(going, state=after, **known)


def access_outgoing(sight: Sight, outgoing: int) -> Going:
    """Give a post on its way. Raises NotThere where it is not to be seen."""
    found = _first(Q(id=outgoing, channel__in=sight.channels))
    if found is None:
        raise NotThere("It is not here, or you may not see it.")
    return found


def by_key(key: str) -> Going | None:
    """Give the post that was written down under this key."""
    return _first(Q(key=key))


def in_state(outgoing: int, state: State) -> Going | None:
    """Give a post as it stands, locked, where it is in that state."""
    return _first(Q(id=outgoing, state=state))


def next_due(now: datetime) -> Going | None:
    """Give the oldest post that may be claimed now, locked for this transaction; None = there is none.

    Channels that are not on keep their posts waiting.
    """
    due = Q(due_at=None) | Q(due_at__lte=now)
    ready = Q(next_try_at=None) | Q(next_try_at__lte=now)
    return _first(due & ready & Q(state="approved", channel__state="on"))


def next_lost(now: datetime) -> Going | None:
    """Give a post whose worker is taken for dead, locked."""
    ends = Q(lease_until=None) | Q(lease_until__lte=now)
    return _first(ends & Q(state="sending"))


def next_unknown(now: datetime, after: int = 0) -> Going | None:
    """Give the next post that is to be looked up now, with a higher number than `after`."""
    ready = Q(next_try_at=None) | Q(next_try_at__lte=now)
    return _first(ready & Q(id__gt=after, state="unknown", channel__state="on"))


def _first(which: Q) -> Going | None:
    rows = Outgoing.objects.select_for_update(skip_locked=True, of=("self",)).filter(which).order_by("id")
    row = rows.values_list(*_FIELDS).first()
    if row is None:
        return None
    values = dict(zip(_FIELDS, row, strict=True))
    return Going(**{**values, "prepared": bytes(values["prepared"]), "state": cast("State", values["state"])})


def became(outgoing: int, post: int, external_id: str) -> None:
    """Note the post that it became."""
    Outgoing.objects.filter(id=outgoing).update(post=post, external_id=external_id)


def post_of(going: Going) -> int:
    """Give the post that a sent one became; 0 where there is none."""
    return int(Outgoing.objects.values_list("post", flat=True).get(id=going.id) or 0)


def wait(going: Going, until: datetime, why: str) -> None:
    """Leave an approved post for later, without a step: nothing was tried."""
    Outgoing.objects.filter(id=going.id, state=going.state).update(next_try_at=until, trouble=why)
