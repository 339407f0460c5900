"""The ledger: wants, who asked for them, what was decided, and what we promised.

Called inside `unit.write()`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from yourturn.core.errors import BadInput, NotThere
from yourturn.core.promises import State as PromiseState
from yourturn.core.sight import Sight
from yourturn.core.wants import Status
from yourturn.store.models import Asker, Brand, Channel, Promise, Want, WantStep

GONE = "It is not here, or you may not see it."


@dataclass(frozen=True)
class Wanted:
    """A want; `channels` are those of its brand that may be seen."""

    id: int
    brand: int
    statement: str
    status: Status
    merged_into: int | None
    channels: tuple[int, ...]


@dataclass(frozen=True)
class Promised:
    """A promise to a person."""

    id: int
    person: int
    conversation: int
    channel: int
    words: str
    due: date
    state: PromiseState


def write_want(brand: int, statement: str, by: int, at: datetime) -> int:
    """Add a want, noted."""
    row = Want.objects.create(brand_id=brand, statement=statement, made_by_id=by, made_at=at)
    WantStep.objects.create(want=row, at=at, by_id=by, status="noted")
    return int(row.pk)


def write_asker(want: int, person: int, channel: int, post: int, words: str, at: datetime | None) -> None:
    """Add who asked, in their own words. Raises BadInput where this post is filed under the want already."""
    if Asker.objects.filter(want=want, person=person, post=post).exists():
        raise BadInput("What they said here is filed under this want already.")
    Asker.objects.create(want_id=want, person_id=person, channel_id=channel, post=post, words=words, at=at)


def access_want(sight: Sight, want: int) -> Wanted:
    """Give a want, locked. Raises NotThere where no channel of its brand is to be seen."""
    fields = ("id", "brand", "statement", "status", "merged_into")
    row = Want.objects.select_for_update().filter(id=want).values_list(*fields).first()
    channels = Channel.objects.filter(brand=row[1] if row else 0, id__in=sight.channels)
    seen = tuple(channels.order_by("id").values_list("id", flat=True))
    if row is None or not seen:
        raise NotThere(GONE)
    return Wanted(row[0], row[1], row[2], row[3], row[4], seen)


def decide(want: int, status: str, reason: str, due: date | None, by: int, at: datetime) -> None:
    """Note what became of a want, and when it is due."""
    Want.objects.filter(id=want).update(status=status, reason=reason, due=due)
    WantStep.objects.create(want_id=want, at=at, by_id=by, status=status, reason=reason)


def merge(want: int, into: int, by: int, at: datetime) -> int:
    """Count who asked for a want under another; their rows and words stay. Gives how many rows moved.

    Somebody who asked for both in one post stays where they are: they are counted there once already.
    """
    both = Asker.objects.filter(want=into).values("person", "post")
    twice = {(row["person"], row["post"]) for row in both}
    moved = 0
    for row in Asker.objects.filter(want=want).order_by("id"):
        if (row.person_id, row.post) in twice:
            continue
        first = row.merged_from if row.merged_from is not None else want
        moved += Asker.objects.filter(id=row.pk).update(want=into, merged_from=first)
    Want.objects.filter(id=want).update(status="duplicate_of", merged_into=into)
    WantStep.objects.create(want_id=want, at=at, by_id=by, status="duplicate_of")
    return moved


def unmerge(want: int, by: int, at: datetime) -> int:
    """Count under a want again all who were filed under it first, and give it back its status before."""
    moved = Asker.objects.filter(merged_from=want).update(want=want, merged_from=None)
    steps = WantStep.objects.filter(want=want).exclude(status="duplicate_of").order_by("-id")
    before = steps.values_list("status", flat=True).first() or "noted"
    Want.objects.filter(id=want).update(status=before, merged_into=None)
    WantStep.objects.create(want_id=want, at=at, by_id=by, status=before)
    return int(moved)


def write_promise(
    person: int, conversation: int, words: str, due: date, by: int, at: datetime, want: int | None
) -> int:
    """Add a promise."""
    row = Promise.objects.create(
        person_id=person,
        conversation_id=conversation,
        words=words,
        due=due,
        by_id=by,
        made_at=at,
        want_id=want,
    )
    return int(row.pk)


def access_promise(sight: Sight, promise: int) -> Promised:
    """Give a promise, locked. Raises NotThere where its channel is not to be seen."""
    fields = ("id", "person", "conversation", "conversation__channel", "words", "due", "kept_at", "let_go_at")
    rows = Promise.objects.select_for_update(of=("self",))
    row = rows.filter(id=promise, conversation__channel__in=sight.channels).values_list(*fields).first()
    if row is None:
        raise NotThere(GONE)
    state: PromiseState = "kept" if row[6] else "withdrawn" if row[7] else "open"
    return Promised(row[0], row[1], row[2], row[3], row[4], row[5], state)


def end_promise(promise: int, state: PromiseState, outcome: str, at: datetime) -> None:
    """Note how a promise ended, or that it is open again."""
    Promise.objects.filter(id=promise).update(
        kept_at=at if state == "kept" else None,
        let_go_at=at if state in {"withdrawn", "released"} else None,
        outcome=outcome,
    )


def today(brand: int, now: datetime) -> date:
    """Give the day it is where the brand is."""
    zone = str(Brand.objects.values_list("zone", flat=True).get(id=brand))
    return now.astimezone(ZoneInfo(zone)).date()
