"""The person beside a conversation: what they told us before, want, were promised, and how it goes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import (
    BigIntegerField,
    Count,
    DateTimeField,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from yourturn.core.sight import Sight
from yourturn.store.models import Asker, Need, Person, Post, Promise

TOLD: Final = 3


@dataclass(frozen=True)
class Told:
    """Something they said in another conversation."""

    post: int
    conversation: int
    text: str
    language: str
    at: datetime | None
    channel: str
    ended: str  # of the wait it opened; "" = it opened none


@dataclass(frozen=True)
class Wanted:
    """A want they asked for."""

    id: int
    statement: str
    status: str
    others: int
    told: bool


@dataclass(frozen=True)
class Promised:
    """A promise of ours to them."""

    id: int
    words: str
    due: date
    by: str
    kept_at: datetime | None
    let_go_at: datetime | None
    conversation: int


@dataclass(frozen=True)
class Beside:
    """What stands beside a conversation about one person, as far as this colleague may see it."""

    person: int
    name: str
    blocked: bool
    wrote: int
    since: datetime | None
    waited: int
    answered: int
    told: tuple[Told, ...]
    wants: tuple[Wanted, ...]
    promises: tuple[Promised, ...]


def beside(sight: Sight, person: int, conversation: int) -> Beside | None:
    """Give what stands beside this conversation, in two queries; None where there is no such person."""
    head = _head(sight, person)
    if head is None:
        return None
    number, name, blocked, wrote, since, waited, answered = head
    things = _things(sight, person, conversation)
    told = [
        Told(one[1], one[5], one[2], one[3], one[4], one[6], one[7]) for one in things if one[0] == "told"
    ]
    wants = {
        one[5]: Wanted(one[5], one[2], one[3], one[8], told=one[4] is not None)
        for one in things
        if one[0] == "want"
    }
    promises = [
        Promised(one[1], one[2], one[4].date(), one[3], one[9], one[10], one[5])
        for one in things
        if one[0] == "promise"
    ]
    return Beside(
        number,
        name,
        blocked is not None,
        wrote,
        since,
        waited,
        answered,
        told=tuple(sorted(told, key=_latest)),
        wants=tuple(sorted(wants.values(), key=lambda one: one.statement)),
        promises=tuple(sorted(promises, key=lambda one: (one.due, one.id))),
    )


def _latest(one: Told) -> tuple[float, int]:
    return (-one.at.timestamp() if one.at else 0.0, -one.post)


def _head(sight: Sight, person: int) -> tuple[Any, ...] | None:
    posts = Post.objects.filter(handle__person=person, side="people", channel__in=sight.channels)
    needs = Need.objects.filter(person=OuterRef("id"), channel__in=sight.channels).order_by().values("person")
    counted = posts.order_by().values("handle__person")
    found = Person.objects.filter(id=person).annotate(
        wrote=Coalesce(Subquery(counted.annotate(n=Count("id")).values("n")), 0),
        since=Subquery(counted.annotate(n=Min("at")).values("n")),
        waited=Coalesce(Subquery(needs.annotate(n=Count("id")).values("n")), 0),
        answered=Coalesce(Subquery(needs.annotate(n=Count("id", filter=Q(ended="answered"))).values("n")), 0),
    )
    fields = ("id", "name", "blocked_at", "wrote", "since", "waited", "answered")
    row: tuple[Any, ...] | None = found.values_list(*fields).first()
    return row


def _things(sight: Sight, person: int, conversation: int) -> list[tuple[Any, ...]]:
    """Give what they told us, want and were promised, in one query."""
    ended = Need.objects.filter(opened_post=OuterRef("id")).values("ended")[:1]
    others = (
        Asker.objects.filter(want=OuterRef("want"))
        .exclude(person=person)
        .order_by()
        .values("want")
        .annotate(n=Count("person", distinct=True))
        .values("n")
    )
    told = (
        Post.objects.filter(handle__person=person, side="people", channel__in=sight.channels)
        .exclude(conversation=conversation)
        .exclude(state="deleted")
        .order_by("-at", "-id")
    )
    wants = Asker.objects.filter(person=person, channel__in=sight.channels)
    promises = Promise.objects.filter(person=person, conversation__channel__in=sight.channels)
    latest = Post.objects.filter(id__in=list_of(told))
    parts = [
        columns(
            latest,
            "told",
            "text",
            "language",
            F("at"),
            F("conversation"),
            "channel__name",
            Coalesce(Subquery(ended), Value("")),
        ),
        columns(
            wants,
            "want",
            "want__statement",
            "want__status",
            F("told_at"),
            F("want"),
            "",
            Value(""),
            Coalesce(Subquery(others), 0),
        ),
        columns(
            promises,
            "promise",
            "words",
            "by__name",
            F("due"),
            F("conversation"),
            "",
            Value(""),
            Value(0),
            F("kept_at"),
            F("let_go_at"),
        ),
    ]
    return list(parts[0].union(*parts[1:], all=True))


def list_of(rows: QuerySet[Post]) -> QuerySet[Post]:
    """Give the numbers of the latest few, as a part of the query they are asked in."""
    return rows.values("id")[:TOLD]


def columns(
    rows: QuerySet[Any],
    what: str,
    words: str,
    mark: str,
    at: Combinable,
    number: Combinable,
    where: str = "",
    ended: Combinable | None = None,
    count: Combinable | None = None,
    kept_at: Combinable | None = None,
    let_go_at: Combinable | None = None,
) -> QuerySet[Any, Any]:
    """Give rows of different tables the same columns and types: one query on both databases."""
    nothing = Value(None, output_field=DateTimeField())
    return rows.order_by().values_list(
        Cast(Value(what), TextField()),
        "id",
        Cast(words, TextField()),
        Cast(mark, TextField()),
        Cast(at, DateTimeField()),
        Cast(number, BigIntegerField()),
        Cast(where, TextField()) if where else Cast(Value(""), TextField()),
        Cast(ended or Value(""), TextField()),
        Cast(count or Value(0), BigIntegerField()),
        Cast(kept_at or nothing, DateTimeField()),
        Cast(let_go_at or nothing, DateTimeField()),
    )
