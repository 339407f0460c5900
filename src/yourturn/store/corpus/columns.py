"""What goes into the corpus: posts, accounts and what is gone, as the actions hand them over."""

from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from yourturn.core.schema import KIND, STATE, TIME

POSTS: Final[dict[str, Any]] = {
    "space": pl.String,
    "external_id": pl.String,
    "revision": pl.String,  # "" where the network has none
    "edited_at": TIME,  # when these words were written; null = with the post
    "parent_space": pl.String,
    "parent_external": pl.String,  # what it answers, with its space; "" = nothing
    "thread": pl.String,  # the network's own name of the conversation; null = follow the parent
    "author": pl.String,  # external id of the account; null = unknown
    "at": TIME,
    "state": STATE,
    "kind": KIND,
    "title": pl.String,
    "text": pl.String,
    "quoted": pl.String,
    "language": pl.String,  # "" = unknown
    "words": pl.Int64,
    "labels": pl.Int64,  # core.labels; null = not measured
    "mentions": pl.String,  # external ids of accounts, separated by one space
    "mentions_us": pl.Boolean,
    "names_us": pl.Boolean,
    "public": pl.Boolean,
    "url": pl.String,
    "media": pl.String,  # JSON
}
"""Revisions of posts, in any order and as often as you like. A `deleted` one has no words."""

ACCOUNTS: Final[dict[str, Any]] = {
    "external_id": pl.String,
    "handle": pl.String,
    "name": pl.String,
    "side": pl.String,  # us, people, partner; looked at where the account is new
    "followers": pl.Int64,
    "known_at": TIME,  # as of when this is so; the latest counts; null = nobody knows
    "status": pl.String,  # null = not said
    "status_at": TIME,
}
"""Accounts as they were seen, as often as you like."""

GONE: Final[dict[str, Any]] = {"space": pl.String, "external_id": pl.String}
"""Posts that are no longer to be seen; those never seen are remembered by their raw event."""

RAW: Final[dict[str, Any]] = {"kind": pl.String, "external_id": pl.String, "body": pl.Binary}
"""What the network sent: kind seen, gone, actor or by_hand; of a post external_id is as `raw_name` says."""


@dataclass(frozen=True, eq=False)
class Incoming:
    """What came in at once on one channel."""

    posts: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=POSTS))
    accounts: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=ACCOUNTS))
    gone: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=GONE))
    raw: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=RAW))
    imported: int | None = None  # the import it belongs to; then it is history


@dataclass(frozen=True)
class Written:
    """What was done: how many posts were new, had other words, were known, went; conversations touched."""

    new: int = 0
    edited: int = 0
    known: int = 0
    gone: int = 0
    conversations: tuple[int, ...] = ()


def raw_name() -> pl.Expr:
    """Name a post among raw events, from its `space` and `external_id`."""
    return pl.concat_str("space", "external_id", separator="/")
