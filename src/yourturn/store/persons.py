"""Joining handles to people, and blocking. Called inside `unit.write()`."""

from dataclasses import dataclass
from datetime import datetime

from yourturn.core.errors import NotThere
from yourturn.store.models import Asker, Channel, Handle, Person, PersonLink, Post, Promise


@dataclass(frozen=True)
class Link:
    """A handle that was joined to a person."""

    id: int
    handle: int
    was: int
    now: int
    undone: bool


def link(handle: int, was: int, now: int, by: int, why: str, at: datetime) -> int:
    """Join a handle to a person, and what was filed of it; its conversations are derived by the caller."""
    row = PersonLink.objects.create(handle_id=handle, was_id=was, now_id=now, by_id=by, why=why, at=at)
    _move(handle, was, now)
    return int(row.pk)


def unlink(made: Link, at: datetime) -> None:
    """Bring a handle back to the person it was, and what was filed of it."""
    PersonLink.objects.filter(id=made.id).update(undone_at=at)
    _move(made.handle, made.now, made.was)


def link_of(number: int) -> Link:
    """Give a link, locked. Raises NotThere."""
    row = PersonLink.objects.select_for_update().filter(id=number).first()
    if row is None:
        raise NotThere("It is not here, or you may not see it.")
    return Link(row.pk, row.handle_id, row.was_id, row.now_id, row.undone_at is not None)


def conversations_of(handle: int) -> list[int]:
    """Give the conversations in which a handle spoke."""
    return sorted(set(Post.objects.filter(handle=handle).values_list("conversation", flat=True)))


def block(person: int, at: datetime | None) -> bool:
    """Block a person, or unblock them with None; False where it was so already."""
    others = Person.objects.filter(id=person, blocked_at__isnull=at is not None)
    return bool(others.update(blocked_at=at))


def all_channels_of(person: int) -> tuple[int, ...]:
    """Give every channel on which a person spoke, whoever may see it."""
    spoke = Post.objects.filter(handle__person=person).values("channel")
    return tuple(Channel.objects.filter(id__in=spoke).order_by("id").values_list("id", flat=True))


def _move(handle: int, was: int, now: int) -> None:
    posts = Post.objects.filter(handle=handle)
    Handle.objects.filter(id=handle).update(person=now)
    Asker.objects.filter(person=was, post__in=posts.values("id")).update(person=now)
    Promise.objects.filter(person=was, conversation__in=posts.values("conversation")).update(person=now)
