"""Reads Chatwoot messages (its API's shape, or lines of its `messages` table as JSON): both sides.

Private notes, activities and templates are no part of the conversation and are passed over.
"""

from collections.abc import Iterator

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

_SPOKEN = {0: "in", 1: "out"}
_PASSED_OVER = (2, 3)


class ChatwootExport:
    """Chatwoot: messages.json."""

    name = "chatwoot"
    title = "Chatwoot messages"
    one_sided = False
    follows = "chatwoot app/models/message.rb; followed at second hand, 2026-11"
    note = "Private notes, activities and templates are passed over."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [
            m for m in tree.members() if m.rsplit("/", 1)[-1] in {"chatwoot.json", "chatwoot_messages.json"}
        ]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "chatwoot")
        for member in members:
            found = json_of(content_of(tree, member, into), member, into)
            messages = found.get("payload") if isinstance(found, dict) else found
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
    sender = text_or_none(message.get("sender_id"))
    kind = text_or_none(message.get("sender_type"))
    return {
        "id": identifier(message.get("id")),
        "reply_to": text_or_none((message.get("content_attributes") or {}).get("in_reply_to")),
        "conversation_id": identifier(message.get("conversation_id")),
        "speaker": f"{kind}/{sender}" if sender and kind else sender,
        "at": at,
        "zoned": zoned,
        "text": words(message["content"]),
    }
