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
    """A search that listens; `heard` posts since somebody last looked, as far as this colleague may see them."""

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
    parts = [(number, _asked_for(query, where(query, seen))) for number, query in asked if not query.is_empty()]
    if not parts:
        return 0
    source, params = bulk.keys(pl.DataFrame({"id": list(posts)}))
    select = (
        "SELECT {number} AS subject, p.channel_id AS channel, p.conversation_id AS conversation "
        f"FROM {source} CROSS JOIN post p WHERE p.id = k.id AND p.side = 'people' AND p.historical = FALSE AND "
    )
    sql = " UNION ALL ".join(select.format(number=int(number)) + part.sql for number, part in parts)
    values = [value for _, part in parts for value in (*params, *part.params)]
    heard = bulk.frame_of(sql, values, _KINDS)
    bulk.insert("change", heard.with_columns(kind=pl.lit(HEARD), at=pl.lit(now, TIME)))
    return heard.height


def listening_for(sight: Sight) -> tuple[Listening, ...]:
    """Give the searches that listen for this colleague or a team of theirs, in two queries."""
    rows = list(_theirs(sight).order_by("name", "id").values_list("id", "name", "query", "user", "seen_to"))
    if not rows or not sight.channels:
        return tuple(Listening(*row[:3], row[3] == sight.user, 0) for row in rows)
    source, params = bulk.keys(pl.DataFrame({"view": [row[0] for row in rows], "seen": [row[4] for row in rows]}))
    marks = ", ".join(["%s"] * len(sight.channels))
    sql = (
        "SELECT k.view, (SELECT COUNT(*) FROM change c WHERE c.kind = 'query:heard' AND c.subject = k.view "  # noqa: S608 - names of ours
        f"AND c.seq > k.seen AND c.channel IN ({marks})) AS heard FROM {source}"
    )
    counted = bulk.frame_of(sql, [*sight.channels, *params], {"view": pl.Int64, "heard": pl.Int64})
    heard = dict(counted.iter_rows())
    return tuple(Listening(*row[:3], row[3] == sight.user, heard[row[0]]) for row in rows)


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
