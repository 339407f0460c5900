"""The posts that match, as columns: all of them with their rank, or of very many the newest ones."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from yourturn.core.queries import Query
from yourturn.core.schema import TIME
from yourturn.core.sight import Sight
from yourturn.store import bulk
from yourturn.store.search.narrowing import Where, containing, key, match

RANKED: Final = 50_000
"""Posts that are ranked and counted; of more, the newest come first."""
_NEWEST: Final = 40
"""Posts that are read per conversation to be shown, where very many match."""

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
        return Hits(_newest(narrowed & containing(query.phrases), (talks + 1) * _NEWEST), many=True)
    if query.phrases:
        return Hits(_ranked(query, narrowed), many=False)
    rows = _newest(narrowed, ranked + 1, dated=False)
    return Hits(rows, many=rows.height > ranked)


def _are_many(sight: Sight, query: Query, narrowed: Where, ranked: int) -> bool:
    """Say whether more match than are ranked. Who does not see everything is not told by it what they do not see."""
    found = match(query.phrases)
    if not _over(ranked, f"SELECT 1 FROM search WHERE {found.sql}", found.params):  # noqa: S608 - names of ours
        return False
    if sight.owner and narrowed.params == sight.channels:
        return True
    both = narrowed & containing(query.phrases)
    return _over(ranked, f"SELECT 1 FROM post p WHERE {both.sql}", both.params)  # noqa: S608 - names of ours


def _over(most: int, sql: str, params: tuple[object, ...]) -> bool:
    counted = bulk.read_row(f"SELECT COUNT(*) FROM ({sql} LIMIT {most + 1}) AS found", params)  # noqa: S608 - names of ours
    return counted is not None and int(counted[0]) > most


def _ranked(query: Query, narrowed: Where) -> pl.DataFrame:
    found = match(query.phrases)
    sqlite = bulk.vendor() == "sqlite"
    score = "-bm25(search)" if sqlite else "ts_rank_cd(search.terms, %s::tsquery)"
    sql = _COLUMNS.format(
        score=score, source=f"search JOIN post p ON p.id = {key()}", condition=f"{found.sql} AND {narrowed.sql}"
    )
    return bulk.frame_of(sql, [*([] if sqlite else found.params), *found.params, *narrowed.params], KINDS)


def _newest(narrowed: Where, most: int, *, dated: bool = True) -> pl.DataFrame:
    """Read from the newest on; `dated` leaves out posts without a time, so that an index by time can be read."""
    known = " AND p.at IS NOT NULL" * dated
    newest = f"SELECT p.* FROM post p WHERE {narrowed.sql}{known} ORDER BY p.at DESC LIMIT {most}"  # noqa: S608 - names of ours
    sql = _COLUMNS.format(score="0.0", source=f"({newest}) AS p", condition="1 = 1")
    return bulk.frame_of(sql, narrowed.params, KINDS)
