"""Closing by hand: somebody of ours ends a wait without an answer, says how, and it is counted as that.

It must never count as an answer, and never hide what the person writes afterwards.
"""

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from yourturn.core.errors import BadInput
from yourturn.core.schema import TIME

CLOSINGS: Final[Mapping[str, Any]] = {
    "conversation": pl.Int64,
    "person": pl.Int64,  # looked at where the post is not there any more
    "opened_post": pl.Int64,  # first post of the need
    "at": TIME,
    "outcome": pl.String,  # one of OUTCOMES
    "reason": pl.String,
}
"""Closings in force: one that was undone is left out."""

OUTCOMES: Final[Mapping[str, str]] = {
    "no_answer_needed": "It needed no answer",
    "answered_elsewhere": "We answered somewhere that Your Turn does not see",
    "not_for_us": "It was not meant for us",
    "cannot_answer": "We cannot answer it",
    "spam": "It is spam or abuse",
    "other": "For another reason",
}
"""How a wait is closed without an answer, and the words each is shown as."""


class ReasonMissing(BadInput):
    """Something that may be done only with a reason was asked for without one."""


def check_closing(outcome: str, reason: str) -> None:
    """Raise BadInput where the outcome is unknown, and ReasonMissing where no reason is given."""
    if outcome not in OUTCOMES:
        raise BadInput(f"Say how it was closed. Choose one of: {', '.join(OUTCOMES.values())}.")
    if not reason.strip():
        raise ReasonMissing("Say why it is closed without an answer. Others will read the reason.")


def placed_closings(rows: pl.DataFrame, closings: pl.DataFrame) -> pl.DataFrame:
    """Give the closings at the row that carries each: `row`, closed_at, outcome, reason.

    That is the last post, up to then, of the person whose wait it was; of an unknown author, the post itself.
    `rows` has row, post, conversation, person and at. Of several at one row the first one counts; one of a
    person with no such post is left out.
    """
    named = closings.select("conversation", "opened_post", "at", "outcome", "reason", given="person").join(
        rows.select(opened_post="post", opened="row", conversation_of="conversation", person="person"),
        on="opened_post",
        how="left",
    )
    named = named.with_columns(
        pl.coalesce("person", "given").alias("person"),
        pl.coalesce("conversation_of", "conversation").alias("conversation"),
    ).sort("at")
    theirs = rows.filter(pl.col("at").is_not_null()).sort("at", "row")
    found = named.join_asof(
        theirs.select("conversation", "person", "at", latest="row"),
        on="at",
        by=["conversation", "person"],
        check_sortedness=False,
    )
    known = pl.col("person").is_not_null()
    return (
        found.select(
            pl.coalesce(pl.when(known).then("latest"), "opened").alias("row"),
            pl.col("at").alias("closed_at"),
            "outcome",
            "reason",
        )
        .drop_nulls("row")
        .sort("row", "closed_at", "outcome", "reason")
        .unique("row", keep="first", maintain_order=True)
    )
