"""CSV and TSV, block by block: well-formed stretches are read by columns, broken ones row by row.

A broken row costs that row only; memory stays bounded by the block.
"""

import csv
from collections.abc import Collection, Iterator
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.channels.archives.blocks import LONGEST_BYTES, repaired, utf8_blocks
from yourturn.channels.archives.careful import Shape, Taken, read_carefully
from yourturn.channels.archives.rows import ROW, Rows, distinct, no_rows, numbered, reject
from yourturn.core.errors import BadInput

SMALL_BYTES = 2**18
QUOTE, LINE_FEED, RETURN = 34, 10, 13


def read_delimited(
    stream: BinaryIO, file: str, separator: str | None, wanted: Collection[str] | None = None
) -> Iterator[Rows]:
    """Yield the rows of a CSV; the first yield has none and shows the columns.

    `separator` None = the sign that the header has most of. Only `wanted` columns are given (None = all).
    """
    return rows_of_blocks(utf8_blocks(stream), file, separator, wanted)


def rows_of_blocks(
    blocks: Iterator[bytes], file: str, separator: str | None, wanted: Collection[str] | None = None
) -> Iterator[Rows]:
    """Do as `read_delimited`; where the blocks are cut makes no difference, if the first has the header."""
    first = repaired(next(blocks, b""))
    sign, names, start = _header(first, separator)
    chosen = tuple(name for name in names if wanted is None or name in wanted)
    shape = Shape(file, tuple(names), chosen, sign)
    yield Rows(no_rows(chosen))
    if names:
        yield from _all_rows(shape, first[start:], blocks)


def _header(first: bytes, separator: str | None) -> tuple[str, list[str], int]:
    """Give separator, names of the columns, and where the rows begin."""
    start = 0
    if first[:4].lower() == b"sep=" and len(first) > 5:
        separator, start = chr(first[4]), first.find(b"\n") + 1
    lines = first[start:].decode("utf-8", "replace").split("\n")
    sign = separator or max(",;\t|", key=lines[0].count)
    reader = csv.reader((line.rstrip("\r") + "\n" for line in lines), delimiter=sign)
    names = next(reader, [])
    used = sum(len(line) + 1 for line in first[start:].split(b"\n")[: reader.line_num])
    return sign, distinct(names), min(start + used, len(first))


def _all_rows(shape: Shape, rest: bytes, blocks: Iterator[bytes]) -> Iterator[Rows]:
    count, final = 0, False
    try:
        while rest or not final:
            taken = _take(rest, shape, count, final=final)
            if taken.used:
                rest, count = rest[taken.used :], count + taken.count
                yield taken.rows
            elif len(rest) >= LONGEST_BYTES and b"\n" not in rest:
                count += 1
                reason = f"The row is above {LONGEST_BYTES >> 20} MB, longer than any post."
                yield Rows(no_rows(shape.wanted), reject(shape.file, count, reason, _start(rest)))
                rest = _after_line(blocks)
            else:
                more = next(blocks, b"")
                final = not more
                rest += more
    except BadInput as error:
        reason = f"{error} The {count:,} rows before were read."
        yield Rows(no_rows(shape.wanted), reject(shape.file, None, reason, _start(rest)))


def _start(data: bytes) -> str:
    return data[:8_000].decode("utf-8", "replace")


def _after_line(blocks: Iterator[bytes]) -> bytes:
    """Pass over blocks up to the end of the line; gives what comes after it."""
    for block in blocks:
        _, found, after = block.partition(b"\n")
        if found:
            return after
    return b""


