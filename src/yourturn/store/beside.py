"""The person beside a conversation: what they told us before, what they want, what we promised, how it goes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

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
    """Give what stands beside this conversation; None where there is no such person."""
    posts = Post.objects.filter(handle__person=person, side="people", channel__in=sight.channels)
    needs = Need.objects.filter(person=OuterRef("id"), channel__in=sight.channels).order_by().values("person")
    counted = posts.order_by().values("handle__person")
    head = (
        Person.objects.filter(id=person)
        .annotate(
            wrote=Coalesce(Subquery(counted.annotate(n=Count("id")).values("n")), 0),
            since=Subquery(counted.annotate(n=Min("at")).values("n")),
            waited=Coalesce(Subquery(needs.annotate(n=Count("id")).values("n")), 0),
            answered=Coalesce(
                Subquery(needs.annotate(n=Count("id", filter=Q(ended="answered"))).values("n")), 0
            ),
        )
        .values_list("id", "name", "blocked_at", "wrote", "since", "waited", "answered")
        .first()
    )
    if head is None:
        return None
    number, name, blocked, *counts = head
    return Beside(
        number, name, blocked is not None, *counts,
        told=_told(sight, person, conversation), wants=_wants(sight, person), promises=_promises(sight, person),
    )  # fmt: skip


def _told(sight: Sight, person: int, conversation: int) -> tuple[Told, ...]:
    ended = Need.objects.filter(opened_post=OuterRef("id")).values("ended")[:1]
    rows = (
        Post.objects.filter(handle__person=person, side="people", channel__in=sight.channels)
        .exclude(conversation=conversation)
        .exclude(state="deleted")
        .order_by("-at", "-id")
        .annotate(ended=Coalesce(Subquery(ended), ""))
        .values_list("id", "conversation", "text", "language", "at", "channel__name", "ended")
    )
    return tuple(Told(*row) for row in rows[:TOLD])


def _wants(sight: Sight, person: int) -> tuple[Wanted, ...]:
    others = (
        Asker.objects.filter(want=OuterRef("want"))
        .exclude(person=person)
        .order_by()
        .values("want")
        .annotate(n=Count("person", distinct=True))
        .values("n")
    )
    rows = (
        Asker.objects.filter(person=person, channel__in=sight.channels)
        .annotate(others=Coalesce(Subquery(others), 0))
        .order_by("want__statement")
        .values_list("want", "want__statement", "want__status", "others", "told_at")
    )
    found = {row[0]: Wanted(*row[:4], told=row[4] is not None) for row in rows}
    return tuple(found.values())


def _promises(sight: Sight, person: int) -> tuple[Promised, ...]:
    rows = Promise.objects.filter(person=person, conversation__channel__in=sight.channels).order_by("due", "id")
    return tuple(
        Promised(*row)
        for row in rows.values_list("id", "words", "due", "by__name", "kept_at", "let_go_at", "conversation")
    )
