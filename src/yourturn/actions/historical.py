"""A part of an archive as the corpus takes it: heard, with accounts as their network knows them."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from yourturn.actions.admitting import LONGEST_ID, LONGEST_NAME
from yourturn.actions.hearing import hear
from yourturn.core.organisation import Organisation
from yourturn.core.schema import TIME
from yourturn.store import corpus

ALSO: Final = ("reply_to", "conversation_id", "quoted")
"""Columns that an import needs beside those of a study."""
_MENTION: Final = r"@([\p{L}\p{N}_.\-]+(?:@[\p{L}\p{N}_.\-]+)?)"
_END: Final = "\x00"


@dataclass(frozen=True, eq=False)
class Part:
    """What one part of an archive holds for one channel, and the posts that cannot be kept (id, reason)."""

    channel: str
    posts: pl.DataFrame
    accounts: pl.DataFrame
    aside: pl.DataFrame


def hear_part(
    posts: pl.DataFrame, handles: pl.DataFrame, us: Organisation, languages: tuple[str, ...]
) -> tuple[Part, ...]:
    """Hear the posts of a part (studies.partitions.posts_of) and give them by channel.

    `handles` says who is who in the archive: speaker, handle, account, side.
    """
    known = handles.select("account", author="speaker", name="handle", who="side")
    frame = posts.join(known, on="account", how="left", maintain_order="left").with_row_index("_row")
    frame = frame.with_columns(
        pl.col("text", "title", "quoted").fill_null("").str.replace_all(_END, "\ufffd", literal=True),
        pl.col("language").fill_null(""),
        ours=(pl.col("side") != "people").fill_null(value=False),
    )
    frame = frame.join(_mentions(frame, handles), on="_row", how="left", maintain_order="left")
    frame = frame.with_columns(
        pl.col("named").fill_null("").alias("mentions"), pl.col("mentions_us").fill_null(value=False)
    )
    heard = hear(frame, us.us_words, languages)
    too_long = (pl.col("id").str.len_chars() > LONGEST_ID) | pl.col("id").str.contains(_END, literal=True)
    aside = heard.filter(too_long).select(
        "channel", "id", reason=pl.lit("The post has an id that cannot be kept: too long, or not text.")
    )
    kept = heard.filter(~too_long)
    return tuple(
        Part(
            str(name),
            _as_incoming(part),
            _accounts(part),
            aside.filter(channel=str(name)).drop("channel"),
        )
        for (name,), part in kept.partition_by("channel", as_dict=True, maintain_order=True).items()
    )


def _mentions(frame: pl.DataFrame, handles: pl.DataFrame) -> pl.DataFrame:
    """Give whom each post mentions (_row, named, mentions_us): the provider's list goes before the text."""
    given = pl.col("mentions").str.to_lowercase().str.split(" ")
    said = pl.col("text").str.to_lowercase().str.extract_all(_MENTION)
    found = pl.coalesce(given, pl.when(pl.col("text").str.contains("@", literal=True)).then(said))
    named = (
        frame.select("_row", handle=found)
        .explode("handle")
        .drop_nulls()
        .with_columns(pl.col("handle").str.strip_prefix("@").str.strip_chars_end(".-"))
        .filter(pl.col("handle") != "")
        .join(handles.select("handle", "speaker", "side").unique("handle"), on="handle", how="left")
        .unique(["_row", "handle"], maintain_order=True)
    )
    account = pl.coalesce("speaker", "handle")
    return (
        named.filter(~account.str.contains(r"\s"))
        .group_by("_row", maintain_order=True)
        .agg(
            account.str.join(" ").alias("named"),
            mentions_us=(pl.col("side") != "people").fill_null(value=False).any(),
        )
    )


def _as_incoming(part: pl.DataFrame) -> pl.DataFrame:
    none = pl.lit("")
    made = part.with_columns(
        space=none,
        external_id="id",
        revision=none,
        edited_at=pl.lit(None, TIME),
        parent_space=none,
        parent_external=pl.col("reply_to").fill_null("").str.slice(0, LONGEST_ID),
        thread=pl.col("conversation_id").str.slice(0, LONGEST_ID),
        author=_author(),
        public=pl.col("kind") != "dm",
        url=none,
        media=pl.lit("[]"),
    )
    return made.select(pl.col(name).cast(kind) for name, kind in corpus.POSTS.items())


def _accounts(part: pl.DataFrame) -> pl.DataFrame:
    known = part.drop_nulls("author").unique("author", maintain_order=True)
    made = known.select(
        external_id=_author(),
        handle=_author(),
        name=pl.lit(""),
        side=pl.col("who").cast(pl.String),
        followers=pl.lit(None, pl.Int64),
        known_at=pl.lit(None, TIME),
        status=pl.lit(None, pl.String),
        status_at=pl.lit(None, TIME),
    )
    return made.select(list(corpus.ACCOUNTS))


def _author() -> pl.Expr:
    return pl.col("author").str.replace_all(_END, "\ufffd", literal=True).str.slice(0, LONGEST_NAME)
