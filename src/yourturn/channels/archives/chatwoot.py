"""Reads Chatwoot messages (its API's shape, or lines of its `messages` table as JSON): both sides.

Private notes, activities and templates are no part of the conversation and are passed over.
"""

import re
from collections.abc import Iterator

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
    text_or_none,
    words,
)

_FILE = re.compile(r"^chatwoot(?:[-_]\w+)?\.json$")
_SPOKEN = (0, 1, "incoming", "outgoing")
_PASSED_OVER = (2, 3, "activity", "template")


class ChatwootExport:
    """Chatwoot: messages.json."""

    name = "chatwoot"
    title = "Chatwoot messages"
    one_sided = False
    follows = (
        "chatwoot/chatwoot app/views/api/v1/models/_message.json.jbuilder (15a9c5a) and "
        "app/models/message.rb (0049df8); read 2026-11-24"
    )
    note = (
        "Chatwoot has no export: save the answer of its messages API as chatwoot-NUMBER.json, one file a "
        "conversation. Private notes, activities and templates are passed over."
    )

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if _FILE.match(member.rsplit("/", 1)[-1])]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "chatwoot")
        for member in members:
            found = json_of(content_of(tree, member, into), member, into)
            messages = found.get("payload", False) if isinstance(found, dict) else found
            for row, message in enumerate(listed(messages, member, into), 1):
                into.take(member, row, message, _post)
                if into.full():
                    yield into.batch()
        yield from into.rest()


def _post(message: Record) -> Record | None:
    if message.get("private") or message["message_type"] in _PASSED_OVER:
        return None
    if message["message_type"] not in _SPOKEN:
        raise Unreadable("The message's type is none of 0 (in), 1 (out), 2 (activity), 3 (template).")
    created = message.get("created_at")
    at, zoned = (from_epoch(created), True) if isinstance(created, int | float) else from_iso(created)
    more = message.get("content_attributes") or {}
    more = orjson.loads(more) if isinstance(more, str) else more  # as the table's column has it
    gone = more.get("deleted") is True
    return {
        "id": identifier(message.get("id")),
        "reply_to": text_or_none(more.get("in_reply_to")),
        "conversation_id": identifier(message.get("conversation_id")),
        "speaker": _speaker(message),
        "at": at,
        "zoned": zoned,
        "text": "" if gone else words(message["content"]),
        "state": "deleted" if gone else "present",
    }


def _speaker(message: Record) -> str | None:
    """Give who wrote it, as contact/3 or user/7: contacts and users are numbered apart."""
    sender = message.get("sender")
    number = sender.get("id") if isinstance(sender, dict) else message.get("sender_id")
    kind = sender.get("type") if isinstance(sender, dict) else message.get("sender_type")
    given, called = text_or_none(number), text_or_none(kind)
    return f"{called.lower()}/{given}" if given and called else given
