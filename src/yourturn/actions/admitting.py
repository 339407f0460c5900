"""From events to columns: what can be kept is cleaned, what cannot is set aside with one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import orjson

from yourturn.channels import Actor, ActorChanged, Event, Gap, Gone, Item, Ref, Seen
from yourturn.core.errors import BadInput

LONGEST_ID: Final = 512
LONGEST_SPACE: Final = 255
LONGEST_NAME: Final = 255
KEPT: Final = 2_000
"""Characters that are kept of what cannot be read."""
_KINDS: Final = {"post", "repost", "quote", "dm"}
_SUFFERED: Final = {"suspended": "suspended", "deleted": "deleted", "changed": "", "back": ""}

Row = dict[str, Any]


@dataclass
class Admitted:
    """Rows for the corpus, gaps, and what is set aside (place, reason, content)."""

    posts: list[Row] = field(default_factory=list)
    accounts: list[Row] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    raw: list[Row] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    aside: list[Row] = field(default_factory=list)


def admit(events: Iterable[Event], ours: frozenset[str]) -> Admitted:
    """Turn events into rows; `ours` are our accounts. A bad event is set aside and stops nothing."""
    made = Admitted()
    for event in events:
        try:
            _admit(event, ours, made)
        except (
            BadInput,
            AttributeError,
            TypeError,
            ValueError,
        ) as error:  # an adapter may be wrong in any way
            reason = str(error) if isinstance(error, BadInput) else "It does not have the form of a post."
            made.aside.append(
                {"place": _place(event), "reason": reason, "content": clean(repr(event))[:KEPT]}
            )
    return made


def clean(text: str) -> str:
    """Give text that every database takes: no half characters, no character that ends a string."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")


def _admit(event: Event, ours: frozenset[str], made: Admitted) -> None:
    if isinstance(event, Seen):
        post, account = _post(event.item), _account(event.item.actor, ours, event.item.at)
        made.posts.append(post)
        made.accounts.append(account)
        made.raw.append(_raw("seen", _named(event.item.ref), event.item.raw))
    elif isinstance(event, Gone):
        ref = _ref(event.ref)
        made.gone.append({"space": ref.space, "external_id": ref.id})
        made.raw.append(_raw("gone", _named(event.ref), event.raw))
    elif isinstance(event, ActorChanged):
        row = _account(event.actor, ours, event.at)
        made.accounts.append(row | {"status": _SUFFERED[event.status], "status_at": _time(event.at)})
        made.raw.append(_raw("actor", event.actor.id, event.raw))
    elif isinstance(event, Gap):
        made.gaps.append(event)
    else:
        raise BadInput("Nobody knows what kind of event this is.")


def _post(item: Item) -> Row:
    ref = _ref(item.ref)
    parent = _ref(item.reply_to) if item.reply_to is not None else None
    if item.kind not in _KINDS:
        raise BadInput("Nobody knows what kind of post this is.")
    mentions = [name for name in item.mentions if name and not any(sign.isspace() for sign in name)]
    return {
        "space": ref.space,
        "external_id": ref.id,
        "revision": clean(ref.revision)[:64],
        "edited_at": _time(item.edited_at) if item.edited_at is not None else None,
        "parent_space": parent.space if parent else "",
        "parent_external": parent.id if parent else "",
        "thread": clean(item.conversation)[:LONGEST_ID] if item.conversation else None,
        "author": _id(item.actor.id, LONGEST_NAME, "The account"),
        "at": _time(item.at),
        "state": "present",
        "kind": item.kind,
        "title": clean(item.title),
        "text": clean(item.text),
        "quoted": "",
        "language": clean(item.language or "")[:8],
        "mentions": clean(" ".join(dict.fromkeys(mentions))),
        "public": item.visibility == "public",
        "url": clean(item.url),
        "media": orjson.dumps(
            [{"url": clean(one.url), "alt": clean(one.alt), "kind": one.kind} for one in item.media]
        ).decode(),
    }


def _account(actor: Actor, ours: frozenset[str], at: datetime) -> Row:
    return {
        "external_id": _id(actor.id, LONGEST_NAME, "The account"),
        "handle": clean(actor.handle)[:LONGEST_NAME],
        "name": clean(actor.name)[:LONGEST_NAME],
        "side": "us" if actor.id in ours else "people",
        "followers": actor.followers if actor.followers is None else min(int(actor.followers), 2**31 - 1),
        "known_at": _time(at),
        "status": None,
        "status_at": None,
    }


def _raw(kind: str, name: str, body: bytes) -> Row:
    return {"kind": kind, "external_id": name, "body": bytes(body)}


def _named(ref: Ref) -> str:
    return f"{ref.space}/{ref.id}"


def _ref(ref: Ref) -> Ref:
    return Ref(
        ref.channel, _short(ref.space, LONGEST_SPACE), _id(ref.id, LONGEST_ID, "The post"), ref.revision
    )


def _id(value: str, longest: int, what: str) -> str:
    if not value:
        raise BadInput(f"{what} has no id.")
    if len(value) > longest or clean(value) != value:
        raise BadInput(f"{what} has an id that cannot be kept: too long, or not text.")
    return value


def _short(space: str, longest: int) -> str:
    if len(space) > longest or clean(space) != space:
        raise BadInput("The room of the post has a name that cannot be kept: too long, or not text.")
    return space


def _time(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise BadInput("A time has no zone, so nobody knows when it was.")
    return at


def _place(event: object) -> str:
    item = getattr(event, "item", event)
    ref = getattr(item, "ref", None)
    name = getattr(ref, "id", None) or getattr(getattr(item, "actor", None), "id", "")
    return clean(str(name or ""))[:255]
