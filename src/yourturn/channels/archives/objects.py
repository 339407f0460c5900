"""NDJSON, block by block, and JSON as a whole: one object is one row, nested values stay as JSON text.

A broken line costs that line only.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

import orjson
import polars as pl

from yourturn.channels.archives.blocks import LONGEST_BYTES, line_blocks, repaired, utf8_blocks
from yourturn.channels.archives.rows import ROW, Rows, no_rows, reject, rejects
from yourturn.core.errors import BadInput

JSON_BYTES = 2**29
HEADER_BYTES = 2**20  # how much of the lines is looked at for the names of columns
Record = dict[str, object]
Bad = list[tuple[str, int | None, str, str | None]]


def read_lines(stream: BinaryIO, file: str, wanted: Collection[str] | None = None) -> Iterator[Rows]:
    """Yield the rows of an NDJSON; only `wanted` keys are columns (None = all keys of each block)."""
    count = 0
    try:
        for lines in line_blocks(stream, HEADER_BYTES):
            bad: Bad = []
            records, numbers = records_of(lines, file, count, bad)
            if count == 0:
                yield Rows(no_rows(_names(records, wanted)))
            count += len(lines)
            yield Rows(_table(records, numbers, wanted), rejects(bad))
    except BadInput as error:
        yield Rows(
            no_rows(wanted or ()), reject(file, None, f"{error} The {count:,} lines before were read.")
        )


def records_of(lines: list[bytes], file: str, before: int, bad: Bad) -> tuple[list[Record], Sequence[int]]:
    """Give the objects of the lines and their numbers; what is none is added to `bad`."""
    numbers = range(before + 1, before + 1 + len(lines))
    try:
        found = [orjson.loads(line) for line in lines]
        if set(map(type, found)) == {dict}:
            return found, numbers
    except orjson.JSONDecodeError:
        pass
    records: list[Record] = []
    kept: list[int] = []
    for number, line in zip(numbers, lines, strict=True):
        if not line.strip():
            continue
        try:
            record = _loads(line)
        except (ValueError, RecursionError) as error:
            bad.append((file, number, f"The line is no JSON ({error}).", shown(line)))
            continue
        if isinstance(record, dict):
            records.append(record)
            kept.append(number)
        else:
            bad.append((file, number, "The line is no JSON object.", shown(line)))
    return records, kept


def shown(line: bytes) -> str:
    """Give the beginning of a line for the quarantine."""
    return line[:8_000].decode("utf-8", "replace")


def _loads(line: bytes) -> object:
    """Read JSON, lone surrogates (half a sign, as old exports have them) and wrong encodings too."""
    if len(line) > LONGEST_BYTES:
        raise ValueError("it is longer than any post")
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as error:
        text = repaired(line).decode()
        try:
            return _whole_signs(json.loads(text, parse_constant=str))
        except ValueError:
            raise error from None


def _whole_signs(value: object) -> object:
    """Give the value with U+FFFD for half signs, which no text may hold; pairs of halves become one sign."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole_signs(item) for item in value]
    if isinstance(value, dict):
        return {str(_whole_signs(key)): _whole_signs(inner) for key, inner in value.items()}
    return value


def _names(records: list[Record], wanted: Collection[str] | None) -> list[str]:
    there = dict.fromkeys(chain.from_iterable(records))
    return [name for name in there if wanted is None or name in wanted]


def _table(records: list[Record], numbers: Sequence[int], wanted: Collection[str] | None) -> pl.DataFrame:
    names = _names(records, None) if wanted is None else dict.fromkeys(wanted)
    columns = [text_column(name, [record.get(name) for record in records]) for name in names]
    return pl.DataFrame([*columns, pl.Series(ROW, numbers, pl.UInt32)])


def text_column(name: str, values: list[object]) -> pl.Series:
    """Give the values as text: numbers as they are written, objects and lists as JSON."""
    if not set(map(type, values)) <= {str, type(None)}:
        values = [_flat(value) for value in values]
    return pl.Series(name, values, pl.String)


def _flat(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def read_json(stream: BinaryIO, file: str, wanted: Collection[str] | None = None) -> Iterator[Rows]:
    """Yield the rows of a JSON file: a list of objects, or an object with one; it is read as a whole."""
    parts, size = [], 0
    for block in utf8_blocks(stream):
        parts.append(block)
        size += len(block)
        if size > JSON_BYTES:
            reason = f"{file} is above {JSON_BYTES >> 20} MB, too large for JSON. Export it as NDJSON or CSV."
            raise BadInput(reason)
    data = b"".join(parts)
    try:
        whole = _loads_whole(data)
    except (ValueError, RecursionError) as error:
        yield Rows(no_rows(wanted or ()), reject(file, None, f"{file} is no JSON ({error}).", shown(data)))
        return
    if isinstance(whole, dict):
        whole = next((value for value in whole.values() if isinstance(value, list)), [whole])
    items = whole if isinstance(whole, list) else [whole]
    pairs = [(number, item) for number, item in enumerate(items, start=1) if isinstance(item, dict)]
    others = [(number, item) for number, item in enumerate(items, start=1) if not isinstance(item, dict)]
    yield Rows(no_rows(_names([item for _, item in pairs], wanted)))
    table = _table([item for _, item in pairs], [number for number, _ in pairs], wanted)
    yield Rows(table, rejects((file, n, "This is no JSON object.", str(item)) for n, item in others))


def _loads_whole(data: bytes) -> object:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        try:
            return _whole_signs(json.loads(repaired(data).decode(), parse_constant=str))
        except ValueError:
            raise error from None
