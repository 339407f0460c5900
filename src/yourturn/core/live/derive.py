"""From the posts of some whole conversations to what is stored of each: its needs and whose turn it is.

The definitions are those of the study (core.roles, core.needs, core.canned); a test compares. What is stored
of a conversation depends on its own posts and closings, and on the moment, alone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np
import polars as pl

from yourturn.core.canned import add_canned
from yourturn.core.live.closings import placed_closings
from yourturn.core.live.columns import CONVERSATIONS, NEEDS_LIVE
from yourturn.core.live.order import OURS, Ordered, in_order
from yourturn.core.live.turns import conversations
from yourturn.core.needs import ENDED, after_closing, needs
from yourturn.core.roles import add_roles
from yourturn.core.runs import Numbers, Runs, marked
from yourturn.core.schema import TIME
from yourturn.core.turns import turn_starts

SILENCE: Final = timedelta(days=7)
"""After so long without a word of the asker, what somebody else answered has ended the wait (M0)."""


@dataclass(frozen=True, eq=False)
class Derived:
    """What is stored of some conversations: `needs` (NEEDS_LIVE) and `conversations` (CONVERSATIONS)."""

    needs: pl.DataFrame
    conversations: pl.DataFrame


def derive(
    posts: pl.DataFrame,
    closings: pl.DataFrame | None,
    as_of: datetime,
    canned: pl.Series | None = None,
) -> Derived:
    """Derive what is stored of whole conversations from their posts (POSTS_LIVE) and closings (CLOSINGS).

    `canned` are the keys of texts that went to many (canned.CannedKeys.result); None = not known, and no
    reply is taken for canned. A post dated after as_of counts as said at as_of, but keeps its time. A need
    with `lapses_at` is to be derived again then: no post tells of it.
    """
    if posts.is_empty():
        return Derived(pl.DataFrame(schema=dict(NEEDS_LIVE)), pl.DataFrame(schema=dict(CONVERSATIONS)))
    ordered = in_order(posts, as_of)
    studied = add_roles(_with_canned(ordered.studied, canned), {OURS})
    placed = _closed(ordered, closings, as_of)
    if placed is not None:
        studied = studied.join(
            placed.select("closed_at", post="row"), on="post", how="left", maintain_order="left"
        )
    found = needs(studied, as_of)
    lapses = _lapses(studied, found, as_of)
    found = found.join(lapses, on="opened_post", how="left", maintain_order="left")
    found = _stored(ordered, studied, found, placed)
    return Derived(
        found.select(pl.col(name).cast(kind) for name, kind in NEEDS_LIVE.items()),
        conversations(ordered, studied, found),
    )


def _with_canned(studied: pl.DataFrame, canned: pl.Series | None) -> pl.DataFrame:
    if canned is None:
        return studied
    return add_canned(studied.with_columns(pl.col("text").fill_null("")), canned)


def _closed(ordered: Ordered, closings: pl.DataFrame | None, as_of: datetime) -> pl.DataFrame | None:
    if closings is None or closings.is_empty():
        return None
    rows = ordered.stored.select("post", "conversation").with_columns(
        ordered.studied.select(row="post", at="at", ours=pl.col("side") != "people", person="person")
    )
    by_now = closings.with_columns(pl.min_horizontal("at", pl.lit(as_of, TIME)).alias("at"))
    return placed_closings(rows.filter(~pl.col("ours")), by_now)


def _lapses(studied: pl.DataFrame, found: pl.DataFrame, as_of: datetime) -> pl.DataFrame:
    """Give opened_post and lapses_at of open needs that somebody else has answered."""
    waits = found.filter(pl.col("ended") == "open").select("conversation").unique()
    theirs = studied.filter(pl.col("side") == "people").select("conversation", "post", "person")
    several = theirs.group_by("conversation").agg(
        (pl.col("person").n_unique() > 1) | (pl.col("person").null_count() > 1)
    )
    maybe = several.filter("person").join(waits, on="conversation", how="semi")
    if maybe.is_empty():
        return pl.DataFrame(schema={"opened_post": pl.UInt32, "lapses_at": TIME})
    later = needs(
        studied.filter(pl.col("conversation").is_in(maybe["conversation"].implode())), as_of + SILENCE
    )
    return (
        later.filter(pl.col("ended") == "by_people")
        .join(found.filter(pl.col("ended") == "open"), on="opened_post", how="semi")
        .select("opened_post", (pl.col("ended_at") + SILENCE).alias("lapses_at"))
    )


def _stored(
    ordered: Ordered, studied: pl.DataFrame, found: pl.DataFrame, placed: pl.DataFrame | None
) -> pl.DataFrame:
    """Give the needs with numbers and times as they are stored; and the outcome of its closing."""
    opened, answered = found["opened_post"], found["answered_by_post"]
    stored = ordered.stored
    answered_at = stored["at"].gather(answered)
    rows = found.select("kind", "ended", "acked_at", "lapses_at", row="opened_post").with_columns(
        stored["conversation"].gather(opened),
        stored["person"].gather(opened),
        stored["post"].gather(opened).alias("opened_post"),
        stored["channel"].gather(opened),
        stored["at"].gather(opened).alias("since"),
        pl.Series("angry", _angry(studied)[opened.to_numpy()]),
        pl.coalesce(answered_at, found["ended_at"]).alias("ended_at"),
        answered_at.alias("answered_at"),
        stored["post"].gather(answered).alias("answered_by_post"),
    )
    if placed is None:
        nothing = pl.lit(None, pl.String)
        return rows.with_columns(nothing.alias("outcome"), nothing.alias("reason"))
    return _with_outcomes(rows, studied, placed)


def _with_outcomes(rows: pl.DataFrame, studied: pl.DataFrame, placed: pl.DataFrame) -> pl.DataFrame:
    """Join each closed need to the closing that its person's post carries."""
    carrier = studied["person"].gather(placed["row"])
    number = studied["conversation"].gather(placed["row"])
    closings = placed.select(
        "outcome", "reason", ended_at="closed_at", ended=pl.lit("closed", ENDED), row="row"
    ).with_columns(_who(carrier, placed["row"]), number.alias("_number"))
    person = studied["person"].gather(rows["row"])
    waits = rows.with_columns(
        _who(person, rows["row"]), studied["conversation"].gather(rows["row"]).alias("_number")
    )
    return waits.join(
        closings.drop("row").unique(["_number", "_who", "ended_at"], keep="first", maintain_order=True),
        on=["_number", "_who", "ended", "ended_at"],
        how="left",
        maintain_order="left",
    )


def _who(person: pl.Series, row: pl.Series) -> pl.Series:
    """Tell authors of one conversation apart; an unknown one is known by the post."""
    return pl.select(pl.coalesce(person, -1 - row.cast(pl.Int64))).to_series().alias("_who")


def _angry(studied: pl.DataFrame) -> Numbers:
    """Say of each post whether its turn is hostile to us; what was taken back is not."""
    starts = turn_starts() if "closed_at" not in studied.columns else turn_starts() | after_closing()
    number = studied.select(starts.cum_sum())[:, 0].to_numpy()
    said = marked(studied["hostile_us"]) & ~marked(studied["state"] == "deleted")
    if "moderated" in studied.columns:
        said = said & ~marked(studied["moderated"])
    turns = Runs.of(number)
    angry: Numbers = np.repeat(turns.any(said), turns.sizes)
    return angry
