"""What a search becomes in SQL: which posts may be seen, and what each filter lets through.

Every condition starts with the channels of the one who looks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from yourturn.core.labels import BITS
from yourturn.core.queries import Phrase, Query, fts5, phrase, tsquery
from yourturn.core.sight import Sight
from yourturn.store import bulk
from yourturn.store.models import Channel, Label

ANGRY: Final = {"angry": "hostile_us", "angry with us": "hostile_us"}
"""Labels by the word that stands on the screen."""


@dataclass(frozen=True)
class Unknown:
    """A filter that lets nothing through, because there is nothing of that name."""

    filter: str
    value: str


@dataclass(frozen=True)
class Where:
    """A condition on `p` (post), with its parameters; what it could not make sense of."""

    sql: str
    params: tuple[object, ...]
    unknown: tuple[Unknown, ...] = ()

    def __and__(self, other: "Where") -> "Where":
        """Give both together."""
        return Where(
            f"{self.sql} AND {other.sql}", (*self.params, *other.params), (*self.unknown, *other.unknown)
        )


@dataclass(frozen=True)
class Place:
    """A channel that may be seen, with the zone of its days."""

    id: int
    name: str
    kind: str
    zone: str


def places(sight: Sight) -> tuple[Place, ...]:
    """Give the channels they may see."""
    rows = Channel.objects.filter(id__in=sight.channels).order_by("name", "id")
    return tuple(Place(*row) for row in rows.values_list("id", "name", "kind", "brand__zone"))


def every_place() -> tuple[Place, ...]:
    """Give all channels, for what is looked at before anybody in particular asks."""
    return tuple(Place(*row) for row in Channel.objects.values_list("id", "name", "kind", "brand__zone"))


def where(query: Query, seen: Sequence[Place]) -> Where:
    """Give the condition of all that is asked for apart from words."""
    asked = [name.casefold() for name in query.channels]
    chosen = [one for one in seen if not asked or one.name.casefold() in asked or one.kind in asked]
    known = {word for one in seen for word in (one.name.casefold(), one.kind)}
    strange = tuple(Unknown("channel", name) for name in query.channels if name.casefold() not in known)
    found = Where(_in("p.channel_id", [one.id for one in chosen]), tuple(one.id for one in chosen), strange)
    if query.after or query.before:
        found &= _days(query.after, query.before, chosen)
    if query.languages:
        found &= Where(_in("p.language", query.languages), query.languages)
    if query.labels:
        found &= _labels(query.labels)
    if query.persons:
        found &= _persons(query.persons)
    if query.themes:
        found &= Where("1 = 0", (), tuple(Unknown("theme", name) for name in query.themes))
    return found


def match(phrases: Sequence[Phrase], table: str = "search", *, all_of: bool = True) -> Where:
    """Give the condition on an index that all of the phrases stand there, or any of them."""
    if bulk.vendor() == "sqlite":
        return Where(f"{table} MATCH %s", (fts5(phrases, all_of=all_of),))
    return Where(f"{table}.terms @@ %s::tsquery", (tsquery(phrases, all_of=all_of),))


def key(table: str = "search") -> str:
    """Give the column of an index that says which row the terms are of."""
    named = {"search": "post", "search_name": "handle"}[table]
    return f"{table}.rowid" if bulk.vendor() == "sqlite" else f"{table}.{named}"


def holding(phrases: Sequence[Phrase], *, all_of: bool) -> Where:
    """Give the condition that the words stand in the post, for looking at a few posts one by one."""
    found = match(phrases, all_of=all_of)
    return Where(f"EXISTS (SELECT 1 FROM search WHERE {key()} = p.id AND {found.sql})", found.params)  # noqa: S608 - ours


def without(phrases: Sequence[Phrase]) -> Where:
    """Give the condition that none of the phrases stands in the post."""
    found = match(phrases, all_of=False)
    return Where(f"p.id NOT IN (SELECT {key()} FROM search WHERE {found.sql})", found.params)  # noqa: S608 - ours


def moment(at: datetime) -> object:
    """Give a time as it is compared with a column of times."""
    return at.strftime("%Y-%m-%d %H:%M:%S") if bulk.vendor() == "sqlite" else at


def _days(after: date | None, before: date | None, chosen: Sequence[Place]) -> Where:
    """Days are days of the brand: one condition per zone."""
    zones: Mapping[str, list[int]] = {
        zone: [one.id for one in chosen if one.zone == zone] for zone in {one.zone for one in chosen}
    }
    parts: list[str] = ["1 = 0"]
    params: list[object] = []
    for zone in sorted(zones):
        part = [_in("p.channel_id", zones[zone])]
        params += zones[zone]
        for day, sign in ((after, ">="), (before, "<")):
            if day is not None:
                part.append(f"p.at {sign} %s")
                params.append(
                    moment(datetime.combine(day, time(), ZoneInfo(zone)).astimezone(ZoneInfo("UTC")))
                )
        parts.append(f"({' AND '.join(part)})")
    return Where(f"({' OR '.join(parts)})", tuple(params))


def _labels(names: Sequence[str]) -> Where:
    """Labels that colleagues put on the conversation, and those that were heard in the post."""
    put = {name.casefold(): number for number, name in Label.objects.values_list("id", "name")}
    small = {name: ANGRY.get(name.casefold(), name.casefold()) for name in names}
    carried = [put[name.casefold()] for name in names if name.casefold() in put]
    bits = sum(BITS[name] for name in set(small.values()) if name in BITS)
    strange = [name for name, word in small.items() if name.casefold() not in put and word not in BITS]
    talks = f"p.conversation_id IN (SELECT conversation_id FROM labelled WHERE {_in('label_id', carried)})"  # noqa: S608 - ours
    unknown = tuple(Unknown("label", name) for name in strange)
    return Where(f"({talks} OR (p.labels & %s) <> 0)", (*carried, bits), unknown)


def _persons(names: Sequence[str]) -> Where:
    """Everything of people one of whose accounts is called like that."""
    asked = [[found] for found in (phrase(name) for name in names) if found is not None]
    strange = tuple(Unknown("person", name) for name in names if phrase(name) is None)
    if not asked:
        return Where("1 = 0", (), strange)
    parts = [match(some, "search_name") for some in asked]
    each = " UNION ".join(f"SELECT {key('search_name')} FROM search_name WHERE {part.sql}" for part in parts)  # noqa: S608 - ours
    called = f"SELECT n.person_id FROM handle n WHERE n.id IN ({each}) AND n.person_id IS NOT NULL"  # noqa: S608 - ours
    return Where(
        f"p.handle_id IN (SELECT h2.id FROM handle h2 WHERE h2.id IN ({each}) OR h2.person_id IN ({called}))",  # noqa: S608 - ours
        tuple(value for _ in range(2) for part in parts for value in part.params),
        strange,
    )


def _in(column: str, values: Sequence[object]) -> str:
    return f"{column} IN ({', '.join(['%s'] * len(values))})" if values else "1 = 0"
