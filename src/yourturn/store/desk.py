"""How colleagues share the day: who has a conversation, what is put off, what was closed without an answer.

Called inside `unit.write()`; the caller has checked who may, and writes the audit.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yourturn.store.models import Audit, Closing, Conversation, Need


@dataclass(frozen=True)
class Deed:
    """An audit row, as far as undoing needs it."""

    id: int
    kind: str
    by: int | None
    channel: int | None
    conversation: int | None
    subject: str
    detail: dict[str, Any]


def assign(conversation: int, colleague: int | None, at: datetime | None) -> None:
    """Give a conversation to a colleague, or to nobody."""
    Conversation.objects.filter(id=conversation).update(
        assignee=colleague, assigned_at=at if colleague is not None else None
    )


def snooze(need: int, until: datetime | None, *, for_reply: bool = False) -> None:
    """Put a need off until then, or until they reply; neither wakes it."""
    Need.objects.filter(id=need).update(snoozed_until=until, snoozed_for_reply=for_reply)


def close(
    conversation: int, person: int | None, opened_post: int, at: datetime, by: int, outcome: str, reason: str
) -> int:
    """Write down that a wait was closed without an answer. The need is derived again by the caller."""
    row = Closing.objects.create(
        conversation_id=conversation,
        person_id=person,
        opened_post=opened_post,
        at=at,
        by_id=by,
        outcome=outcome,
        reason=reason,
    )
    return int(row.pk)


def open_again(closing: int, at: datetime) -> int | None:
    """Undo a closing and give its conversation; None where it was undone before."""
    rows = Closing.objects.filter(id=closing, undone_at=None)
    conversation = rows.values_list("conversation", flat=True).first()
    return None if not rows.update(undone_at=at) else conversation


def deeds(audits: list[int]) -> list[Deed]:
    """Give these audit rows, newest first."""
    fields = ("id", "kind", "by", "channel", "conversation", "subject", "detail")
    return [Deed(*row) for row in Audit.objects.filter(id__in=audits).order_by("-id").values_list(*fields)]
