"""Erasing a person: words, name and handles go from every table; the facts stay, without anybody in them.

What others wrote stays theirs: only where it names the person, or repeats their sentences, that is taken out.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl
from django.apps import apps
from django.db import connection
from django.db.models import Q, QuerySet

from yourturn.core.errors import BadInput
from yourturn.store import search
from yourturn.store.models import (
    Asker,
    Closing,
    Conversation,
    Draft,
    Handle,
    Note,
    Outgoing,
    Person,
    PersonLink,
    Post,
    Promise,
    Quarantined,
    RawEvent,
    Revision,
    Want,
)  # fmt: skip

ERASED: Final = "[erased]"
SHORTEST_SENTENCE: Final = 12
"""Characters from which a sentence of theirs is looked for in what others wrote."""
ON_ITS_WAY: Final = ("sending", "unknown")
SHORTEST_NAME: Final = 4
_KEPT: Final = frozenset(
    {"audit", "outgoing_step", "django_content_type", "auth_permission", "django_session"}
)
"""Tables that hold ids and words of ours only, or nobody's."""


@dataclass(frozen=True)
class Traces:
    """Where a person stands: their handles, posts, conversations; `terms` are looked for everywhere."""

    person: int
    handles: tuple[int, ...]
    posts: tuple[int, ...]
    conversations: tuple[int, ...]
    terms: tuple[str, ...]
    near_terms: tuple[str, ...]  # in their conversations only: sentences, and names that are anybody's


_KEYS: Final = frozenset(
    {"external_id", "space", "network", "account", "key", "cursor", "kind", "state", "side"}
)
"""Columns that identify, and hold no words; the network's id of a post stays, so that it stays away."""


def traces(person: int) -> Traces:
    """Find where a person stands."""
    handles = list(Handle.objects.filter(person=person).values_list("id", "handle", "name", "external_id"))
    said = list(
        Post.objects.filter(handle__in=[row[0] for row in handles]).values_list("id", "conversation", "text")
    )
    names = {Person.objects.values_list("name", flat=True).get(id=person), *(row[2] for row in handles)}
    names |= {row[1] for row in handles} | {row[3] for row in handles}
    words = {part.strip() for row in said for part in (row[2], *row[2].splitlines())}
    alone = {name for name in names if len(name) < SHORTEST_NAME or name.isalpha()}
    sentences = {one for one in words if len(one) >= SHORTEST_SENTENCE}
    return Traces(
        person,
        tuple(row[0] for row in handles),
        tuple(row[0] for row in said),
        tuple(sorted({row[1] for row in said})),
        tuple(sorted(names - alone - {""}, key=len, reverse=True)),
        tuple(sorted((alone | sentences) - {""}, key=len, reverse=True)),
    )


def preview(person: int) -> dict[str, int]:
    """Count what would go, by table; nothing is changed."""
    found = traces(person)
    counted = {name: rows.count() for name, rows in _rows(found).items()}
    return {**counted, "handle": len(found.handles), "person": 1}


def erase(person: int) -> tuple[dict[str, int], tuple[int, ...]]:
    """Erase a person, in the caller's transaction; gives counts by table, and conversations to derive again.

    Raises BadInput while a post to them is being sent: what it became could not be found afterwards.
    """
    found = traces(person)
    to_them = Outgoing.objects.filter(reply_to__in=found.posts)
    if to_them.filter(state__in=ON_ITS_WAY).exists():
        raise BadInput("A post to this person is being sent. Wait until that is over, and erase then.")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")  # else the words stay in the file's free pages
    counted = preview(person)
    rows = _rows(found)
    to_them.exclude(state="sent").update(state="withdrawn")
    Outgoing.objects.filter(conversation__in=found.conversations).exclude(
        state__in=("approved", *ON_ITS_WAY)
    ).update(prepared=b"")
    for table in ("revision", "raw_event", "asker", "promise", "draft", "quarantined"):
        rows[table].delete()
    rows["post"].update(
        state="deleted", text="", title="", quoted="", url="", media=[], mentions="", labels=None, handle=None
    )
    search.unindex(found.posts)
    _redact_everywhere(found)
    _index_again(found)
    _leave(found)
    return counted, found.conversations


