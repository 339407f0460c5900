"""Writing what came in on a channel, in the caller's transaction: raw events first, then all that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from yourturn.core.schema import SIDE, TIME
from yourturn.store import bulk, search
from yourturn.store.corpus.accounts import Accounts, plan_accounts, put_accounts, put_first_times
from yourturn.store.corpus.columns import Incoming, Written
from yourturn.store.corpus.derived import Rows, Turned, put_counters, put_rows, rows_of
from yourturn.store.corpus.place import Place, network_lock
from yourturn.store.corpus.raw import put_raw
from yourturn.store.corpus.revisions import POST, Sorted, forget_words, gone_refs, put_revisions, sort_out
from yourturn.store.corpus.standing import STANDING, accounts_named, closings_of, numbers, standing
from yourturn.store.corpus.threading import OF_THREAD, Threaded, place_posts

FACTS = (
    "revision", "edited_at", "state", "kind", "title", "text", "quoted", "language", "words", "labels",
    "mentions", "mentions_us", "names_us", "public", "url", "media",
)  # fmt: skip
"""What a new revision may change of a post."""


@dataclass(frozen=True, eq=False)
class Plan:
    """Everything that is to be written of one batch; nothing is, yet."""

    place: Place
    found: Sorted
    accounts: Accounts
    threaded: Threaded
    new: pl.DataFrame  # rows of `post`
    touched: pl.Series  # conversations that stood before and are derived again
    now: datetime


def write(place: Place, coming: Incoming, now: datetime) -> Written:
    """Write what came in on a channel; the same once more changes nothing. Inside `unit.write()`."""
    network_lock(place)
    refs = gone_refs(place, coming)
    put_raw(place, coming, refs, now)
    accounts = plan_accounts(place, coming.accounts)
    put_accounts(place, accounts)
    plan = plan_posts(place, coming, accounts, now)
    conversations = _put(plan, refs)
    found = plan.found
    return Written(found.new.height, found.changed.height, found.known, found.gone.len(), conversations)


def plan_posts(place: Place, coming: Incoming, accounts: Accounts, now: datetime) -> Plan:
    """Say what is to be written of posts, once the accounts are; takes ids, writes nothing else."""
    found = sort_out(place, coming)
    threaded = place_posts(place, found.new)
    new = _new_rows(place, coming, found, threaded, accounts, now)
    went = found.stored.join(found.gone.rename("id").to_frame(), on="id", how="semi")
    edited = found.stored.join(found.changed.select("id"), on="id", how="semi")
    known = pl.concat([went["conversation"], edited["conversation"]])
    grown = threaded.posts.filter(~pl.col("conversation").is_in(threaded.fresh.implode()))["conversation"]
    merged = pl.concat([threaded.merged["conversation"], threaded.merged["into"]])
    touched = pl.concat([known, grown, merged]).unique().sort()
    return Plan(place, found, accounts, threaded, new, touched, now)


def derive_again(conversations: Sequence[int], now: datetime) -> None:
    """Derive needs and rows of conversations again: after a closing, a link between people, an undoing."""
    touched = numbers(conversations)
    posts = standing(touched)
    rows = rows_of(posts, accounts_named(posts), closings_of(touched), threads_of(touched), now)
    _tell(put_rows(rows, touched, pl.DataFrame(schema={"conversation": pl.Int64, "person": pl.Int64})), now)


def lapse(now: datetime, most: int = 500) -> int:
    """Derive conversations again in which a wait has ended because nobody wrote; gives how many."""
    sql = "SELECT DISTINCT conversation_id AS id FROM need WHERE lapses_at <= %s LIMIT %s"
    due = bulk.frame_of(sql, [now, most], {"id": pl.Int64})["id"]
    if due.len():
        derive_again(due.to_list(), now)
    return due.len()


def rows_to_be(plan: Plan) -> tuple[Rows, pl.DataFrame]:
    """Derive what will stand of every conversation a plan touches, and give its posts (STANDING) too."""
    here = standing(plan.touched)
    posts = pl.concat([_as_they_will_be(plan, here), _standing_of(plan)])
    into = plan.threaded.merged
    posts = _moved(posts, into)
    accounts = accounts_named(posts)
    closings = _moved(closings_of(plan.touched), into)
    threads = pl.concat([_moved(threads_of(plan.touched), into), plan.threaded.threads]).unique()
    return rows_of(posts, accounts, closings, threads, plan.now), posts


def new_posts(rows: pl.DataFrame) -> None:
    """Write rows of posts that are not there yet, to be found from now on."""
    bulk.insert("post", rows.drop("person"))
    search.index(rows)


def _put(plan: Plan, refs: pl.DataFrame) -> tuple[int, ...]:
    rows, posts = rows_to_be(plan)
    _merge(plan.threaded.merged)
    put_first_times(plan.new)
    spoke = plan.new.filter((pl.col("side") == "people") & ~pl.col("historical"))
    fresh = rows.conversations.filter(pl.col("id").is_in(plan.threaded.fresh.implode()))
    bulk.insert("conversation", fresh)
    new_posts(plan.new)
    bulk.update("post", plan.threaded.attached)
    put_revisions(plan.found, plan.threaded.posts, pl.lit(plan.now, TIME))
    bulk.update("post", plan.found.changed.select("id", *FACTS))
    search.index(plan.found.changed)
    forget_words(plan.place, plan.found.gone, refs)
    search.unindex(plan.found.gone.to_list())
    put_counters(plan.new.select(channel="channel_id", at="at", side=pl.col("side").cast(SIDE)))
    turned = put_rows(rows, plan.touched, spoke.select(conversation="conversation_id", person="person"))
    if not plan.new["historical"].any():
        _tell_posts(plan, posts)
        _tell(turned, plan.now)
        search.alerts_for(plan.new["id"].to_list(), plan.now)
    return tuple(rows.conversations["id"].to_list())


def _new_rows(
    place: Place, coming: Incoming, found: Sorted, threaded: Threaded, accounts: Accounts, now: datetime
) -> pl.DataFrame:
    """Give new posts as rows of the table, and the `person` behind each."""
    who = accounts.known.select(author="external_id", handle_id="id", person="person", side="side")
    rows = found.new.join(threaded.posts, on=POST, how="left", maintain_order="left").join(
        who, on="author", how="left", maintain_order="left"
    )
    return (
        rows.rename({"conversation": "conversation_id"})
        .with_columns(
            pl.col("side").fill_null("people"),
            channel_id=pl.lit(place.channel, pl.Int64),
            received_at=pl.lit(now, TIME),
            historical=pl.lit(coming.imported is not None),
            imported_id=pl.lit(coming.imported, pl.Int64),
        )
        .drop("author", "thread")
    )


def _standing_of(plan: Plan) -> pl.DataFrame:
    """Give the new posts as they will stand."""
    ours = pl.col("side") != "people"
    return plan.new.with_columns(
        pl.when(ours).then("text").alias("text"),
        pl.lit(plan.place.network).alias("network"),
        pl.lit(plan.place.own_space).alias("own_space"),
    ).select(pl.col(_STORED_AS.get(name, name)).cast(kind).alias(name) for name, kind in STANDING.items())


_STORED_AS = {"post": "id", "conversation": "conversation_id", "channel": "channel_id", "handle": "handle_id"}


def _as_they_will_be(plan: Plan, here: pl.DataFrame) -> pl.DataFrame:
    """Give posts that stand with what a plan changes of them: words, facts, a parent that came, an end."""
    names = ("state", "kind", "words", "labels", "mentions", "mentions_us", "names_us", "text")
    changed = plan.found.changed.select(
        "id", *(pl.col(name).cast(STANDING[name]).alias(f"{name}_said") for name in names)
    ).with_columns(edited=pl.lit(value=True))
    attached = plan.threaded.attached.rename({"parent": "parent_found"})
    gone = plan.found.gone.rename("id").to_frame().with_columns(gone=pl.lit(value=True))
    posts = here.rename({"post": "id"})
    for frame in (changed, attached, gone):
        posts = posts.join(frame, on="id", how="left", maintain_order="left")
    edited, away = pl.col("edited").is_not_null(), pl.col("gone").is_not_null()
    ours = pl.col("side") != "people"
    said = [
        pl.when(edited & (ours | pl.lit(name != "text"))).then(f"{name}_said").otherwise(name).alias(name)
        for name in names
    ]
    return (
        posts.with_columns(*said, pl.coalesce("parent_found", "parent").alias("parent"))
        .with_columns(
            pl.when(away).then(pl.lit("deleted", STANDING["state"])).otherwise("state").alias("state"),
            pl.when(away).then(pl.lit("")).otherwise("mentions").alias("mentions"),
            pl.when(away & ours).then(pl.lit("")).otherwise("text").alias("text"),
        )
        .rename({"id": "post"})
        .select(list(STANDING))
    )


def _moved(frame: pl.DataFrame, merged: pl.DataFrame) -> pl.DataFrame:
    """Give rows with the conversation that theirs goes on in."""
    if merged.is_empty():
        return frame
    joined = frame.join(merged, on="conversation", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("into", "conversation").alias("conversation")).drop("into")


def threads_of(conversations: pl.Series) -> pl.DataFrame:
    """Give the network's own names of conversations that stand (conversation, thread)."""
    kinds = {"conversation": pl.Int64, "thread": pl.String}
    if conversations.is_empty():
        return pl.DataFrame(schema=kinds)
    source, params = bulk.keys(conversations.rename("id").to_frame())
    sql = (
        f"SELECT c.id AS conversation, c.external_id AS thread FROM {source} CROSS JOIN conversation c "  # noqa: S608 - names of ours
        "WHERE c.id = k.id"
    )
    named = bulk.frame_of(sql, params, kinds).filter(pl.col("thread").str.starts_with(OF_THREAD))
    return named.with_columns(pl.col("thread").str.strip_prefix(OF_THREAD))


