"""Reads Zendesk tickets with their comments, as JSON or one JSON object a line: both sides.

Notes between colleagues (`public` is false) are no part of the conversation and are passed over.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import orjson

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    content_of,
    from_iso,
    identifier,
    json_of,
    listed,
    text_or_none,
    words,
)

_FILE = re.compile(r"^tickets(?:[-_.]?\d+)?\.(?:json|ndjson|jsonl)$")


class ZendeskExport:
    """Zendesk: tickets.json of the account export, comments inside or in the API's shape."""

    name = "zendesk"
    title = "Zendesk export"
    one_sided = False
    follows = (
        "support.zendesk.com/hc/en-us/articles/4408886165402; developer.zendesk.com api-reference/ticketing "
        "tickets, ticket_comments and incremental_exports; excerpts read 2026-11-24"
    )
    note = (
        "Zendesk switches account exports on only when asked. Internal notes are passed over; of tickets "
        "without comments only the first message is there."
    )

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if _FILE.match(member.rsplit("/", 1)[-1])]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "zendesk")
        for member in members:
            for row, ticket in enumerate(_tickets(tree, member, into), 1):
                if not isinstance(ticket, dict) or text_or_none(ticket.get("id")) is None:
                    into.reject(member, row, "The ticket has no id.", ticket)
                    continue
                before: list[str] = []
                for comment in listed(ticket.get("comments") or [_opening(ticket)], member, into):
                    into.take(member, row, comment, partial(_post, ticket=ticket, before=before))
                    if into.full():
                        yield into.batch()
        yield from into.rest()


def _tickets(tree: Tree, member: str, into: Collector) -> Iterator[Any]:
    """Give the tickets of a list, of a page of the API, or of lines with one ticket each."""
    content = content_of(tree, member, into) or b""
    head, _, rest = content.strip().partition(b"\n")
    if not (member.endswith((".ndjson", ".jsonl")) or (rest.strip() and _is_object(head))):
        found = json_of(content, member, into) if content else None
        yield from listed(found.get("tickets", False) if isinstance(found, dict) else found, member, into)
        return
    for row, line in enumerate(content.splitlines(), 1):
        try:
            if line.strip():
                yield orjson.loads(line)
        except orjson.JSONDecodeError as error:
            into.reject(member, row, f"The line is not valid JSON: {error}.", line)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


def _opening(ticket: Record) -> Record:
    """Give the first message of a ticket that came without its comments: `description` is that message."""
    return {
        "id": f"ticket-{ticket['id']}",
        "author_id": ticket.get("requester_id"),
        "created_at": ticket.get("created_at"),
        "body": ticket.get("description", 0),  # 0 = no text: set aside, not lost
    }


def _post(comment: Record, ticket: Record, before: list[str]) -> Record | None:
    if comment.get("public") is False:
        return None
    comment_id = identifier(comment.get("id"))
    at, zoned = from_iso(comment.get("created_at"))
    text = words(comment.get("plain_body") or comment["body"])
    answers = before[-1] if before else None
    before.append(comment_id)
    return {
        "id": comment_id,
        "reply_to": answers,
        "conversation_id": identifier(ticket["id"]),
        "speaker": text_or_none(comment.get("author_id")),
        "at": at,
        "zoned": zoned,
        "text": text,
        "title": None if answers else text_or_none(ticket.get("subject")),
    }