def clean_up() -> None:
    """Let the files forget too, after the transaction: what the index keeps of old terms, and the log."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for index in ("search", "search_name"):  # an index keeps old terms until its parts are merged
                cursor.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608 - names of ours
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rows(found: Traces) -> dict[str, QuerySet[Any]]:
    names = _raw_names(found)
    held = Q(pk__in=[])
    for term in (*found.terms, *found.near_terms):
        held |= Q(content__icontains=term)
    return {
        "post": Post.objects.filter(id__in=found.posts),
        "revision": Revision.objects.filter(post__in=found.posts),
        "raw_event": RawEvent.objects.filter(external_id__in=names),
        "asker": Asker.objects.filter(Q(person=found.person) | Q(post__in=found.posts)),
        "promise": Promise.objects.filter(person=found.person),
        "draft": Draft.objects.filter(
            Q(reply_to__in=found.posts) | Q(reply_to=None, conversation__in=found.conversations)
        ),
        "outgoing": Outgoing.objects.filter(reply_to__in=found.posts),
        "quarantined": Quarantined.objects.filter(held),
    }


def _raw_names(found: Traces) -> list[str]:
    """Name the raw events of their posts, of answers of ours to them, and of their accounts."""
    about = Post.objects.filter(Q(id__in=found.posts) | Q(parent__in=found.posts, side="us"))
    posts = [f"{space}/{name}" for space, name in about.values_list("space", "external_id")]
    return posts + list(Handle.objects.filter(id__in=found.handles).values_list("external_id", flat=True))


def _leave(found: Traces) -> None:
    """Take the person and their handles away; closings and conversations stay, without them."""
    Closing.objects.filter(person=found.person).update(person=None)
    Conversation.objects.filter(opener=found.person).update(opener=None)
    apps.get_model("store", "Need").objects.filter(person=found.person).update(person=None)
    PersonLink.objects.filter(Q(was=found.person) | Q(now=found.person)).delete()
    Handle.objects.filter(id__in=found.handles).delete()
    Person.objects.filter(id=found.person).delete()


def _redact_everywhere(found: Traces) -> None:
    """Take name and handles out of every column of words, and their sentences where they spoke."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table not in _KEPT:  # noqa: SLF001 - Django's own public name for it
            _redact(model.objects.all(), found.terms)
    near = (*found.terms, *found.near_terms)
    for model in (Post, Note, Draft, Outgoing, Closing):
        _redact(model.objects.filter(conversation__in=found.conversations), near)
    _redact(Revision.objects.filter(post__in=Post.objects.filter(conversation__in=found.conversations)), near)
    _redact(Want.objects.all(), near)
    _forget_raw(found, near)


def _index_again(found: Traces) -> None:
    """Have what is left in their conversations, and wherever a term was taken out, found by its words now."""
    left = Post.objects.filter(Q(conversation__in=found.conversations) | Q(text__contains=ERASED))
    rows = left.exclude(id__in=found.posts).values_list("id", "title", "text")
    kinds = {"id": pl.Int64, "title": pl.String, "text": pl.String}
    search.index(pl.DataFrame(list(rows), schema=kinds, orient="row"))


def _redact(rows: QuerySet[Any], terms: Sequence[str]) -> None:
    """Take terms out of the words of some rows; keys and names that must be unique are left."""
    if not terms:
        return
    for field in rows.model._meta.concrete_fields:  # noqa: SLF001 - Django's own public name for it
        if field.get_internal_type() not in {"CharField", "TextField", "JSONField"}:
            continue
        name = field.name
        if field.unique or name in _KEYS:
            continue
        held = Q(pk__in=[])
        for term in terms:
            held |= Q(**{f"{name}__icontains": term})
        for key, value in list(rows.filter(held).values_list("pk", name)):
            rows.model.objects.filter(pk=key).update(**{name: _without(value, terms)})


def _without(value: object, terms: Sequence[str]) -> object:
    if isinstance(value, str):
        return re.sub("|".join(re.escape(term) for term in terms), ERASED, value, flags=re.IGNORECASE)
    if isinstance(value, list):
        return [_without(one, terms) for one in value]
    if isinstance(value, dict):
        return {name: _without(one, terms) for name, one in value.items()}
    return value


def _forget_raw(found: Traces, near: Sequence[str]) -> None:
    """Empty what networks sent where it holds a trace: by handle anywhere, by name where they spoke."""
    there = Post.objects.filter(conversation__in=found.conversations).values_list("space", "external_id")
    events = RawEvent.objects.filter(external_id__in=[f"{space}/{name}" for space, name in there])
    said = [term.casefold().encode() for term in near] + [_escaped(term) for term in near]
    for key, body in list(events.values_list("pk", "body")):
        low = bytes(body).lower()
        if any(term in low for term in said):
            RawEvent.objects.filter(pk=key).update(body=b"")
    for table, column in (("raw_event", "body"), ("outgoing", "prepared")):
        for term in found.terms:
            for form in {term.encode(), _escaped(term)}:
                held = "instr({0}, %s) > 0" if connection.vendor == "sqlite" else "position(%s in {0}) > 0"
                where = held.format(column)
                with connection.cursor() as cursor:
                    cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {where}", [b"", form])  # noqa: S608 - names of ours


def _escaped(term: str) -> bytes:
    """Give a term as JSON writes it in plain letters."""
    return json.dumps(term)[1:-1].encode()
