"""What a search finds: people of that name first, then posts by conversation, counted where they can be.

Ranked while at most `RANKED` posts match, else newest first; what is found may be seen by the one who looks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import polars as pl

from yourturn.core.marks import Piece, pieces
from yourturn.core.queries import Query
from yourturn.core.sight import Sight
from yourturn.store import bulk
from yourturn.store.search.hits import RANKED, Hits, hits_of
from yourturn.store.search.names import FoundPerson, people_named
from yourturn.store.search.narrowing import Place, Unknown, places, where, without

PAGE: Final = 20
"""Conversations on a page."""
SHOWN: Final = 3
"""Posts of one conversation that are shown; the others that match are counted."""


@dataclass(frozen=True)
class FoundPost:
    """A post that matches, cut where its words were searched for."""

    id: int
    side: str
    name: str
    person: int | None
    at: datetime | None
    language: str
    angry: bool
    title: tuple[Piece, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class FoundTalk:
    """A conversation in which posts match; `more` of them are not shown."""

    id: int
    opener: str
    people: int
    place: Place
    opened_at: datetime | None
    last_at: datetime | None
    turn: str
    since: datetime | None  # waiting for us, or we for them
    unanswered: bool  # closed without an answer
    total: int  # posts in it
    posts: tuple[FoundPost, ...]
    more: int


@dataclass(frozen=True)
class Year:
    """How many posts of that year match, theirs and ours."""

    year: int
    theirs: int
    ours: int


@dataclass(frozen=True)
class Totals:
    """What was counted over everything that matches."""

    posts: int
    people: int  # different known people
    theirs: int
    ours: int
    talks: int
    waited: int  # posts among them that opened a wait for us
    unanswered: int  # of these, those without an answer of ours
    last_year: int  # theirs in the 364 days until now
    years: tuple[Year, ...]


@dataclass(frozen=True)
class Found:
    """One page of what was found; `totals` is None where more match than are ranked and counted."""

    people: tuple[FoundPerson, ...]
    talks: tuple[FoundTalk, ...]
    totals: Totals | None
    order: str  # best, newest, waiting
    before: int  # conversations on earlier pages
    after: int | None  # what the next page is asked with
    places: tuple[Place, ...]
    unknown: tuple[Unknown, ...]


def search(
    sight: Sight, query: Query, now: datetime, after: int = 0, order: str = "best", ranked: int = RANKED
) -> Found:
    """Give the conversations after the first `after` ones, in at most five queries and one for labels.

    `order`: best (where words are searched for), newest, waiting. Of more than `ranked` posts newest first.
    """
    seen = places(sight)
    narrowed = where(query, seen)
    if query.excluded:
        narrowed &= without(query.excluded)
    only_words = query.phrases and query == Query(phrases=query.phrases, misunderstood=query.misunderstood)
    people = people_named(sight, query.phrases) if only_words and not after else ()
    if not seen or query.is_empty() or narrowed.unknown:
        return Found((), (), None, order, 0, None, seen, narrowed.unknown)
    hits = hits_of(sight, query, narrowed, after + PAGE, ranked)
    order = _order(hits, query, order)
    talks = _ordered(hits.rows, order)
    page = talks.slice(after, PAGE)
    zone = seen[0].zone
    return Found(
        people, _talks(hits.rows, page, query, {one.id: one for one in seen}),
        None if hits.many else _totals(hits.rows, zone, now), order, after,
        after + PAGE if talks.height > after + PAGE else None, seen, (),
    )  # fmt: skip


def _order(hits: Hits, query: Query, order: str) -> str:
    if hits.many or (order == "best" and not query.phrases):
        return "newest"
    return order if order in ("newest", "waiting") else "best"


def _ordered(hits: pl.DataFrame, order: str) -> pl.DataFrame:
    """Give conversations in their order, with how many of their posts match."""
    talks = hits.group_by("talk").agg(
        pl.len().alias("hits"),
        pl.col("score").max(),
        pl.col("at").max(),
        pl.col("waiting_since").first(),
    )
    newest = {"by": ["at", "talk"], "descending": [True, True]}
    how: Mapping[str, Mapping[str, Any]] = {
        "best": {"by": ["score", "at", "talk"], "descending": [True, True, True]},
        "newest": newest,
        "waiting": {"by": ["waiting_since", "at", "talk"], "descending": [False, True, True]},
    }
    return talks.sort(**how[order], nulls_last=True)


def _totals(hits: pl.DataFrame, zone: str, now: datetime) -> Totals:
    theirs, ours = hits.filter(pl.col("side") == "people"), hits.filter(pl.col("side") == "us")
    waited = hits.filter(pl.col("ended").is_not_null())
    dated = hits.filter(pl.col("at").is_not_null()).select(
        pl.col("at").dt.convert_time_zone(zone).dt.year().alias("year"), "side"
    )
    years = dated.group_by("year").agg(
        (pl.col("side") == "people").sum().alias("theirs"), (pl.col("side") == "us").sum().alias("ours")
    )
    known = {year: Year(year, theirs, ours) for year, theirs, ours in years.iter_rows()}
    span = range(min(known), max(known) + 1) if known else range(0)
    return Totals(
        hits.height, theirs["person"].drop_nulls().n_unique(), theirs.height, ours.height,
        hits["talk"].n_unique(),
        waited.height, waited.filter(pl.col("answered_at").is_null()).height,
        theirs.filter(pl.col("at") >= now - timedelta(days=364)).height,
        tuple(known.get(year, Year(year, 0, 0)) for year in span),
    )  # fmt: skip


_POST = {
    "post": pl.Int64, "side": pl.String, "at": pl.Datetime("us", "UTC"), "language": pl.String,
    "labels": pl.Int64, "title": pl.String, "text": pl.String, "person": pl.Int64, "name": pl.String,
    "talk": pl.Int64, "channel": pl.Int64, "opener": pl.String, "people": pl.Int64,
    "opened_at": pl.Datetime("us", "UTC"), "last_at": pl.Datetime("us", "UTC"), "turn": pl.String,
    "waiting_since": pl.Datetime("us", "UTC"), "asked_at": pl.Datetime("us", "UTC"), "total": pl.Int64,
    "unanswered": pl.Boolean,
}  # fmt: skip
_SQL = (
    "SELECT p.id AS post, p.side, p.at, p.language, p.labels, p.title, p.text, h.person_id AS person, "
    "COALESCE(NULLIF(h.name, ''), h.handle, '') AS name, c.id AS talk, c.channel_id AS channel, "
    "COALESCE(o.name, '') AS opener, c.people, c.opened_at, c.last_at, c.whose_turn AS turn, "
    "c.waiting_since, c.asked_at, c.posts_theirs + c.posts_ours AS total, EXISTS (SELECT 1 FROM need n "
    "WHERE n.conversation_id = c.id AND n.ended = 'closed') AS unanswered "
    "FROM {source} CROSS JOIN post p JOIN conversation c ON c.id = p.conversation_id "
    "LEFT JOIN handle h ON h.id = p.handle_id LEFT JOIN person o ON o.id = c.opener_id "
    "WHERE p.id = k.id"
)


def _talks(
    hits: pl.DataFrame, page: pl.DataFrame, query: Query, seen: Mapping[int, Place]
) -> tuple[FoundTalk, ...]:
    here = hits.join(page.select("talk"), on="talk", how="semi").sort(
        "score", "at", descending=True, nulls_last=True
    )
    shown = here.group_by("talk").head(SHOWN)["post"]
    if shown.is_empty():
        return ()
    source, params = bulk.keys(shown.rename("id").to_frame())
    rows = bulk.frame_of(_SQL.format(source=source), params, _POST).sort("at", "post", nulls_last=True)
    by_talk = {key[0]: part for key, part in rows.partition_by("talk", as_dict=True).items()}
    return tuple(
        _talk(by_talk[talk], count, query, seen) for talk, count in page.select("talk", "hits").iter_rows()
    )


def _talk(posts: pl.DataFrame, matching: int, query: Query, seen: Mapping[int, Place]) -> FoundTalk:
    first = posts.row(0, named=True)
    said = tuple(_post(row, query) for row in posts.iter_rows(named=True))
    since = first["waiting_since"] if first["turn"] == "ours" else first["asked_at"]
    return FoundTalk(
        first["talk"], first["opener"], first["people"], seen[first["channel"]], first["opened_at"],
        first["last_at"], first["turn"], since, first["unanswered"], first["total"], said,
        matching - len(said),
    )  # fmt: skip


def _post(row: Mapping[str, Any], query: Query) -> FoundPost:
    angry = bool((row["labels"] or 0) & 1 << 5) and row["side"] == "people"
    return FoundPost(
        row["post"], row["side"], row["name"], row["person"], row["at"], row["language"], angry,
        pieces(row["title"], query.phrases) if row["title"] else (), pieces(row["text"], query.phrases),
    )  # fmt: skip
