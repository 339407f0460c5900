"""A study from posts to findings: thread, take sides, count, and keep what the report will quote.

Pure from the posts on: the same posts and the same "us" give the same findings, whatever the order of rows.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime

import polars as pl

from yourturn.core import waiting
from yourturn.core.errors import NothingToRead
from yourturn.core.facts import Facts, conversations
from yourturn.core.sides import add_sides
from yourturn.core.threads import drop_repeats, thread
from yourturn.studies.findings import Findings
from yourturn.studies.reading import Reading

SHOWN = 40  # people still waiting whose words stand in the report
POSTS_PER_THREAD = 30
WORDS = 1_200
PLAUSIBLE = (datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


def thread_posts(posts: pl.DataFrame, us: Collection[str]) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Give the posts in their conversations with their sides, and a note for each thing that was mended."""
    unique, repeats = drop_repeats(posts)
    threaded, broken = thread(unique)
    zoneless = int((~posts["zoned"]).sum())
    counts = {
        "posts had an id that another post has too; the latest was kept": repeats,
        "posts answer a post that is not in the archive; they open conversations": broken.missing_parents,
        "posts answer themselves; they open conversations": broken.self_replies,
        "circles of posts answering each other were opened at their first post": broken.cycles,
        "posts have no readable time": int(unique["at"].null_count()),
        "posts gave no time zone; their times were taken as UTC": zoneless,
    }
    notes = tuple(f"{count:,} {words}." for words, count in counts.items() if count)
    return add_sides(threaded, us), notes


def study(reading: Reading, us: Collection[str], *, name: str, fictional: bool = False) -> Findings:
    """Find out who was talking, who was waiting and for how long.

    Raises NothingToRead where no post was read at all.
    """
    if reading.posts.is_empty():
        raise NothingToRead("Not one post could be read. The quarantine file says why, row by row.")
    posts, notes = thread_posts(reading.posts, us)
    posts_facts = {**Facts.of(posts).result(), "quarantined": reading.quarantine.height}
    times = posts["at"].drop_nulls().filter(posts["at"].drop_nulls().is_between(*PLAUSIBLE))
    first, as_of = (_time(times.min()), _time(times.max())) if len(times) else (None, PLAUSIBLE[0])
    table = waiting.waits(posts, as_of or PLAUSIBLE[0])
    one_sided = bool(reading.files["one_sided"].any())
    figures, curve = waiting.figures(table, as_of or PLAUSIBLE[0])
    open_waits = _open_waits(posts, table)
    return Findings(
        name=name,
        first=first,
        as_of=as_of or PLAUSIBLE[0],
        facts=posts_facts,
        months=_months(posts),
        waiting=open_waits,
        waiting_per_year=_per_year(posts, table),
        threads=_threads(posts, open_waits["conversation"]),
        reading=reading.files,
        figures=figures,
        survival=None if one_sided else curve,
        fictional=fictional,
        notes=notes,
    )


def _time(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None


def _months(posts: pl.DataFrame) -> pl.DataFrame:
    """Count people and posts by month; a month without any post on either side is silent, not zero."""
    dated = posts.filter(pl.col("at").is_between(*PLAUSIBLE)).with_columns(
        month=pl.col("at").dt.truncate("1mo").dt.date(), us=pl.col("side") == "us"
    )
    counted = dated.group_by("month").agg(
        people=pl.col("person").filter(~pl.col("us")).n_unique().cast(pl.UInt32),
        broadcasts=(pl.col("us") & pl.col("opens")).sum().cast(pl.UInt32),
        posts_people=(~pl.col("us")).sum().cast(pl.UInt32),
        posts_us=pl.col("us").sum().cast(pl.UInt32),
    )
    start, end = counted["month"].min(), counted["month"].max()
    if not isinstance(start, date) or not isinstance(end, date):
        return counted.with_columns(silent=pl.lit(value=False))
    every = pl.date_range(start, end, "1mo", eager=True).alias("month").to_frame()
    whole = every.join(counted, on="month", how="left")
    return whole.with_columns(silent=pl.col("people").is_null()).fill_null(0).sort("month")


def _open_waits(posts: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    """Give conversations people opened in which nobody but the opener ever wrote, the longest wait first."""
    alone = conversations(posts).filter(pl.col("by_others") == 0).select("conversation")
    openers = posts.filter("opens").select("conversation", "post", "speaker", "channel", "title", "text")
    rows = table.filter(~pl.col("answered"), ~pl.col("excluded")).join(alone, on="conversation")
    return (
        rows.join(openers, on="conversation")
        .filter(pl.col("text").str.len_chars() > 0)
        .sort(["waited_h", "conversation"], descending=[True, False])
        .select(
            "post",
            "conversation",
            "speaker",
            "channel",
            "since",
            waited_s=pl.col("waited_h") * 3600,
            text=words("title", "text").str.slice(0, 400),
            never=pl.col("waited_h") * 3600 > waiting.NEVER_S,
        )
        .head(SHOWN)
    )


def words(title: str, text: str) -> pl.Expr:
    """Give title and text together, a blank line between, each only once."""
    same = pl.col(text).str.starts_with(pl.col(title)).fill_null(value=False)
    return (
        pl.when(same)
        .then(pl.col(text))
        .otherwise(pl.concat_str(title, text, separator="\n\n", ignore_nulls=True))
    )


def _per_year(posts: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    """Count people by the year they wrote in: those who opened, and those never answered by us."""
    opener = posts.filter("opens").select("conversation", "person")
    asked = table.filter(pl.col("since").is_not_null()).join(opener, on="conversation")
    never = (~pl.col("answered")) & (pl.col("waited_h") * 3600 > waiting.NEVER_S)
    return (
        asked.group_by(year=pl.col("since").dt.year())
        .agg(
            people=pl.col("person").filter(never).n_unique().cast(pl.UInt32),
            asked=pl.col("person").n_unique().cast(pl.UInt32),
        )
        .sort("year", descending=True)
    )


def _threads(posts: pl.DataFrame, quoted: pl.Series) -> pl.DataFrame:
    chosen = posts.filter(pl.col("conversation").is_in(quoted.implode()))
    cut = chosen.group_by("conversation", maintain_order=True).head(POSTS_PER_THREAD)
    return cut.select(
        "conversation",
        "post",
        pl.col("side").cast(pl.String),
        "speaker",
        "at",
        text=words("title", "text").str.slice(0, WORDS),
    )
