"""The posts that match, as columns: all of them with their rank, or of very many the newest ones."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from yourturn.core.queries import Query
from yourturn.core.schema import TIME
from yourturn.core.sight import Sight
from yourturn.store import bulk
from yourturn.store.search.narrowing import Where, key, match

RANKED: Final = 50_000
"""Posts that are ranked and counted; of more, the newest come first."""
_EACH: Final = 10
"""Posts that are read for each conversation to be shown, where very many match."""
_STEP: Final = 4_000
_FASTER: Final = 8

KINDS: Final = {
    "post": pl.Int64,
    "talk": pl.Int64,
    "side": pl.String,
    "person": pl.Int64,
    "at": TIME,
    "score": pl.Float64,
    "ended": pl.String,  # of the wait it opened; null = it opened none
    "answered_at": TIME,
    "waiting_since": TIME,  # of its conversation
}
_COLUMNS: Final = (
    "SELECT p.id AS post, p.conversation_id AS talk, p.side, h.person_id AS person, p.at, {score} AS score, "
    "n.ended, n.answered_at, c.waiting_since FROM {source} "
    "JOIN conversation c ON c.id = p.conversation_id LEFT JOIN handle h ON h.id = p.handle_id "
    "LEFT JOIN need n ON n.opened_post = p.id WHERE {condition}"
)


@dataclass(frozen=True, eq=False)
class Hits:
    """`rows` (KINDS): every post that matches, or with `many` the newest of more than `RANKED`."""

    rows: pl.DataFrame
    many: bool


def hits_of(sight: Sight, query: Query, narrowed: Where, talks: int, ranked: int) -> Hits:
    """Give the posts that match; of more than `ranked`, enough to show the newest `talks` conversations."""
    if query.phrases and _are_many(sight, query, narrowed, ranked):
        return Hits(_newest_of_many(query, narrowed, talks), many=True)
    if query.phrases:
        return Hits(_ranked(query, narrowed), many=False)
    newest = f"SELECT p.* FROM post p WHERE {narrowed.sql} ORDER BY p.at DESC LIMIT {ranked + 1}"  # noqa: S608 - ours
    rows = _rows(newest, narrowed.params)
    return Hits(rows, many=rows.height > ranked)


def _are_many(sight: Sight, query: Query, narrowed: Where, ranked: int) -> bool:
    """Say whether more match than are ranked. It tells nobody of posts they may not see."""
    found = match(query.phrases)
    if not _over(ranked, f"SELECT 1 FROM search WHERE {found.sql}", found.params):  # noqa: S608 - ours
        return False
    if sight.owner and narrowed.params == sight.channels:
        return True
    both = found & narrowed
    return _over(ranked, f"SELECT 1 FROM search JOIN post p ON p.id = {key()} WHERE {both.sql}", both.params)  # noqa: S608 - ours


def _over(most: int, sql: str, params: tuple[object, ...]) -> bool:
    counted = bulk.read_row(f"SELECT COUNT(*) FROM ({sql} LIMIT {most + 1}) AS found", params)  # noqa: S608 - ours
    return counted is not None and int(counted[0]) > most


def _ranked(query: Query, narrowed: Where) -> pl.DataFrame:
    found = match(query.phrases)
    sqlite = bulk.vendor() == "sqlite"
    score = "-bm25(search)" if sqlite else "ts_rank_cd(search.terms, %s::tsquery)"
    sql = _COLUMNS.format(
        score=score,
        source=f"search JOIN post p ON p.id = {key()}",
        condition=f"{found.sql} AND {narrowed.sql}",
    )
    return bulk.frame_of(sql, [*([] if sqlite else found.params), *found.params, *narrowed.params], KINDS)


def _newest_of_many(query: Query, narrowed: Where, talks: int) -> pl.DataFrame:
    """Read from the newest on, in steps: so few posts have to be looked at where so many match.

    Posts without a time are not among them.
    """
    wanted, step = (talks + 1) * _EACH, _STEP
    while True:
        latest = (
            f"SELECT p.* FROM post p WHERE {narrowed.sql} AND p.at IS NOT NULL "  # noqa: S608 - ours
            f"ORDER BY p.at DESC LIMIT {step}"
        )
        ends = bulk.read_row(f"SELECT MIN(id), MAX(id), COUNT(*) FROM ({latest}) AS latest", narrowed.params)  # noqa: S608 - ours
        first, last, many = ends or (0, 0, 0)
        found = match(query.phrases)
        here = f"SELECT {key()} FROM search WHERE {found.sql} AND {key()} BETWEEN %s AND %s"  # noqa: S608 - ours
        newest = f"SELECT p.* FROM ({latest}) AS p WHERE p.id IN ({here}) ORDER BY p.at DESC LIMIT {wanted}"  # noqa: S608 - ours
        rows = _rows(newest, (*narrowed.params, *found.params, first, last))
        if rows.height >= wanted or many < step:
            return rows
        step *= _FASTER


def _rows(posts: str, params: tuple[object, ...]) -> pl.DataFrame:
    sql = _COLUMNS.format(score="0.0", source=f"({posts}) AS p", condition="1 = 1")
    return bulk.frame_of(sql, params, KINDS)
