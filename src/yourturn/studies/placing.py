"""Where every post stands: from ids, parents, times and authors alone, without a word of text in memory.

Ids are hashed to 64 bits: among 3 million posts, two share a number once in four million archives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

import numpy as np
import polars as pl

from yourturn.core import schema
from yourturn.core.sides import plain_handle, sides_of
from yourturn.core.threads import Broken, drop_repeats, thread
from yourturn.studies.reading import Reading

Period: TypeAlias = tuple[datetime | None, datetime | None]
"""From the first moment to before the last; None = open."""

PLAUSIBLE = (datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
READ = ("id", "reply_to", "conversation_id", "at", "speaker", "text", "zoned")
_HASHED = ("id", "reply_to", "conversation_id", "speaker")


@dataclass(frozen=True)
class Placing:
    """The place of each row read, and who wrote.

    `rows`, in reading order: post UInt32 (number in the archive; null = repeats another row), conversation,
    parent UInt32, opens Boolean, account, person UInt32, side. `handles`: speaker, handle (without @, lower
    case), account, person, side; a row per account.
    """

    rows: pl.DataFrame
    handles: pl.DataFrame
    bounds: tuple[int, ...]  # first post of each partition, and the number of posts
    first: datetime | None
    as_of: datetime
    broken: Broken
    repeats: int
    zoneless: int

    def notes(self) -> tuple[str, ...]:
        """Say what was mended or doubtful, a sentence each."""
        placed = self.rows["post"].count()
        counts = {
            "posts had an id that another post has too; the latest was kept": self.repeats,
            "posts answer a post that is not in the archive; they open conversations": (
                self.broken.missing_parents
            ),
            "posts answer themselves; they open conversations": self.broken.self_replies,
            "circles of posts answering each other were opened at their first post": self.broken.cycles,
            "posts have no readable time": self.rows["timeless"].sum() if placed else 0,
            "posts gave no time zone; their times were taken as UTC": self.zoneless,
        }
        return tuple(f"{count:,} {words}." for words, count in counts.items() if count)


def place(
    reading: Reading, us: Sequence[str], partition_posts: int, period: Period = (None, None)
) -> Placing:
    """Thread the whole archive and take sides; partitions hold whole conversations.

    With a period, only conversations opened in it are placed; those without any time are not.
    """
    narrow, handles, zoneless = _narrow(reading, us)
    kept, repeats = drop_repeats(narrow, by=("at", "order", "tie"))
    threaded, broken = thread(kept.drop("order", "tie"))
    threaded = _within(threaded, period)
    rows = (
        narrow.select("row", "account", timeless=pl.col("at").is_null())
        .join(
            threaded.select("row", "post", "conversation", "parent", "opens"),
            on="row",
            how="left",
            maintain_order="left",
        )
        .with_columns(timeless=pl.col("timeless") & pl.col("post").is_not_null())
    )
    rows = _with_people(rows, handles)
    times = threaded["at"].drop_nulls()
    times = times.filter(times.is_between(*PLAUSIBLE))
    first, last = times.min(), times.max()
    return Placing(
        rows=rows.drop("row"),
        handles=handles.drop("number"),
        bounds=_bounds(threaded["conversation"], partition_posts),
        first=first if isinstance(first, datetime) else None,
        as_of=last if isinstance(last, datetime) else PLAUSIBLE[0],
        broken=broken,
        repeats=repeats,
        zoneless=zoneless,
    )


def _narrow(reading: Reading, us: Sequence[str]) -> tuple[pl.DataFrame, pl.DataFrame, int]:
    """Give the numbers of every row, the handles, and how many times came without a zone."""
    batches: list[pl.DataFrame] = []
    speakers: list[pl.DataFrame] = []
    zoneless = 0
    for batch in reading.batches(READ):
        zoneless += int((~batch["zoned"]).sum())
        hashed = batch.select(
            *(pl.when(pl.col(n).is_not_null()).then(pl.col(n).hash(7)).alias(n) for n in _HASHED),
            pl.col("at"),
            pl.col("id").alias("order"),
            pl.concat_str("text", "speaker", separator="\n", ignore_nulls=True).hash(7).alias("tie"),
        )
        batches.append(hashed)
        said = pl.DataFrame({"number": hashed["speaker"], "speaker": batch["speaker"]})
        speakers.append(said.drop_nulls().unique("number"))
    none = pl.DataFrame(schema={"number": pl.UInt64, "speaker": pl.String})
    known = pl.concat([none, *speakers]).unique("number")
    handles = sides_of(known, us).with_columns(plain_handle(pl.col("speaker")).alias("handle"))
    whole = pl.concat(batches) if batches else _no_rows()
    accounts = handles.select("number", "account")
    narrow = (
        whole.join(accounts, left_on="speaker", right_on="number", how="left", maintain_order="left")
        .drop("speaker")
        .with_row_index("row")
    )
    return narrow, handles, zoneless


def _no_rows() -> pl.DataFrame:
    kinds: dict[str, pl.DataType | type[pl.DataType]] = dict.fromkeys((*_HASHED, "tie"), pl.UInt64)
    return pl.DataFrame(schema={**kinds, "at": schema.TIME, "order": pl.String})


def _with_people(rows: pl.DataFrame, handles: pl.DataFrame) -> pl.DataFrame:
    """Add person and side by account; unknown authors are people without a number."""
    people = handles.select("account", "person", "side").sort("account")
    joined = rows.join(people, on="account", how="left", maintain_order="left")
    return joined.with_columns(pl.col("side").fill_null(pl.lit("people", schema.SIDE)))


def _within(threaded: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Keep conversations opened in the period, and number posts and conversations anew."""
    if period == (None, None):
        return threaded
    opened = pl.col("at").filter("opens").first().over("conversation")
    since, until = period
    kept = threaded.filter(
        (opened >= since if since else opened.is_not_null()) & (opened < until if until else True)
    )
    numbers = kept.select(
        pl.col("post").alias("parent"), pl.int_range(pl.len(), dtype=pl.UInt32).alias("_to")
    )
    joined = kept.join(numbers, on="parent", how="left", maintain_order="left")
    return joined.with_columns(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("post"),
        (pl.col("conversation").rle_id()).cast(pl.UInt32),
        pl.col("_to").alias("parent"),
    ).drop("_to")


def _bounds(conversation: pl.Series, partition_posts: int) -> tuple[int, ...]:
    """Cut the posts, in canonical order, at the conversations nearest to every so many posts."""
    posts = len(conversation)
    numbers = conversation.to_numpy()
    starts = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])) if posts else np.zeros(0, int)
    wanted = np.arange(partition_posts, posts - partition_posts // 2, partition_posts)
    cuts = starts[np.minimum(np.searchsorted(starts, wanted), len(starts) - 1)] if posts else wanted
    return tuple(sorted({0, posts, *(int(cut) for cut in cuts)}))
