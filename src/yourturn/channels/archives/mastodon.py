"""Reads the archive of a Mastodon account: its outbox, only what the account itself wrote or boosted."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

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
    language_of,
    listed,
    meta_of,
    objects,
    spaced,
    text_or_none,
    words,
)

_PUBLIC = ("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public")
_FILES = ("outbox.json", "actor.json")
_ACCOUNT = re.compile(r"^https?://([^/]+)/(?:users/|@)([^/]+)$")


class MastodonArchive:
    """Mastodon: the zip (older servers: tar.gz) that an account can ask for."""

    name = "mastodon"
    title = "Mastodon archive"
    one_sided = True
    follows = (
        "mastodon/mastodon app/services/backup_service.rb and app/presenters/activitypub/"
        "activity_presenter.rb (0486db9), app/serializers/activitypub/note_serializer.rb (026178b); "
        "read 2026-11-24"
    )
    note = "It holds only the account's own posts; those it answered must be fetched by a connector."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        found = [member for member in tree.members() if member.rsplit("/", 1)[-1] in _FILES]
        return found if any(member.endswith("outbox.json") for member in found) else []

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the outbox."""
        into = Collector(options, "mastodon", finish=words_of_html)
        names: dict[str, str] = {}
        for member in (member for member in members if member.endswith("actor.json")):
            names.update(_owner(json_of(content_of(tree, member, into), member, into)))
        for member in (member for member in members if member.endswith("outbox.json")):
            outbox = json_of(content_of(tree, member, into), member, into)
            items = outbox.get("orderedItems", outbox) if isinstance(outbox, dict) else outbox
            for row, activity in enumerate(listed(items, member, into), 1):
                into.take(member, row, activity, partial(_post, names=names))
                if into.full():
                    yield into.batch()
        yield from into.rest()


def words_of_html(frame: pl.DataFrame) -> pl.DataFrame:
    """Turn the column `text` from HTML into plain words, with what is quoted kept apart."""
    text, quoted = plain.from_html(frame["text"])
    return frame.with_columns(text.alias("text"), quoted.alias("quoted"))


def _owner(actor: object) -> Iterator[tuple[str, str]]:
    if isinstance(actor, dict):
        address, name = text_or_none(actor.get("id")), text_or_none(actor.get("preferredUsername"))
        if address and name:
            yield address, f"{name}@{urlsplit(address).netloc}"


def _post(activity: Record, names: dict[str, str]) -> Record | None:
    if activity["type"] == "Announce":
        return _boost(activity, names)
    if activity["type"] != "Create":
        raise Unreadable("The activity is neither a post (Create) nor a boost (Announce).")
    note = activity["object"]
    at, zoned = from_iso(note.get("published"))
    languages = list(note.get("contentMap") or {})
    seen = _seen_by(note)
    quotes = note.get("quote") or note.get("quoteUri")
    tags = objects(note.get("tag"))
    return {
        "id": identifier(note.get("id")),
        "reply_to": text_or_none(note.get("inReplyTo")),
        "conversation_id": text_or_none(note.get("conversation")),
        "speaker": _handle(note.get("attributedTo"), names),
        "at": at,
        "zoned": zoned,
        "text": words(note["content"]),
        "title": text_or_none(note.get("summary")),
        "language": language_of(languages[0]) if len(languages) == 1 else None,
        "mentions": spaced(_mention(tag) for tag in tags if tag.get("type") == "Mention"),
        "kind": "dm" if seen == "mentioned" else "quote" if quotes else "post",
        "state": "edited" if note.get("updated") else "present",
        "meta": meta_of(
            seen_by=seen if seen not in {"everybody", None} else None,
            quotes=text_or_none(quotes),
            alt=[alt for one in objects(note.get("attachment")) if (alt := text_or_none(one.get("name")))],
            options=[one.get("name") for one in objects(note.get("oneOf") or note.get("anyOf"))],
        ),
    }


def _boost(activity: Record, names: dict[str, str]) -> Record:
    at, zoned = from_iso(activity.get("published"))
    boosted = activity["object"]
    if isinstance(boosted, dict):  # a post of the account's own that only followers may see
        boosted = boosted.get("id")
    if not isinstance(boosted, str):
        raise Unreadable("The boost does not give the address of the post it repeats.")
    return {
        "id": identifier(activity.get("id")),
        "speaker": _handle(activity.get("actor"), names),
        "at": at,
        "zoned": zoned,
        "text": "",
        "kind": "repost",
        "meta": meta_of(boosts=boosted),
    }


def _handle(address: object, names: dict[str, str]) -> str | None:
    """Give an account as people write it, `name@server`, and its address where that does not tell."""
    given = text_or_none(address)
    if given is None or given in names:
        return names.get(given or "")
    found = _ACCOUNT.match(given)
    return f"{found[2]}@{found[1]}" if found else given


def _mention(tag: Record) -> str | None:
    """Give `@name@server`; accounts of the same server are named without it."""
    name = text_or_none(tag.get("name"))
    server = urlsplit(text_or_none(tag.get("href")) or "").netloc
    return f"{name}@{server}" if name and server and "@" not in name[1:] else name


def _seen_by(note: Record) -> str | None:
    """Give who may see a post: everybody, everybody but unlisted, followers, or those it mentions."""
    to, copies = _addresses(note, "to"), _addresses(note, "cc")
    if any(address in _PUBLIC for address in to):
        return "everybody"
    if any(address in _PUBLIC for address in copies):
        return "unlisted"
    if any(str(address).endswith("/followers") for address in to):
        return "followers"
    return "mentioned" if to else None


def _addresses(note: Record, field: str) -> list[Any]:
    given = note.get(field) or []
    return given if isinstance(given, list) else [given]
