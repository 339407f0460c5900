"""The columns every part of the product agrees on: posts as read, posts as studied, quarantined rows.

Column batches (Polars frames) are the only shape in which posts move. A frame that carries posts has at
least these columns, with these types; `conform` makes it so or says what is wrong.
"""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

import polars as pl

from yourturn.core.errors import BadInput

Side: TypeAlias = Literal["us", "people", "partner"]

SIDE: Final = pl.Enum(["us", "people", "partner"])
STATE: Final = pl.Enum(["present", "edited", "deleted"])
KIND: Final = pl.Enum(["post", "repost", "quote", "dm"])
ROLE: Final = pl.Enum(["broadcast", "ask", "reply", "ack", "going_back", "repost", "other"])
TIME: Final = pl.Datetime("us", "UTC")

POSTS: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "id": pl.String,  # unique in the archive; a reader prefixes where its network's ids are not
    "reply_to": pl.String,  # id of the post it answers; null = opens a conversation
    "conversation_id": pl.String,  # the network's own thread, where it says so; null = follow reply_to
    "speaker": pl.String,  # stable account of the author; null = unknown
    "at": TIME,  # the provider's own time; null = unreadable or missing
    "zoned": pl.Boolean,  # False where the time came without a zone and was taken as UTC
    "text": pl.String,  # new words, plain text; "" where there are none
    "quoted": pl.String,  # words of somebody else quoted inside the post, kept apart; null = none
    "title": pl.String,  # subject or headline, where the network has one
    "channel": pl.String,  # where it was said: "forum", "mail", "mastodon", ...
    "language": pl.String,  # as the provider declares it (ISO 639-1); null = it does not say
    "mentions": pl.String,  # accounts mentioned, separated by one space; null = take them from the text
    "state": STATE,
    "kind": KIND,
    "file": pl.String,  # where the row came from ...
    "row": pl.UInt32,  # ... and its number there, the first row being 1
    "meta": pl.String,  # anything else, one JSON object; null = nothing
}
"""Posts as a reader yields them, one row per post."""

QUARANTINE: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "file": pl.String,
    "row": pl.UInt32,  # null = the whole file
    "reason": pl.String,  # one plain sentence: what is wrong and what to do
    "content": pl.String,  # the first 2,000 characters of what could not be read
}
"""What could not be read, one row per post, line or file."""

DEFAULTS: Final[Mapping[str, object]] = {"zoned": True, "text": "", "state": "present", "kind": "post"}


def empty(schema: Mapping[str, pl.DataType | type[pl.DataType]] = POSTS) -> pl.DataFrame:
    """Give a frame of that schema without rows."""
    return pl.DataFrame(schema=dict(schema))


def conform(frame: pl.DataFrame) -> pl.DataFrame:
    """Give the frame with exactly the columns of POSTS, in order; absent ones are filled with their default.

    Raises BadInput where `id` is absent or a column cannot hold its type. Extra columns are dropped.
    """
    if "id" not in frame.columns:
        raise BadInput("The posts have no column 'id'. Name the column that identifies a post.")
    columns = [_column(frame, name, dtype) for name, dtype in POSTS.items()]
    try:
        return frame.select(columns)
    except pl.exceptions.PolarsError as error:
        raise BadInput(f"The posts do not have the expected types: {error}") from error


def _column(frame: pl.DataFrame, name: str, dtype: pl.DataType | type[pl.DataType]) -> pl.Expr:
    default = pl.lit(DEFAULTS.get(name), dtype=dtype)
    if name not in frame.columns:
        return default.alias(name)
    column = pl.col(name).cast(dtype)
    return (column.fill_null(default) if name in DEFAULTS else column).alias(name)


LABELS_PEOPLE: Final = ("question", "want", "complaint", "praise", "thanks", "hostile_us", "hostile_person")
"""Labels of people's posts; each is a column of booleans, null = not measured in this language."""

LABELS_US: Final = ("ask", "ack", "going_back", "dm_redirect", "service", "follow_up", "formula")
"""What the words of a post of ours do, before its place in the conversation is known (see M0, M6)."""

STUDIED: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "conversation": pl.UInt32,  # number of the conversation in the archive
    "post": pl.UInt32,  # number of the post in the archive (canonical order: conversation, at, id)
    "parent": pl.UInt32,  # `post` of the post it answers; null = none, or not in the archive
    "id": pl.String,
    "at": TIME,
    "person": pl.UInt32,  # number of the author; all handles of ours are person 0; null = unknown
    "side": SIDE,
    "channel": pl.String,
    "kind": KIND,
    "state": STATE,
    "language": pl.String,  # detected or declared; null = unknown
    "words": pl.UInt32,  # words of title and text together
    "text": pl.String,  # title and text together, a blank line between
    "mentions_us": pl.Boolean,  # it names a handle of ours
    "names_us": pl.Boolean,  # it names a handle, brand or product word of ours
    "mentions": pl.List(pl.UInt32),  # people it mentions, as far as they are in the archive
    **dict.fromkeys(LABELS_PEOPLE, pl.Boolean),  # null on posts of ours and where not measured
    **dict.fromkeys(LABELS_US, pl.Boolean),  # null on posts of people
    "theme": pl.Int32,  # the post's main theme; -1 = other; null = none was looked for
}
"""Posts as the measures see them: one partition holds whole conversations, sorted by conversation, at, id."""

PLACED: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    **STUDIED,
    "key": pl.UInt64,  # hash of the normalised text, for near duplicates; null where fewer than 3 words
    "canned": pl.Boolean,  # ours: the same words went to several people (M5); null on posts of people
    "role": ROLE,  # ours; null on posts of people
    "addressed": pl.Boolean,  # people's; null on posts of ours, as are the next two
    "needs_answer": pl.Boolean,
    "overheard": pl.Boolean,
    "substantive": pl.Boolean,  # ours; null on posts of people
}
"""Posts once their place is known: what every measure's `of` takes."""

DEMAND: Final = pl.Enum(["want", "complaint", "question"])

STATEMENTS: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "post": pl.UInt32,
    "conversation": pl.UInt32,
    "person": pl.UInt32,  # null = unknown author
    "at": TIME,
    "channel": pl.String,
    "language": pl.String,
    "kind": DEMAND,
    "sentence": pl.String,  # the person's own sentence
    "statement": pl.String,  # what is wanted, complained of or asked, cut out of it
    "theme": pl.Int32,  # row of the theme in the theme model; -1 = other; null = not assigned yet
}
"""What people want, complain about or ask: at most three statements a post."""
