"""Posts of whole conversations as they stand in the tables, and as the core takes them."""

from collections.abc import Sequence
from typing import Any, Final
from zlib import crc32

import polars as pl

from yourturn.core.labels import from_bits
from yourturn.core.live import CLOSINGS, POSTS_LIVE
from yourturn.core.schema import KIND, SIDE, STATE, TIME
from yourturn.store import bulk

STANDING: Final[dict[str, Any]] = {
    "post": pl.Int64,
    "conversation": pl.Int64,
    "parent": pl.Int64,
    "handle": pl.Int64,
    "person": pl.Int64,
    "side": SIDE,
    "at": TIME,
    "state": STATE,
    "kind": KIND,
    "channel": pl.Int64,
    "network": pl.String,
    "own_space": pl.Boolean,
    "words": pl.Int64,
    "text": pl.String,  # of ours; null on posts of people
    "labels": pl.Int64,
    "mentions": pl.String,
    "mentions_us": pl.Boolean,
    "names_us": pl.Boolean,
    "historical": pl.Boolean,
    "space": pl.String,
    "external_id": pl.String,
}
"""A post as it stands, one row each."""

_NOBODY_WE_KNOW: Final = 4_000_000_000
"""Above every person's number: whoever is mentioned and never spoke. They wait in no conversation."""
_SPAN: Final = 200_000_000


def standing(conversations: pl.Series) -> pl.DataFrame:
    """Give every post of those conversations (STANDING)."""
    if conversations.is_empty():
        return pl.DataFrame(schema=STANDING)
    source, params = bulk.keys(conversations.rename("id").to_frame())
    network = "ch.kind || '/' || ch.space"
    sql = (
        "SELECT p.id AS post, p.conversation_id AS conversation, p.parent, p.handle_id AS handle, "  # noqa: S608 - names of ours
        "h.person_id AS person, p.side, p.at, p.state, p.kind, p.channel_id AS channel, "
        f"{network} AS network, ch.own_space, p.words, "
        "CASE WHEN p.side <> 'people' THEN p.text END AS text, p.labels, p.mentions, p.mentions_us, "
        f"p.names_us, p.historical, p.space, p.external_id FROM {source} CROSS JOIN post p "
        "JOIN channel ch ON ch.id = p.channel_id LEFT JOIN handle h ON h.id = p.handle_id "
        "WHERE p.conversation_id = k.id"
    )
    return bulk.frame_of(sql, params, STANDING)


def mentioned(posts: pl.DataFrame) -> pl.DataFrame:
    """Give who is mentioned by posts: network and external_id, each once."""
    named = posts.filter(pl.col("mentions") != "").select(
        "network", external_id=pl.col("mentions").str.split(" ")
    )
    return named.explode("external_id").unique()


def as_live(posts: pl.DataFrame, accounts: pl.DataFrame) -> pl.DataFrame:
    """Give posts (STANDING) as the core takes them (POSTS_LIVE).

    `accounts` says who is meant by mentions: network, external_id, person.
    """
    mentions = (
        posts.filter(pl.col("mentions") != "")
        .select("post", "network", external_id=pl.col("mentions").str.split(" "))
        .with_columns(place=pl.int_ranges(pl.col("external_id").list.len()))
        .explode("external_id", "place")
        .join(accounts, on=["network", "external_id"], how="left")
        .with_columns(known=pl.col("ours").is_not_null())
        .filter(~pl.col("ours").fill_null(value=False))
        .with_columns(pl.coalesce("person", _stranger()).alias("person"))
        .sort("post", "place")
        .group_by("post", maintain_order=True)
        .agg(pl.col("person").cast(pl.Int64))
        .rename({"person": "named"})
    )
    ours = pl.col("side") != "people"
    joined = posts.join(mentions, on="post", how="left", maintain_order="left")
    return joined.with_columns(
        pl.col("named").fill_null(pl.lit([], pl.List(pl.Int64))).alias("mentions"), *from_bits(ours)
    ).select(pl.col(name).cast(kind) for name, kind in POSTS_LIVE.items())


def accounts_named(posts: pl.DataFrame) -> pl.DataFrame:
    """Give the accounts that posts mention, as far as they are known (network, external_id, person, ours)."""
    kinds = {"network": pl.String, "external_id": pl.String, "person": pl.Int64, "ours": pl.Boolean}
    asked = mentioned(posts)
    if asked.is_empty():
        return pl.DataFrame(schema=kinds)
    source, params = bulk.keys(asked)
    sql = (
        "SELECT h.network, h.external_id, h.person_id AS person, h.side <> 'people' AS ours "  # noqa: S608 - names of ours
        f"FROM {source} CROSS JOIN handle h WHERE h.network = k.network AND h.external_id = k.external_id"
    )
    return bulk.frame_of(sql, params, kinds)


def closings_of(conversations: pl.Series) -> pl.DataFrame:
    """Give the closings in force in those conversations (CLOSINGS)."""
    if conversations.is_empty():
        return pl.DataFrame(schema=dict(CLOSINGS))
    source, params = bulk.keys(conversations.rename("id").to_frame())
    sql = (
        "SELECT c.conversation_id AS conversation, c.person_id AS person, c.opened_post, c.at, c.outcome, "  # noqa: S608 - names of ours
        f"c.reason FROM {source} CROSS JOIN closing c WHERE c.conversation_id = k.id AND c.undone_at IS NULL"
    )
    return bulk.frame_of(sql, params, CLOSINGS)


def numbers(values: Sequence[int]) -> pl.Series:
    """Give numbers as a column, each once."""
    return pl.Series("id", sorted(set(values)), pl.Int64)


def _stranger() -> pl.Expr:
    """Number an account that nobody knows by its name, always the same."""
    return pl.col("external_id").map_elements(
        lambda name: _NOBODY_WE_KNOW + crc32(name.encode()) % _SPAN, return_dtype=pl.Int64
    )