def _take(data: bytes, shape: Shape, count: int, *, final: bool) -> Taken:
    """Read whole rows from the front: up to the first stray quote by columns, the rest of it carefully."""
    marks, fault = _quotes(data, ord(shape.separator))
    end = _boundary(data, marks, len(data) if fault is None else fault)
    closed = fault is None and len(marks) % 2 == 0
    if final and closed:
        end = len(data)
    if end:
        return _sound(data[:end], shape, count)
    nothing = Taken(Rows(no_rows(shape.wanted)), 0, 0)
    if not data or (fault is None and not final and (len(data) < LONGEST_BYTES or b"\n" not in data)):
        return nothing
    window = max(SMALL_BYTES, len(data) // 8, (fault or 0) + SMALL_BYTES)
    for size in (window, len(data)):
        whole = size >= len(data)
        ends = whole and (final or len(data) >= LONGEST_BYTES)
        taken = read_carefully(data[:size], shape, count, final=ends)
        if taken.used or whole:
            return taken
    return nothing


def _quotes(data: bytes, separator: int) -> tuple[npt.NDArray[np.intp], int | None]:
    """Give where quotes stand, and the first that neither opens nor closes a field; the rest is unsure."""
    if b'"' not in data:
        return np.empty(0, dtype=np.intp), None
    signs = np.frombuffer(data, dtype=np.uint8)
    marks = np.flatnonzero(signs == QUOTE)
    opening, closing = marks[0::2], marks[1::2]
    before = np.where(opening == 0, LINE_FEED, signs[opening - 1])
    last = len(signs) - 1
    after = np.where(closing == last, LINE_FEED, signs[np.minimum(closing + 1, last)])
    fine_before = (before == separator) | (before == LINE_FEED) | (before == QUOTE)
    fine_after = (after == separator) | (after == LINE_FEED) | (after == RETURN) | (after == QUOTE)
    stray = [*opening[~fine_before][:1], *closing[~fine_after][:1]]
    return marks, int(min(stray)) if stray else None


def _boundary(data: bytes, marks: npt.NDArray[np.intp], end: int) -> int:
    """Give the end of the last whole row before `end`; 0 where there is none."""
    place = data.rfind(b"\n", 0, end)
    while place >= 0:
        before = int(np.searchsorted(marks, place))
        if before % 2 == 0:
            return place + 1
        place = data.rfind(b"\n", 0, int(marks[before - 1]))
    return 0


def _sound(piece: bytes, shape: Shape, count: int) -> Taken:
    """Read a stretch whose quotes are right; one with odd rows is halved until only small ones are left."""
    table = _by_columns(piece, shape)
    if table is not None:
        filled = numbered(table, count).filter(_filled(table))
        return Taken(Rows(filled.select(*shape.wanted, ROW)), len(piece), table.height)
    marks, _ = _quotes(piece, ord(shape.separator))
    middle = _boundary(piece, marks, len(piece) // 2) if len(piece) > SMALL_BYTES else 0
    if not middle:
        return read_carefully(piece, shape, count, final=True)
    one = _sound(piece[:middle], shape, count)
    two = _sound(piece[middle:], shape, count + one.count)
    rows = Rows(pl.concat([one.rows.table, two.rows.table]), pl.concat([one.rows.rejects, two.rows.rejects]))
    return Taken(rows, one.used + two.used, one.count + two.count)


def _by_columns(piece: bytes, shape: Shape) -> pl.DataFrame | None:
    """Give all rows of the piece, empty ones too; None where one has too many or too few fields."""
    names = [f"c{place}" for place in range(len(shape.names))]
    try:
        table = _parse(piece, names, shape.separator)
    except pl.exceptions.PolarsError:
        fixed = repaired(piece)
        if fixed is piece:
            return None
        try:
            table = _parse(fixed, names, shape.separator)
        except pl.exceptions.PolarsError:
            return None
    if (table[names[-1]] == "").any():
        found = _separators(piece, shape.separator)
        most = len(names) - 1
        if found not in {most * int(_filled(table).sum()), most * table.height}:
            return None
    return table.rename(dict(zip(names, shape.names, strict=True)))


def _parse(piece: bytes, names: list[str], separator: str) -> pl.DataFrame:
    head = separator.join(names).encode() + b"\n"
    return pl.read_csv(
        head + piece,
        separator=separator,
        schema=dict.fromkeys(names, pl.String),
        empty_string_is_null=False,
        truncate_ragged_lines=False,
    )


def _filled(table: pl.DataFrame) -> pl.Series:
    """Say which rows hold anything at all; a line without a letter is no row that was lost."""
    columns = table.get_columns()
    some = columns[0] != ""
    for column in columns[1:]:
        if some.all():
            break
        some |= column != ""
    return some


def _separators(piece: bytes, separator: str) -> int:
    """Count the separators outside quotes."""
    marks, _ = _quotes(piece, ord(separator))
    if not len(marks):
        return piece.count(separator.encode())
    found = np.flatnonzero(np.frombuffer(piece, dtype=np.uint8) == ord(separator))
    before = np.searchsorted(found, marks)
    return len(found) - int((before[1::2] - before[0::2]).sum())
