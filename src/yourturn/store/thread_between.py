"""What colleagues put into a conversation that nobody outside sees: notes, closings, and posts of ours on their way."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from yourturn.store.models import Closing, Note, Outgoing


@dataclass(frozen=True)
class Noted:
    """A note; colleagues alone see it."""

    id: int
    by: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Closed:
    """A wait was ended without an answer."""

    id: int
    opened_post: int
    by: str
    at: datetime
    outcome: str
    reason: str


@dataclass(frozen=True)
class OnItsWay:
    """A post of ours that is not out, or not seen out there yet."""

    id: int
    kind: str
    text: str
    state: str
    by: str
    at: datetime
    due_at: datetime | None
    next_try_at: datetime | None
    trouble: str


@dataclass(frozen=True)
class Between:
    """All of it, each in the order of time."""

    notes: tuple[Noted, ...]
    closings: tuple[Closed, ...]
    outgoing: tuple[OnItsWay, ...]


def between(conversation: int, since: datetime | None) -> Between:
    """Give what was put into a conversation, from `since` on; posts on their way always."""
    later = Q(at__gte=since) if since else Q()
    notes = Note.objects.filter(later, conversation=conversation).order_by("at", "id")
    closings = Closing.objects.filter(conversation=conversation, undone_at=None).order_by("at", "id")
    outgoing = (
        Outgoing.objects.filter(conversation=conversation, post=None)
        .exclude(state__in=("draft", "withdrawn"))
        .order_by("made_at", "id")
    )
    return Between(
        tuple(Noted(*row) for row in notes.values_list("id", "by__name", "at", "text")),
        tuple(
            Closed(*row)
            for row in closings.annotate(who=F("by__name")).values_list(
                "id", "opened_post", "who", "at", "outcome", "reason"
            )
        ),
        tuple(
            OnItsWay(*row)
            for row in outgoing.values_list(
                "id", "kind", "text", "state", "made_by__name", "made_at", "due_at", "next_try_at", "trouble"
            )
        ),
    )
