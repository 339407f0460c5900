"""Reads tables: CSV, TSV, NDJSON, JSON, Parquet and XLSX, with a map of what each column means.

A row that cannot be used goes to quarantine with its number; nothing is guessed inside a row.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import BinaryIO, TypeAlias

import polars as pl

from yourturn.channels.archives.ahead import done_ahead
from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.columns import ColumnMap, choose, guess
from yourturn.channels.archives.delimited import read_delimited
from yourturn.channels.archives.objects import read_json, read_lines
from yourturn.channels.archives.posts import missing, to_posts, wrong_columns
from yourturn.channels.archives.rows import ROW, Rows, no_rows, reject
from yourturn.channels.archives.sheets import XLSX_BYTES, read_parquet, read_xlsx
from yourturn.channels.archives.trees import on_disk, packed_read, read_all
from yourturn.core import schema
from yourturn.core.errors import BadInput

ENDINGS = (".csv", ".tsv", ".ndjson", ".jsonl", ".json", ".parquet", ".xlsx")
SPARSE = (".json", ".ndjson", ".jsonl")  # a key that no object of the beginning has may come later
ROWS = 50_000
HELD_BYTES = 2**24

Job: TypeAlias = Callable[[], Batch]


class TableReader:
    """Any table with one post per row."""

    name = "table"
    title = "Table (CSV, NDJSON, JSON, Parquet, XLSX)"
    one_sided = False
    follows = "RFC 4180 and the column map you see before it runs"
    note = "JSON and XLSX are read as a whole and have a limit; the others may be of any size."

    def recognise(self, tree: Tree) -> list[str]:
        """Take every member with the ending of a table."""
        return [member for member in tree.members() if kind_of(member)]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches file by file; memory stays bounded by the batch, but for JSON and XLSX."""
        maps = maps_for(tree, members, options)
        return done_ahead(chain.from_iterable(_jobs(tree, m, choose(maps, m), options) for m in members))


def _jobs(tree: Tree, member: str, column_map: ColumnMap | None, options: Options) -> Iterator[Job]:
    """Read a member and give what is to be done with its rows, piece by piece."""
    if column_map is None or not column_map.id or not column_map.text:
        yield partial(_not_understood, tree, member, column_map)
        return
    batches = read_rows(tree, member, column_map.columns().values(), options.batch_rows)
    first, _ = next(batches, (Rows(no_rows()), 0))
    lacking = missing(first.table, column_map)
    said = wrong_columns(header(tree, member), lacking, member) if lacking else ""
    lacks = reject(member, None, said) if lacking else None
    if lacks is not None and first.rejects.is_empty():
        if {"id", "text"} & lacking.keys():
            yield partial(Batch, schema.empty(), lacks, tree.size(member))
            return
        if kind_of(member) not in SPARSE:
            yield partial(Batch, schema.empty(), doubts=lacks)
    # a question file and its answers are one place, though two files
    channel = options.channel or (tree.name if column_map.prefix else None)
    told = 0
    for rows, used in _gathered(chain([(first, 0)], batches), options.batch_rows):
        for start in range(0, max(rows.table.height, 1), options.batch_rows):
            table = rows.table.slice(start, options.batch_rows)
            rejects = rows.rejects if start == 0 else rows.rejects.clear()
            yield partial(_batch, Rows(table, rejects), column_map, member, channel, used - told)
            told = used
    yield partial(Batch, schema.empty(), bytes_read=max(tree.size(member) - told, 0))


def _batch(rows: Rows, column_map: ColumnMap, member: str, channel: str | None, used: int) -> Batch:
    batch = to_posts(rows.table, column_map, member, channel)
    return replace(batch, rejects=pl.concat([rows.rejects, batch.rejects]), bytes_read=used)


def _gathered(parts: Iterable[tuple[Rows, int]], most: int) -> Iterator[tuple[Rows, int]]:
    """Give small stretches of rows together, so that work by columns is worth it; never too many bytes."""
    held: list[Rows] = []
    rows, size, used = 0, 0, 0
    for part, used in parts:
        held.append(part)
        rows += part.table.height + part.rejects.height
        size += int(part.table.estimated_size() + part.rejects.estimated_size())
        if rows >= most or size >= HELD_BYTES:
            yield _joined(held), used
            held, rows, size = [], 0, 0
    if held:
        yield _joined(held), used


