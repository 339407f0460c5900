"""Searches that listen: what newly received posts say to them, and how much of it nobody has looked at yet.

What is heard is a row of `change` with the post's channel: who may not see the channel is not told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import polars as pl
from django.db.models import Max, Q, QuerySet

from yourturn.core.errors import NotThere
from yourturn.core.queries import Query, parse
from yourturn.core.schema import TIME
from yourturn.core.sight import Sight
from yourturn.store import bulk
from yourturn.store.models import Change, SavedView, Seat
from yourturn.store.search.narrowing import Where, every_place, holding, where

HEARD: Final = "query:heard"
_KINDS = {"subject": pl.Int64, "channel": pl.Int64, "conversation": pl.Int64}


@dataclass(frozen=True)
class Listening:
    """A search that listens; `heard` posts since somebody last looked, of those this colleague may see."""

    id: int
    name: str
    query: str
    mine: bool
    heard: int


def alerts_for(posts: Sequence[int], now: datetime) -> int:
    """Note for every search that listens which of these posts it asks for; gives how many were noted.

    The posts are new, theirs or ours, and indexed already; only what people said now is noted, never what was
    imported. Inside the transaction that received them; one query, and one more where something listens.
    """
    views = SavedView.objects.filter(kind="search", alert=True).order_by("id").values_list("id", "query")
    asked = [(number, parse(query)) for number, query in views] if posts else []
    seen = every_place() if asked else ()
    parts = [
        (number, _asked_for(query, where(query, seen))) for number, query in asked if not query.is_empty()
    ]
    if not parts:
        return 0
    source, params = bulk.keys(pl.DataFrame({"id": list(posts)}))
    select = (
        "SELECT {number} AS subject, p.channel_id AS channel, p.conversation_id AS conversation "  # noqa: S608 - ours
        f"FROM {source} CROSS JOIN post p WHERE p.id = k.id "
        "AND p.side = 'people' AND p.historical = FALSE AND "
    )
    sql = " UNION ALL ".join(select.format(number=int(number)) + part.sql for number, part in parts)
    values = [value for _, part in parts for value in (*params, *part.params)]
    heard = bulk.frame_of(sql, values, _KINDS)
    bulk.insert("change", heard.with_columns(kind=pl.lit(HEARD), at=pl.lit(now, TIME)))
    return heard.height


def listening_for(sight: Sight) -> tuple[Listening, ...]:
    """Give the searches that listen for this colleague or a team of theirs, by name, in one query."""
    marks = ", ".join(["%s"] * len(sight.channels)) or "NULL"
    shared = (
        "v.team_id IS NOT NULL"
        if sight.owner
        else "v.team_id IN (SELECT team_id FROM seat WHERE user_id = %s)"
    )
    sql = (
        "SELECT v.id, v.name, v.query, v.user_id AS owner, (SELECT COUNT(*) FROM change c "  # noqa: S608 - ours
        "WHERE c.kind = 'query:heard' AND c.subject = v.id AND c.seq > v.seen_to "
        f"AND c.channel IN ({marks})) AS heard FROM saved_view v "
        f"WHERE v.kind = 'search' AND v.alert = TRUE AND (v.user_id = %s OR {shared}) ORDER BY v.name, v.id"
    )
    kinds = {"id": pl.Int64, "name": pl.String, "query": pl.String, "owner": pl.Int64, "heard": pl.Int64}
    rows = bulk.frame_of(sql, [*sight.channels, sight.user, *([] if sight.owner else [sight.user])], kinds)
    return tuple(
        Listening(number, name, query, mine == sight.user, heard)
        for number, name, query, mine, heard in rows.iter_rows()
    )


def access_listening(sight: Sight, view: int) -> str:
    """Give what it asks for. Raises NotThere where it is neither theirs nor shared with them."""
    query = _theirs(sight).filter(id=view).values_list("query", flat=True).first()
    if query is None:
        raise NotThere("It is not here, or you may not see it.")
    return str(query)


def looked_at(view: int) -> None:
    """Note that somebody looked at what it has heard so far."""
    newest = Change.objects.filter(kind=HEARD, subject=view).aggregate(last=Max("seq"))["last"]
    SavedView.objects.filter(id=view).update(seen_to=newest or 0)


def _theirs(sight: Sight) -> QuerySet[SavedView]:
    teams = Seat.objects.filter(user=sight.user).values("team")
    shared = Q(team__isnull=False) if sight.owner else Q(team__in=teams)
    return SavedView.objects.filter(kind="search", alert=True).filter(Q(user=sight.user) | shared)


def _asked_for(query: Query, narrowed: Where) -> Where:
    found = Where("1 = 0", ()) if narrowed.unknown else narrowed
    if query.phrases:
        found &= holding(query.phrases, all_of=True)
    if query.excluded:
        unwanted = holding(query.excluded, all_of=False)
        found &= Where(f"NOT {unwanted.sql}", unwanted.params)
    return found
