"""The index: the terms of each post, and of each account's name, beside the row they are of.

Written in the transaction of its cause. A row that is deleted takes its terms along by itself.
"""

from collections.abc import Sequence

import orjson
import polars as pl

from yourturn.core.terms import numbered_terms, terms
from yourturn.store import bulk

_POSTS = {"id": pl.Int64, "title": pl.String, "text": pl.String}


def index(posts: pl.DataFrame) -> None:
    """Have these posts (id, title, text) found by their words, and no longer by those they had before."""
    said = posts.select(
        "id", pl.concat_str("title", "text", separator="\n", ignore_nulls=True).alias("words")
    )
    _put("search", "post", said)


def index_names(handles: pl.DataFrame) -> None:
    """Have these accounts (id, handle, name) found by what they are called now."""
    handle = pl.lit("@") + pl.col("handle").fill_null("").str.strip_prefix("@")
    called = pl.concat_str(pl.col("name").fill_null(""), handle, separator="\n")
    _put("search_name", "handle", handles.select("id", called.alias("words")))


def unindex(ids: Sequence[int]) -> None:
    """Have these posts found no more, because they lost their words."""
    _take("search", "post", ids)


def index_slice(after: int, most: int = 2_000) -> tuple[int, int]:
    """Index again the next posts after that id; gives the last id, and how many there were (0 = the end)."""
    posts = bulk.frame_of(
        "SELECT id, title, text FROM post WHERE id > %s ORDER BY id LIMIT %s", [after, most], _POSTS
    )
    if posts.is_empty():
        return after, 0
    index(posts)
    return int(posts["id"][-1]), posts.height


def index_names_slice(after: int, most: int = 2_000) -> tuple[int, int]:
    """The same for names of accounts."""
    kinds = {"id": pl.Int64, "handle": pl.String, "name": pl.String}
    sql = "SELECT id, handle, name FROM handle WHERE id > %s ORDER BY id LIMIT %s"
    handles = bulk.frame_of(sql, [after, most], kinds)
    if handles.is_empty():
        return after, 0
    index_names(handles)
    return int(handles["id"][-1]), handles.height


def _put(table: str, key: str, said: pl.DataFrame) -> None:
    if said.is_empty():
        return
    sqlite = bulk.vendor() == "sqlite"
    made = said.select(
        pl.col("id").alias("rowid" if sqlite else key),
        pl.col("words").map_batches(terms if sqlite else numbered_terms, pl.String).alias("terms"),
    ).filter(pl.col("terms") != "")
    if sqlite:
        _take(table, key, said["id"].to_list())
        bulk.insert(table, made)
        return
    empty = said.join(made, left_on="id", right_on=key, how="anti")["id"]
    _take(table, key, empty.to_list())
    bulk.upsert(table, made, [key])


def _take(table: str, key: str, ids: Sequence[int]) -> None:
    if not ids:
        return
    if bulk.vendor() == "sqlite":
        known = "SELECT value FROM json_each(%s)"
        bulk.run(f"DELETE FROM {table} WHERE rowid IN ({known})", [orjson.dumps(list(ids)).decode()])  # noqa: S608 - ours
    else:
        bulk.run(f"DELETE FROM {table} WHERE {key} = ANY(%s)", [list(ids)])  # noqa: S608 - ours
