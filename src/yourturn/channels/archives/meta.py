"""Reads Facebook and Instagram downloads in JSON: messages (both sides) and the account's own comments.

Nothing in them has an id, so one is made of the file and the row; comments do not say what they answer.
"""

import re
from collections.abc import Iterator

import polars as pl

from yourturn.channels import plain
from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    content_of,
    from_epoch,
    json_of,
    listed,
    text_or_none,
    words,
)

_MESSAGES = re.compile(r"(^|/)messages/(?:[^/]+/)+message_\d+\.json$")
_COMMENTS = re.compile(r"(^|/)comments_and_reactions/comments\.json$")


class MetaMessages:
    """Facebook and Instagram: the messages of a download."""

    name = "meta-messages"
    title = "Facebook or Instagram messages"
    one_sided = False
    follows = "NorseKode/Waultar-App documents/parser/content_examples.md; followed at second hand, 2026-11"
    note = "Messages have no ids and do not say which message they answer."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if _MESSAGES.search(member)]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "messenger", finish=_mended)
        for member in members:
            thread = json_of(content_of(tree, member, into), member, into)
            messages = thread.get("messages") if isinstance(thread, dict) else thread
            place = member.rpartition("/")[0]
            for row, message in enumerate(listed(messages, member, into), 1):
                into.take(
                    member, row, {"place": place, "id": f"{member}#{row}", "message": message}, _message
                )
                if into.full():
                    yield into.batch()
        yield from into.rest()


class MetaComments:
    """Facebook: the comments that the account itself wrote."""

    name = "meta-comments"
    title = "Facebook comments"
    one_sided = True
    follows = "NorseKode/Waultar-App documents/parser/content_examples.md; followed at second hand, 2026-11"
    note = "It holds only the account's own comments, without ids and without what they answer."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if _COMMENTS.search(member)]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "facebook", finish=_mended)
        for member in members:
            found = json_of(content_of(tree, member, into), member, into)
            comments = found.get("comments_v2") if isinstance(found, dict) else found
            for row, comment in enumerate(listed(comments, member, into), 1):
                into.take(member, row, {"id": f"{member}#{row}", "comment": comment}, _comment)
                if into.full():
                    yield into.batch()
        yield from into.rest()


def _message(record: Record) -> Record:
    message: Record = record["message"]
    return {
        "id": record["id"],
        "conversation_id": record["place"],
        "speaker": text_or_none(message["sender_name"]),
        "at": from_epoch(message.get("timestamp_ms"), per_second=1_000),
        "text": words(message.get("content")),
        "kind": "dm",
    }


def _comment(record: Record) -> Record:
    comment: Record = record["comment"]
    said: Record = comment["data"][0]["comment"]
    return {
        "id": record["id"],
        "speaker": text_or_none(said.get("author")),
        "at": from_epoch(comment.get("timestamp")),
        "text": words(said["comment"]),
    }


def _mended(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(
        plain.mend(frame["text"]).alias("text"), plain.mend(frame["speaker"]).alias("speaker")
    )
