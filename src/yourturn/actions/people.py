"""People: joined by an explicit link only, blocked, told what we keep of them, and erased for good."""

import json
from datetime import datetime

from yourturn.actions import allowed
from yourturn.core import audit
from yourturn.core.errors import BadInput
from yourturn.core.permissions import NotAllowed
from yourturn.core.sight import Sight
from yourturn.store import corpus, erasure, persons, reach, record, told, unit


def join(sight: Sight, handle: int, person: int, why: str, now: datetime) -> int:
    """Join a handle to a person and give the link's number; `why` says how we know, a name is no proof.

    Raises BadInput without a reason, or where it is that person's already.
    """
    if not why.strip():
        raise BadInput("Say how you know that this is the same person. The same name is no proof.")
    with unit.write():
        channels, was = reach.channels_of_handle(sight, handle)
        allowed.check(sight, "merge_people", {*channels, *reach.channels_of_person(sight, person)})
        if was == person:
            raise BadInput("This account is that person's already.")
        number = persons.link(handle, was, person, sight.user, why.strip(), now)
        _audit(sight, "merged", now, channels[0], person, {"handle": handle, "was": was, "link": number})
        corpus.derive_again(persons.conversations_of(handle), now)
        return number


def unjoin(sight: Sight, link: int, now: datetime) -> None:
    """Bring a handle back to the person it was before it was joined. Raises BadInput where that was done."""
    with unit.write():
        made = persons.link_of(link)
        channels, person = reach.channels_of_handle(sight, made.handle)
        allowed.check(sight, "merge_people", channels)
        if made.undone or person != made.now:
            raise BadInput("This link was undone already, or the account was joined to somebody else since.")
        persons.unlink(made, now)
        _audit(sight, "unmerged", now, channels[0], person, {"handle": made.handle, "link": link})
        corpus.derive_again(persons.conversations_of(made.handle), now)


def block(sight: Sight, person: int, now: datetime) -> None:
    """Block a person: nothing is sent to them until they are unblocked; what they say is still heard."""
    _block(sight, person, now, now)


def unblock(sight: Sight, person: int, now: datetime) -> None:
    """Let a person be answered again."""
    _block(sight, person, None, now)


def export(sight: Sight, person: int, now: datetime) -> str:
    """Give everything a person told us on the channels to be seen, and what became of it, as JSON."""
    with unit.write():
        channels = reach.channels_of_person(sight, person)
        allowed.check(sight, "export", channels)
        _audit(sight, "exported", now, channels[0], person, {})
        found = told.everything(person, channels)
    return json.dumps(found, ensure_ascii=False, indent=1, default=lambda value: value.isoformat())


def erase_preview(sight: Sight, person: int) -> dict[str, int]:
    """Count what `erase` would take, by table; inside `unit.read()` or not. Nothing is changed."""
    _check_erase(sight, person)
    return erasure.preview(person)


def erase(sight: Sight, person: int, now: datetime) -> dict[str, int]:
    """Erase a person for good and give what went, by table. That they spoke stays; who and what does not.

    Raises NotAllowed where they spoke on a channel that may not be seen; BadInput while a post to them is
    being sent.
    """
    with unit.write():
        channels = _check_erase(sight, person)
        counted, conversations = erasure.erase(person)
        _audit(sight, "erased", now, channels[0], person, {"rows": counted})
        corpus.derive_again(list(conversations), now)
    erasure.clean_up()
    return counted


def _check_erase(sight: Sight, person: int) -> tuple[int, ...]:
    channels = reach.channels_of_person(sight, person)
    allowed.check(sight, "erase", channels)
    if persons.all_channels_of(person) != channels:
        raise NotAllowed(
            "They spoke on a channel that you may not see. Somebody who sees it all can erase them."
        )
    return channels


def _block(sight: Sight, person: int, at: datetime | None, now: datetime) -> None:
    with unit.write():
        channels = reach.channels_of_person(sight, person)
        allowed.check(sight, "block", channels)
        if persons.block(person, at):
            _audit(sight, "unblocked" if at is None else "blocked", now, channels[0], person, {})


def _audit(
    sight: Sight, action: str, now: datetime, channel: int, person: int, detail: dict[str, object]
) -> None:
    record.audit(audit.kind("team", "person", action), now, sight.user, channel, None, person, detail)
