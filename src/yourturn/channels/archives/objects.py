"""NDJSON, block by block, and JSON as a whole: one object is one row, nested values stay as JSON text.

A broken line costs that line only.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain
from typing import BinaryIO

import orjson
import polars as pl

from yourturn.channels.archives.blocks import LONGEST_BYTES, line_blocks, repaired, utf8_blocks
from yourturn.channels.archives.rows import ROW, Rows, no_rows, numbered, reject, rejects
from yourturn.core.errors import BadInput

JSON_BYTES = 2**29
HEADER_BYTES = 2**20  # how much of the lines is looked at for the names of columns
HALF_SIGN = re.compile(  # half of a sign outside the basic plane, without the other half
    rb"\\u[dD][89aAbB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89aAbB]..)\\u[dD][c-fC-F]"
)
Record = dict[str, object]
Bad = list[tuple[str, int | None, str, str | None]]


def read_lines(stream: BinaryIO, file: str, wanted: Collection[str] | None = None) -> Iterator[Rows]:
    """Yield the rows of an NDJSON; the first yield shows the keys of its beginning.

    Only `wanted` keys are columns (None = all keys of each block).
    """
    count = 0
    try:
        for block in line_blocks(stream, HEADER_BYTES):
            if count == 0:
                there, _ = records_of(block.split(b"\n"), file, 0, [])
                names = _names(there)
                yield Rows(no_rows(name for name in names if wanted is None or name in wanted))
            bad: Bad = []
            yield Rows(rows_of(block, file, count, names if wanted is None else wanted, bad), rejects(bad))
            count += block.count(b"\n") + 1
    except BadInput as error:
        reason = f"{error} The {count:,} lines before were read."
        yield Rows(no_rows(wanted or ()), reject(file, None, reason))


def rows_of(block: bytes, file: str, before: int, names: Collection[str], bad: Bad) -> pl.DataFrame:
    """Give some lines' values under `names` as text, with ROW; others are added to `bad`."""
    table = by_columns(block, dict.fromkeys(names, pl.String()))
    if table is not None:
        return numbered(table, before)
    records, numbers = records_of(block.split(b"\n"), file, before, bad)
    return _table(records, numbers, names)


def by_columns(block: bytes, columns: Mapping[str, pl.DataType]) -> pl.DataFrame | None:
    """Give a row for each of the block's lines; None where one of them is odd in any way."""
    if (b"\\ud" in block or b"\\uD" in block) and HALF_SIGN.search(block):
        return None
    try:
        table = pl.read_ndjson(BytesIO(block), schema=dict(columns))
    except pl.exceptions.PolarsError:
        return None
    return table if table.height == block.count(b"\n") + 1 else None


def records_of(lines: list[bytes], file: str, before: int, bad: Bad) -> tuple[list[Record], list[int]]:
    """Give the objects of the lines and their numbers; what is none is added to `bad`."""
    records: list[Record] = []
    kept: list[int] = []
    for number, line in enumerate(lines, start=before + 1):
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


def _names(records: list[Record]) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(records)))


def _table(records: list[Record], numbers: Sequence[int], names: Collection[str]) -> pl.DataFrame:
    columns = [
        pl.Series(name, [as_text(record.get(name)) for record in records], pl.String) for name in names
    ]
    return pl.DataFrame([*columns, pl.Series(ROW, numbers, pl.UInt32)])


def as_text(value: object) -> str | None:
    """Give a value as text: numbers as they are written, objects and lists as JSON."""
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


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
    numbers = [number for number, item in enumerate(items, start=1) if isinstance(item, dict)]
    records = [item for item in items if isinstance(item, dict)]
    others = [(number, item) for number, item in enumerate(items, start=1) if not isinstance(item, dict)]
    names = [name for name in _names(records) if wanted is None or name in wanted]
    yield Rows(no_rows(names))
    table = _table(records, numbers, names if wanted is None else wanted)
    yield Rows(table, rejects((file, n, "This is no JSON object.", str(item)) for n, item in others))


def _loads_whole(data: bytes) -> object:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        try:
            return _whole_signs(json.loads(repaired(data).decode(), parse_constant=str))
        except ValueError:
            raise error from None
