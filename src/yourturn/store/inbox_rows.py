"""Fills the rows of a list: who says what where, who has it, and what was between us before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from yourturn.core.sight import Sight
from yourturn.store.models import Need, Person, Post, Promise

SHOWN: Final = 400
"""Characters of a post that a row carries; the row shows two lines of them."""


@dataclass(frozen=True)
class Owed:
    """A promise of ours whose day is over."""

    promise: int
    person: int
    conversation: int
    name: str
    words: str
    due: date
    by: str
    late_days: int


@dataclass(frozen=True)
class Before:
    """What was between a person and us, as far as this colleague may see it."""

    wrote: int  # posts of theirs
    since: datetime | None
    waited: int  # waits of theirs, this one included
    answered: int  # those that we answered


@dataclass(frozen=True)
class Row:
    """A row of a list: one person's wait (`need`), or a conversation."""

    conversation: int
    need: int | None
    post: int | None
    person: int | None
    name: str
    handle: str
    said: str
    language: str
    gone: bool  # the words were deleted
    ours: bool  # the words shown are ours
    public: bool
    channel: int
    kind: str
    angry: bool
    overheard: bool
    since: datetime | None  # they wait, or we do, since then; else when something was said last
    turn: str  # ours, theirs, nobodys
    others: int  # other people in the conversation
    assignee: int | None
    assignee_name: str
    put_off_until: datetime | None
    put_off_for_reply: bool
    before: Before | None
    owed: Owed | None


def of_needs(sight: Sight, found: Sequence[Mapping[str, Any]], owed: Iterable[Owed]) -> tuple[Row, ...]:
    """Give a row per wait."""
    posts = _posts([one["opened_post"] for one in found])
    people = _before(sight, {one["person"] for one in found if one["person"]})
    late = {one.person: one for one in reversed(tuple(owed))}
    return tuple(
        Row(
            one["conversation"], one["id"], one["opened_post"], one["person"],
            **_said(posts.get(one["opened_post"]), one["channel"]),
            kind=one["kind"],
            angry=one["angry"],
            overheard=one["overheard"], since=one["since"], turn="ours",
            others=max(0, one["conversation__people"] - 1),
            assignee=one["conversation__assignee"], assignee_name=one["conversation__assignee__name"] or "",
            put_off_until=one["snoozed_until"], put_off_for_reply=one["snoozed_for_reply"],
            before=people.get(one["person"]), owed=late.get(one["person"]),
        )
        for one in found
    )  # fmt: skip


def of_talks(sight: Sight, found: Sequence[Mapping[str, Any]]) -> tuple[Row, ...]:
    """Give a row per conversation: who opened it, and what was said last."""
    posts = _posts([one["last_post"] for one in found if one["last_post"]])
    people = _before(sight, {one["opener"] for one in found if one["opener"]})
    names = dict(Person.objects.filter(id__in=[one["opener"] for one in found]).values_list("id", "name"))
    rows = []
    for one in found:
        said = _said(posts.get(one["last_post"]), one["channel"])
        if said["ours"] or not said["name"]:
            said["name"] = names.get(one["opener"], "")
        turn = one["whose_turn"]
        rows.append(Row(
            one["id"], None, one["last_post"], one["opener"], **said, kind="", angry=one["angry"],
            overheard=False, turn=turn,
            since={"ours": one["waiting_since"], "theirs": one["asked_at"]}.get(turn, one["last_at"]),
            others=max(0, one["people"] - 1), assignee=one["assignee"],
            assignee_name=one["assignee__name"] or "", put_off_until=None, put_off_for_reply=False,
            before=people.get(one["opener"]), owed=None,
        ))  # fmt: skip
    return tuple(rows)


def overdue(sight: Sight, now: datetime) -> tuple[Owed, ...]:
    """Give the promises whose day is over where the brand is, the oldest first; at most 200."""
    fields = ("id", "person", "conversation", "person__name", "words", "due", "by__name",
              "conversation__channel__brand__zone")  # fmt: skip
    rows = Promise.objects.filter(
        due__lte=now.date(), kept_at=None, let_go_at=None, conversation__channel__in=sight.channels
    )
    made = []
    for number, person, talk, name, words, due, by, zone in rows.order_by("due", "id").values_list(*fields)[
        :200
    ]:
        late = (now.astimezone(ZoneInfo(zone)).date() - due).days
        if late > 0:
            made.append(Owed(number, person, talk, name, words, due, by, late))
    return tuple(made)


def _posts(numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    fields = ("id", "text", "title", "language", "state", "side", "public", "handle__name", "handle__handle")
    return {one["id"]: one for one in Post.objects.filter(id__in=numbers).values(*fields)}


def _said(post: dict[str, Any] | None, channel: int) -> dict[str, Any]:
    """Give the parts of a row that come from its post."""
    found = post or {}
    words = "\n".join(one for one in (found.get("title", ""), found.get("text", "")) if one)
    handle = found.get("handle__handle") or ""
    return {
        "name": found.get("handle__name") or handle,
        "handle": handle,
        "said": words[:SHOWN],
        "language": found.get("language", ""),
        "gone": post is None or found["state"] == "deleted",
        "ours": found.get("side", "people") != "people",
        "public": found.get("public", True),
        "channel": channel,
    }


def _before(sight: Sight, people: set[int]) -> dict[int, Before]:
    """Give what was between us and each of these people, in one query."""
    if not people:
        return {}
    posts = Post.objects.filter(
        handle__person=OuterRef("id"), side="people", channel__in=sight.channels
    ).order_by()
    needs = Need.objects.filter(person=OuterRef("id"), channel__in=sight.channels).order_by()
    rows = Person.objects.filter(id__in=people).annotate(
        wrote=_one(posts.values("handle__person"), Count("id")),
        since=Subquery(posts.values("handle__person").annotate(n=Min("at")).values("n")),
        waited=_one(needs.values("person"), Count("id")),
        answered=_one(needs.values("person"), Count("id", filter=Q(ended="answered"))),
    )
    return {
        one["id"]: Before(one["wrote"], one["since"], one["waited"], one["answered"])
        for one in rows.values("id", "wrote", "since", "waited", "answered")
    }


def _one(rows: QuerySet[Any, Any], count: Count) -> Coalesce:
    return Coalesce(Subquery(rows.annotate(n=count).values("n")), 0)
