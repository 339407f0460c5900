"""What each post is in its conversation: the role of ours, and which posts of people are owed an answer (M0).

It reads labels and places; it must never look at words beyond counting numbers and links.
"""

from collections.abc import Set as AbstractSet
from typing import Final

import polars as pl

from yourturn.core.schema import ROLE

OWN_SPACES: Final = frozenset(
    {"forum", "mail", "page", "ask", "helpdesk", "zendesk", "chatwoot", "discourse"}
)
"""Channels that are a space of the organisation: what is not said to another person there is said to it."""

SUBSTANTIVE_WORDS: Final = 5
_NEEDING: Final = ("question", "want", "complaint", "hostile_us")
_NUMBER_OR_LINK: Final = r"\d|https?://|www\."


def add_roles(posts: pl.DataFrame, own_spaces: AbstractSet[str] = OWN_SPACES) -> pl.DataFrame:
    """Add `role`, `addressed`, `needs_answer`, `overheard` and `substantive`; rows and order stay.

    `role` and `substantive` are null on posts of people, the other three are null on posts of ours.
    A Boolean column `canned`, where there is one, takes canned replies out of the substantive ones.
    """
    placed = _with_places(posts).with_columns(_addressed(own_spaces).alias("_addressed"))
    placed = placed.with_columns(_needs_answer().alias("_needs"))
    placed = placed.with_columns(_mentions_waiting(placed).alias("_to_waiting"))
    ours = pl.col("_ours")
    role = pl.when(ours).then(_role()).otherwise(pl.lit(None, dtype=pl.String))
    placed = placed.with_columns(
        role.cast(ROLE).alias("role"),
        pl.when(~ours).then(pl.col("_addressed")).alias("addressed"),
        pl.when(~ours).then(pl.col("_needs")).alias("needs_answer"),
        pl.when(~ours).then(_overheard()).alias("overheard"),
    )
    return placed.with_columns(_substantive("canned" in posts.columns).alias("substantive")).select(
        *[name for name in posts.columns if name not in _ADDED], *_ADDED
    )


_ADDED: Final = ("role", "addressed", "needs_answer", "overheard", "substantive")


def _with_places(posts: pl.DataFrame) -> pl.DataFrame:
    parents = posts.select(
        pl.col("post").alias("parent"),
        pl.col("person").alias("_parent_person"),
        (pl.col("side") != "people").alias("_parent_ours"),
    )
    opened_by_people = (pl.col("side") == "people").first().over("conversation")
    return posts.join(parents, on="parent", how="left", maintain_order="left").with_columns(
        (pl.col("side") != "people").alias("_ours"),
        opened_by_people.alias("_opened_by_people"),
        pl.int_range(pl.len()).over("conversation").alias("_place"),
    )


def _addressed(own_spaces: AbstractSet[str]) -> pl.Expr:
    to_us = pl.col("_parent_ours").fill_null(value=False)
    own_space = pl.col("channel").is_in(sorted(own_spaces)).fill_null(value=False)
    to_nobody_else = pl.col("_parent_person").is_null() | (pl.col("_parent_person") == pl.col("person"))
    named = pl.col("mentions_us").fill_null(value=False) | (pl.col("kind") == "dm").fill_null(value=False)
    return to_us | named | (own_space & to_nobody_else.fill_null(value=True))


def _any_label(names: tuple[str, ...]) -> pl.Expr:
    return pl.any_horizontal([pl.col(name).fill_null(value=False) for name in names])


def _needs_answer() -> pl.Expr:
    unmeasured = pl.all_horizontal([pl.col(name).is_null() for name in _NEEDING])
    opener = unmeasured & pl.col("parent").is_null() & (pl.col("_place") == 0)
    return ~pl.col("_ours") & pl.col("_addressed") & (_any_label(_NEEDING) | opener)


def _overheard() -> pl.Expr:
    named = pl.col("names_us").fill_null(value=False)
    return named & ~pl.col("_addressed") & _any_label(("hostile_us", "complaint", "want"))


def _mentions_waiting(placed: pl.DataFrame) -> pl.Series:
    """Say for each post whether it mentions a person who asked for an answer earlier in its conversation."""
    asked = (
        placed.with_row_index("_row")
        .filter(pl.col("_needs") & pl.col("person").is_not_null())
        .group_by("conversation", "person")
        .agg(pl.col("_row").min().alias("_asked_row"))
    )
    hits = (
        placed.with_row_index("_row")
        .filter(pl.col("_ours") & (pl.col("mentions").list.len() > 0))
        .select("_row", "conversation", pl.col("mentions").alias("person"))
        .explode("person")
        .join(asked, on=["conversation", "person"])
        .filter(pl.col("_asked_row") < pl.col("_row"))
    )
    return pl.int_range(placed.height, eager=True).is_in(hits["_row"].cast(pl.Int64).unique().implode())


def _role() -> pl.Expr:
    said = {name: pl.col(name).fill_null(value=False) for name in ("ask", "ack", "going_back")}
    to_person = (~pl.col("_parent_ours")).fill_null(value=False)
    no_parent = pl.col("_parent_ours").is_null() & (pl.col("_place") > 0) & pl.col("_opened_by_people")
    answering = to_person | pl.col("_to_waiting") | no_parent
    repost = pl.col("kind") == "repost"
    quote = pl.col("kind") == "quote"
    return (
        pl.when(repost & ~pl.col("_parent_ours").fill_null(value=False))
        .then(pl.lit("repost"))
        .when((quote | repost | ~answering) & said["ask"])
        .then(pl.lit("ask"))
        .when(quote | repost | ~answering)
        .then(pl.lit("broadcast"))
        .when(said["going_back"])
        .then(pl.lit("going_back"))
        .when(said["ack"])
        .then(pl.lit("ack"))
        .otherwise(pl.lit("reply"))
    )


def _substantive(has_canned: bool) -> pl.Expr:  # noqa: FBT001 - a fact about the frame, never a mode
    full = (pl.col("words") >= SUBSTANTIVE_WORDS) | pl.col("text").str.contains(_NUMBER_OR_LINK)
    if has_canned:
        full = full & ~pl.col("canned").fill_null(value=False)
    answers = pl.col("role").is_in(["reply", "going_back"])
    return pl.when(pl.col("_ours")).then((answers & full).fill_null(value=False))
