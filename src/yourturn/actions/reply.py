"""Answering: drafts, replies, acknowledgements, withdrawing, trying again, and answers given elsewhere.

Nothing is sent here. A reply is written down with its key; a worker sends it once.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yourturn.actions import allowed, saying
from yourturn.channels import Adapter, Ref, length
from yourturn.core import audit
from yourturn.core.errors import BadInput
from yourturn.core.sight import Sight
from yourturn.core.speaking import CannotAnswer, check_turn, check_words
from yourturn.store import addressing, drafts, outgoing, reach, record, unit
from yourturn.store.outgoing import NewPost

BY_HAND = "by_hand"
"""The space of posts that a person brought here; a network's own ids stand in others."""
NO_NETWORK = (BY_HAND, "archive")
"""Kinds of channel behind which no network is: nothing can be sent there from here."""


def save_draft(
    sight: Sight, conversation: int, text: str, now: datetime, reply_to: int | None = None
) -> None:
    """Keep what a colleague began, one draft per conversation; blanks alone take it away."""
    with unit.write():
        (talk,) = reach.conversations(sight, [conversation])
        allowed.check(sight, "draft", [talk.channel])
        drafts.save(sight.user, conversation, text, reply_to, now)


def send_reply(
    sight: Sight,
    conversation: int,
    text: str,
    now: datetime,
    *,
    key: str,
    reply_to: int | None = None,
    over_them: bool = False,
    adapter: Adapter | None = None,
) -> int:
    """Write a reply down to be sent, and give its number; the draft is gone with it.

    `key` is made once per form: pressed twice, it is one reply. `reply_to` None = who waits longest. Raises
    TheirTurn where we asked last, unless `over_them`; NothingToSay, TooLong, CannotAnswer. With `adapter`
    the network's own rule about this post is asked first; without, the network refuses at sending.
    """
    return _send(sight, conversation, text, now, key, reply_to, "reply", adapter, over_them=over_them)


def acknowledge(
    sight: Sight,
    conversation: int,
    text: str,
    now: datetime,
    *,
    key: str,
    reply_to: int | None = None,
    over_them: bool = False,
    adapter: Adapter | None = None,
) -> int:
    """As `send_reply`, with words that only say we heard; what they wait for goes on waiting."""
    return _send(sight, conversation, text, now, key, reply_to, "ack", adapter, over_them=over_them)


def withdraw(sight: Sight, number: int, now: datetime) -> None:
    """Take a reply back that is not sent yet. Raises ImpossibleStep where it is out, or may be."""
    with unit.write():
        going = outgoing.access_outgoing(sight, number)
        allowed.check(sight, "withdraw", [going.channel])
        outgoing.step_on(going, "withdraw", now, sight.user)


def retry(sight: Sight, number: int, now: datetime) -> None:
    """Have a reply that could not be sent tried again, with the same words and the same key."""
    with unit.write():
        going = outgoing.access_outgoing(sight, number)
        allowed.check(sight, "retry", [going.channel])
        outgoing.step_on(going, "retry", now, sight.user, tries=0, next_try_at=None, trouble="")


def record_by_hand(
    sight: Sight,
    conversation: int,
    text: str,
    link: str,
    at: datetime,
    now: datetime,
    *,
    key: str,
    reply_to: int | None = None,
) -> int:
    """Record what we answered by hand on the network itself, and give the post; it counts as any other.

    `link` may be empty where there is none (a call, a letter). Raises BadInput for a time still to come.
    """
    check_words(text, 0, None)
    if at > now:
        raise BadInput("That time is still to come. Say when it was answered.")
    with unit.read():
        (talk,) = reach.conversations(sight, [conversation], lock=False)
        allowed.check(sight, "record_post", [talk.channel])
        target = _target(sight, conversation, reply_to)
        ref = Ref(str(talk.channel), BY_HAND, link or key)
        said = saying.heard(
            talk.channel,
            saying.of_ours(talk.channel, ref, at, text, link, text.encode("utf-8", "replace"), target),
        )
    with unit.write():
        known = outgoing.by_key(key)
        if known is not None:
            return outgoing.post_of(known)
        new = NewPost(talk.channel, conversation, target, "by_hand", text, key)
        going = outgoing.write_down(new, now, sight.user, "record")
        post = saying.keep(said, now)
        outgoing.became(going.id, post, link or key)
        return post


def _send(
    sight: Sight,
    conversation: int,
    text: str,
    now: datetime,
    key: str,
    reply_to: int | None,
    kind: str,
    adapter: Adapter | None,
    *,
    over_them: bool,
) -> int:
    with unit.write():
        known = outgoing.by_key(key)
        if known is not None and known.made_by == sight.user:
            return known.id
        (talk,) = reach.conversations(sight, [conversation])
        allowed.check(sight, "reply", [talk.channel])
        place = reach.place(sight, talk.channel)
        check_words(text, _length(text, place.ability), _limit(place.ability))
        target = _target(sight, conversation, reply_to)
        _check_answerable(sight, place, target, adapter)
        over = check_turn(talk.whose_turn, talk.asked_at, over_them=over_them)
        if over:
            allowed.check(sight, "talk_over", [talk.channel])
        new = NewPost(talk.channel, conversation, target, kind, text, key, over)
        going = outgoing.write_down(new, now, sight.user)
        if over:
            named = audit.kind("team", "post", "talked_over")
            record.audit(named, now, sight.user, talk.channel, conversation, going.id)
        drafts.drop(sight.user, conversation)
        return going.id


def _target(sight: Sight, conversation: int, reply_to: int | None) -> int | None:
    if reply_to is None:
        return reach.to_answer(conversation)
    if reach.post(sight, reply_to).conversation != conversation:
        raise BadInput("That post stands in another conversation.")
    return reply_to


def _check_answerable(sight: Sight, place: reach.Place, target: int | None, adapter: Adapter | None) -> None:
    """Raise CannotAnswer where this channel or this post takes no answer from here."""
    if place.kind in NO_NETWORK or place.state == "import":
        raise CannotAnswer(f"Nothing can be sent to {place.name} from here. Answer there, and record it.")
    if place.state == "off":
        raise CannotAnswer(f"{place.name} is switched off. An admin can switch it on.")
    if target is None:
        raise CannotAnswer("Nobody has said anything here that could be answered.")
    if reach.is_blocked(reach.post(sight, target).person):
        raise CannotAnswer("You blocked this person. Unblock them to answer.")
    item = addressing.item_of(target, adapter.channel) if adapter is not None else None
    if adapter is not None and item is not None:
        answer = adapter.may_reply(item)
        if not answer.allowed:
            raise CannotAnswer(answer.reason)


def _length(text: str, ability: Mapping[str, Any]) -> int:
    return length(text, ability.get("unit", "graphemes"), link_length=ability.get("link_length"))


def _limit(ability: Mapping[str, Any]) -> int | None:
    longest = ability.get("longest")
    return None if longest is None else int(longest)
