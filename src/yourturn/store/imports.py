"""Imports of archives: where they stand, the channels they fill, and undoing them as a whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import polars as pl

from yourturn.core.schema import SIDE, TIME
from yourturn.store import bulk, record, search
from yourturn.store.corpus.derived import put_counters
from yourturn.store.corpus.standing import numbers
from yourturn.store.corpus.writing import derive_again
from yourturn.store.models import Brand, Channel, Import

AT_ONCE: Final = 300
"""Posts that an undoing takes away in one transaction."""


@dataclass(frozen=True)
class Standing:
    """How an import stands: `parts` are the parts of the archive that are written to their end."""

    id: int
    name: str
    state: str
    posts: int
    known: int
    parts: int


def begin(name: str, print_: str, by: int | None, now: datetime) -> Standing:
    """Give the import of these very files that was interrupted, or begin one."""
    bulk.write_much()
    found = Import.objects.filter(settings__print=print_, state__in=["reading", "writing", "failed"]).first()
    if found is None:
        found = Import.objects.create(
            name=name[:255], by_id=by, state="reading", began_at=now, settings={"print": print_, "parts": 0}
        )
    else:
        Import.objects.filter(id=found.id).update(state="reading", trouble="")
    return _standing(found)


def read(import_: int) -> Standing | None:
    """Give how an import stands; None where there is none."""
    found = Import.objects.filter(id=import_).first()
    return None if found is None else _standing(found)


def tell(import_: int, stage: str, done: int, total: int, state: str = "reading") -> None:
    """Say how far it is."""
    Import.objects.filter(id=import_).update(stage=stage[:60], done=done, total=total, state=state)


def advance(import_: int, posts: int, known: int) -> None:
    """Count what was written, in the transaction that wrote it."""
    bulk.run(
        "UPDATE import SET posts = posts + %s, known = known + %s, done = done + %s WHERE id = %s",
        [posts, known, posts + known, import_],
    )


def part_done(import_: int, part: int) -> None:
    """Remember that the archive's parts up to this one are written."""
    found = Import.objects.get(id=import_)
    Import.objects.filter(id=import_).update(settings=dict(found.settings) | {"parts": part + 1})


def end(import_: int, state: str, now: datetime, trouble: str = "") -> None:
    """Say that it is over (done, failed, undone), and tell the pages."""
    Import.objects.filter(id=import_).update(state=state, ended_at=now, trouble=trouble, stage="")
    record.change(f"import:{state}", now, None, None, import_)


def channel_for(name: str, organisation: str, us_words: tuple[str, ...], own: bool, now: datetime) -> int:  # noqa: FBT001 - a fact of the channel
    """Give the channel of that name, or make one that is filled by imports alone."""
    found = Channel.objects.filter(name=name).order_by("id").values_list("id", flat=True).first()
    if found is not None:
        return int(found)
    brand = Brand.objects.order_by("id").first() or Brand.objects.create(
        name=organisation[:120], us_words=list(us_words)
    )
    made: dict[str, Any] = {"kind": "archive", "space": name[:255], "own_space": own, "state": "import"}
    return int(Channel.objects.create(brand=brand, name=name[:120], created_at=now, **made).id)


_ORPHANED: Final = (
    "UPDATE post SET parent = NULL WHERE parent IN {} "
    "AND conversation_id IN (SELECT conversation_id FROM post WHERE id IN {})"
)


def index_some(import_: int, after: int, most: int) -> tuple[int, int]:
    """Have the next posts of an import found by their words; gives the last id, and how many there were."""
    sql = "SELECT id, title, text FROM post WHERE imported_id = %s AND id > %s ORDER BY id LIMIT %s"
    kinds = {"id": pl.Int64, "title": pl.String, "text": pl.String}
    posts = bulk.frame_of(sql, [import_, after, most], kinds)
    if posts.is_empty():
        return after, 0
    search.index(posts)
    return int(posts["id"][-1]), posts.height


