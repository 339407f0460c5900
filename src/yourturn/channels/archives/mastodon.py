"""Reads the archive of a Mastodon account: its outbox, only what the account itself wrote or boosted."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from yourturn.channels import plain
from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    Unreadable,
    content_of,
    from_iso,
    identifier,
    json_of,
    listed,
    meta_of,
    text_or_none,
    words,
)

_PUBLIC = ("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public")


class MastodonArchive:
    """Mastodon: the tar.gz or zip that an account can ask for."""

    name = "mastodon"
    title = "Mastodon archive"
    one_sided = True
    follows = (
        "mastodon app/services/backup_service.rb and note_serializer.rb; followed at second hand, 2026-11"
    )
    note = "It holds only the account's own posts; those it answered must be fetched by a connector."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if member.rsplit("/", 1)[-1] == "outbox.json"]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the outbox."""
        into = Collector(options, "mastodon", finish=words_of_html)
        for member in members:
            outbox = json_of(content_of(tree, member, into), member, into)
            items = outbox.get("orderedItems", outbox) if isinstance(outbox, dict) else outbox
            for row, activity in enumerate(listed(items, member, into), 1):
                into.take(member, row, activity, _post)
                if into.full():
                    yield into.batch()
        yield from into.rest()


def words_of_html(frame: pl.DataFrame) -> pl.DataFrame:
    """Turn the column `text` from HTML into plain words, with what is quoted kept apart."""
    text, quoted = plain.from_html(frame["text"])
    return frame.with_columns(text.alias("text"), quoted.alias("quoted"))


def _post(activity: Record) -> Record | None:
    if activity["type"] == "Announce":
        return _boost(activity)
    if activity["type"] != "Create":
        raise Unreadable("The activity is neither a post (Create) nor a boost (Announce).")
    note = activity["object"]
    at, zoned = from_iso(note.get("published"))
    languages = list(note.get("contentMap") or {})
    public = any(address in _PUBLIC for address in [*_addresses(note, "to"), *_addresses(note, "cc")])
    mentions = [tag.get("name") for tag in note.get("tag") or [] if tag.get("type") == "Mention"]
    return {
        "id": identifier(note.get("id")),
        "reply_to": text_or_none(note.get("inReplyTo")),
        "conversation_id": text_or_none(note.get("conversation")),
        "speaker": text_or_none(note.get("attributedTo")),
        "at": at,
        "zoned": zoned,
        "text": words(note["content"]),
        "title": text_or_none(note.get("summary")),
        "language": languages[0][:2] if len(languages) == 1 else None,
        "mentions": " ".join(name for name in mentions if name) or None,
        "kind": "post" if public or not _addresses(note, "to") or _to_followers(note) else "dm",
    }


def _boost(activity: Record) -> Record:
    at, zoned = from_iso(activity.get("published"))
    boosted = activity["object"]
    if not isinstance(boosted, str):
        raise Unreadable("The boost does not give the address of the post it repeats.")
    return {
        "id": identifier(activity.get("id")),
        "speaker": text_or_none(activity.get("actor")),
        "at": at,
        "zoned": zoned,
        "text": "",
        "kind": "repost",
        "meta": meta_of(boosts=boosted),
    }


def _addresses(note: Record, field: str) -> list[Any]:
    given = note.get(field) or []
    return given if isinstance(given, list) else [given]


def _to_followers(note: Record) -> bool:
    return any(str(address).endswith("/followers") for address in _addresses(note, "to"))
