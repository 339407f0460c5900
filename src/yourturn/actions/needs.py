"""What colleagues do with who waits: take, assign, put off, close without an answer, and take that back.

Every verb takes many at once and does all or nothing. Nothing here says anything outside. What was done can
be undone by the number of its audit row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from yourturn.actions import allowed
from yourturn.core import audit
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.later import Later, back_at
from yourturn.core.live import OUTCOMES, check_closing
from yourturn.core.sight import Sight
from yourturn.store import corpus, desk, reach, record, unit


@dataclass(frozen=True)
class Done:
    """What was done: an audit row for each; hand them to `undo` to take it back."""

    audits: tuple[int, ...]


def take(sight: Sight, conversations: Sequence[int], now: datetime) -> Done:
    """Have these conversations; from a colleague who has one, it is taken over, and the audit says so."""
    with unit.write():
        talks = reach.conversations(sight, conversations)
        allowed.check(sight, "take", {talk.channel for talk in talks})
        allowed.check(sight, "take_over", {talk.channel for talk in talks if talk.assignee})
        return Done(tuple(_hand(sight, talk, sight.user, now) for talk in talks))


def assign(sight: Sight, conversations: Sequence[int], colleague: int, now: datetime) -> Done:
    """Give these conversations to a colleague. Raises BadInput where that one may not see a channel."""
    with unit.write():
        talks = reach.conversations(sight, conversations)
        allowed.check(sight, "assign", {talk.channel for talk in talks})
        _check_sees(colleague, {talk.channel for talk in talks})
        return Done(tuple(_hand(sight, talk, colleague, now) for talk in talks))


def let_go(sight: Sight, conversations: Sequence[int], now: datetime) -> Done:
    """Give these conversations back: nobody has them."""
    with unit.write():
        talks = reach.conversations(sight, conversations)
        allowed.check(sight, "assign", {talk.channel for talk in talks})
        return Done(tuple(_hand(sight, talk, None, now) for talk in talks))


def snooze(sight: Sight, needs: Sequence[int], how: Later, now: datetime, day: date | None = None) -> Done:
    """Put these needs off; they still wait, and are counted. Raises BadInput where one waits no more."""
    with unit.write():
        waits = _open_ones(sight, needs, "snooze")
        places = {channel: reach.place(sight, channel) for channel in {wait.channel for wait in waits}}
        written = []
        for wait in waits:
            at = places[wait.channel]
            until = back_at(how, now, at.zone, at.opens, day, at.weekend)
            desk.snooze(wait.id, until, for_reply=until is None)
            what = "they reply" if until is None else until.isoformat()
            written.append(_write(sight, "need:snoozed", wait, now, {"what": what, **_put_off(wait)}))
        return Done(tuple(written))


def wake(sight: Sight, needs: Sequence[int], now: datetime) -> Done:
    """Bring back what was put off."""
    with unit.write():
        waits = _open_ones(sight, needs, "snooze")
        for wait in waits:
            desk.snooze(wait.id, None)
        return Done(tuple(_write(sight, "need:woken", wait, now, _put_off(wait)) for wait in waits))


def close(sight: Sight, needs: Sequence[int], outcome: str, reason: str, now: datetime) -> Done:
    """End these waits without an answer: an outcome of its own, with a reason, and counted as that.

    Raises BadInput for an unknown outcome, a missing reason, or a wait that is over already.
    """
    check_closing(outcome, reason)
    with unit.write():
        waits = _open_ones(sight, needs, "close")
        written = []
        for wait in waits:
            closing = desk.close(
                wait.conversation, wait.person, wait.opened_post, now, sight.user, outcome, reason.strip()
            )
            detail = {"what": OUTCOMES[outcome], "outcome": outcome, "closing": closing}
            written.append(_write(sight, "need:closed", wait, now, detail))
        corpus.derive_again(sorted({wait.conversation for wait in waits}), now)
        return Done(tuple(written))


def undo(sight: Sight, audits: Sequence[int], now: datetime) -> Done:
    """Take back what these audit rows say: a closing, a snooze, who has it. Newest first.

    Raises NotThere for a row that is not to be seen, BadInput where it cannot be undone, or was already.
    """
    with unit.write():
        deeds = desk.deeds(list(audits))
        if len(deeds) != len(set(audits)) or any(deed.channel not in sight.roles for deed in deeds):
            raise NotThere("It is not here, or you may not see it.")
        return Done(tuple(_take_back(sight, deed, now) for deed in deeds))


def _take_back(sight: Sight, deed: desk.Deed, now: datetime) -> int:
    subject = deed.kind.split(":", 1)[1]
    if subject == "need:closed":
        return _open_again(sight, deed, now)
    if subject in {"need:snoozed", "need:woken"}:
        return _put_off_again(sight, deed, now)
    if subject in {"conversation:taken", "conversation:taken_over", "conversation:assigned",
                   "conversation:left"}:  # fmt: skip
        return _hand_back(sight, deed, now)
    raise BadInput("This cannot be undone.")


def _open_again(sight: Sight, deed: desk.Deed, now: datetime) -> int:
    allowed.check(sight, "reopen", [_channel(deed)])
    conversation = desk.open_again(int(deed.detail["closing"]), now)
    if conversation is None:
        raise BadInput("It was opened again already.")
    corpus.derive_again([conversation], now)
    return record.audit(
        audit.kind("team", "need", "reopened"),
        now, sight.user, deed.channel, deed.conversation, int(deed.subject), {"undoes": deed.id},
    )  # fmt: skip


def _put_off_again(sight: Sight, deed: desk.Deed, now: datetime) -> int:
    (wait,) = _open_ones(sight, [int(deed.subject)], "snooze")
    was = deed.detail["until"]
    until = datetime.fromisoformat(was) if was else None
    desk.snooze(wait.id, until, for_reply=bool(deed.detail["for_reply"]))
    kind = "need:snoozed" if until or deed.detail["for_reply"] else "need:woken"
    return _write(sight, kind, wait, now, {"undoes": deed.id, "what": was or "they reply", **_put_off(wait)})


def _hand_back(sight: Sight, deed: desk.Deed, now: datetime) -> int:
    (talk,) = reach.conversations(sight, [int(deed.subject)])
    allowed.check(sight, "assign", [talk.channel])
    if talk.assignee != deed.detail["to"]:
        raise BadInput("Somebody else has it by now. Nothing was changed.")
    return _hand(sight, talk, deed.detail["was"], now, undoes=deed.id)


def _hand(
    sight: Sight, talk: reach.Talk, colleague: int | None, now: datetime, undoes: int | None = None
) -> int:
    """Give a conversation to somebody, or nobody, and write it down."""
    desk.assign(talk.id, colleague, now)
    if colleague is None:
        action = "left"
    elif colleague != sight.user:
        action = "assigned"
    else:
        action = "taken" if talk.assignee in {None, sight.user} else "taken_over"
    detail: dict[str, object] = {"was": talk.assignee, "to": colleague}
    if undoes is not None:
        detail["undoes"] = undoes
    kind = audit.kind("team", "conversation", action)
    return record.audit(kind, now, sight.user, talk.channel, talk.id, talk.id, detail)


def _open_ones(sight: Sight, needs: Sequence[int], verb: str) -> tuple[reach.Wait, ...]:
    waits = reach.needs(sight, needs)
    allowed.check(sight, verb, {wait.channel for wait in waits})
    if any(wait.ended != "open" for wait in waits):
        raise BadInput("This person does not wait any more. Nothing was changed.")
    return waits


def _check_sees(colleague: int, channels: set[int]) -> None:
    if any(colleague not in reach.colleagues(channel) for channel in channels):
        raise BadInput("This colleague may not see that channel. Choose somebody who may.")


def _put_off(wait: reach.Wait) -> dict[str, object]:
    until = wait.snoozed_until.isoformat() if wait.snoozed_until else None
    return {"until": until, "for_reply": wait.snoozed_for_reply}


def _write(sight: Sight, kind: str, wait: reach.Wait, now: datetime, detail: dict[str, object]) -> int:
    subject, action = kind.split(":")
    named = audit.kind("team", subject, action)
    return record.audit(named, now, sight.user, wait.channel, wait.conversation, wait.id, detail)


def _channel(deed: desk.Deed) -> int:
    return -1 if deed.channel is None else deed.channel
