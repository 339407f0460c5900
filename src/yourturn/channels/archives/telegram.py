"""Reads the JSON export of Telegram Desktop (result.json): both sides of one chat."""

from collections.abc import Iterator
from functools import partial

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    content_of,
    from_epoch,
    identifier,
    json_of,
    listed,
    text_or_none,
    words,
)


class TelegramExport:
    """Telegram: result.json from Telegram Desktop."""

    name = "telegram"
    title = "Telegram Desktop export"
    one_sided = False
    follows = "docs.rs chatpack parsers/telegram.rs; followed at second hand, 2026-11"
    note = "Service messages (somebody joined, a call) are not posts and are passed over."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if member.rsplit("/", 1)[-1] == "result.json"]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "telegram")
        for member in members:
            chat = json_of(content_of(tree, member, into), member, into)
            messages = chat.get("messages") if isinstance(chat, dict) else chat
            place = member.rpartition("/")[0]
            prefix = f"{place}/" if place else ""
            for row, message in enumerate(listed(messages, member, into), 1):
                into.take(member, row, message, partial(_post, prefix=prefix))
                if into.full():
                    yield into.batch()
        yield from into.rest()


def _post(message: Record, prefix: str) -> Record | None:
    if message.get("type") == "service":
        return None
    answers = text_or_none(message.get("reply_to_message_id"))
    return {
        "id": prefix + identifier(message.get("id")),
        "reply_to": prefix + answers if answers else None,
        "speaker": text_or_none(message.get("from_id")) or text_or_none(message.get("from")),
        "at": from_epoch(message.get("date_unixtime")),
        "text": _words(message["text"]),
    }


def _words(text: object) -> str:
    parts = text if isinstance(text, list) else [text]
    return "".join(words(part["text"] if isinstance(part, dict) else part) for part in parts)
