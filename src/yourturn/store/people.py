"""One person, across channels, as one colleague may see them: told, wanted, promised.

Accounts that look alike are shown beside; nobody is ever put together by name.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import polars as pl
from django.db.models import Count, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from yourturn.core.errors import BadInput, NotThere
from yourturn.core.queries import phrase
from yourturn.core.schema import TIME
from yourturn.core.sight import Sight
from yourturn.store import bulk
from yourturn.store.models import Asker, Handle, Post, Promise
from yourturn.store.search import FoundPerson
from yourturn.store.search.names import found_people, people_named

GONE: Final = "It is not here, or you may not see it."
TOLD: Final = 60
"""Posts of a person that are shown on their page."""


@dataclass(frozen=True)
class Account:
    """An account of theirs, and who joined it to them, where somebody did."""

    id: int
    network: str
    handle: str
    name: str
    status: str
    posts: int
    first_at: datetime | None
    last_at: datetime | None
    link: int | None
    joined_by: str
    joined_at: datetime | None
    why: str


@dataclass(frozen=True)
class Told:
    """Something they said, and what we said to it: an answer, or nothing so far."""

    post: int
    conversation: int
    channel: str
    title: str
    text: str
    language: str
    at: datetime | None
    deleted: bool
    angry: bool
    ended: str  # of the wait it opened; "" = it opened none
    since: datetime | None
    ended_at: datetime | None
    acked: bool
    answer: str
    answer_by: str
    answered_at: datetime | None


@dataclass(frozen=True)
class Wanted:
    """A want they asked for, in their words."""

    id: int
    statement: str
    status: str
    words: str
    asked_at: datetime | None
    others: int
    told_at: datetime | None


@dataclass(frozen=True)
class Promised:
    """A promise of ours to them."""

    id: int
    conversation: int
    words: str
    due: date
    by: str
    made_at: datetime
    want: str
    kept_at: datetime | None
    let_go_at: datetime | None
    outcome: str


@dataclass(frozen=True)
class Between:
    """How it goes between us: their posts, their waits and what became of them."""

    wrote: int
    waited: int
    answered: int
    closed: int  # without an answer
    open: int
    waiting_since: datetime | None
    open_conversation: int | None  # where they wait longest


@dataclass(frozen=True)
class PersonPage:
    """Everything on one person; `earlier` of their posts are not shown."""

    id: int
    name: str
    blocked_at: datetime | None
    since: datetime | None
    channels: tuple[str, ...]
    zone: str
    accounts: tuple[Account, ...]
    told: tuple[Told, ...]
    earlier: int
    wants: tuple[Wanted, ...]
    promises: tuple[Promised, ...]
    between: Between
    alike: tuple[FoundPerson, ...]


def person(sight: Sight, number: int) -> PersonPage:
    """Give everything on a person, in six queries. Raises NotThere where nothing may be seen."""
    rows = _accounts(sight, number)
    if rows.is_empty() or not rows["posts"].sum():
        raise NotThere(GONE)
    head = rows.row(0, named=True)
    name = head["person_name"] or head["name"] or head["handle"]
    accounts = tuple(Account(*(row[field] for field in _ACCOUNT)) for row in rows.iter_rows(named=True))
    told, places, zone = _told(sight, number)
    wrote = sum(one.posts for one in accounts)
    return PersonPage(
        number, name, head["blocked_at"],
        min((one.first_at for one in accounts if one.first_at), default=None),
        places, zone, accounts, told, wrote - len(told), _wants(sight, number), _promises(sight, number),
        _between(sight, number, wrote), _alike(sight, number, accounts),
    )  # fmt: skip


def people(sight: Sight, words: str, most: int = 40) -> tuple[FoundPerson, ...]:
    """Give people one of whose accounts is called so; without words those heard last. In one query."""
    if not sight.channels:
        return ()
    found = phrase(words)
    if words.strip():
        return people_named(sight, (found,) if found else (), most)
    marks = ", ".join(["%s"] * len(sight.channels))
    latest = (
        f"SELECT handle_id FROM (SELECT handle_id FROM post "  # noqa: S608 - ours
        f"WHERE channel_id IN ({marks}) AND side = 'people' "
        "AND at IS NOT NULL ORDER BY at DESC LIMIT 400) AS latest"
    )
    return found_people(sight, f"h.id IN ({latest})", sight.channels, most)


def account_called(sight: Sight, handle: str) -> int:
    """Give the account of that handle, written in full; @ may be left out.

    Raises BadInput where there is none that may be seen, or more than one.
    """
    asked = handle.strip().removeprefix("@")
    spoke = Post.objects.filter(handle=OuterRef("id"), channel__in=sight.channels)
    named = Handle.objects.filter(handle__in=(asked, f"@{asked}"), person__isnull=False)
    found = list(named.filter(Exists(spoke)).values_list("id", flat=True)[:2]) if asked else []
    if not found:
        raise BadInput(
            f"Nobody we heard has the handle “{asked}”. Write it in full, as it stands beside their posts."
        )
    if len(found) > 1:
        raise BadInput(
            f"More than one account is called “{asked}”, on different networks. We cannot tell which."
        )
    return int(found[0])


_ACCOUNT: Final = ("id", "network", "handle", "name", "status", "posts", "first_at", "last_at", "link",
                   "joined_by",
                   "joined_at", "why")  # fmt: skip
_ACCOUNTS: Final[dict[str, Any]] = {
    "id": pl.Int64, "network": pl.String, "handle": pl.String, "name": pl.String, "status": pl.String,
    "person_name": pl.String, "blocked_at": TIME, "posts": pl.Int64, "first_at": TIME, "last_at": TIME,
    "link": pl.Int64, "joined_by": pl.String, "joined_at": TIME, "why": pl.String,
}  # fmt: skip


def _accounts(sight: Sight, number: int) -> pl.DataFrame:
    """Give their accounts; one on which nothing may be seen is left out, apart from its being theirs."""
    if not sight.channels:
        return pl.DataFrame(schema=_ACCOUNTS)
    marks = ", ".join(["%s"] * len(sight.channels))
    said = f"FROM post p WHERE p.handle_id = h.id AND p.channel_id IN ({marks})"
    sql = (
        "SELECT h.id, h.network, h.handle, h.name, h.status, q.name AS person_name, q.blocked_at, "  # noqa: S608 - ours
        f"(SELECT COUNT(*) {said}) AS posts, (SELECT MIN(p.at) {said}) AS first_at, "
        f"(SELECT MAX(p.at) {said}) AS last_at, l.id AS link, COALESCE(u.name, '') AS joined_by, "
        "l.at AS joined_at, COALESCE(l.why, '') AS why FROM handle h JOIN person q ON q.id = h.person_id "
        "LEFT JOIN person_link l ON l.handle_id = h.id AND l.now_id = h.person_id AND l.undone_at IS NULL "
        'LEFT JOIN "user" u ON u.id = l.by_id WHERE h.person_id = %s ORDER BY h.id'
    )
    found = bulk.frame_of(sql, [*sight.channels * 3, number], _ACCOUNTS).filter(pl.col("posts") > 0)
    return found.unique("id", keep="last", maintain_order=True).sort("first_at", nulls_last=True)


_TOLD: Final = {
    "post": pl.Int64, "conversation": pl.Int64, "channel": pl.String, "title": pl.String, "text": pl.String,
    "language": pl.String, "at": TIME, "state": pl.String, "labels": pl.Int64, "ended": pl.String,
    "since": TIME,
    "ended_at": TIME, "acked_at": TIME, "answer": pl.String, "answer_by": pl.String, "answered_at": TIME,
    "zone": pl.String,
}  # fmt: skip


def _told(sight: Sight, number: int) -> tuple[tuple[Told, ...], tuple[str, ...], str]:
    """Give what they said, newest first, and the places and the zone it was said in."""
    marks = ", ".join(["%s"] * len(sight.channels))
    sql = (
        "SELECT p.id AS post, p.conversation_id AS conversation, ch.name AS channel, p.title, p.text, "  # noqa: S608 - ours
        "p.language, p.at, p.state, p.labels, "
        "COALESCE(n.ended, '') AS ended, n.since, n.ended_at, n.acked_at, "
        "COALESCE(a.text, '') AS answer, COALESCE(NULLIF(ah.name, ''), ah.handle, '') AS answer_by, "
        "n.answered_at, b.zone FROM handle h JOIN post p ON p.handle_id = h.id "
        "JOIN channel ch ON ch.id = p.channel_id JOIN brand b ON b.id = ch.brand_id "
        "LEFT JOIN need n ON n.opened_post = p.id LEFT JOIN post a ON a.id = n.answered_by "
        "LEFT JOIN handle ah ON ah.id = a.handle_id "
        f"WHERE h.person_id = %s AND p.channel_id IN ({marks}) ORDER BY p.at DESC, p.id DESC LIMIT {TOLD}"
    )
    rows = bulk.frame_of(sql, [number, *sight.channels], _TOLD)
    told = tuple(_one_told(row) for row in rows.iter_rows(named=True))
    places = tuple(rows["channel"].unique(maintain_order=True))
    return told, places, rows["zone"][0] if rows.height else "UTC"


def _one_told(row: dict[str, Any]) -> Told:
    return Told(
        row["post"], row["conversation"], row["channel"], row["title"], row["text"], row["language"],
        row["at"],
        row["state"] == "deleted", bool((row["labels"] or 0) & 1 << 5), row["ended"], row["since"],
        row["ended_at"],
        row["acked_at"] is not None, row["answer"], row["answer_by"], row["answered_at"],
    )  # fmt: skip


def _wants(sight: Sight, number: int) -> tuple[Wanted, ...]:
    others = Asker.objects.filter(want=OuterRef("want")).exclude(person=number).order_by().values("want")
    rows = (
        Asker.objects.filter(person=number, channel__in=sight.channels)
        .annotate(others=Coalesce(Subquery(others.annotate(n=Count("person", distinct=True)).values("n")), 0))
        .order_by("want__statement", "at")
    )
    fields = ("want", "want__statement", "want__status", "words", "at", "others", "told_at")
    found = {row[0]: Wanted(*row) for row in rows.values_list(*fields)}
    return tuple(found.values())


def _promises(sight: Sight, number: int) -> tuple[Promised, ...]:
    rows = Promise.objects.filter(person=number, conversation__channel__in=sight.channels).order_by(
        "due", "id"
    )
    fields = ("id", "conversation", "words", "due", "by__name", "made_at", "of", "kept_at",
              "let_go_at", "outcome")  # fmt: skip
    found = rows.annotate(of=Coalesce("want__statement", Value(""))).values_list(*fields)
    return tuple(Promised(*row) for row in found)


def _between(sight: Sight, number: int, wrote: int) -> Between:
    marks = ", ".join(["%s"] * len(sight.channels))
    sql = f"SELECT ended, since, conversation_id FROM need WHERE person_id = %s AND channel_id IN ({marks})"  # noqa: S608 - ours
    kinds = {"ended": pl.String, "since": TIME, "conversation_id": pl.Int64}
    rows = bulk.frame_of(sql, [number, *sight.channels], kinds)
    ended = dict(rows.group_by("ended").len().iter_rows())
    waiting = rows.filter(pl.col("ended") == "open").sort("since", nulls_last=True)
    first = waiting.row(0, named=True) if waiting.height else {"since": None, "conversation_id": None}
    return Between(
        wrote, rows.height, ended.get("answered", 0), ended.get("closed", 0), waiting.height, first["since"],
        first["conversation_id"],
    )  # fmt: skip


def _alike(sight: Sight, number: int, accounts: tuple[Account, ...]) -> tuple[FoundPerson, ...]:
    """Give other people who are called the same; the same name is no proof of anything."""
    called = phrase(accounts[0].name or accounts[0].handle.split(".")[0])
    if called is None:
        return ()
    mine = {account.name.casefold() for account in accounts} | {
        account.handle.casefold() for account in accounts
    }
    found = people_named(sight, (called,), most=12)
    return tuple(
        one
        for one in found
        if one.person != number
        and (one.name.casefold() in mine or any(handle.casefold() in mine for handle, _ in one.handles))
    )
