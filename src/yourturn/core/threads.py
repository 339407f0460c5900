"""Who answers whom: from ids and parents to conversations, whatever is broken in them.

Never drops a post: a missing parent, a cycle or a reply to itself opens a conversation, and is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.core import link_scan
from yourturn.core.compiled import compiled
from yourturn.core.link_scan import NONE

Rows = NDArray[np.int32]
Hashes = NDArray[np.uint64]


@dataclass(frozen=True)
class Broken:
    """How many links between posts could not be followed."""

    missing_parents: int = 0
    self_replies: int = 0
    cycles: int = 0


def drop_repeats(
    posts: pl.DataFrame, by: Sequence[str] = ("at", "id", "text", "speaker")
) -> tuple[pl.DataFrame, int]:
    """Keep one row per id, the latest revision, in canonical order (time with nulls last, then id).

    The order and the choice depend on what the rows say, never on how they were sorted: `by` names the
    columns they go by. Gives the number of rows left out as well.
    """
    ordered = posts.sort(list(by), nulls_last=True)
    if ordered["id"].n_unique() == ordered.height:
        return ordered, 0
    kept = ordered.unique("id", keep="last", maintain_order=True)
    return kept, posts.height - kept.height


def thread(posts: pl.DataFrame) -> tuple[pl.DataFrame, Broken]:
    """Add `conversation`, `post`, `parent` (UInt32) and `opens` to posts as `drop_repeats` gives them.

    Of the posts it needs id, reply_to and conversation_id only. It does in a frame what `arrange` does in
    arrays. Rows come sorted by conversation, the opening post first, then by time (nulls last) and id.
    """
    found = arrange(*(hashed(posts[name]) for name in ("id", "reply_to", "conversation_id")))
    parent = pl.Series(found.parent, dtype=pl.Int64)
    threaded = posts[found.order].with_columns(
        pl.Series("conversation", found.conversation, pl.UInt32),
        pl.int_range(posts.height, dtype=pl.UInt32, eager=True).alias("post"),
        parent.set(parent == NONE, None).cast(pl.UInt32).alias("parent"),
        pl.Series("opens", found.opens, pl.Boolean),
    )
    return threaded, found.broken


def hashed(words: pl.Series) -> Hashes:
    """Give ids as numbers of 64 bits; 0 = none. Two of 3 million share one in four million archives."""
    return words.hash(7).set(words.is_null(), 0).to_numpy()


@dataclass(frozen=True)
class Arranged:
    """Posts in their order: the row of each, its conversation, the place of its parent (-1 = none)."""

    order: Rows
    conversation: Rows
    parent: Rows
    opens: NDArray[np.bool_]
    broken: Broken


def arrange(ids: Hashes, reply_to: Hashes, network: Hashes | None) -> Arranged:
    """Thread posts given in order of time and id, by the `hashed` ids of themselves and their parents.

    A conversation hangs together by `reply_to`; posts without a parent in the archive are joined by the
    network's own thread where it gives one. `opens` marks the one post a conversation starts from, which is
    not always the earliest by its date.
    """
    parent, broken = _parents(ids, reply_to)
    parent, loops = _cut_cycles(parent)
    root = _join_by_network_thread(ids, network, _roots(parent))
    rows = np.arange(len(root), dtype=np.int32)
    opens = root == rows
    conversation = (np.cumsum(opens, dtype=np.int32) - 1)[root]
    # sorted by conversation, its opening post first, else as they come
    order = np.argsort(conversation.astype(np.int64) * 2 + ~opens, kind="stable").astype(np.int32)
    place = np.empty_like(order)
    place[order] = rows
    child = (parent != rows)[order]
    up = np.where(child, place[parent[order]], np.int32(NONE))
    found = Broken(broken.missing_parents, broken.self_replies, loops)
    return Arranged(order, conversation[order], up, opens[order], found)


def _parents(ids: Hashes, reply_to: Hashes) -> tuple[Rows, Broken]:
    """Give each row the row of its parent, or its own where it has none."""
    table, parent = link_scan.table_for(len(ids)), np.empty(len(ids), np.int32)
    compiled(link_scan.enter)(ids, table, np.ones(len(ids), np.bool_))
    compiled(link_scan.find)(ids, table, reply_to, parent)
    missing = int(((reply_to != 0) & (parent == NONE)).sum())
    itself = int((reply_to == ids).sum())
    return np.where(parent == NONE, np.arange(len(ids), dtype=np.int32), parent), Broken(missing, itself)


def _roots(parent: Rows) -> Rows:
    """Follow every chain to its end by pointer jumping: log2 of the longest chain, not its length."""
    up = parent
    for _ in range(len(parent).bit_length() + 1):
        further = up[up]
        if np.array_equal(further, up):
            break
        up = further
    return up


def _cut_cycles(parent: Rows) -> tuple[Rows, int]:
    """Let the first post of each cycle open it; gives how many cycles there were."""
    end = _roots(parent)
    on_cycle = np.unique(end[parent[end] != end])
    if not len(on_cycle):
        return parent, 0
    cut = parent.copy()
    first = {int(row): _first_of_cycle(parent, int(row)) for row in on_cycle}
    starts = sorted(set(first.values()))
    cut[starts] = starts
    return cut, len(starts)


def _first_of_cycle(parent: Rows, row: int) -> int:
    """Walk once round the cycle that `row` stands on; cycles are rare and short."""
    first, at = row, int(parent[row])
    while at != row:
        first, at = min(first, at), int(parent[at])
    return first


def _join_by_network_thread(ids: Hashes, network: Hashes | None, root: Rows) -> Rows:
    """Join chains whose opening posts stand in one thread of the network; the earliest of them opens it."""
    if network is None or not network.any():
        return root
    openers = np.flatnonzero(root == np.arange(len(root)))
    named = pl.when(pl.col("own") == pl.col("thread")).then("row")
    leader = (
        pl.DataFrame({"own": ids[openers], "thread": network[openers], "row": openers})
        .with_columns(thread=pl.when(pl.col("thread") != 0).then("thread").otherwise("own"))
        # the post whose own id names the thread opens it, else the earliest
        .select(pl.coalesce(named.min().over("thread"), pl.col("row").min().over("thread")))
        .to_series()
    )
    target = np.arange(len(root), dtype=np.int32)
    target[openers] = leader.to_numpy()
    return target[root]