_FOLLOWING = ("post", "need", "closing", "note", "outgoing", "promise")
"""Tables whose rows go with their conversation; drafts and labels go where there is none of the same yet."""


def _merge(merged: pl.DataFrame) -> None:
    """Let conversations go on in others, with all that colleagues did in them."""
    for was, into in merged.iter_rows():  # seldom: a parent came late
        for table in _FOLLOWING:
            bulk.run(f"UPDATE {table} SET conversation_id = %s WHERE conversation_id = %s", [into, was])  # noqa: S608 - names of ours
        for table, other in (("draft", "user_id"), ("labelled", "label_id")):
            bulk.run(
                f"UPDATE {table} SET conversation_id = %s WHERE conversation_id = %s AND {other} NOT IN "  # noqa: S608 - names of ours
                f"(SELECT {other} FROM {table} WHERE conversation_id = %s)",
                [into, was, into],
            )
            bulk.run(f"DELETE FROM {table} WHERE conversation_id = %s", [was])  # noqa: S608 - names of ours
        bulk.run(
            "UPDATE conversation SET assignee_id = "
            "(SELECT w.assignee_id FROM conversation w WHERE w.id = %s), "
            "assigned_at = (SELECT w.assigned_at FROM conversation w WHERE w.id = %s) "
            "WHERE id = %s AND assignee_id IS NULL",
            [was, was, into],
        )
        bulk.run("DELETE FROM conversation WHERE id = %s", [was])


