"""Writing years at once: what is new is prepared outside any transaction, and put in slices that are short.

A slice holds posts with their conversations, needs and counts. What touches a conversation that stands
already is left to `write`, in its own transaction.
"""

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import polars as pl

from yourturn.core.schema import SIDE
from yourturn.store import bulk
from yourturn.store.corpus.accounts import Accounts, known_accounts, plan_accounts, put_accounts
from yourturn.store.corpus.columns import ACCOUNTS, POSTS, Incoming
from yourturn.store.corpus.derived import Rows, awake, put_counters
from yourturn.store.corpus.place import Place, network_lock
from yourturn.store.corpus.revisions import POST
from yourturn.store.corpus.writing import Plan, plan_posts, rows_to_be


@dataclass(frozen=True, eq=False)
class History:
    """Rows ready to be put, by conversation; `rest` is for `write`; `known` posts were here already."""

    posts: pl.DataFrame
    rows: Rows
    counted: pl.DataFrame  # of each post channel, at, side
    first_of: np.ndarray  # row of the first post of each conversation
    opened_in: np.ndarray  # row of the post that opened each need
    first_times: pl.DataFrame  # person, at
    rest: Incoming
    known: int


def put_people(place: Place, accounts: pl.DataFrame) -> None:
    """Write some accounts (ACCOUNTS) and the people behind them. Inside `unit.write()`."""
    network_lock(place)
    put_accounts(place, plan_accounts(place, accounts))


def plan_history(place: Place, coming: Incoming, now: datetime) -> History:
    """Prepare posts whose accounts are written already, outside a transaction; it takes ids, no more."""
    authors = coming.posts["author"].drop_nulls().unique()
    known = known_accounts(place.network, authors)
    none = pl.DataFrame(schema=ACCOUNTS)
    accounts = Accounts(known, none, none, none, none)
    plan = plan_posts(place, coming, accounts, now)
    fresh = plan.threaded.fresh
    is_new = pl.col("conversation_id").is_in(fresh.implode())
    posts = plan.new.filter(is_new).sort("conversation_id", "id")
    rows, _ = rows_to_be(_only_new(plan, posts))
    place_of_post = posts.select("id").with_row_index("row")
    firsts = np.flatnonzero(np.diff(posts["conversation_id"].to_numpy(), prepend=-1))
    needs = rows.needs.join(place_of_post, left_on="opened_post", right_on="id").sort("row")
    return History(
        posts=bulk.ready(posts.drop("person")),
        rows=Rows(bulk.ready(awake(needs.drop("row"))), bulk.ready(rows.conversations.sort("id"))),
        counted=posts.select(channel="channel_id", at="at", side=pl.col("side").cast(SIDE)),
        first_times=posts.select("person", "at").drop_nulls().group_by("person").agg(pl.col("at").min()),
        first_of=firsts,
        opened_in=needs["row"].to_numpy(),
        rest=_rest(coming, plan, posts),
        known=plan.found.known,
    )


def put_history(place: Place, history: History, start: int, stop: int) -> int:
    """Write the posts from one row up to another, with what belongs to them. Inside `unit.write()`.

    Raises Overtaken where somebody wrote one of them meanwhile: prepare again.
    """
    network_lock(place)
    posts = history.posts.slice(start, stop - start)
    talks = slice(*np.searchsorted(history.first_of, [start, stop]))
    waits = slice(*np.searchsorted(history.opened_in, [start, stop]))
    bulk.insert("conversation", history.rows.conversations[talks])
    bulk.insert("post", posts)
    bulk.insert("need", history.rows.needs[waits])
    put_counters(history.counted.slice(start, stop - start))
    return posts.height


def _only_new(plan: Plan, posts: pl.DataFrame) -> Plan:
    """Give the plan with the posts of new conversations alone."""
    threads = plan.threaded.threads.filter(pl.col("conversation").is_in(plan.threaded.fresh.implode()))
    threaded = replace(
        plan.threaded,
        posts=plan.threaded.posts.clear(),
        attached=plan.threaded.attached.clear(),
        merged=plan.threaded.merged.clear(),
        threads=threads,
    )
    found = replace(plan.found, changed=plan.found.changed.clear(), gone=plan.found.gone.clear())
    return replace(plan, new=posts, threaded=threaded, found=found, touched=plan.touched.clear())


def _rest(coming: Incoming, plan: Plan, posts: pl.DataFrame) -> Incoming:
    """Give what touches something that stands: answers to it, other words, ends."""
    late = plan.new.join(posts.select("id"), on="id", how="anti").select(POST)
    went = plan.found.stored.join(plan.found.gone.rename("id").to_frame(), on="id").select(POST)
    refs = pl.concat([late, plan.found.changed.select(POST), went]).unique()
    older = plan.found.older.select(list(POSTS)) if plan.found.older.height else coming.posts.clear()
    again = coming.posts.join(refs, on=POST, how="semi")
    return replace(coming, posts=pl.concat([again, older]).unique())
