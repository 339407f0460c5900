"""Where every post stands: from ids, parents, times and authors alone, without a word of text in memory.

Ids are hashed to 64 bits: among 3 million posts, two share a number once in four million archives.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeAlias

import numpy as np
import polars as pl

from yourturn.core import link_scan, schema
from yourturn.core.compiled import compiled
from yourturn.core.link_scan import NONE, Numbers
from yourturn.core.runs import Runs, marked
from yourturn.core.sides import plain_handle, sides_of
from yourturn.core.threads import Arranged, Broken, Hashes, arrange, hashed
from yourturn.studies.local import each, quiet
from yourturn.studies.reading import Reading

Period: TypeAlias = tuple[datetime | None, datetime | None]
"""From the first moment to before the last; None = open."""

PLAUSIBLE = (datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
READ = ("id", "reply_to", "conversation_id", "at", "speaker", "zoned")
_NEVER = np.iinfo(np.int64).max  # stands for no time: those come last


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
    timeless: int
    one_sided: pl.Series  # conversations (UInt32) of which every post comes from an archive of one side only

    def without_rows(self) -> "Placing":
        """Give the same without the place of each row, which is most of it."""
        return replace(self, rows=self.rows.clear())

    def notes(self) -> tuple[str, ...]:
        """Say what was mended or doubtful, a sentence each."""
        counts = {
            "posts had an id that another post has too; the latest was kept": self.repeats,
            "posts answer a post that is not in the archive; they open conversations": (
                self.broken.missing_parents
            ),
            "posts answer themselves; they open conversations": self.broken.self_replies,
            "circles of posts answering each other were opened at their first post": self.broken.cycles,
            "posts have no readable time": self.timeless,
            "posts gave no time zone; their times were taken as UTC": self.zoneless,
        }
        return tuple(f"{count:,} {words}." for words, count in counts.items() if count)


def place(
    reading: Reading, us: Sequence[str], partition_posts: int, period: Period = (None, None)
) -> Placing:
    """Thread the whole archive and take sides; partitions hold whole conversations.

    With a period, only conversations opened in it are placed; those without any time are not.
    """
    narrow, handles = _narrow(reading, us)
    every = _in_order(reading, narrow.at)
    kept = np.ones(len(every), np.bool_)
    compiled(link_scan.enter)(narrow.ids[every], link_scan.table_for(len(every)), kept)
    order = every[kept]
    network = None if narrow.network is None else narrow.network[order]
    found = arrange(narrow.ids[order], narrow.reply_to[order], network)
    row = order[found.order]
    at = narrow.at[row]
    chosen = _within(found, at, period)
    conversation = (Runs.of(found.conversation[chosen]).number).astype(np.uint32)
    timed = pl.Series(at[chosen]).replace(_NEVER, None).cast(schema.TIME)
    plausible = timed.filter(timed.is_between(*PLAUSIBLE))
    first, last = plausible.min(), plausible.max()
    return Placing(
        rows=_rows(narrow, handles, found, row, chosen, conversation),
        handles=handles.drop("number"),
        bounds=_bounds(conversation, partition_posts),
        first=first if isinstance(first, datetime) else None,
        as_of=last if isinstance(last, datetime) else PLAUSIBLE[0],
        broken=found.broken,
        repeats=len(every) - len(order),
        zoneless=narrow.zoneless,
        timeless=timed.null_count(),
        one_sided=_one_sided(reading, row[chosen], conversation),
    )


@dataclass(frozen=True)
class _Narrow:
    """What is known of every row read, in arrays: ids `hashed`, at in microseconds, account (0 = unknown)."""

    ids: Hashes
    reply_to: Hashes
    network: Hashes | None
    at: Numbers
    account: Numbers
    zoneless: int


def _narrow(reading: Reading, us: Sequence[str]) -> tuple[_Narrow, pl.DataFrame]:
    """Give the numbers of every row, and the handles.

    Arrays are made whole at once and filled part by part: what is joined afterwards is held twice.
    """
    starts = reading.starts()
    rows = starts[-1]
    ids, reply_to, speaker = (np.empty(rows, np.uint64) for _ in range(3))
    at = np.empty(rows, np.int64)
    network: Hashes | None = None
    known = pl.DataFrame(schema={"number": pl.UInt64, "speaker": pl.String})
    zoneless = 0

    def fill(number: int) -> tuple[slice, Hashes | None, pl.DataFrame, int]:
        batch = reading.batch(number, READ)
        here = slice(starts[number], starts[number + 1])
        ids[here], reply_to[here] = hashed(batch["id"]), hashed(batch["reply_to"])
        at[here] = batch["at"].cast(pl.Int64).fill_null(_NEVER).to_numpy()
        speaker[here] = numbers = hashed(batch["speaker"])
        said = batch.select("speaker").with_columns(number=pl.Series(numbers)).drop_nulls().unique("number")
        named = batch["conversation_id"].null_count() < batch.height
        return here, hashed(batch["conversation_id"]) if named else None, said, int((~batch["zoned"]).sum())

    for here, named, said, without in each("Numbering ids", fill, range(len(reading.parts)), quiet):
        if named is not None:
            network = np.zeros(rows, np.uint64) if network is None else network
            network[here] = named
        known = pl.concat([known, said.join(known, on="number", how="anti").select(known.columns)])
        zoneless += without
    handles = sides_of(known, us).with_columns(plain_handle(pl.col("speaker")).alias("handle"))
    return _Narrow(ids, reply_to, network, at, _accounts(handles, speaker), zoneless), handles


def _accounts(handles: pl.DataFrame, speaker: Hashes) -> Numbers:
    """Give the account of each hashed speaker, 0 where nobody is named."""
    numbers, place = handles["number"].to_numpy(), np.empty(len(speaker), np.int32)
    table = link_scan.table_for(len(numbers))
    compiled(link_scan.enter)(numbers, table, np.ones(len(numbers), np.bool_))
    compiled(link_scan.find)(numbers, table, speaker, place)
    # the last place is that of nobody
    return np.append(handles["account"].to_numpy(), np.uint32(0))[place]


def _in_order(reading: Reading, at: Numbers) -> Numbers:
    """Give the rows by time (none last), then id, then words: never by how they were sorted.

    Ids are only looked at where times are the same, words where ids are too.
    """
    order = np.argsort(at, kind="stable").astype(np.int32)
    same = np.diff(at[order]) == 0
    tied = np.append(same, False) | np.insert(same, 0, False)
    if not same.any():
        return order
    rows = np.sort(order[tied])
    ties = pl.DataFrame({"row": rows, "at": at[rows], "id": _of_rows(reading, rows, "id")["id"]})
    if ties.select(pl.struct("at", "id").is_duplicated().any()).item():
        words = _of_rows(reading, rows, "text", "speaker")
        ties = ties.with_columns(tie=words.select(_TIE).to_series())
    by = [name for name in ("at", "id", "tie") if name in ties.columns]
    order[tied] = ties.sort(by, maintain_order=True)["row"].to_numpy()
    return order


_TIE = pl.concat_str("text", "speaker", separator="\n", ignore_nulls=True).hash(7)


def _of_rows(reading: Reading, rows: Numbers, *columns: str) -> pl.DataFrame:
    """Give columns of some rows (sorted) of what was read."""
    parts, start = [schema.empty(schema.POSTS).select(columns)], 0
    for batch in reading.batches(columns):
        first, last = np.searchsorted(rows, [start, start + batch.height])
        parts.append(batch[rows[first:last] - start])
        start += batch.height
    return pl.concat(parts)


def _within(found: Arranged, at: Numbers, period: Period) -> Numbers:
    """Say which posts, in order, stand in conversations opened in the period."""
    runs = Runs.of(found.conversation)
    opened = pl.Series(at[runs.starts]).replace(_NEVER, None).cast(schema.TIME)
    since, until = period
    if period == (None, None):
        return np.ones(len(at), np.bool_)
    inside = opened >= since if since else opened.is_not_null()
    inside = inside & (opened < until) if until else inside
    return marked(inside)[runs.number]


def _rows(
    narrow: _Narrow,
    handles: pl.DataFrame,
    found: Arranged,
    row: Numbers,
    chosen: Numbers,
    conversation: Numbers,
) -> pl.DataFrame:
    """Put the places of posts back in the order of reading; numbers go on without gaps in what was chosen."""
    total = len(narrow.account)
    number = (np.cumsum(chosen) - 1).astype(np.int32)
    parent = found.parent[chosen]
    places = {
        "post": (number[chosen], pl.UInt32),
        "conversation": (conversation, pl.UInt32),
        "parent": (np.where(parent == NONE, NONE, number[parent]), pl.UInt32),
        "opens": (found.opens[chosen], pl.Boolean),
    }
    where = row[chosen]
    absent = np.ones(total, np.bool_)
    absent[where] = False
    columns = []
    for name, (values, kind) in places.items():
        whole = np.zeros(total, values.dtype)
        whole[where] = values
        missing = absent | (whole == NONE) if name == "parent" else absent
        series = pl.Series(name, whole)
        columns.append((series.set(pl.Series(missing), None) if missing.any() else series).cast(kind))
    account = pl.Series("account", narrow.account)
    account = account.set(account == 0, None)
    people = handles.sort("account").select("person", "side")
    # accounts are numbered from 1
    person, side = (people[name].gather(account - 1) for name in people.columns)
    return pl.DataFrame([*columns, account, person, side.fill_null("people")])


def _one_sided(reading: Reading, row: Numbers, conversation: Numbers) -> pl.Series:
    """Give the conversations whose posts, by their rows as read, all come from archives of one side only."""
    none = pl.Series("conversation", [], pl.UInt32)
    if not reading.alone or not len(row):
        return none
    both = np.repeat([part not in reading.alone for part in reading.parts], np.diff(reading.starts()))
    alone = np.flatnonzero(~Runs.of(conversation).any(both[row]))
    return none.extend(pl.Series(alone, dtype=pl.UInt32))


def _bounds(numbers: Numbers, most: int) -> tuple[int, ...]:
    """Cut the posts, in canonical order, at conversations, into parts of about the same size, `most` at most.

    Parts are worked on two at a time: of more than a few posts there is an even number of parts.
    """
    posts = len(numbers)
    parts = max(1, -(-posts // most))
    parts += parts % 2 if posts > most // 4 else 0
    starts = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])) if posts else np.zeros(0, int)
    wanted = np.arange(1, parts) * posts // parts
    cuts = starts[np.minimum(np.searchsorted(starts, wanted), len(starts) - 1)] if posts else wanted
    return tuple(sorted({0, posts, *(int(cut) for cut in cuts)}))
