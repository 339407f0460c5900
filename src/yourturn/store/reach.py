"""What a colleague reaches for to act on it: fetched and checked at once, and locked where rows can be.

Something of a channel they may not see is answered like something that does not exist.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from yourturn.core.errors import NotThere
from yourturn.core.sight import Sight
from yourturn.store.models import Channel, Conversation, Handle, Need, Person, Post, Seat, User

GONE = "It is not here, or you may not see it."
US = "us"
"""Our account on a channel that has none of its own."""


@dataclass(frozen=True)
class Talk:
    """A conversation, as far as an action needs it."""

    id: int
    channel: int
    assignee: int | None
    assigned_at: datetime | None
    whose_turn: str
    asked_at: datetime | None


@dataclass(frozen=True)
class Wait:
    """A need, as far as an action needs it."""

    id: int
    conversation: int
    channel: int
    person: int | None
    opened_post: int
    ended: str
    snoozed_until: datetime | None
    snoozed_for_reply: bool


@dataclass(frozen=True)
class Said:
    """A post, as far as an action needs it; `person` is None where it is ours or nobody's known."""

    id: int
    channel: int
    conversation: int
    person: int | None
    side: str
    at: datetime | None
    text: str


@dataclass(frozen=True)
class Place:
    """A channel with what its brand decides."""

    id: int
    brand: int
    name: str
    kind: str
    state: str
    handle: str
    zone: str
    opens: int  # minutes after midnight; 9:00 where the brand has no staffed hours
    weekend: tuple[int, ...]
    ability: dict[str, object]


def conversations(sight: Sight, ids: Sequence[int], *, lock: bool = True) -> tuple[Talk, ...]:
    """Give these conversations in the order asked for. Raises NotThere where one is not to be seen."""
    fields = ("id", "channel", "assignee", "assigned_at", "whose_turn", "asked_at")
    every = Conversation.objects.select_for_update() if lock else Conversation.objects.all()
    rows = every.filter(id__in=ids, channel__in=sight.channels)
    found = {row[0]: Talk(*row) for row in rows.values_list(*fields)}
    return tuple(found[one] for one in _all(ids, found))


def needs(sight: Sight, ids: Sequence[int]) -> tuple[Wait, ...]:
    """Give these needs in the order asked for. Raises NotThere where one is not to be seen."""
    fields = ("id", "conversation", "channel", "person", "opened_post", "ended", "snoozed_until",
              "snoozed_for_reply")  # fmt: skip
    rows = Need.objects.select_for_update().filter(id__in=ids, channel__in=sight.channels)
    found = {row[0]: Wait(*row) for row in rows.values_list(*fields)}
    return tuple(found[one] for one in _all(ids, found))


def post(sight: Sight, number: int) -> Said:
    """Give a post. Raises NotThere where it is not to be seen."""
    fields = ("id", "channel", "conversation", "handle__person", "side", "at", "text")
    row = Post.objects.filter(id=number, channel__in=sight.channels).values_list(*fields).first()
    if row is None:
        raise NotThere(GONE)
    return Said(*row)


def place(sight: Sight, channel: int) -> Place:
    """Give a channel. Raises NotThere where it is not to be seen."""
    if channel not in sight.roles:
        raise NotThere(GONE)
    row = Channel.objects.select_related("brand").get(id=channel)
    opens = row.brand.staffed_from
    minutes = 9 * 60 if opens is None else opens.hour * 60 + opens.minute
    return Place(row.id, row.brand_id, row.name, row.kind, row.state, row.handle, row.brand.zone, minutes,
                 tuple(row.brand.weekend), dict(row.ability))  # fmt: skip


def channels_of_person(sight: Sight, person: int) -> tuple[int, ...]:
    """Give the channels on which this person talked with us and which may be seen; NotThere for none."""
    said = Post.objects.filter(handle__person=person, channel__in=sight.channels)
    found = tuple(sorted(set(said.values_list("channel", flat=True))))
    if not found:
        raise NotThere(GONE)
    return found


