"""Who is us and who is them. All handles of ours are one author, person 0."""

from collections.abc import Collection

import polars as pl

from yourturn.core import schema


def plain_handle(handle: pl.Expr) -> pl.Expr:
    """Give a handle without its leading @ and in lower case, so that people need not mind how it is typed."""
    return handle.str.strip_chars().str.strip_prefix("@").str.to_lowercase()


def add_sides(posts: pl.DataFrame, us: Collection[str]) -> pl.DataFrame:
    """Add `side`, `person` (0 = us; null = unknown author) and `account` (UInt32, one per handle) to posts.

    Numbers follow the alphabet of handles, so that the order of rows does not matter.
    """
    ours = pl.Series("us", sorted(us), pl.String).to_frame().select(plain_handle(pl.col("us"))).to_series()
    is_us = plain_handle(pl.col("speaker")).is_in(ours.implode()).fill_null(value=False)
    account = pl.col("speaker").rank("dense").cast(pl.UInt32)
    return posts.with_columns(
        pl.when(is_us).then(pl.lit("us")).otherwise(pl.lit("people")).cast(schema.SIDE).alias("side"),
        pl.when(is_us).then(pl.lit(0, pl.UInt32)).otherwise(account).alias("person"),
        account.alias("account"),
    )


def suggest_us(posts: pl.DataFrame, most: int = 40) -> pl.DataFrame:
    """Rank handles by how much they act like an organisation: answering many different people's openers.

    Takes threaded posts; gives speaker, answered (posts in conversations somebody else opened), people
    (different openers answered), opened (conversations of their own) and reason, the likeliest first.
    """
    opener = posts.filter("opens").select("conversation", opener="speaker")
    acts = posts.filter(pl.col("speaker").is_not_null()).join(opener, on="conversation", how="left")
    elsewhere = pl.col("speaker") != pl.col("opener")
    ranked = (
        acts.group_by("speaker")
        .agg(
            answered=elsewhere.sum().cast(pl.UInt32),
            people=pl.col("opener").filter(elsewhere).n_unique().cast(pl.UInt32),
            opened=pl.col("opens").sum().cast(pl.UInt32),
        )
        .sort(["answered", "people", "speaker"], descending=[True, True, False])
        .head(most)
    )
    reason = pl.format(
        "answered {} times, {} different people; opened {} conversations", "answered", "people", "opened"
    )
    return ranked.with_columns(reason.alias("reason"))
