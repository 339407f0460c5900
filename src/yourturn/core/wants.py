"""Wants: their statuses and moves (M9), who asked, and merging without losing anybody or anybody's words."""

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias, get_args

import polars as pl

from yourturn.core.errors import BadInput
from yourturn.core.promises import ImpossibleMove
from yourturn.core.schema import TIME

Status: TypeAlias = Literal[
    "noted",
    "looking",
    "will_do",
    "doing",
    "done",
    "not_doing",
    "already_there",
    "duplicate_of",
    "cannot_reach",
]

STATUSES: Final[tuple[Status, ...]] = get_args(Status)
STATUS_WORDS: Final[Mapping[Status, str]] = {
    "noted": "noted",
    "looking": "we are looking into it",
    "will_do": "we will do it",
    "doing": "we are doing it",
    "done": "done",
    "not_doing": "we will not do it",
    "already_there": "it is there already",
    "duplicate_of": "the same as another want",
    "cannot_reach": "done or decided, but nobody who asked can be reached",
}
_OPEN: Final[tuple[Status, ...]] = ("noted", "looking", "will_do", "doing")
MOVES: Final[Mapping[Status, tuple[Status, ...]]] = {
    "noted": ("looking", "will_do", "doing", "done", "not_doing", "already_there", "duplicate_of"),
    "looking": ("noted", "will_do", "doing", "done", "not_doing", "already_there", "duplicate_of"),
    "will_do": ("looking", "doing", "done", "not_doing", "already_there", "duplicate_of", "cannot_reach"),
    "doing": ("looking", "will_do", "done", "not_doing", "already_there", "duplicate_of", "cannot_reach"),
    "done": ("looking", "doing", "duplicate_of", "cannot_reach"),
    "not_doing": ("looking", "will_do", "doing", "duplicate_of", "cannot_reach"),
    "already_there": ("looking", "duplicate_of", "cannot_reach"),
    "duplicate_of": _OPEN,  # by unmerging only
    "cannot_reach": ("looking", "will_do", "doing", "done", "not_doing", "already_there"),
}
"""From each status, those it may move to. A decision can be taken back, and is then looked into again."""

ASKERS: Final[Mapping[str, Any]] = {
    "want": pl.Int64,  # the want that the person is counted under now
    "person": pl.Int64,  # null = unknown author
    "post": pl.Int64,  # where they said it; null = filed without a post
    "channel": pl.Int64,
    "asked_at": TIME,
    "words": pl.String,  # their own, never changed
    "filed_under": pl.Int64,  # the want they were filed under first; merging leaves it
}
"""Who asked for what, one row per person and post."""


def move(status: Status, to: Status, reason: str = "", *, unmerging: bool = False) -> Status:
    """Give the new status. Raises ImpossibleMove where it cannot follow, BadInput for a no without reason.

    >>> move("noted", "not_doing", "The pier is too short for a second boat.")
    'not_doing'
    """
    if to not in MOVES[status] or (status == "duplicate_of" and not unmerging):
        hint = " Part the two wants first." if status == "duplicate_of" else ""
        raise ImpossibleMove(
            f"This want is marked “{STATUS_WORDS[status]}”. It cannot become “{STATUS_WORDS[to]}”.{hint}"
        )
    if to == "not_doing" and not reason.strip():
        raise BadInput("Give the reason. Everybody who asked will be told it with the no.")
    return to


def merge(askers: pl.DataFrame, want: int, into: int) -> pl.DataFrame:
    """Count the askers (ASKERS) of a want under another one; every row, its words and `filed_under` stay.

    Raises BadInput where a want is merged into itself.
    """
    if want == into:
        raise BadInput("A want cannot be merged into itself. Choose another one.")
    here = pl.when(pl.col("want") == want).then(pl.lit(into, pl.Int64)).otherwise("want")
    return askers.with_columns(here.alias("want"))


def unmerge(askers: pl.DataFrame, want: int) -> pl.DataFrame:
    """Count under a want again all who were filed under it first, wherever merging has taken them."""
    here = pl.when(pl.col("filed_under") == want).then(pl.lit(want, pl.Int64)).otherwise("want")
    return askers.with_columns(here.alias("want"))


def people_of(askers: pl.DataFrame) -> pl.DataFrame:
    """Give want, people (UInt32), first_at and last_at: how many different people asked, and since when.

    A person who asked often counts once; each unknown author is one of their own.
    """
    people = pl.col("person").drop_nulls().n_unique() + pl.col("person").null_count()
    return (
        askers.group_by("want")
        .agg(
            people.cast(pl.UInt32).alias("people"),
            pl.col("asked_at").min().alias("first_at"),
            pl.col("asked_at").max().alias("last_at"),
        )
        .sort("want")
    )
