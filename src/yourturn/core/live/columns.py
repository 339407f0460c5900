"""The columns of what is derived live: posts that go in, needs and conversations that come out."""

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from yourturn.core.needs import ENDED, NEED_KIND
from yourturn.core.schema import KIND, LABELS_PEOPLE, LABELS_US, SIDE, STATE, TIME

Columns = Mapping[str, Any]

WHOSE_TURN: Final = pl.Enum(["ours", "theirs", "nobody's"])

POSTS_LIVE: Final[Columns] = {
    "post": pl.Int64,  # number of the post, above 0
    "conversation": pl.Int64,
    "parent": pl.Int64,  # number of the post it answers; null = none, or unknown
    "person": pl.Int64,  # from 1 to 4,294,967,295; null = unknown author; not looked at on posts of ours
    "side": SIDE,
    "at": TIME,  # the provider's time; null = unknown
    "state": STATE,
    "kind": KIND,
    "channel": pl.Int64,
    "own_space": pl.Boolean,  # the channel is a space of ours: what is said to nobody else is said to us
    "words": pl.UInt32,
    "text": pl.String,  # looked at on posts of ours only; people's may be null
    "mentions": pl.List(pl.Int64),  # people it mentions
    "mentions_us": pl.Boolean,
    "names_us": pl.Boolean,
    **dict.fromkeys(LABELS_PEOPLE, pl.Boolean),  # null on posts of ours and where not measured
    **dict.fromkeys(LABELS_US, pl.Boolean),  # null on posts of people
}
"""Posts of whole conversations, in any order. Optional: `solved`, `moderated` (as `needs` takes them) and
`key` (core.keys.text_key of ours, where it is stored)."""

NEEDS_LIVE: Final[Columns] = {
    "conversation": pl.Int64,
    "person": pl.Int64,  # null = unknown author
    "opened_post": pl.Int64,  # first post of the turn that waits; with the conversation it names the need
    "channel": pl.Int64,  # of that post
    "since": TIME,  # its time; null = unknown
    "kind": NEED_KIND,
    "angry": pl.Boolean,  # that turn is hostile to us, addressed or overheard
    "ended": ENDED,
    "ended_at": TIME,  # whoever ended it; null = open, withdrawn or moderated, or without a time
    "answered_at": TIME,  # by us; null where not answered, and wherever a human closed it instead
    "answered_by_post": pl.Int64,
    "acked_at": TIME,
    "lapses_at": TIME,  # open, and somebody else has answered: ended by people then, if nobody writes
    "outcome": pl.String,  # of the closing by hand that ended it; null = it was not
    "reason": pl.String,
}
"""A row per wait of one person in one conversation, sorted by conversation and in the order of its posts."""

CONVERSATIONS: Final[Columns] = {
    "conversation": pl.Int64,
    "channel": pl.Int64,  # of the opening post
    "opener": pl.Int64,  # who opened it; null = one of us, or unknown
    "opened_by": SIDE,
    "opened_at": TIME,
    "last_at": TIME,  # last activity: the latest time of a post; null where none has one
    "last_post": pl.Int64,
    "posts_theirs": pl.UInt32,
    "posts_ours": pl.UInt32,  # of partners too
    "people": pl.UInt32,  # different authors, all unknown ones together being one
    "whose_turn": WHOSE_TURN,
    "waits": pl.UInt32,  # open needs
    "waiting_since": TIME,  # earliest `since` of the open needs; null = none, or without a time
    "angry": pl.Boolean,  # an open need is
    "overheard": pl.Boolean,  # needs are open, and every one of them is overheard
    "asked_at": TIME,  # we asked last and wait for them, since then; null otherwise
}
"""A row per conversation, sorted by its number."""
