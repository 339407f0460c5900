"""Which conversation a post belongs to: by its parent, by the network's own thread, and by late parents.

Whole conversations merge where a post shows that they are one; the oldest of them here goes on.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from yourturn.core.components import components
from yourturn.store import bulk
from yourturn.store.corpus.place import Place

OF_THREAD = "thread:"
OF_POST = "post:"
ORPHANS = {"id": pl.Int64, "conversation": pl.Int64, "parent_space": pl.String, "parent_external": pl.String}


@dataclass(frozen=True, eq=False)
class Threaded:
    """Places of new posts: `posts` (space, external_id, id, parent, conversation).

    `attached`: posts that were here and found their parent now (id, parent). `merged`: conversations that
    go on in another (conversation, into). `threads`: the network's name of a conversation (conversation,
    thread). `fresh`: numbers of conversations that are new.
    """

    posts: pl.DataFrame
    attached: pl.DataFrame
    merged: pl.DataFrame
    threads: pl.DataFrame
    fresh: pl.Series


def place_posts(place: Place, new: pl.DataFrame) -> Threaded:
    """Find the places of new posts (space, external_id, parent_space, parent_external, thread).

    Takes ids for them and for their conversations.
    """
    posts = new.select("space", "external_id", "parent_space", "parent_external", "thread").with_columns(
        bulk.reserve("post", new.height)
    )
    parents = _parents(place, posts)
    orphans = _orphans(place, posts)
    named = _named(place, posts)
    nodes = _nodes(posts, parents, orphans, named)
    posts = posts.join(parents, on="id", how="left", maintain_order="left").with_columns(
        conversation=nodes.of_posts
    )
    return Threaded(
        posts.select("space", "external_id", "id", "parent", "conversation"),
        orphans.select("id", "parent"),
        nodes.merged,
        posts.select("conversation", "thread").drop_nulls().unique(),
        nodes.fresh,
    )


def _parents(place: Place, posts: pl.DataFrame) -> pl.DataFrame:
    """Give the parents that are known (id, parent, parent_conversation; null = among the new ones)."""
    asked = posts.filter(pl.col("parent_external") != "").select("id", "parent_space", "parent_external")
    among = (
        asked.join(
            posts.select(parent_space="space", parent_external="external_id", parent="id"),
            on=["parent_space", "parent_external"],
        )
        .filter(pl.col("id") != pl.col("parent"))
        .select("id", "parent", parent_conversation=pl.lit(None, pl.Int64))
    )
    rest = asked.join(among, on="id", how="anti")
    if rest.is_empty():
        return among
    source, params = bulk.keys(rest.select("parent_space", "parent_external").unique())
    sql = (
        "SELECT p.id AS parent, p.conversation_id AS parent_conversation, p.space AS parent_space, "  # noqa: S608 - names of ours
        f"p.external_id AS parent_external FROM {source} CROSS JOIN post p WHERE p.channel_id = %s "
        "AND p.space = k.parent_space AND p.external_id = k.parent_external"
    )
    kinds = {"parent": pl.Int64, "parent_conversation": pl.Int64, **dict.fromkeys(_REF, pl.String)}
    found = bulk.frame_of(sql, [*params, place.channel], kinds)
    here = rest.join(found, on=_REF).select("id", "parent", "parent_conversation")
    return pl.concat([among, here])


_REF = ["parent_space", "parent_external"]


def _orphans(place: Place, posts: pl.DataFrame) -> pl.DataFrame:
    """Give posts that waited for one of the new ones as their parent (id, conversation, parent)."""
    none = pl.DataFrame(schema={"id": pl.Int64, "conversation": pl.Int64, "parent": pl.Int64})
    if posts.is_empty():
        return none
    source, params = bulk.keys(posts.select("external_id"))
    sql = (
        "SELECT p.id, p.conversation_id AS conversation, p.parent_space, p.parent_external "  # noqa: S608 - names of ours
        f"FROM {source} CROSS JOIN post p WHERE p.channel_id = %s AND p.parent_external = k.external_id "
        "AND p.parent IS NULL AND NOT (p.parent_external = '')"
    )
    found = bulk.frame_of(sql, [*params, place.channel], ORPHANS).unique("id")
    refs = posts.select(parent_space="space", parent_external="external_id", parent="id")
    return (
        found.join(refs, on=_REF)
        .select("id", "conversation", "parent")
        .filter(pl.col("id") != pl.col("parent"))
    )


def _named(place: Place, posts: pl.DataFrame) -> pl.DataFrame:
    """Give the conversations that carry the network's names already (thread, conversation)."""
    threads = posts.select("thread").drop_nulls().unique()
    none = pl.DataFrame(schema={"thread": pl.String, "conversation": pl.Int64})
    if threads.is_empty():
        return none
    source, params = bulk.keys(threads.select(name=OF_THREAD + pl.col("thread")))
    sql = (
        f"SELECT c.id AS conversation, c.external_id AS thread FROM {source} CROSS JOIN conversation c "  # noqa: S608 - names of ours
        "WHERE c.channel_id = %s AND c.external_id = k.name"
    )
    found = bulk.frame_of(sql, [*params, place.channel], {"conversation": pl.Int64, "thread": pl.String})
    return found.select(pl.col("thread").str.strip_prefix(OF_THREAD), "conversation")


