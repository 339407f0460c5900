"""What each post is in its conversation: the role of ours, and which posts of people are owed an answer (M0).

It reads labels and places; it must never look at words beyond counting them, numbers and links.
"""

from collections.abc import Set as AbstractSet
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.runs import NONE, Runs, parent_rows
from yourturn.core.schema import ROLE

SUBSTANTIVE_WORDS: Final = 5
ACK_WORDS: Final = 20
"""A reply with words of acknowledgement and at most so many words has nothing else to say ..."""
ACK_FORMULA_WORDS: Final = 40
"""... or at most so many where it is a formula."""
_NEEDING: Final = ("question", "want", "complaint", "hostile_us")
_NUMBER_OR_LINK: Final = r"\d|https?://|www\."
_DEEPEST: Final = 32  # each round doubles the length of the chains followed
_ADDED: Final = ("role", "addressed", "needs_answer", "overheard", "substantive")


def add_roles(posts: pl.DataFrame, own_spaces: AbstractSet[str]) -> pl.DataFrame:
    """Add `role`, `addressed`, `needs_answer`, `overheard` and `substantive`; rows and order stay.

    In `own_spaces`, a set of channels, what is not said to another person is said to the organisation.
    `role` and `substantive` are null on posts of people, the other three are null on posts of ours.
    A Boolean column `canned`, where there is one, takes canned replies out of the substantive ones.
    """
    placed = _with_places(posts).with_columns(_addressed(own_spaces).alias("_addressed"))
    placed = placed.with_columns(_needs_answer().alias("_needs"), _exact(placed))
    placed = placed.with_columns(_answering(placed, _mentions_waiting(placed)))
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


def _with_places(posts: pl.DataFrame) -> pl.DataFrame:
    ours = (posts["side"] != "people").to_numpy()
    runs = Runs.of(posts["conversation"].to_numpy())
    row, opening = np.arange(posts.height), np.repeat(runs.starts, runs.sizes)
    found = parent_rows(posts)
    parent = pl.Series(found).set(pl.Series(found == NONE), None)
    return posts.with_columns(
        posts["person"].gather(parent).alias("_parent_person"),
        pl.Series(ours).gather(parent).alias("_parent_ours"),
        parent.alias("_parent_row"),
        pl.Series("_ours", ours),
        pl.Series("_opened_by_people", ~ours[opening]),
        pl.Series("_place", row - opening),
        pl.Series("_row", row),
    )


def _addressed(own_spaces: AbstractSet[str]) -> pl.Expr:
    """Say whether a post is said to us; passing a post on (a repost) addresses nobody."""
    to_us = pl.col("_parent_ours").fill_null(value=False)
    own_space = pl.col("channel").is_in(sorted(own_spaces)).fill_null(value=False)
    to_nobody = pl.col("_parent_row").is_null()
    to_oneself = (pl.col("_parent_person") == pl.col("person")).fill_null(value=False)
    named = pl.col("mentions_us").fill_null(value=False) | (pl.col("kind") == "dm").fill_null(value=False)
    repost = (pl.col("kind") == "repost").fill_null(value=False)
    return ~repost & (to_us | named | (own_space & (to_nobody | to_oneself)))


def _any_label(names: tuple[str, ...]) -> pl.Expr:
    return pl.any_horizontal([pl.col(name).fill_null(value=False) for name in names])


def _needs_answer() -> pl.Expr:
    unmeasured = pl.all_horizontal([pl.col(name).is_null() for name in _NEEDING])
    opener = unmeasured & pl.col("_parent_row").is_null() & (pl.col("_place") == 0)
    return ~pl.col("_ours") & pl.col("_addressed") & (_any_label(_NEEDING) | opener)


def _overheard() -> pl.Expr:
    named = pl.col("names_us").fill_null(value=False) & (pl.col("kind") != "repost").fill_null(value=True)
    return named & ~pl.col("_addressed") & _any_label(("hostile_us", "complaint", "want"))


def _exact(placed: pl.DataFrame) -> pl.Series:
    """Say which posts of ours carry a number or a link; only theirs are read."""
    rows = placed.select((pl.col("_ours") & pl.col("text").is_not_null()).arg_true()).to_series()
    found = placed["text"].gather(rows).str.contains(_NUMBER_OR_LINK)
    return (
        pl.repeat(value=False, n=placed.height, dtype=pl.Boolean, eager=True)
        .scatter(rows, found)
        .alias("_exact")
    )


