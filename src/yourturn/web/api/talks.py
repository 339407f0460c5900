"""A conversation as programs get it: one flat list of posts, each with the post it answers."""

from datetime import datetime

from ninja import Schema

from yourturn.store.thread_between import Closed, Noted, OnItsWay
from yourturn.store.threads import Place, Said, Thread, Wait


class Talk(Schema):
    """A conversation, or a slice of one; `before` asks for the slice before it, null = there is none."""

    id: int
    channel: Place
    opener: int | None
    opened_at: datetime | None
    last_at: datetime | None
    turn: str
    waiting_since: datetime | None
    asked_at: datetime | None
    angry: bool
    assignee: int | None
    people: int
    posts: list[Said]
    waits: list[Wait]
    notes: list[Noted]
    closings: list[Closed]
    outgoing: list[OnItsWay]
    earlier: int
    before: int | None


def talk_of(found: Thread) -> Talk:
    """Give the conversation with its posts in the order of time, the opening post first."""
    said = [post for branch in found.branches for post in branch.posts]
    said.sort(key=lambda post: (post.at is None, post.at.timestamp() if post.at else 0.0, post.id))
    return Talk(
        id=found.id,
        channel=found.place,
        opener=found.opener,
        opened_at=found.opened_at,
        last_at=found.last_at,
        turn=found.turn,
        waiting_since=found.waiting_since,
        asked_at=found.asked_at,
        angry=found.angry,
        assignee=found.assignee,
        people=found.people,
        posts=[*([found.start] if found.start else []), *said],
        waits=list(found.waits),
        notes=list(found.between.notes),
        closings=list(found.between.closings),
        outgoing=list(found.between.outgoing),
        earlier=found.earlier,
        before=found.before,
    )