def undo_some(import_: int, now: datetime) -> int:
    """Take away some posts of an import, with what hangs on them; gives how many, 0 = none is left.

    Conversations that keep other posts are derived again; an account and a person of whom nothing else is
    here go too. What colleagues wrote about a conversation that is gone goes with it.
    """
    kinds = {
        "id": pl.Int64,
        "conversation": pl.Int64,
        "handle": pl.Int64,
        "channel": pl.Int64,
        "at": TIME,
        "side": SIDE,
    }
    sql = (
        "SELECT id, conversation_id AS conversation, handle_id AS handle, channel_id AS channel, at, side "
        "FROM post WHERE imported_id = %s LIMIT %s"
    )
    posts = bulk.frame_of(sql, [import_, AT_ONCE], kinds)
    if posts.is_empty():
        return 0
    gone = _picked(posts["id"])
    for statement in (
        "DELETE FROM revision WHERE post_id IN {}",
        "DELETE FROM asker WHERE post IN {}",
        "DELETE FROM need WHERE opened_post IN {}",
        _ORPHANED,
        "DELETE FROM post WHERE id IN {}",
    ):
        _each(statement, gone)
    put_counters(posts, sign=-1)
    _conversations_gone(posts["conversation"].unique(), now)
    _people_gone(posts["handle"].drop_nulls().unique())
    return posts.height


def _conversations_gone(touched: pl.Series, now: datetime) -> None:
    source, params = bulk.keys(touched.rename("id").to_frame())
    left = bulk.frame_of(
        f"SELECT DISTINCT p.conversation_id AS id FROM {source} CROSS JOIN post p "  # noqa: S608 - names of ours
        "WHERE p.conversation_id = k.id",
        params,
        {"id": pl.Int64},
    )["id"]
    empty = _picked(touched.filter(~touched.is_in(left.implode())))
    _each("DELETE FROM mention WHERE note_id IN (SELECT id FROM note WHERE conversation_id IN {})", empty)
    _each("UPDATE outgoing SET conversation_id = NULL WHERE conversation_id IN {}", empty)
    for table in ("need", "closing", "note", "draft", "labelled", "promise"):
        _each(f"DELETE FROM {table} WHERE conversation_id IN {{}}", empty)  # noqa: S608 - names of ours
    _each("DELETE FROM conversation WHERE id IN {}", empty)
    if left.len():
        derive_again(left.to_list(), now)


_NOTHING_ELSE: Final = (
    "NOT EXISTS (SELECT 1 FROM handle h WHERE h.person_id = person.id) "
    "AND NOT EXISTS (SELECT 1 FROM asker a WHERE a.person_id = person.id) "
    "AND NOT EXISTS (SELECT 1 FROM promise r WHERE r.person_id = person.id) "
    "AND NOT EXISTS (SELECT 1 FROM need n WHERE n.person_id = person.id) "
    "AND NOT EXISTS (SELECT 1 FROM closing c WHERE c.person_id = person.id) "
    "AND NOT EXISTS (SELECT 1 FROM person_link l WHERE person.id IN (l.was_id, l.now_id))"
)


def _people_gone(handles: pl.Series) -> None:
    """Let accounts go of which no post is left, and people of whom nothing is."""
    source, params = bulk.keys(handles.rename("id").to_frame())
    kinds = {"id": pl.Int64, "person": pl.Int64}
    sql = (
        f"SELECT h.id, h.person_id AS person FROM {source} CROSS JOIN handle h WHERE h.id = k.id "  # noqa: S608 - names of ours
        "AND NOT EXISTS (SELECT 1 FROM post p WHERE p.handle_id = h.id) "
        "AND NOT EXISTS (SELECT 1 FROM person_link l WHERE l.handle_id = h.id)"
    )
    alone = bulk.frame_of(sql, params, kinds)
    _each("DELETE FROM handle WHERE id IN {}", _picked(alone["id"]))
    _each(
        "UPDATE person SET first_at = (SELECT min(p.at) FROM handle h JOIN post p ON p.handle_id = h.id "
        "WHERE h.person_id = person.id) WHERE id IN (SELECT h.person_id FROM handle h WHERE h.id IN {})",
        _picked(handles),
    )
    people = _picked(alone["person"].drop_nulls().unique())
    _each(f"DELETE FROM person WHERE id IN {{}} AND {_NOTHING_ELSE}", people)  # noqa: S608 - names of ours


def _picked(ids: pl.Series) -> tuple[str, list[object]]:
    source, params = bulk.keys(numbers(ids.to_list()).to_frame())
    return f"(SELECT k.id FROM {source})", params  # noqa: S608 - names of ours


def _each(statement: str, picked: tuple[str, list[object]]) -> None:
    source, params = picked
    bulk.run(statement.replace("{}", source), params * statement.count("{}"))


def _standing(found: Import) -> Standing:
    return Standing(found.id, found.name, found.state, found.posts, found.known, found.settings["parts"])
