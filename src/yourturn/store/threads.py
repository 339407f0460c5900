"""One conversation, as one colleague may see it: what was said, who waits in it, what we wrote between.

Long ones come in slices. Words of deleted posts are not here: they were not kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q

from yourturn.core.errors import NotThere
from yourturn.core.sight import Sight
from yourturn.store.models import Conversation, Need, Post
from yourturn.store.thread_between import Between, between
from yourturn.store.thread_order import Branch, branches

SLICE: Final = 80
"""So many posts are shown at once; a longer conversation opens at its end."""
GONE: Final = "It is not here, or you may not see it."


@dataclass(frozen=True)
class Wait:
    """One person's wait in this conversation, open or over."""

    id: int
    person: int | None
    name: str
    opened_post: int
    kind: str
    overheard: bool
    since: datetime | None
    ended: str
    ended_at: datetime | None
    put_off_until: datetime | None
    put_off_for_reply: bool
    never: bool


@dataclass(frozen=True)
class Said:
    """A post. `text` is empty where it was deleted."""

    id: int
    parent: int | None
    person: int | None
    name: str
    handle: str
    side: str
    at: datetime | None
    state: str
    title: str
    text: str
    quoted: str
    language: str
    labels: int | None
    public: bool
    url: str
    media: tuple[Mapping[str, Any], ...]
    wait: Wait | None  # the wait that it opened
    was: tuple[str, ...]  # what it said before it was edited
    answers: str  # name of whom it answers, where that post is not right above


@dataclass(frozen=True)
class Place:
    """The channel it is on, with what its brand decides."""

    id: int
    name: str
    kind: str
    state: str
    trouble: str
    handle: str
    public: bool
    brand: int
    zone: str
    longest: int | None
    unit: str
    link_length: int | None


@dataclass(frozen=True)
class Thread:
    """A conversation, or a slice of one."""

    id: int
    place: Place
    opener: int | None
    opened_at: datetime | None
    last_at: datetime | None
    theirs: int
    ours: int
    people: int
    turn: str
    waiting_since: datetime | None
    asked_at: datetime | None
    angry: bool
    assignee: int | None
    assignee_name: str
    start: Said | None  # the opening post
    branches: tuple[Branch, ...]
    waits: tuple[Wait, ...]
    between: Between
    earlier: int  # posts between the opening one and those shown
    before: int | None  # cursor of the slice before
    later: bool  # there are posts after those shown

    @property
    def open_waits(self) -> tuple[Wait, ...]:
        """Those who wait for us now, longest first; what is put off waits too."""
        return tuple(one for one in self.waits if one.ended == "open")


def thread(sight: Sight, conversation: int, before: int | None = None, size: int = SLICE) -> Thread:
    """Give the conversation: its opening post and its last posts, or those before the post `before`.

    Raises NotThere where it is not to be seen.
    """
    row = _row(sight, conversation)
    waits = _waits(conversation)
    rows = Post.objects.filter(conversation=conversation)
    shown = rows if before is None else rows.filter(_earlier_than(conversation, before))
    last = list(shown.order_by("-at", "-id").values(*_POST)[: size + 1])
    cut = len(last) > size
    page = last[size - 1 :: -1]
    opening = list(rows.order_by("at", "id").values(*_POST)[:1]) if cut else page[:1]
    page = [one for one in page if one["id"] != opening[0]["id"]] if opening else []
    put = between(conversation, page[0]["at"] if cut and page else None)
    said = [_said(one, waits, put.was) for one in (*opening, *page)]
    start = said[0] if said else None
    total = row["posts_theirs"] + row["posts_ours"]
    return Thread(
        **_head(row),
        start=start,
        branches=branches(start, said[1:]),
        waits=tuple(waits.values()),
        between=put,
        earlier=max(0, total - len(said)) if before is None and cut else 0,
        before=page[0]["id"] if cut and page else None,
        later=before is not None,
    )


_POST: Final = (
    "id",
    "parent",
    "handle__person",
    "handle__name",
    "handle__handle",
    "side",
    "at",
    "state",
    "title",
    "text",
    "quoted",
    "language",
    "labels",
    "public",
    "url",
    "media",
)
_TALK: Final = (
    "id",
    "opener",
    "opened_at",
    "last_at",
    "posts_theirs",
    "posts_ours",
    "people",
    "whose_turn",
    "waiting_since",
    "asked_at",
    "angry",
    "assignee",
    "assignee__name",
    "channel",
    "channel__name",
    "channel__kind",
    "channel__state",
    "channel__trouble",
    "channel__handle",
    "channel__public",
    "channel__brand",
    "channel__brand__zone",
    "channel__ability",
)


def _row(sight: Sight, conversation: int) -> dict[str, Any]:
    rows = Conversation.objects.filter(id=conversation, channel__in=sight.channels)
    found: dict[str, Any] | None = rows.values(*_TALK).first()
    if found is None:
        raise NotThere(GONE)
    return found


def _head(row: Mapping[str, Any]) -> dict[str, Any]:
    ability = row["channel__ability"]
    place = Place(
        row["channel"],
        row["channel__name"],
        row["channel__kind"],
        row["channel__state"],
        row["channel__trouble"],
        row["channel__handle"],
        row["channel__public"],
        row["channel__brand"],
        row["channel__brand__zone"],
        ability.get("longest"),
        ability.get("unit", "code_points"),
        ability.get("link_length"),
    )
    return {
        "id": row["id"],
        "place": place,
        "opener": row["opener"],
        "opened_at": row["opened_at"],
        "last_at": row["last_at"],
        "theirs": row["posts_theirs"],
        "ours": row["posts_ours"],
        "people": row["people"],
        "turn": row["whose_turn"],
        "waiting_since": row["waiting_since"],
        "asked_at": row["asked_at"],
        "angry": row["angry"],
        "assignee": row["assignee"],
        "assignee_name": row["assignee__name"] or "",
    }


def _waits(conversation: int) -> dict[int, Wait]:
    fields = (
        "id",
        "person",
        "person__name",
        "opened_post",
        "kind",
        "overheard",
        "since",
        "ended",
        "ended_at",
        "snoozed_until",
        "snoozed_for_reply",
        "never",
    )
    rows = Need.objects.filter(conversation=conversation).order_by("since", "id").values_list(*fields)
    return {row[3]: Wait(*(row[0], row[1], row[2] or "", *row[3:])) for row in rows}


def _earlier_than(conversation: int, post: int) -> Q:
    at = Post.objects.filter(id=post, conversation=conversation).values_list("at", flat=True).first()
    if at is None:
        return Q(id__lt=post)
    return Q(at__lt=at) | Q(at=at, id__lt=post)


def _said(one: Mapping[str, Any], waits: Mapping[int, Wait], was: Mapping[int, tuple[str, ...]]) -> Said:
    handle = one["handle__handle"] or ""
    return Said(
        one["id"],
        one["parent"],
        one["handle__person"],
        one["handle__name"] or handle,
        handle,
        one["side"],
        one["at"],
        one["state"],
        one["title"],
        one["text"],
        one["quoted"],
        one["language"],
        one["labels"],
        one["public"],
        one["url"],
        tuple(one["media"] or ()),
        waits.get(one["id"]),
        was.get(one["id"], ()),
        "",
    )
