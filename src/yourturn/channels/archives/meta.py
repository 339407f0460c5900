"""Reads Facebook and Instagram downloads in JSON: messages (both sides), the account's comments and posts.

Nothing in them has an id, so one is made of the file and the row; comments do not say what they answer.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import polars as pl

from yourturn.channels import plain
from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    Unreadable,
    content_of,
    from_epoch,
    json_of,
    listed,
    meta_of,
    objects,
    text_or_none,
    words,
)

OWNER = "owner"  # what the account is called where the files do not name it
_MESSAGES = re.compile(r"(^|/)messages/(?:[^/]+/)+message_\d+\.json$")
_FACEBOOK = re.compile(r"(^|/)comments_and_reactions/comments\.json$")
_POSTS = re.compile(r"(^|/)posts/your_posts(?:__check_ins__photos_and_videos)?(?:_\d+)?\.json$")
_INSTAGRAM = re.compile(r"(^|/)comments/(?:post_comments|reels_comments)(?:_\d+)?\.json$")
_LISTS = ("comments_v2", "comments_media_comments", "comments_reels_comments")
_COMMENT = ("Comment", "Opmerking")  # Instagram names its fields in the account's language
_TIME = ("Time", "Tijd")


class MetaMessages:
    """Facebook and Instagram: the messages of a download."""

    name = "meta-messages"
    title = "Facebook or Instagram messages"
    one_sided = False
    follows = (
        "NorseKode/Waultar-App documents/parser/content_examples.md, and the paths that public tools read "
        "(your_activity_across_facebook/, your_instagram_activity/); read 2026-11-24"
    )
    note = "Messages have no ids and do not say which message they answer. People are display names."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if _MESSAGES.search(member)]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "messenger", finish=_finished)
        for member in members:
            thread = json_of(content_of(tree, member, into), member, into)
            messages = thread.get("messages", False) if isinstance(thread, dict) else thread
            channel = options.channel or ("instagram-messages" if "instagram" in member else "messenger")
            parse = partial(_message, place=member.rpartition("/")[0], channel=channel)
            for row, message in enumerate(listed(messages, member, into), 1):
                into.take(member, row, message, partial(parse, own_id=f"{member}#{row}"))
                if into.full():
                    yield into.batch()
        yield from into.rest()


class MetaComments:
    """Facebook and Instagram: the comments and Facebook posts that the account itself wrote."""

    name = "meta-comments"
    title = "Facebook or Instagram comments and posts"
    one_sided = True
    follows = (
        "NorseKode/Waultar-App documents/parser/content_examples.md (Facebook); Instagram as several public "
        "tools read it (string_map_data: Comment, Media Owner, Time); read 2026-11-24"
    )
    note = (
        "It holds only the account's own words, without ids and without what they answer. "
        f"Where a file does not name the account, it is your only handle, or what --owner says, or '{OWNER}'."
    )

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        wanted = (_FACEBOOK, _POSTS, _INSTAGRAM)
        return [member for member in tree.members() if any(kind.search(member) for kind in wanted)]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "facebook", finish=_finished)
        for member in members:
            instagram = bool(_INSTAGRAM.search(member))
            parse = _photo_comment if instagram else _own_post if _POSTS.search(member) else _comment
            given = {
                "owner": options.owner or OWNER,
                "channel": options.channel or ("instagram" if instagram else "facebook"),
            }
            for row, record in enumerate(_records(tree, member, into), 1):
                into.take(member, row, record, partial(parse, given={**given, "id": f"{member}#{row}"}))
                if into.full():
                    yield into.batch()
        yield from into.rest()


def _records(tree: Tree, member: str, into: Collector) -> list[Any]:
    """Give the list that a file holds, or the only record of one that holds a single one without a list."""
    found = json_of(content_of(tree, member, into), member, into)
    if isinstance(found, dict) and "string_map_data" in found:
        return [found]
    if isinstance(found, dict):
        found = next((found[name] for name in _LISTS if name in found), False)
    return listed(found, member, into)


def _message(message: Record, place: str, channel: str, own_id: str) -> Record | None:
    if "call_duration" in message:
        return None
    gone = message.get("is_unsent") is True
    return {
        "id": own_id,
        "conversation_id": place,
        "speaker": _repaired(text_or_none(message["sender_name"])),
        "at": from_epoch(message.get("timestamp_ms"), per_second=1_000),
        "text": "" if gone else _repaired(words(message.get("content"))),
        "kind": "dm",
        "state": "deleted" if gone else "present",
        "channel": channel,
    }


def _comment(comment: Record, given: Record) -> Record:
    said: Record = comment["data"][0]["comment"]
    return {
        "id": given["id"],
        "speaker": _repaired(text_or_none(said.get("author"))) or given["owner"],
        "at": from_epoch(comment.get("timestamp")),
        "text": _repaired(words(said["comment"])),
        "channel": given["channel"],
        "meta": meta_of(about=_repaired(text_or_none(comment.get("title")))),
    }


def _own_post(post: Record, given: Record) -> Record:
    said = [_repaired(words(part["post"])) for part in objects(post.get("data")) if "post" in part]
    if not said and not post.get("attachments"):
        raise Unreadable("The post has neither words nor anything attached.")
    return {
        "id": given["id"],
        "speaker": given["owner"],
        "at": from_epoch(post.get("timestamp")),
        "text": "\n".join(text for text in said if text),
        "channel": given["channel"],
        "meta": meta_of(about=_repaired(text_or_none(post.get("title")))),
    }


def _photo_comment(comment: Record, given: Record) -> Record:
    fields: Record = comment.get("string_map_data") or {}
    said = next((fields[name] for name in _COMMENT if name in fields), None)
    time: Record = next((fields[name] for name in _TIME if name in fields), {})
    if said is None and comment.get("string_list_data"):  # downloads before 2022
        said = time = comment["string_list_data"][0]
    if said is None:
        raise Unreadable("The comment's fields are named in another language. Set Instagram to English.")
    return {
        "id": given["id"],
        "speaker": given["owner"],
        "at": from_epoch(time.get("timestamp")),
        "text": _repaired(words(said.get("value"))),
        "channel": given["channel"],
    }


def _repaired(text: Any) -> Any:  # noqa: ANN401 - a text, or None as it came
    """Undo how these downloads write text: each byte of its UTF-8 as if it were a sign of its own."""
    if not isinstance(text, str) or text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _finished(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(
        plain.mend(frame["text"]).alias("text"), plain.mend(frame["speaker"]).alias("speaker")
    )
