"""Reads Zendesk tickets with their comments, as JSON or one JSON object a line: both sides.

Notes between colleagues (`public` is false) are no part of the conversation and are passed over.
"""

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


class ZendeskExport:
    """Zendesk: tickets.json of the account export, comments inside or in the API's shape."""

    name = "zendesk"
    title = "Zendesk export"
    one_sided = False
    follows = "support.zendesk.com 4408886165402 and its ticket_comments; followed at second hand, 2026-11"
    note = "Zendesk switches account exports on only when asked. Internal notes are passed over."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [m for m in tree.members() if m.rsplit("/", 1)[-1] in {"tickets.json", "tickets.ndjson"}]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the largest file."""
        into = Collector(options, "zendesk")
        for member in members:
            for row, ticket in enumerate(_tickets(tree, member, into), 1):
                if not isinstance(ticket, dict) or text_or_none(ticket.get("id")) is None:
                    into.reject(member, row, "The ticket has no id.", ticket)
                    continue
                before: list[str] = []
                for comment in listed(ticket.get("comments"), member, into):
                    into.take(member, row, comment, partial(_post, ticket=ticket, before=before))
                    if into.full():
                        yield into.batch()
        yield from into.rest()


def _tickets(tree: Tree, member: str, into: Collector) -> Iterator[Any]:
    content = content_of(tree, member, into)
    if not member.endswith(".ndjson"):
        found = json_of(content, member, into)
        yield from listed(found.get("tickets") if isinstance(found, dict) else found, member, into)
        return
    for row, line in enumerate((content or b"").splitlines(), 1):
        try:
            yield orjson.loads(line)
        except orjson.JSONDecodeError as error:
            into.reject(member, row, f"The line is not valid JSON: {error}.", line)


def _post(comment: Record, ticket: Record, before: list[str]) -> Record | None:
    if comment.get("public") is False:
        return None
    comment_id = identifier(comment.get("id"))
    at, zoned = from_iso(comment.get("created_at"))
    text = comment.get("plain_body") or comment["body"]
    answers = before[-1] if before else None
    before.append(comment_id)
    return {
        "id": comment_id,
        "reply_to": answers,
        "conversation_id": identifier(ticket["id"]),
        "speaker": text_or_none(comment.get("author_id")),
        "at": at,
        "zoned": zoned,
        "text": words(text),
    }