def _joined(held: list[Rows]) -> Rows:
    tables = [rows.table for rows in held if rows.table.height] or [held[0].table]
    return Rows(pl.concat(tables, how="diagonal"), pl.concat([rows.rejects for rows in held]))


def _not_understood(tree: Tree, member: str, column_map: ColumnMap | None) -> Batch:
    """Say what the file's columns are, where nobody knows which of them is the id and which the text."""
    names = header(tree, member)
    if not names:
        rows = next((rows for rows, _ in read_rows(tree, member) if rows.rejects.height), None)
        found = rows.rejects if rows else reject(member, None, f"{member} is empty or has no columns.")
    else:
        lacks = " and ".join(name for name in ("id", "text") if not getattr(column_map, name, None))
        reason = f"{member}: no column looks like the {lacks}. Its columns: {', '.join(names)}. "
        found = reject(member, None, f"{reason}Say which is which with --columns id=...,text=...")
    return Batch(schema.empty(), found, tree.size(member))


def kind_of(member: str) -> str | None:
    """Give the ending that says how to read the member, or None."""
    name = member.lower().removesuffix(".gz")
    return next((ending for ending in ENDINGS if name.endswith(ending)), None)


def maps_for(tree: Tree, members: Sequence[str], options: Options) -> list[ColumnMap]:
    """Give the maps a person handed over, and guesses by the names of the columns for files without one."""
    given = list(options.columns) if isinstance(options.columns, list | tuple) else []
    return given + guess({m: header(tree, m) for m in members if choose(given, m) is None})


def header(tree: Tree, member: str) -> list[str]:
    """Give the names of a table's columns; [] where it cannot be read. Only its beginning is read."""
    rows = next((rows for rows, _ in read_rows(tree, member)), Rows(no_rows()))
    return [column for column in rows.table.columns if column != ROW]


def samples(tree: Tree, member: str, column_map: ColumnMap, most: int = 5) -> pl.DataFrame:
    """Give the first rows as they would be read, for a person to look at; only the beginning is read."""
    shown = schema.empty().select("id", "reply_to", "speaker", "at", "title", "text")
    for rows, _ in read_rows(tree, member, column_map.columns().values(), most):
        if missing(rows.table, column_map).keys() & {"id", "text"}:
            break
        posts = to_posts(rows.table.head(most), column_map, member, None).posts
        shown = pl.concat([shown, posts.select(shown.columns)]).head(most)
        if shown.height == most:
            break
    return shown


def read_rows(
    tree: Tree, member: str, wanted: Collection[str] | None = None, most: int = ROWS
) -> Iterator[tuple[Rows, int]]:
    """Yield rows as text with how many bytes of the member they took; the first yield shows the columns.

    Whatever cannot be read is among the rejects; nothing is raised.
    """
    kind = kind_of(member)
    size = tree.size(member)
    try:
        if kind == ".parquet":
            with on_disk(tree, member) as path:
                for rows in read_parquet(path, member, most, wanted):
                    yield rows, 0
        elif kind == ".xlsx":
            for rows in read_xlsx(read_all(tree, member, XLSX_BYTES), member, wanted):
                yield rows, size
        else:
            with closing(tree.open(member)) as stream:
                for rows in _text_rows(stream, member, kind, wanted):
                    yield rows, min(packed_read(stream), size)
    except (BadInput, OSError, EOFError) as error:
        yield Rows(no_rows(wanted or ()), reject(member, None, str(error))), size


def _text_rows(
    stream: BinaryIO, member: str, kind: str | None, wanted: Collection[str] | None
) -> Iterator[Rows]:
    if kind in {".csv", ".tsv"}:
        return read_delimited(stream, member, "\t" if kind == ".tsv" else None, wanted)
    return read_json(stream, member, wanted) if kind == ".json" else read_lines(stream, member, wanted)