def channels_of_handle(sight: Sight, handle: int) -> tuple[tuple[int, ...], int]:
    """Give the channels to be seen on which this handle spoke, and the person it is; NotThere for none."""
    person = Handle.objects.filter(id=handle).values_list("person", flat=True).first()
    said = Post.objects.filter(handle=handle, channel__in=sight.channels)
    found = tuple(sorted(set(said.values_list("channel", flat=True))))
    if not found or person is None:
        raise NotThere(GONE)
    return found, int(person)


def colleagues(channel: int) -> dict[int, str]:
    """Give the active colleagues who may see this channel: number and name."""
    every = Seat.objects.filter(team__channels__isnull=True) | Seat.objects.filter(team__channels=channel)
    seated = set(every.values_list("user", flat=True))
    rows = User.objects.filter(is_active=True).order_by("name", "id").values_list("id", "name", "owner")
    return {one: name for one, name, owner in rows if owner or one in seated}


def _all(ids: Sequence[int], found: dict[int, object] | dict[int, Talk] | dict[int, Wait]) -> Sequence[int]:
    wanted = list(dict.fromkeys(ids))
    if not wanted or any(one not in found for one in wanted):
        raise NotThere(GONE)
    return wanted


def to_answer(conversation: int) -> int | None:
    """Give the post an answer goes to by itself: of who waits longest, else the last of people."""
    waits = Need.objects.filter(conversation=conversation, ended="open").order_by("since", "id")
    opened = waits.values_list("opened_post", flat=True).first()
    if opened is not None:
        return int(opened)
    theirs = Post.objects.filter(conversation=conversation, side="people").order_by("-at", "-id")
    last = theirs.values_list("id", flat=True).first()
    return None if last is None else int(last)


def is_blocked(person: int | None) -> bool:
    """Say whether a person was blocked by us."""
    return bool(Person.objects.filter(id=person or 0, blocked_at__isnull=False).exists())


def names(sight: Sight, conversation: int) -> tuple[str, str]:
    """Give the brand of a conversation and the person an answer would go to, by name; "" where unknown."""
    (talk,) = conversations(sight, [conversation], lock=False)
    brand = Channel.objects.values_list("brand__name", flat=True).get(id=talk.channel)
    whom = Post.objects.filter(id=to_answer(conversation) or 0).values_list(
        "handle__person__name", "handle__name"
    )
    shown = whom.first() or ("", "")
    return str(brand), str(shown[0] or shown[1] or "")


def people_in(conversation: int) -> tuple[int, ...]:
    """Give the people who said something in a conversation."""
    spoke = Post.objects.filter(conversation=conversation, handle__person__isnull=False)
    return tuple(sorted(set(spoke.values_list("handle__person", flat=True))))


@dataclass(frozen=True)
class Address:
    """Where a post stands on its network."""

    space: str
    external_id: str
    public: bool


def address(post: int | None) -> Address | None:
    """Give where a post stands; None where there is none."""
    row = Post.objects.filter(id=post or 0).values_list("space", "external_id", "public").first()
    return Address(*row) if row else None


def post_at(channel: int, space: str, external_id: str) -> int | None:
    """Give the post that stands there."""
    at = Post.objects.filter(channel=channel, space=space, external_id=external_id)
    found = at.values_list("id", flat=True).first()
    return None if found is None else int(found)


def settles(channel: int) -> timedelta:
    """Give how long after its sending a post may still turn up there, as the server said."""
    ability = Channel.objects.values_list("ability", flat=True).get(id=channel)
    return timedelta(seconds=int(ability.get("settles_s") or 0))


def any_post(number: int) -> Said:
    """Give a post whoever may see it, for an action that has just written it."""
    fields = ("id", "channel", "conversation", "handle__person", "side", "at", "text")
    return Said(*Post.objects.values_list(*fields).get(id=number))