@dataclass(frozen=True, eq=False)
class _Nodes:
    of_posts: pl.Series
    merged: pl.DataFrame
    fresh: pl.Series


def _nodes(posts: pl.DataFrame, parents: pl.DataFrame, orphans: pl.DataFrame, named: pl.DataFrame) -> _Nodes:
    """Join what hangs together: conversations that are here first (the oldest leads), threads, new posts."""
    here = pl.concat([parents["parent_conversation"], orphans["conversation"], named["conversation"]])
    here = here.drop_nulls().unique().sort()
    threads = posts["thread"].drop_nulls().unique().sort()
    first_thread, first_post = here.len(), here.len() + threads.len()
    count = first_post + posts.height
    places = posts.select("id", node=pl.int_range(first_post, count, dtype=pl.Int64))
    of_here = pl.DataFrame({"conversation": here, "node": np.arange(here.len(), dtype=np.int64)})
    of_thread = pl.DataFrame({"thread": threads, "node": np.arange(first_thread, first_post, dtype=np.int64)})
    pairs = pl.concat(
        [
            parents.filter(pl.col("parent_conversation").is_null())
            .join(places, on="id")
            .join(places.rename({"id": "parent", "node": "other"}), on="parent")
            .select("node", "other"),
            parents.join(places, on="id")
            .join(of_here.rename({"node": "other"}), left_on="parent_conversation", right_on="conversation")
            .select("node", "other"),
            orphans.join(of_here, on="conversation")
            .join(places.rename({"id": "parent", "node": "other"}), on="parent")
            .select("node", "other"),
            named.join(of_here, on="conversation")
            .join(of_thread.rename({"node": "other"}), on="thread")
            .select("node", "other"),
            posts.drop_nulls("thread")
            .join(places, on="id")
            .join(of_thread.rename({"node": "other"}), on="thread")
            .select("node", "other"),
        ]
    )
    least = components(count, pairs["node"].to_numpy(), pairs["other"].to_numpy())
    heads = pl.Series("head", least[first_post:])
    new_heads = heads.filter(heads >= here.len()).unique().sort()
    fresh = bulk.reserve("conversation", new_heads.len())
    numbers = pl.concat(
        [
            of_here.select(head="node", conversation="conversation"),
            pl.DataFrame({"head": new_heads, "conversation": fresh}),
        ]
    )
    of_posts = heads.to_frame().join(numbers, on="head", how="left", maintain_order="left")["conversation"]
    led = pl.DataFrame({"conversation": here, "head": least[: here.len()]}).join(
        numbers.rename({"conversation": "into"}), on="head"
    )
    merged = led.filter(pl.col("conversation") != pl.col("into")).select("conversation", "into")
    return _Nodes(of_posts, merged, fresh)
