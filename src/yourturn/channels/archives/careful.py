"""A broken stretch of a CSV, row by row: what a stray quote or an odd row costs is that row only.

Never gives words of one row to another: after a quote that is not closed it goes on at the next line.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from yourturn.channels.archives.blocks import LONGEST_BYTES, repaired
from yourturn.channels.archives.rows import ROW, Rows, rejects

UNCLOSED = 'A quote (") is opened in this row and not closed. Double it or remove it.'


@dataclass(frozen=True)
class Shape:
    """What the header says: the file, its columns, those wanted, and what parts the fields."""

    file: str
    names: tuple[str, ...]
    wanted: tuple[str, ...]
    separator: str


@dataclass(frozen=True)
class Taken:
    """Rows read from the front of some bytes: how many bytes, how many rows; 0 bytes = more is needed."""

    rows: Rows
    used: int
    count: int


@dataclass
class _Gathered:
    good: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    bad: list[tuple[int, str, str]] = field(default_factory=list)


def read_carefully(data: bytes, shape: Shape, count: int, *, final: bool) -> Taken:
    """Read the rows at the front of the data; unless it is final, a row that reaches its end is left."""
    csv.field_size_limit(4 * LONGEST_BYTES)
    raw = data.split(b"\n")
    if not raw[-1]:
        raw.pop()
    lines = repaired(data).decode().split("\n")[: len(raw)]
    lines = [line.removesuffix("\r").replace("\r", " ") + "\n" for line in lines]
    whole = len(lines) if final or data.endswith(b"\n") else len(lines) - 1
    into = _Gathered()
    place, read = 0, 0
    while place < whole:
        step = _next_rows(lines, place, whole, shape, into, count + read, final=final)
        if step == (0, 0):
            break
        place, read = place + step[0], read + step[1]
    used = min(sum(len(line) + 1 for line in raw[:place]), len(data))
    return Taken(_rows(into, shape), used, read)


def _next_rows(
    lines: list[str], place: int, whole: int, shape: Shape, into: _Gathered, before: int, *, final: bool
) -> tuple[int, int]:
    """Read rows until one is broken, and set that one aside; gives how many lines and rows were used."""
    reader = csv.reader(_from(lines, place, whole), delimiter=shape.separator, strict=True)
    start, read = 0, 0
    while place + start < whole:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error:
            if place + reader.line_num >= whole and not final:
                break  # a quote may still be closed further on
            return start + 1, read + _set_aside(lines[place + start], shape, into, before + read + 1)
        end = reader.line_num
        row = _trimmed(row, len(shape.names))
        if len(row) == len(shape.names) and any(row):
            into.good.append(row)
            into.numbers.append(before + read + 1)
        elif end - start > 1 and _fits(lines[place + start + 1], shape):
            return start + 1, read + _set_aside(lines[place + start], shape, into, before + read + 1)
        elif any(row):
            text = "".join(lines[place + start : place + end])
            into.bad.append((before + read + 1, _uneven(row, shape), text))
        start, read = end, read + 1
    return start, read


def _from(lines: list[str], place: int, whole: int) -> Iterator[str]:
    return (lines[number] for number in range(place, whole))


def _set_aside(line: str, shape: Shape, into: _Gathered, number: int) -> int:
    """Keep a line whose quotes are odd but in pairs where its fields come out right; reject any other."""
    row = next(csv.reader([line], delimiter=shape.separator), [])
    if line.count('"') % 2 == 0 and len(row) == len(shape.names):
        into.good.append([cell.removesuffix("\n") for cell in row])
        into.numbers.append(number)
    else:
        into.bad.append((number, UNCLOSED, line))
    return 1


def _fits(line: str, shape: Shape) -> bool:
    try:
        return len(next(csv.reader([line], delimiter=shape.separator, strict=True), [])) == len(shape.names)
    except csv.Error:
        return False


def _trimmed(row: list[str], most: int) -> list[str]:
    """Give the row without empty fields beyond the header's."""
    return row[:most] if len(row) > most and not any(row[most:]) else row


def _uneven(row: list[str], shape: Shape) -> str:
    return (
        f"The row has {len(row)} fields and not the {len(shape.names)} columns of the header. "
        f"Put fields with '{shape.separator}' or line breaks in quotes."
    )


def _rows(into: _Gathered, shape: Shape) -> Rows:
    columns = dict(zip(shape.names, zip(*into.good, strict=True), strict=True)) if into.good else {}
    kept = [pl.Series(name, columns.get(name, ()), pl.String) for name in shape.wanted]
    table = pl.DataFrame([*kept, pl.Series(ROW, into.numbers, pl.UInt32)])
    return Rows(table, rejects((shape.file, number, reason, text) for number, reason, text in into.bad))
