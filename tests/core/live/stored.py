"""The small archives of core tests as posts are stored: large numbers, channels as numbers."""

from datetime import timedelta

import polars as pl
from tests.core.archive import SPACES, START, archive

from yourturn.core.live import CLOSINGS, POSTS_LIVE

FIRST = 10_000_000_000


def stored(posts):
    """Give an archive (STUDIED) as posts are stored; post n is FIRST + n, conversation c is FIRST + c."""
    made = posts.with_columns(
        pl.col("post", "parent", "conversation").cast(pl.Int64) + FIRST,
        own_space=pl.col("channel").is_in(sorted(SPACES)),
        channel=pl.lit(7),
    )
    extra = [name for name in ("solved", "moderated", "key") if name in posts.columns]
    return made.select(*(pl.col(name).cast(kind) for name, kind in POSTS_LIVE.items()), *extra)


def live(*rows):
    return stored(archive(*rows))


def closing(conversation, person, opened, at_h, outcome="not_for_us", reason="It is about another firm."):
    return {
        "conversation": FIRST + conversation,
        "person": person,
        "opened_post": FIRST + opened,
        "at": START + timedelta(hours=at_h),
        "outcome": outcome,
        "reason": reason,
    }


def closings(*rows):
    return pl.DataFrame(list(rows), schema=dict(CLOSINGS), orient="row")