def _tell_posts(plan: Plan, posts: pl.DataFrame) -> None:
    """Add a change for each post that came, was edited or went, and each conversation that merged."""
    places = posts.select("post", "conversation", "channel")
    kinds = [
        (plan.new["id"], "post:seen"),
        (plan.found.changed["id"], "post:edited"),
        (plan.found.gone, "post:gone"),
    ]
    rows = [
        places.join(ids.rename("post").to_frame(), on="post", how="semi").select(
            kind=pl.lit(kind), channel="channel", conversation="conversation", subject="post"
        )
        for ids, kind in kinds
    ]
    merged = plan.threaded.merged.select(
        kind=pl.lit("conversation:merged"),
        channel=pl.lit(plan.place.channel, pl.Int64),
        conversation="into",
        subject="conversation",
    )
    bulk.insert("change", pl.concat([*rows, merged]).with_columns(at=pl.lit(plan.now, TIME)))


def _tell(turned: Turned, now: datetime) -> None:
    """Add a change for each need that opened or ended."""
    rows = [
        frame.select(
            kind=pl.lit(kind), channel="channel_id", conversation="conversation_id", subject="opened_post"
        )
        for frame, kind in ((turned.opened, "need:opened"), (turned.ended, "need:ended"))
    ]
    bulk.insert("change", pl.concat(rows).with_columns(at=pl.lit(now, TIME)))
