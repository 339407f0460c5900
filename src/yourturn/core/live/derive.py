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
from yourturn.core.need_columns import Waits, prepare
from yourturn.core.need_scan import ANSWERED, BY_PEOPLE, CLOSED, NONE, OPEN
from yourturn.core.needs import ENDED, NEED_KIND, named
from yourturn.core.roles import add_roles
from yourturn.core.runs import Numbers, Runs
from yourturn.core.schema import TIME

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
    closed = _closed(ordered, closings, as_of)
    if closed is not None:
        carried = closed.select("closed_at", post="row")
        studied = studied.join(carried, on="post", how="left", maintain_order="left")
    prepared = prepare(studied)
    now, silent = prepared.waits(as_of), prepared.waits(as_of + SILENCE)
    angry = _angry(studied, prepared.starts)[now.opened]
    return Derived(_stored(ordered, now, silent, angry, closed), conversations(ordered, studied, now, angry))


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


def _stored(
    ordered: Ordered, now: Waits, silent: Waits, angry: Numbers, closed: pl.DataFrame | None
) -> pl.DataFrame:
    """Give the needs with numbers and times as they are stored, and the outcome of the closing that ended it.

    `silent` are the same waits, should nobody write for a while.
    """
    lapses = (now.ended == OPEN) & (silent.ended == BY_PEOPLE)
    rows = {
        "opened": now.opened,
        "answer": np.where(now.ended == ANSWERED, now.ended_by, NONE),
        "ending": np.where(now.ended == CLOSED, NONE, now.ended_by),
        "acked": now.acked,
        "helped": np.where(lapses, silent.ended_by, NONE),
        "row": np.where(now.ended == CLOSED, now.ended_by, NONE),
    }
    place = pl.DataFrame(rows).select(pl.when(pl.col(name) >= 0).then(name) for name in rows)
    found = ordered.stored.select(
        pl.col("conversation", "person", "channel").gather(place["opened"]),
        pl.col("post").gather(place["opened"]).alias("opened_post"),
        pl.col("at").gather(place["opened"]).alias("since"),
        named(now.kind, NEED_KIND).alias("kind"),
        pl.Series("angry", angry),
        named(now.ended, ENDED).alias("ended"),
        pl.col("at").gather(place["ending"]).alias("ended_at"),
        pl.col("at").gather(place["answer"]).alias("answered_at"),
        pl.col("post").gather(place["answer"]).alias("answered_by_post"),
        pl.col("at").gather(place["acked"]).alias("acked_at"),
        (pl.col("at").gather(place["helped"]) + SILENCE).alias("lapses_at"),
        place["row"],
    )
    if closed is None:
        nothing = pl.lit(None, pl.String)
        found = found.with_columns(nothing.alias("outcome"), nothing.alias("reason"))
    else:
        found = found.join(closed, on="row", how="left", maintain_order="left").with_columns(
            pl.coalesce("ended_at", "closed_at").alias("ended_at")
        )
    return found.select(pl.col(name).cast(kind) for name, kind in NEEDS_LIVE.items())


def _angry(studied: pl.DataFrame, starts: Numbers) -> Numbers:
    """Say of each post whether its turn is hostile to us; what was taken back or taken down is not."""
    gone = pl.col("state") == "deleted"
    if "moderated" in studied.columns:
        gone = gone | pl.col("moderated").fill_null(value=False)
    said = studied.select((pl.col("hostile_us") & ~gone).fill_null(value=False))[:, 0].to_numpy()
    turns = Runs(np.flatnonzero(starts), len(starts))
    angry: Numbers = np.repeat(turns.any(said), turns.sizes)
    return angry
