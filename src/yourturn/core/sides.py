"""Who is us and who is them. All handles of ours are one author, person 0."""

from collections.abc import Collection

import polars as pl

from yourturn.core import schema


def plain_handle(handle: pl.Expr) -> pl.Expr:
    """Give a handle without its leading @ and in lower case, so that people need not mind how it is typed."""
    return handle.str.strip_chars().str.strip_prefix("@").str.to_lowercase()


def sides_of(handles: pl.DataFrame, us: Collection[str]) -> pl.DataFrame:
    """Add `account` (UInt32 from 1, one per handle), `side` and `person` (0 = us) to distinct `speaker`s.

    Numbers follow the alphabet of handles, so that the order of rows does not matter.
    """
    ours = pl.Series("us", sorted(us), pl.String).to_frame().select(plain_handle(pl.col("us"))).to_series()
    is_us = plain_handle(pl.col("speaker")).is_in(ours.implode()).fill_null(value=False)
    numbered = handles.sort("speaker").with_columns(
        pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias("account")
    )
    return numbered.with_columns(
        pl.when(is_us).then(pl.lit("us")).otherwise(pl.lit("people")).cast(schema.SIDE).alias("side"),
        pl.when(is_us).then(pl.lit(0, pl.UInt32)).otherwise("account").alias("person"),
    )


def suggest_us(posts: pl.DataFrame, handles: pl.DataFrame, most: int = 40) -> pl.DataFrame:
    """Rank handles by how much they act like an organisation: answering many different people's openers.

    Takes threaded posts (conversation, account, opens) and handles (account, speaker); gives speaker,
    answered (posts in conversations somebody else opened), people (different openers answered), opened
    (conversations of their own) and reason, the likeliest first.
    """
    opener = posts.filter("opens").select("conversation", opener="account")
    acts = posts.filter(pl.col("account").is_not_null()).join(opener, on="conversation", how="left")
    elsewhere = pl.col("account") != pl.col("opener")
    ranked = (
        acts.group_by("account")
        .agg(
            answered=elsewhere.sum().cast(pl.UInt32),
            people=pl.col("opener").filter(elsewhere).n_unique().cast(pl.UInt32),
            opened=pl.col("opens").sum().cast(pl.UInt32),
        )
        .sort(["answered", "people", "account"], descending=[True, True, False])
        .head(most)
        .join(handles.select("account", "speaker"), on="account", how="left", maintain_order="left")
    )
    reason = pl.format(
        "answered {} times, {} different people; opened {} conversations", "answered", "people", "opened"
    )
    return ranked.select("speaker", "answered", "people", "opened", reason.alias("reason"))
