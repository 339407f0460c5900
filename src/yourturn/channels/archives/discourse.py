"""Reads Discourse: the archive of one user (CSV, own posts only), topics (JSON of its API, both sides)."""

import csv
import re
from collections.abc import Iterator
from functools import partial
from io import TextIOWrapper

import polars as pl

from yourturn.channels import plain
from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.mastodon import words_of_html
from yourturn.channels.archives.records import (
    Collector,
    Record,
    Unreadable,
    content_of,
    from_iso,
    identifier,
    json_of,
    listed,
    opened,
    text_or_none,
    words,
)
from yourturn.core.errors import BadInput

OWNER = "owner"  # what the user is called where the zip's name does not tell
_YES = frozenset({"true", "yes", "ja", "oui", "sí", "sì", "sim"})  # is_pm is in the user's language
_ZIP = re.compile(r"user_archive-(.+?)-\d{6}-\d{6}")
_SMALL_ACTION, _WHISPER = 3, 4
_PLACE = re.compile(r"/t/[^/\s]+/(\d+)/(\d+)(?:[?#]|$)")
_TOPIC = re.compile(r"(^|/)topic[-_]?\d+\.json$")


class DiscourseArchive:
    """Discourse: user_archive.csv, which a user can ask for."""

    name = "discourse"
    title = "Discourse user archive"
    one_sided = True
    follows = "discourse/discourse app/jobs/regular/export_user_archive.rb (0580b1c); read 2026-11-24"
    note = (
        "It holds only the user's own posts, deleted ones unmarked among them, and does not say which post "
        f"each answers. The user is named by the zip; where it was renamed, by '{OWNER}'."
    )

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if member.rsplit("/", 1)[-1] == "user_archive.csv"]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the batch."""
        into = Collector(options, "forum", finish=_without_quotes)
        for member in members:
            named = _ZIP.search(f"{tree.name}/{member}")
            owner = named[1] if named else options.owner or OWNER
            try:
                with (
                    opened(tree, member) as stream,
                    TextIOWrapper(stream, "utf-8", "replace", newline="") as lines,
                ):
                    for row, record in enumerate(csv.DictReader(lines), 1):
                        into.take(member, row, {**record, "owner": owner}, _own_post)
                        if into.full():
                            yield into.batch()
            except (BadInput, OSError, EOFError, csv.Error) as error:
                into.reject(member, None, f"The file cannot be read to its end: {error}")
            into.bytes_read += tree.size(member)
        yield from into.rest()


class DiscourseTopics:
    """Discourse: topics as /t/ID.json gives them, saved as topic-ID.json."""

    name = "discourse-topics"
    title = "Discourse topics"
    one_sided = False
    follows = (
        "discourse/discourse app/serializers/post_serializer.rb (01bde1b) and app/models/post.rb (post "
        "types); read 2026-11-24"
    )
    note = "A topic's JSON holds its first posts only, unless the others were fetched and added."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if _TOPIC.search(member)]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by one topic."""
        into = Collector(options, "forum", finish=words_of_html)
        for member in members:
            topic = json_of(content_of(tree, member, into), member, into)
            stream = topic.get("post_stream") if isinstance(topic, dict) else None
            posts = stream.get("posts", False) if isinstance(stream, dict) else topic
            parse = partial(_topic_post, topic=topic if isinstance(topic, dict) else {})
            for row, post in enumerate(listed(posts, member, into), 1):
                into.take(member, row, post, parse)
                if into.full():
                    yield into.batch()
        yield from into.rest()


def _own_post(record: Record) -> Record:
    place = _PLACE.search(words(record["url"]))
    if place is None:
        raise Unreadable("The address does not name a topic and a post (/t/SLUG/TOPIC/POST).")
    at, zoned = from_iso(record.get("created_at"))
    first = place[2] == "1"
    return {
        "id": f"{place[1]}/{place[2]}",
        "conversation_id": place[1],
        "speaker": record["owner"],
        "at": at,
        "zoned": zoned,
        "text": words(record["post_raw"]),
        "title": text_or_none(record.get("topic_title")) if first else None,
        "kind": "dm" if str(record.get("is_pm")).lower() in _YES else "post",
    }


def _topic_post(post: Record, topic: Record) -> Record | None:
    if post.get("post_type") in {_SMALL_ACTION, _WHISPER}:
        return None
    number = identifier(post.get("post_number"))
    place = identifier(post.get("topic_id"))
    answers = text_or_none(post.get("reply_to_post_number"))
    at, zoned = from_iso(post.get("created_at"))
    gone = bool(post.get("deleted_at"))
    return {
        "id": f"{place}/{number}",
        "reply_to": f"{place}/{answers}" if answers else None,
        "conversation_id": place,
        "speaker": text_or_none(post.get("username")),
        "at": at,
        "zoned": zoned,
        "text": "" if gone else words(post["cooked"]),
        "title": text_or_none(topic.get("title")) if number == "1" else None,
        "kind": "dm" if topic.get("archetype") == "private_message" else "post",
        "state": "deleted" if gone else "edited" if _versions(post) > 1 else "present",
    }


def _versions(post: Record) -> int:
    version = post.get("version")
    return version if isinstance(version, int) else 1


def _without_quotes(frame: pl.DataFrame) -> pl.DataFrame:
    text, quoted = plain.split_quoted(frame["text"])
    return frame.with_columns(text.alias("text"), quoted.alias("quoted"))
