"""Reads the archive of an X (Twitter) account; it holds only what the account itself wrote.

Every number in it is a string, text is escaped for HTML, and long posts have their words in another file.
"""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    content_of,
    identifier,
    json_of,
    listed,
    meta_of,
    text_or_none,
    words,
)

_TWEETS = re.compile(r"(^|/)data/(tweets?|community-tweet|deleted-tweets)(-part\d+)?\.js$")
_SIDE = re.compile(r"(^|/)data/(account|note-tweet)(-part\d+)?\.js$")
_PREFIX = re.compile(rb"^\s*window\.YTD\.[\w.]+\s*=\s*")


class XArchive:
    """X (Twitter): the zip that an account can ask for."""

    name = "x"
    title = "X (Twitter) archive"
    one_sided = True
    follows = "TheExGenesis/community-archive docs/archive_data.md; followed at second hand, 2026-11"
    note = "It holds only the account's own posts; those it answered must be fetched by a connector."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        members = tree.members()
        if not any(_TWEETS.search(member) for member in members):
            return []
        return [member for member in members if _TWEETS.search(member) or _SIDE.search(member)]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "x")
        owner = options.owner
        long_texts: dict[str, str] = {}
        for member in (member for member in members if _SIDE.search(member)):
            records = _records(tree, member, into)
            if "account" in member.rsplit("/", 1)[-1]:
                owner = owner or _owner(records)
            else:
                long_texts.update(_long_texts(records))
        for member in (member for member in members if _TWEETS.search(member)):
            parse = partial(_post, owner=owner, long_texts=long_texts, deleted="deleted" in member)
            for row, record in enumerate(_records(tree, member, into), 1):
                into.take(member, row, record, parse)
                if into.full():
                    yield into.batch()
        yield from into.rest()


def _records(tree: Tree, member: str, into: Collector) -> list[Any]:
    content = content_of(tree, member, into)
    return listed(json_of(content and _PREFIX.sub(b"", content, count=1), member, into), member, into)


def _owner(records: list[Any]) -> str | None:
    for record in records:
        account = record.get("account") if isinstance(record, dict) else None
        if isinstance(account, dict):
            return text_or_none(account.get("username")) or text_or_none(account.get("accountId"))
    return None


def _long_texts(records: list[Any]) -> Iterator[tuple[str, str]]:
    for record in records:
        note = record.get("noteTweet") if isinstance(record, dict) else None
        core = note.get("core") if isinstance(note, dict) else None
        text = core.get("text") if isinstance(core, dict) else None
        tweet = text_or_none(note.get("tweetId")) if isinstance(note, dict) else None
        if tweet and isinstance(text, str):
            yield tweet, text


def _post(record: Record, owner: str | None, long_texts: dict[str, str], *, deleted: bool) -> Record:
    tweet: Record = record["tweet"]
    post_id = identifier(tweet.get("id_str"))
    text = words(tweet["full_text"])
    return {
        "id": post_id,
        "reply_to": text_or_none(tweet.get("in_reply_to_status_id_str")),
        "speaker": owner,
        "at": _time(tweet.get("created_at")),
        "text": html.unescape(_expanded(long_texts.get(post_id, text), tweet)),
        "kind": "repost" if text.startswith("RT @") else "post",
        "state": "deleted" if deleted else "present",
        "meta": meta_of(answers=tweet.get("in_reply_to_screen_name")),
    }


def _expanded(text: str, tweet: Record) -> str:
    for link in (tweet.get("entities") or {}).get("urls") or []:
        short, full = link.get("url"), link.get("expanded_url")
        if short and full:
            text = text.replace(short, full)
    return text


def _time(value: object) -> datetime | None:
    try:
        return datetime.strptime(str(value), "%a %b %d %H:%M:%S %z %Y").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
