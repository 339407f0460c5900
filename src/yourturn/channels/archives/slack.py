"""Reads the export of a Slack workspace: a folder per channel, a file per day, both sides.

A message's `ts` is unique in its channel only, so ids carry the channel's name.
"""

import html
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    Unreadable,
    content_of,
    from_epoch,
    identifier,
    json_of,
    listed,
    meta_of,
    spaced,
    text_or_none,
    words,
)

_DAY = re.compile(r"(^|/)([^/]+)/\d{4}-\d\d-\d\d\.json$")
_SIDE = re.compile(r"(^|/)(channels|users|org_users|dms|groups|mpims)\.json$")
_HAPPENINGS = re.compile(
    r"^(channel|group|tabbed_canvas)_|^(bot_add|bot_remove|bot_enable|bot_disable|pinned_item|unpinned_item"
    r"|reminder_add|joiner_notification|app_conversation_leave|huddle_thread|sh_room_created)$"
)
_GONE = ("tombstone", "message_deleted")
_USER = re.compile(r"<@([A-Z0-9]+)(?:\|([^>]*))?>")
_CHANNEL = re.compile(r"<#[A-Z0-9]+\|([^>]*)>")
_EVERYONE = re.compile(r"<!([a-z]+)(?:\^[^>|]*)?(?:\|([^>]*))?>")
_LINK = re.compile(r"<([a-z]+:[^>|]+)(?:\|([^>]*))?>")


class SlackExport:
    """Slack: the zip that a workspace owner can export."""

    name = "slack"
    title = "Slack export"
    one_sided = False
    follows = (
        "slack.com/help/articles/220556107-How-to-read-Slack-data-exports; docs.slack.dev/reference/events/"
        "message; message types of npm's @slack/types 2.15.0; excerpts read 2026-11-24"
    )
    note = "Notices that somebody joined, left or renamed a channel are not posts and are passed over."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        members = tree.members()
        known = [member for member in members if _SIDE.search(member)]
        days = [member for member in members if _DAY.search(member)]
        return sorted(known + days) if known and days else []

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the batch and one day."""
        into = Collector(options, "slack")
        names: dict[str, str] = {}
        private: set[str] = set()
        for member in (member for member in members if _SIDE.search(member)):
            kind = member.rsplit("/", 1)[-1]
            if kind == "channels.json":
                continue
            records = listed(json_of(content_of(tree, member, into), member, into), member, into)
            if kind in {"users.json", "org_users.json"}:
                names.update(_names(records))
            elif kind in {"dms.json", "mpims.json"}:
                private.update(
                    str(r.get("id" if kind == "dms.json" else "name")) for r in records if isinstance(r, dict)
                )
        for member in members:
            day = _DAY.search(member)
            if day is None:
                continue
            room = day[2]
            kind = "dm" if room in private else "post"
            records = listed(json_of(content_of(tree, member, into), member, into), member, into)
            for row, record in enumerate(records, 1):
                into.take(member, row, record, partial(_post, room=room, kind=kind, names=names))
                if into.full():
                    yield into.batch()
        yield from into.rest()


def _names(users: list[Any]) -> Iterator[tuple[str, str]]:
    for user in users:
        if isinstance(user, dict) and text_or_none(user.get("id")) and text_or_none(user.get("name")):
            yield str(user["id"]), str(user["name"])


def _post(message: Record, room: str, kind: str, names: dict[str, str]) -> Record | None:
    subtype = str(message.get("subtype") or "")
    if _HAPPENINGS.search(subtype):
        return None
    if message.get("type", "message") != "message":
        raise Unreadable("The record is no message.")
    ts = identifier(message.get("ts"))
    thread = text_or_none(message.get("thread_ts"))
    speaker = next(
        filter(None, (text_or_none(message.get(who)) for who in ("user", "bot_id", "username"))), None
    )
    gone = subtype in _GONE
    raw = "" if gone else words(message.get("text"))
    return {
        "id": f"{room}/{ts}",
        "reply_to": f"{room}/{thread}" if thread and thread != ts else None,
        "conversation_id": f"{room}/{thread}" if thread else None,
        "speaker": names.get(speaker, speaker) if speaker and not gone else None,
        "at": from_epoch(ts),
        "text": plain_words(raw, names),
        "mentions": spaced("@" + names.get(user, user) for user, _ in _USER.findall(raw)),
        "kind": kind,
        "state": "deleted" if gone else "edited" if message.get("edited") else "present",
        "meta": meta_of(room=room, subtype=subtype),
    }


def plain_words(text: str, names: dict[str, str]) -> str:
    """Turn Slack's addresses (<@U1>, <#C1|name>, <!here>, <https://...|words>) into what people saw."""
    text = _USER.sub(lambda found: "@" + names.get(found[1], found[2] or found[1]), text)
    text = _CHANNEL.sub(lambda found: "#" + found[1], text)
    text = _EVERYONE.sub(lambda found: found[2] or "@" + found[1], text)
    text = _LINK.sub(lambda found: f"{found[2]} ({found[1]})" if found[2] else found[1], text)
    return html.unescape(text)
