"""Which of several revisions of a post is the newest, whatever order they come in.

An older revision never overwrites a newer; of what was deleted no words are kept.
"""

from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from yourturn.core.schema import STATE, TIME
from yourturn.store import bulk
from yourturn.store.corpus.columns import GONE, POSTS, Incoming, raw_name
from yourturn.store.corpus.place import Place

POST = ["space", "external_id"]
STORED: Final[dict[str, Any]] = {
    "id": pl.Int64,
    "space": pl.String,
    "external_id": pl.String,
    "revision": pl.String,
    "edited_at": TIME,
    "state": STATE,
    "conversation": pl.Int64,
    "handle": pl.Int64,
    "at": TIME,
}
_FIELDS = (
    "p.id, p.space, p.external_id, p.revision, p.edited_at, p.state, p.conversation_id AS conversation, "
    "p.handle_id AS handle, p.at"
)
_WORDS = ("title", "text", "quoted", "mentions")


@dataclass(frozen=True, eq=False)
class Sorted:
    """What came in, told apart.

    `new`: the newest revision of posts that are not here (POSTS). `changed`: newer ones of posts that are
    (with `id`, `was_state`). `older`: revisions that have been superseded (with `id`, null where the post is
    among the new). `stored`: the posts that are here (STORED). `gone`: ids of those that go now.
    """

    new: pl.DataFrame
    changed: pl.DataFrame
    older: pl.DataFrame
    stored: pl.DataFrame
    gone: pl.Series
    known: int


def sort_out(place: Place, coming: Incoming) -> Sorted:
    """Tell apart what is new, what has other words, what is older than we know, and what goes."""
    said = coming.posts.unique([*POST, "revision", "edited_at"], keep="last", maintain_order=True)
    gone_now = pl.concat(
        [coming.gone.select(list(GONE)), said.filter(state="deleted").select(list(GONE))]
    ).unique()
    refs = pl.concat([said.select(POST), gone_now]).unique().sort(POST)
    stored = stored_posts(place, refs)
    ordered = said.sort(*POST, *_age())
    newest = ordered.unique(POST, keep="last", maintain_order=True)
    older = ordered.join(newest, on=[*POST, "revision", "edited_at"], how="anti", nulls_equal=True)
    here = stored.select("id", *POST, was_state="state", revision_known="revision", edited_known="edited_at")
    fresh = newest.join(here, on=POST, how="anti")
    met = newest.join(here, on=POST, how="inner")
    newer = _newer()
    changed = met.filter(newer)
    same = (pl.col("revision") == pl.col("revision_known")) & pl.col("edited_at").eq_missing(
        pl.col("edited_known")
    )
    late = met.filter(~newer & ~same)
    finally_gone = pl.concat([gone_now, _gone_before(place, fresh.select(POST))]).unique()
    gone = stored.filter(pl.col("state") != "deleted").join(finally_gone, on=POST, how="semi")["id"]
    old = pl.concat([older, late.select(list(POSTS))]).join(
        here.select("id", *POST, "was_state"), on=POST, how="left"
    )
    old = old.filter((pl.col("was_state") != "deleted").fill_null(value=True)).join(
        finally_gone, on=POST, how="anti"
    )
    return Sorted(
        new=_blanked(fresh, finally_gone).sort("at", *POST, nulls_last=True),
        changed=_blanked(
            changed.drop("revision_known", "edited_known"),
            pl.concat([finally_gone, changed.filter(was_state="deleted").select(POST)]).unique(),
        ),
        older=old,
        stored=stored,
        gone=gone,
        known=met.height - changed.height,
    )


def stored_posts(place: Place, refs: pl.DataFrame) -> pl.DataFrame:
    """Give the posts of a channel that are here (STORED), of those named by space and external_id."""
    if refs.is_empty():
        return pl.DataFrame(schema=STORED)
    source, params = bulk.keys(refs.select(POST))
    where = "p.channel_id = %s AND p.space = k.space AND p.external_id = k.external_id"
    sql = f"SELECT {_FIELDS} FROM {source} CROSS JOIN post p WHERE {where}"  # noqa: S608 - names of ours
    return bulk.frame_of(sql, [*params, place.channel], STORED)


