"""What colleagues write for each other: notes, mentions, labels, saved views. None of it leaves."""

from collections.abc import Sequence
from datetime import datetime

from yourturn.actions import allowed
from yourturn.core import audit
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.named import mentioned
from yourturn.core.sight import Sight
from yourturn.store import notes, reach, record, unit

LONGEST_LABEL = 60
LONGEST_NAME = 80


def note(sight: Sight, conversation: int, text: str, now: datetime, mention: Sequence[int] = ()) -> int:
    """Write a note and give its number; colleagues named with @ in it, or in `mention`, are asked to look.

    Raises BadInput for blanks, or for a colleague who may not see the channel.
    """
    if not text.strip():
        raise BadInput("There is nothing in this note yet.")
    with unit.write():
        (talk,) = reach.conversations(sight, [conversation])
        allowed.check(sight, "note", [talk.channel])
        seeing = reach.colleagues(talk.channel)
        if any(one not in seeing for one in mention):
            raise BadInput("This colleague may not see that channel, and cannot be asked to look.")
        asked = sorted({*mention, *mentioned(text, seeing)} - {sight.user})
        number = notes.write_note(conversation, sight.user, text.strip(), asked, now)
        _audit(sight, "conversation:noted", now, talk, number, {})
        for one in asked:
            _audit(sight, "conversation:mentioned", now, talk, number, {"to": one})
        return number


def see_mentions(sight: Sight, conversation: int, now: datetime) -> int:
    """Mark what named them in a conversation as seen; gives how many were new."""
    with unit.write():
        reach.conversations(sight, [conversation])
        return notes.see_mentions(sight.user, conversation, now)


def put_label(sight: Sight, conversations: Sequence[int], name: str, now: datetime) -> None:
    """Put a label on conversations; where it is on already, nothing happens."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_LABEL:
        raise BadInput(f"A label has up to {LONGEST_LABEL} characters.")
    with unit.write():
        for talk in _labelling(sight, conversations):
            label = notes.put_label(talk.id, name, sight.user, now)
            if label is not None:
                _audit(sight, "conversation:labelled", now, talk, label, {"what": name})


def take_label(sight: Sight, conversations: Sequence[int], name: str, now: datetime) -> None:
    """Take a label off conversations."""
    with unit.write():
        for talk in _labelling(sight, conversations):
            label = notes.take_label(talk.id, " ".join(name.split()))
            if label is not None:
                _audit(sight, "conversation:unlabelled", now, talk, label, {"what": name})


def save_view(
    sight: Sight, name: str, query: str, now: datetime, *, kind: str = "inbox", team: int | None = None,
    alert: bool = False,
) -> int:  # fmt: skip
    """Keep a list with its filters (`kind` inbox or search) and give its number; `team` None = private.

    `alert`: a search that listens. Raises NotThere for a team they do not sit in.
    """
    if not name.strip() or len(name.strip()) > LONGEST_NAME:
        raise BadInput(f"Give it a name of up to {LONGEST_NAME} characters.")
    with unit.write():
        allowed.check_somewhere(sight, "save_own_view")
        if alert:
            allowed.check_somewhere(sight, "listen_for")
        _check_team(sight, team)
        number = notes.save_view(sight.user, name.strip(), kind, query, team, now, alert=alert)
        subject = "query:saved" if alert else "view:saved"
        record.audit(_kind(subject), now, sight.user, subject=number, detail={"what": name.strip()})
        return number


def share_view(sight: Sight, view: int, team: int | None, now: datetime) -> None:
    """Share a view of theirs with a team they sit in; None keeps it private again."""
    with unit.write():
        mine = notes.access_own_view(sight, view)
        _check_team(sight, team)
        notes.share_view(view, team)
        subject = "view:shared" if team is not None else "view:saved"
        record.audit(_kind(subject), now, sight.user, subject=view, detail={"what": mine.name})


def delete_view(sight: Sight, view: int, now: datetime) -> None:
    """Take a view of theirs away."""
    with unit.write():
        mine = notes.access_own_view(sight, view)
        notes.delete_view(view)
        subject = "query:deleted" if mine.alert else "view:deleted"
        record.audit(_kind(subject), now, sight.user, subject=view, detail={"what": mine.name})


def _labelling(sight: Sight, conversations: Sequence[int]) -> tuple[reach.Talk, ...]:
    talks = reach.conversations(sight, conversations)
    allowed.check(sight, "label", {talk.channel for talk in talks})
    return talks


def _check_team(sight: Sight, team: int | None) -> None:
    if team is None:
        return
    allowed.check_somewhere(sight, "share_view")
    if team not in notes.teams(sight):
        raise NotThere("There is no such team, or you do not sit in it.")


def _kind(subject: str) -> str:
    return audit.kind("team", *subject.split(":"))


def _audit(
    sight: Sight, kind: str, now: datetime, talk: reach.Talk, subject: int, detail: dict[str, object]
) -> None:
    record.audit(_kind(kind), now, sight.user, talk.channel, talk.id, subject, detail)
