"""Who answers whom: from ids and parents to conversations, whatever is broken in them.

Never drops a post: a missing parent, a cycle or a reply to itself opens a conversation, and is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

Rows = NDArray[np.int64]


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

    Of the posts it needs id, reply_to and conversation_id only, as words or as numbers.
    A conversation hangs together by `reply_to`; posts without a parent in the archive are joined by
    `conversation_id` where the network gives one. `opens` marks the one post a conversation starts from,
    which is not always the earliest by its date. Rows come sorted by conversation, the opening post first,
    then by time (nulls last) and id.
    """
    parent, broken = _parents(posts)
    parent, loops = _cut_cycles(parent)
    root = _join_by_network_thread(posts, _roots(parent))
    conversation = np.unique(root, return_inverse=True)[1]
    order = np.lexsort((root != np.arange(len(root)), conversation))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    rows = np.arange(posts.height)
    has_parent = (parent != rows)[order]
    threaded = posts[order].with_columns(
        pl.Series("conversation", conversation[order], pl.UInt32),
        pl.Series("post", rows, pl.UInt32),
        pl.when(pl.Series(has_parent)).then(pl.Series(place[parent[order]], dtype=pl.UInt32)).alias("parent"),
        pl.Series("opens", (root == rows)[order], pl.Boolean),
    )
    return threaded, Broken(broken.missing_parents, broken.self_replies, loops)


def _parents(posts: pl.DataFrame) -> tuple[Rows, Broken]:
    """Give each row the row of its parent, or its own where it has none."""
    known = pl.DataFrame({"reply_to": posts["id"], "parent": np.arange(posts.height)})
    found = posts.select("reply_to").join(known, on="reply_to", how="left", maintain_order="left")["parent"]
    rows = np.arange(posts.height)
    parent = found.fill_null(pl.Series(rows)).to_numpy().astype(np.int64)
    missing = int((posts["reply_to"].is_not_null() & found.is_null()).sum())
    itself = int((posts["reply_to"] == posts["id"]).sum())
    return parent, Broken(missing, itself)


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


def _join_by_network_thread(posts: pl.DataFrame, root: Rows) -> Rows:
    """Join chains whose opening posts stand in one thread of the network; the earliest of them opens it."""
    if not posts["conversation_id"].is_not_null().any():
        return root
    openers = np.unique(root)
    named = pl.when(pl.col("own") == pl.col("thread")).then("row")
    leader = (
        posts[openers]
        .select(thread=pl.coalesce("conversation_id", "id"), own="id")
        .with_columns(row=pl.Series(openers))
        # the post whose own id names the thread opens it, else the earliest
        .select(pl.coalesce(named.min().over("thread"), pl.col("row").min().over("thread")))
        .to_series()
    )
    target = np.arange(len(root))
    target[openers] = leader.to_numpy()
    return target[root]