def put_revisions(found: Sorted, ids: pl.DataFrame, received_at: pl.Expr) -> None:
    """Keep the words that are superseded: those that stand now, and those that came too late to stand.

    `ids` has the id of each new post (space, external_id, id).
    """
    edited = found.changed.filter(pl.col("was_state") != "deleted")
    if edited.height:
        source, params = bulk.keys(edited.select("id"))
        bulk.run(
            "INSERT INTO revision (post_id, revision, at, received_at, text) "  # noqa: S608 - names of ours
            "SELECT p.id, p.revision, coalesce(p.edited_at, p.at), p.received_at, p.text "
            f"FROM {source} CROSS JOIN post p WHERE p.id = k.id ON CONFLICT DO NOTHING",
            params,
        )
    older = found.older.join(ids, on=POST, how="left", suffix="_new").select(
        pl.coalesce("id", "id_new").alias("post_id"),
        "revision",
        pl.coalesce("edited_at", "at").alias("at"),
        received_at.alias("received_at"),
        "text",
    )
    bulk.upsert("revision", older.unique(["post_id", "revision"]), ["post_id", "revision"], update=())


def forget_words(place: Place, gone: pl.Series, refs: pl.DataFrame) -> None:
    """Take the words of posts that went from the post, its revisions and its raw events; the facts stay."""
    if gone.len():
        source, params = bulk.keys(gone.rename("id").to_frame())
        picked = f"(SELECT k.id FROM {source})"  # noqa: S608 - names of ours
        bulk.run(
            "UPDATE post SET state = 'deleted', title = '', text = '', quoted = '', mentions = '', "  # noqa: S608 - names of ours
            f"media = '[]' WHERE id IN {picked}",
            params,
        )
        bulk.run(f"DELETE FROM revision WHERE post_id IN {picked}", params)  # noqa: S608 - names of ours
    if refs.height:
        source, params = bulk.keys(refs.select(name=raw_name()))
        bulk.run(
            "DELETE FROM raw_event WHERE kind IN ('seen', 'by_hand') AND channel_id = %s "  # noqa: S608 - names of ours
            f"AND external_id IN (SELECT k.name FROM {source})",
            [place.channel, *params],
        )


def gone_refs(place: Place, coming: Incoming) -> pl.DataFrame:
    """Give the posts of what came in that are gone, now or since earlier (space, external_id)."""
    said = pl.concat(
        [coming.gone.select(list(GONE)), coming.posts.filter(state="deleted").select(list(GONE))]
    )
    return pl.concat([said, _gone_before(place, coming.posts.select(POST).unique())]).unique()


def _gone_before(place: Place, refs: pl.DataFrame) -> pl.DataFrame:
    """Give those of the posts of which we heard that they are gone, be it before we ever saw them."""
    if refs.is_empty():
        return pl.DataFrame(schema=GONE)
    named = refs.with_columns(name=raw_name())
    source, params = bulk.keys(named.select("name"))
    sql = (
        f"SELECT DISTINCT r.external_id AS name FROM {source} CROSS JOIN raw_event r "  # noqa: S608 - names of ours
        "WHERE r.channel_id = %s AND r.external_id = k.name AND r.kind = 'gone'"
    )
    found = bulk.frame_of(sql, [*params, place.channel], {"name": pl.String})
    return named.join(found, on="name", how="semi").select(list(GONE))


def _age() -> list[pl.Expr]:
    """Give what revisions of one post are ordered by: when they were made, then the network's own mark."""
    return [
        pl.col("edited_at").cast(pl.Int64).fill_null(-(1 << 62)),
        pl.col("revision").str.len_chars(),
        pl.col("revision"),
    ]


def _newer() -> pl.Expr:
    made = pl.col("edited_at").cast(pl.Int64).fill_null(-(1 << 62))
    known = pl.col("edited_known").cast(pl.Int64).fill_null(-(1 << 62))
    length, length_known = pl.col("revision").str.len_chars(), pl.col("revision_known").str.len_chars()
    mark = (length > length_known) | (
        (length == length_known) & (pl.col("revision") > pl.col("revision_known"))
    )
    return (made > known) | ((made == known) & mark)


def _blanked(posts: pl.DataFrame, gone: pl.DataFrame) -> pl.DataFrame:
    """Give the posts, those that are gone without their words."""
    if posts.is_empty():
        return posts
    marked = posts.join(gone.with_columns(_gone=True), on=POST, how="left", maintain_order="left")
    away = pl.col("_gone").is_not_null()
    edited = pl.when(pl.col("edited_at").is_not_null() & (pl.col("state") == "present"))
    return (
        marked.with_columns(edited.then(pl.lit("edited", STATE)).otherwise("state").alias("state"))
        .with_columns(
            pl.when(away).then(pl.lit("deleted", STATE)).otherwise("state").alias("state"),
            *(pl.when(away).then(pl.lit("")).otherwise(name).alias(name) for name in _WORDS),
            pl.when(away).then(pl.lit("[]")).otherwise("media").alias("media"),
        )
        .drop("_gone")
    )