def _mentions_waiting(placed: pl.DataFrame) -> pl.Series:
    """Say for each post of ours whether it mentions a person still waiting in its conversation.

    A person waits from a post that needs an answer until the next post of ours in answer to one of theirs.
    """
    hits = (
        placed.select("_row", "_ours", "conversation", pl.col("mentions").alias("person"))
        .filter(pl.col("_ours") & (pl.col("person").list.len() > 0))
        .drop("_ours")
        .explode("person")
    )
    if hits.is_empty():
        return pl.repeat(value=False, n=placed.height, dtype=pl.Boolean, eager=True)
    places = placed.select(
        "_row", "conversation", "person", "_parent_person", "_needs", "_ours", "_parent_ours"
    )
    asked = places.filter(pl.col("_needs") & pl.col("person").is_not_null()).select(
        "_row", "conversation", "person", pl.col("_row").alias("_asked")
    )
    answered = places.filter(pl.col("_ours") & ~pl.col("_parent_ours")).select(
        "_row", "conversation", pl.col("_parent_person").alias("person"), pl.col("_row").alias("_answered")
    )
    by = ["conversation", "person"]
    for earlier in (asked, answered):
        hits = hits.sort("_row").join_asof(
            earlier, on="_row", by=by, check_sortedness=False, allow_exact_matches=False
        )
    waiting = hits.filter(pl.col("_asked") > pl.col("_answered").fill_null(-1))["_row"].unique()
    return pl.int_range(placed.height, eager=True).is_in(waiting.cast(pl.Int64).implode())


def _answering(placed: pl.DataFrame, to_waiting: pl.Series) -> pl.Series:
    """Say which posts of ours are in answer to a person; a continuation of our own post is what that is."""
    own = placed.select(
        (~pl.col("_parent_ours")).fill_null(value=False).alias("to_person"),
        (pl.col("_parent_row").is_null() & (pl.col("_place") > 0) & pl.col("_opened_by_people")).alias(
            "inside"
        ),
        pl.col("kind").is_in(["quote", "repost"]).fill_null(value=False).alias("passes_on"),
        pl.when(pl.col("_ours") & pl.col("_parent_ours")).then("_parent_row").otherwise("_row").alias("up"),
    )
    itself = ((own["to_person"] | own["inside"] | to_waiting) & ~own["passes_on"]).to_numpy()
    first = own["up"].to_numpy()
    for _ in range(_DEEPEST):
        if np.array_equal(further := first[first], first):
            break
        first = further
    return pl.Series("_answering", itself | itself[first])


def _role() -> pl.Expr:
    said = {name: pl.col(name).fill_null(value=False) for name in ("ask", "going_back")}
    repost = (pl.col("kind") == "repost").fill_null(value=False)
    of_us = pl.col("_parent_ours").fill_null(pl.col("mentions_us").fill_null(value=False))
    passes_on = repost | (pl.col("kind") == "quote").fill_null(value=False)
    return (
        pl.when(repost & ~of_us)
        .then(pl.lit("repost"))
        .when((passes_on | ~pl.col("_answering")) & said["ask"])
        .then(pl.lit("ask"))
        .when(passes_on | ~pl.col("_answering"))
        .then(pl.lit("broadcast"))
        .when(said["going_back"])
        .then(pl.lit("going_back"))
        .when(_only_acknowledges())
        .then(pl.lit("ack"))
        .otherwise(pl.lit("reply"))
    )


def _only_acknowledges() -> pl.Expr:
    formula = pl.col("formula").fill_null(value=False)
    most = pl.when(formula).then(ACK_FORMULA_WORDS).otherwise(ACK_WORDS)
    asks_on = pl.col("follow_up").fill_null(value=False)
    short = (pl.col("words") <= most).fill_null(value=True)
    return pl.col("ack").fill_null(value=False) & short & ~asks_on & ~pl.col("_exact")


def _substantive(has_canned: bool) -> pl.Expr:  # noqa: FBT001 - a fact about the frame, never a mode
    full = (pl.col("words") >= SUBSTANTIVE_WORDS) | pl.col("_exact")
    if has_canned:
        full = full & ~pl.col("canned").fill_null(value=False)
    answers = pl.col("role").is_in(["reply", "going_back"])
    return pl.when(pl.col("_ours")).then((answers & full).fill_null(value=False))
