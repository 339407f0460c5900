"""What nobody outside sees of a conversation: notes, closings, and posts of ours on their way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from yourturn.store.models import Closing, Note, Outgoing, Revision


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
    text: str
    state: str
    by: str
    at: datetime
    due_at: datetime | None
    next_try_at: datetime | None
    trouble: str


@dataclass(frozen=True)
class Between:
    """All of it, each in the order of time; `was` = what edited posts said before, by post."""

    notes: tuple[Noted, ...]
    closings: tuple[Closed, ...]
    outgoing: tuple[OnItsWay, ...]
    was: Mapping[int, tuple[str, ...]]


def between(conversation: int, since: datetime | None) -> Between:
    """Give what was put into a conversation, from `since` on, in one query; posts on their way always."""
    later = Q(at__gte=since) if since else Q()
    closings = Closing.objects.filter(conversation=conversation, undone_at=None)
    outgoing = Outgoing.objects.filter(conversation=conversation, post=None)
    parts = [
        _columns(Note.objects.filter(later, conversation=conversation), "note", "text", "by__name", "at"),
        _columns(closings, "closing", "reason", "by__name", "at", "outcome", number="opened_post"),
        _columns(
            outgoing.exclude(state__in=("draft", "withdrawn")),
            "outgoing",
            "text",
            "made_by__name",
            "made_at",
            "state",
            "trouble",
            "due_at",
            "next_try_at",
        ),
        _columns(
            Revision.objects.filter(post__conversation=conversation),
            "was",
            "text",
            "",
            "received_at",
            number="post",
        ),
    ]
    rows = sorted(parts[0].union(*parts[1:], all=True), key=lambda one: (one[4], one[1]))
    was: dict[int, tuple[str, ...]] = {}
    for one in rows:
        if one[0] == "was":
            was[one[9]] = (*was.get(one[9], ()), one[2])
    return Between(
        tuple(Noted(one[1], one[3], one[4], one[2]) for one in rows if one[0] == "note"),
        tuple(Closed(one[1], one[9], one[3], one[4], one[5], one[2]) for one in rows if one[0] == "closing"),
        tuple(
            OnItsWay(one[1], one[2], one[5], one[3], one[4], one[7], one[8], one[6])
            for one in rows
            if one[0] == "outgoing"
        ),
        was,
    )


def _columns(
    rows: QuerySet[Any],
    what: str,
    words: str,
    who: str,
    at: str,
    mark: str = "",
    trouble: str = "",
    due: str = "",
    again: str = "",
    number: str = "",
) -> QuerySet[Any, Any]:
    """Give rows of different tables the same columns and types: one query on both databases."""
    nothing = Value(None, output_field=DateTimeField())
    none = Value(None, output_field=BigIntegerField())
    return rows.order_by().values_list(
        Cast(Value(what), TextField()),
        "id",
        Cast(words, TextField()),
        _text(who),
        Cast(at, DateTimeField()),
        _text(mark),
        _text(trouble),
        Cast(due or nothing, DateTimeField()),
        Cast(again or nothing, DateTimeField()),
        Cast(number or none, BigIntegerField()),
    )


def _text(name: str) -> Cast:
    return Cast(Coalesce(name, Value("")) if name else Value(""), TextField())
