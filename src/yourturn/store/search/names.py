"""People by what they are called: one row per person, with the accounts that may be seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import polars as pl

from yourturn.core.queries import Phrase
from yourturn.core.schema import TIME
from yourturn.core.sight import Sight
from yourturn.store import bulk
from yourturn.store.search.narrowing import key, match

MOST: Final = 200
"""Accounts of that name that are looked at; somebody called like so many others needs a longer name."""

_KINDS = {
    "handle_id": pl.Int64,
    "person": pl.Int64,
    "name": pl.String,
    "handle": pl.String,
    "network": pl.String,
    "posts": pl.Int64,
    "last_at": TIME,
    "waiting_since": TIME,
}


@dataclass(frozen=True)
class FoundPerson:
    """A person of that name: their accounts (as shown, and where), and since when they wait for us."""

    person: int
    name: str
    handles: tuple[tuple[str, str], ...]
    posts: int
    last_at: datetime | None
    waiting_since: datetime | None


def people_named(sight: Sight, phrases: Sequence[Phrase], most: int = 8) -> tuple[FoundPerson, ...]:
    """Give people one of whose accounts is called so, those heard last first; only where they may be seen.

    The last word may be a beginning. Accounts are never put together by name.
    """
    if not phrases or not sight.channels:
        return ()
    open_ended = [*phrases[:-1], replace(phrases[-1], begins=True)]
    called = match(open_ended, "search_name")
    named = f"SELECT {key('search_name')} FROM search_name WHERE {called.sql} LIMIT {MOST}"  # noqa: S608 - ours
    return found_people(sight, f"h.id IN ({named})", called.params, most)


def found_people(
    sight: Sight, condition: str, params: Sequence[object], most: int
) -> tuple[FoundPerson, ...]:
    """Give the people behind accounts `h` of that condition, as far as they may be seen."""
    marks = ", ".join(["%s"] * len(sight.channels))
    said = f"FROM post p WHERE p.handle_id = h.id AND p.channel_id IN ({marks})"
    waits = f"FROM need n WHERE n.person_id = h.person_id AND n.channel_id IN ({marks}) AND n.ended = 'open'"
    sql = (
        "SELECT h.id AS handle_id, h.person_id AS person, h.name, h.handle, h.network, "  # noqa: S608 - ours
        f"(SELECT COUNT(*) {said}) AS posts, (SELECT MAX(p.at) {said}) AS last_at, "
        f"(SELECT MIN(n.since) {waits}) AS waiting_since FROM handle h "
        f"WHERE {condition} AND h.person_id IS NOT NULL AND h.side = 'people'"
    )
    rows = bulk.frame_of(sql, [*sight.channels * 3, *params], _KINDS).filter(pl.col("posts") > 0)
    people = (
        rows.sort("last_at", descending=True, nulls_last=True)
        .group_by("person", maintain_order=True)
        .agg(
            pl.when(pl.col("name") != "").then("name").otherwise("handle").first().alias("called"),
            "handle",
            "network",
            pl.col("posts").sum(),
            pl.col("last_at").max(),
            pl.col("waiting_since").min(),
        )
        .head(most)
    )
    return tuple(
        FoundPerson(person, called, tuple(zip(handles, networks, strict=True)), posts, last, waits)
        for person, called, handles, networks, posts, last, waits in people.iter_rows()
    )
