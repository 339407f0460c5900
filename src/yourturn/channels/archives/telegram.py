"""Reads the JSON export of Telegram Desktop (result.json), of one chat or of all: both sides."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

import orjson

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    Unreadable,
    content_of,
    from_epoch,
    from_iso,
    identifier,
    json_of,
    listed,
    meta_of,
    objects,
    spaced,
    text_or_none,
    words,
)

_PRIVATE = frozenset({"personal_chat", "bot_chat"})
_CONTROL = re.compile(rb"\\x([0-9A-F]{2})")  # how Telegram writes control signs; JSON has no such escape
_BARE = re.compile(r"\d+$")


class TelegramExport:
    """Telegram: result.json from Telegram Desktop."""

    name = "telegram"
    title = "Telegram Desktop export"
    one_sided = False
    follows = (
        "telegramdesktop/tdesktop Telegram/SourceFiles/export/output/export_output_json.cpp (006cadc); "
        "read 2026-11-24"
    )
    note = (
        "Service messages (somebody joined, a call) are passed over. People are called user and a number; "
        "deleted messages are not in it."
    )

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if member.rsplit("/", 1)[-1] == "result.json"]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "telegram")
        for member in members:
            row = 0
            place = member.rpartition("/")[0]
            for chat in _chats(_json(content_of(tree, member, into), member, into), member, into):
                parse = partial(_post, place=f"{place}/" if place else "", chat=chat)
                for message in listed(chat.get("messages", False), member, into):
                    row += 1
                    into.take(member, row, message, parse)
                    if into.full():
                        yield into.batch()
        yield from into.rest()


def _json(content: bytes | None, member: str, into: Collector) -> Any:  # noqa: ANN401 - JSON
    try:
        return orjson.loads(content) if content else json_of(content, member, into)
    except orjson.JSONDecodeError:
        return json_of(content and _CONTROL.sub(rb"\\u00\1", content), member, into)


def _chats(export: object, member: str, into: Collector) -> Iterator[Record]:
    """Give the one chat of a chat's export, or every chat, also those left, of an account's export."""
    if not isinstance(export, dict):
        listed(export if export is None else False, member, into)
        return
    lists = [export[name] for name in ("chats", "left_chats") if isinstance(export.get(name), dict)]
    yield from (chat for chats in lists for chat in objects(chats.get("list")))
    if not lists:
        yield export


def _post(message: Record, place: str, chat: Record) -> Record | None:
    if message["type"] == "service":
        return None
    if message["type"] != "message":
        raise Unreadable("Telegram exported this message without its content (unsupported).")
    room = text_or_none(chat.get("id"))
    prefix = f"{place}{room}/" if room else place
    private = chat.get("type") in _PRIVATE
    at, zoned = _time(message)
    text = _words(message.get("text")) or _question(message.get("poll"))
    foreign = "forwarded_from" in message
    return {
        "id": prefix + identifier(message.get("id")),
        "reply_to": _answered(message, place, prefix),
        "conversation_id": prefix if private and prefix else None,
        "speaker": text_or_none(message.get("from_id")) or text_or_none(message.get("from")),
        "at": at,
        "zoned": zoned,
        "text": "" if foreign else text,
        "quoted": text if foreign else None,
        "mentions": spaced(_mentions(message.get("text"))),
        "kind": "dm" if private else "repost" if foreign else "post",
        "state": "edited" if "edited" in message or "edited_unixtime" in message else "present",
        "meta": meta_of(name=message.get("from"), signed=message.get("author"), chat=chat.get("name")),
    }


def _time(message: Record) -> tuple[datetime | None, bool]:
    """Give seconds since 1970, or, from older versions, the computer's own time without a zone."""
    at = from_epoch(message.get("date_unixtime"))
    return (at, True) if at else from_iso(message.get("date"))


def _answered(message: Record, place: str, prefix: str) -> str | None:
    """Give the post this one answers, which may be in another chat (such as the channel of a group)."""
    answers = text_or_none(message.get("reply_to_message_id"))
    other = _BARE.search(text_or_none(message.get("reply_to_peer_id")) or "")
    if answers is None:
        return None
    return f"{place}{other[0]}/{answers}" if other else prefix + answers


def _words(text: object) -> str:
    parts = text if isinstance(text, list) else [text]
    return "".join(words(part["text"] if isinstance(part, dict) else part) for part in parts)


def _question(poll: object) -> str:
    return words(poll.get("question")) if isinstance(poll, dict) else ""


def _mentions(text: object) -> Iterator[str | None]:
    for part in objects(text):
        if part.get("type") == "mention":
            yield text_or_none(part.get("text"))
        elif part.get("type") == "mention_name":
            number = text_or_none(part.get("user_id"))
            yield f"user{number}" if number else None
