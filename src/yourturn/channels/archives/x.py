"""Reads the archive of an X (Twitter) account: its posts (x.py) and its direct messages (x_messages.py).

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
    objects,
    spaced,
    text_or_none,
    words,
)
from yourturn.channels.archives.x_notes import Notes

_TWEETS = re.compile(r"(^|/)data/(tweets?|community-tweet|deleted-tweets)(-part\d+)?\.js$")
_SIDE = re.compile(r"(^|/)data/(account|note-tweet)(-part\d+)?\.js$")
_PREFIX = re.compile(rb"^(?:\xef\xbb\xbf)?\s*window\.YTD\.[\w.]+\s*=\s*")
_STATUS = re.compile(r"^https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/[^/]+/status/(\d+)")


class XArchive:
    """X (Twitter): the posts in the zip that an account can ask for."""

    name = "x"
    title = "X (Twitter) archive"
    one_sided = True
    follows = (
        "TheExGenesis/community-archive docs/archive_data.md (678cec6) and rust-utilities/twitter-archive "
        "src/structs (c739c95, archives of 2023-08-31); read 2026-11-24"
    )
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
        owner = None
        notes = Notes()
        for member in (member for member in members if _SIDE.search(member)):
            records = ytd_records(tree, member, into)
            if "account" in member.rsplit("/", 1)[-1]:
                owner = owner or owner_of(records)[1]
            else:
                notes.add(member, records)
        for member in (member for member in members if _TWEETS.search(member)):
            parse = partial(_post, owner=owner or options.owner, notes=notes, deleted="deleted" in member)
            for row, record in enumerate(ytd_records(tree, member, into), 1):
                into.take(member, row, record, parse)
                if into.full():
                    yield into.batch()
        for file, row, reason, content in notes.left():
            into.reject(file, row, reason, content)
        yield from into.rest()


def ytd_records(tree: Tree, member: str, into: Collector) -> list[Any]:
    """Give the records of one of the archive's files, which are JSON behind `window.YTD.NAME.partN =`."""
    content = content_of(tree, member, into)
    return listed(json_of(content and _PREFIX.sub(b"", content, count=1), member, into), member, into)


def owner_of(records: list[Any]) -> tuple[str | None, str | None]:
    """Give the account's number and its name (the number where it has none) from account.js."""
    for record in objects(records):
        account = record.get("account")
        if isinstance(account, dict):
            number = text_or_none(account.get("accountId"))
            return number, text_or_none(account.get("username")) or number
    return None, None


def _post(record: Record, owner: str | None, notes: Notes, *, deleted: bool) -> Record:
    tweet: Record = record["tweet"]
    post_id = identifier(tweet.get("id_str"))
    short = words(tweet["full_text"])
    at = _time(tweet.get("created_at"))
    entities = tweet.get("entities") or {}
    repost = short.startswith("RT @")
    text = html.unescape(_expanded(notes.whole(short, at), entities))
    quotes = _quoted(entities)
    return {
        "id": post_id,
        "reply_to": text_or_none(tweet.get("in_reply_to_status_id_str")),
        "speaker": owner,
        "at": at,
        "text": "" if repost else text,
        "quoted": text if repost else None,  # somebody else's words
        "mentions": spaced(
            "@" + str(who.get("screen_name")) for who in objects(entities.get("user_mentions"))
        ),
        "kind": "repost" if repost else "quote" if quotes else "post",
        "state": "deleted" if deleted else "edited" if _edited(tweet) else "present",
        "meta": meta_of(
            answers=tweet.get("in_reply_to_screen_name"), quotes=quotes, alt=_alternatives(tweet)
        ),
    }


def _expanded(text: str, entities: Record) -> str:
    """Write links out, and leave out those that only stand for a picture."""
    for link in objects(entities.get("urls")):
        short, full = link.get("url"), link.get("expanded_url")
        if short and full:
            text = text.replace(short, full)
    for picture in objects(entities.get("media")):
        if short := picture.get("url"):
            text = text.replace(short, "").rstrip()
    return text


def _quoted(entities: Record) -> str | None:
    """Give the id of the post that this one shows below itself: the last link to one."""
    links = [_STATUS.match(str(link.get("expanded_url"))) for link in objects(entities.get("urls"))]
    found = [link[1] for link in links if link]
    return found[-1] if found else None


def _edited(tweet: Record) -> bool:
    told = tweet.get("edit_info") or {}
    return "edit" in told or len((told.get("initial") or {}).get("editTweetIds") or []) > 1


def _alternatives(tweet: Record) -> list[str]:
    media = objects((tweet.get("extended_entities") or {}).get("media"))
    return [alt for one in media if (alt := text_or_none(one.get("ext_alt_text")))]


def _time(value: object) -> datetime | None:
    try:
        return datetime.strptime(str(value), "%a %b %d %H:%M:%S %z %Y").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
