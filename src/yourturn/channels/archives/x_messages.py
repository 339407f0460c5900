"""Reads the direct messages in the archive of an X (Twitter) account: both sides, people as numbers."""

import html
import re
from collections.abc import Iterator
from functools import partial

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    Unreadable,
    from_iso,
    identifier,
    objects,
    text_or_none,
    words,
)
from yourturn.channels.archives.x import owner_of, ytd_records

_MESSAGES = re.compile(r"(^|/)data/direct-messages(-group)?(-part\d+)?\.js$")
_ACCOUNT = re.compile(r"(^|/)data/account\.js$")
_HAPPENINGS = frozenset(
    {"joinConversation", "participantsJoin", "participantsLeave", "conversationNameUpdate"}
)


class XMessages:
    """X (Twitter): the direct messages in the zip that an account can ask for."""

    name = "x-messages"
    title = "X (Twitter) direct messages"
    one_sided = False
    follows = (
        "rust-utilities/twitter-archive src/structs/direct_messages.rs and direct_messages_group.rs "
        "(c739c95, archives of 2023-08-31); read 2026-11-24"
    )
    note = "Other people are numbers, and no message says which one it answers."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        members = tree.members()
        found = [member for member in members if _MESSAGES.search(member)]
        return [*(member for member in members if found and _ACCOUNT.search(member)), *found]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "x-messages")
        number, name = None, None
        for member in (member for member in members if _ACCOUNT.search(member)):
            number, found = owner_of(ytd_records(tree, member, into))
            name = name or found
        for member in (member for member in members if _MESSAGES.search(member)):
            row = 0
            for record in ytd_records(tree, member, into):
                conversation = record.get("dmConversation") if isinstance(record, dict) else None
                messages = conversation.get("messages") if isinstance(conversation, dict) else None
                if not isinstance(messages, list) or not isinstance(conversation, dict):
                    row += 1
                    into.reject(member, row, "The record is no conversation with messages.", record)
                    continue
                parse = partial(
                    _message, thread=conversation.get("conversationId"), me=(number, name or options.owner)
                )
                for row, message in enumerate(messages, row + 1):  # noqa: B020 - counts on through the file
                    into.take(member, row, message, parse)
                    if into.full():
                        yield into.batch()
        yield from into.rest()


def _message(event: Record, thread: object, me: tuple[str | None, str | None]) -> Record | None:
    said = event.get("messageCreate")
    if said is None and _HAPPENINGS & event.keys():
        return None
    if not isinstance(said, dict):
        raise Unreadable("The record is neither a message nor a change of who takes part.")
    sender = text_or_none(said.get("senderId"))
    at, zoned = from_iso(said.get("createdAt"))
    text = words(said.get("text"))
    for link in objects(said.get("urls")):
        short, full = text_or_none(link.get("url")), text_or_none(link.get("expanded"))
        text = text.replace(short, full) if short and full else text
    return {
        "id": "dm/" + identifier(said.get("id")),
        "conversation_id": "dm/" + identifier(thread),
        "speaker": me[1] if sender and sender == me[0] else sender,
        "at": at,
        "zoned": zoned,
        "text": html.unescape(text),
        "kind": "dm",
    }
