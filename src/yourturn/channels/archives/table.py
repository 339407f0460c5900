"""Reads tables: CSV, TSV, NDJSON, JSON, Parquet and XLSX, with a map of what each column means.

A row that cannot be used goes to quarantine with its number; nothing is guessed inside a row.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

import orjson
import polars as pl
from python_calamine import CalamineError, load_workbook

from yourturn.channels import plain
from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.columns import ColumnMap, choose, guess
from yourturn.channels.archives.trees import read_all
from yourturn.core import schema
from yourturn.core.errors import BadInput
from yourturn.core.times import parse_times

ENDINGS = (".csv", ".tsv", ".ndjson", ".jsonl", ".json", ".parquet", ".xlsx")
ROW = "\x00row"
EXCEL_DAMAGED = r"^\d(?:[.,]\d+)?[eE]\+\d+$"


class TableReader:
    """Any table with one post per row."""

    name = "table"
    title = "Table (CSV, NDJSON, JSON, Parquet, XLSX)"
    one_sided = False
    follows = "RFC 4180 and the column map you see before it runs"
    note = ""

    def recognise(self, tree: Tree) -> list[str]:
        """Take every member with the ending of a table."""
        return [member for member in tree.members() if kind_of(member)]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches file by file."""
        maps = maps_for(tree, members, options)
        for member in members:
            column_map = choose(maps, member)
            if column_map is None or not column_map.id or not column_map.text:
                yield Batch(
                    schema.empty(), _reject(member, None, "No column map fits this file; see --columns.")
                )
                continue
            table, rejects = read_rows(tree, member)
            size = tree.size(member)
            for start in range(0, max(table.height, 1), options.batch_rows):
                part = table.slice(start, options.batch_rows)
                posts, more = to_posts(part, column_map, member, options.channel)
                share = size * part.height // max(table.height, 1)
                yield Batch(posts, pl.concat([rejects, more]) if start == 0 else more, share)


def kind_of(member: str) -> str | None:
    """Give the ending that says how to read the member, or None."""
    name = member.lower().removesuffix(".gz")
    return next((ending for ending in ENDINGS if name.endswith(ending)), None)


def maps_for(tree: Tree, members: Sequence[str], options: Options) -> list[ColumnMap]:
    """Give the maps a person handed over, or guesses from the names of the columns."""
    if isinstance(options.columns, list | tuple) and options.columns:
        return list(options.columns)
    return guess({member: header(tree, member) for member in members})


def header(tree: Tree, member: str) -> list[str]:
    """Give the names of a table's columns; [] where it cannot be read."""
    if kind_of(member) in {".csv", ".tsv"}:
        try:
            return _csv_header(tree, member)
        except (BadInput, csv.Error):
            return []
    table, _ = read_rows(tree, member)
    return [column for column in table.columns if column != ROW]


def _csv_header(tree: Tree, member: str) -> list[str]:
    stream = tree.open(member)
    first = stream.read(65_536)
    stream.close()
    return next(csv.reader(io.StringIO(_decode(first)), delimiter=_delimiter(member, first)), [])


def samples(tree: Tree, member: str, column_map: ColumnMap, most: int = 5) -> pl.DataFrame:
    """Give the first rows as they would be read, for a person to look at."""
    table, _ = read_rows(tree, member)
    posts, _ = to_posts(table.head(most), column_map, member, None)
    return posts.select("id", "reply_to", "speaker", "at", "title", "text")


def read_rows(tree: Tree, member: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give all rows as text with their number in ROW, and the rows that do not fit the header."""
    kind = kind_of(member)
    try:
        data = read_all(tree, member)
        if kind in {".csv", ".tsv"}:
            table, rejects = _read_csv(data, member)
        elif kind == ".xlsx":
            table, rejects = _read_xlsx(data), schema.empty(schema.QUARANTINE)
        elif kind == ".parquet":
            table, rejects = pl.read_parquet(io.BytesIO(data)), schema.empty(schema.QUARANTINE)
        else:
            table, rejects = _read_json(data, member, lines=kind != ".json")
    except (BadInput, pl.exceptions.PolarsError, CalamineError, csv.Error) as error:
        return pl.DataFrame({ROW: []}, schema={ROW: pl.UInt32}), _reject(member, None, str(error))
    if ROW not in table.columns:
        table = table.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).alias(ROW))
    return table, rejects


def to_posts(
    table: pl.DataFrame, column_map: ColumnMap, member: str, channel: str | None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Turn rows into posts by the map; rows without id are rejected, doubtful ids are kept and noted."""
    columns = {ours: theirs for ours, theirs in column_map.columns().items() if theirs in table.columns}
    frame = table.select(
        pl.col(ROW).alias("row"), *(_as_text(table, theirs).alias(ours) for ours, theirs in columns.items())
    )
    if "id" not in frame.columns:
        return schema.empty(), _reject(member, None, f"There is no column '{column_map.id}' in this file.")
    no_id = pl.col("id").is_null()
    damaged = pl.col("id").str.contains(EXCEL_DAMAGED)
    rejects = pl.concat(
        [
            _rejects(frame.filter(no_id), member, "The row has no id. Fill it in, or leave the row out."),
            _rejects(
                frame.filter(damaged), member, "A spreadsheet shortened this id. Export the ids as text."
            ),
        ]
    )
    kept = frame.filter(~no_id & ~damaged.fill_null(value=False))
    return schema.conform(_typed(kept, column_map, member, channel)), rejects


def _typed(frame: pl.DataFrame, column_map: ColumnMap, member: str, channel: str | None) -> pl.DataFrame:
    """Give the text columns the types and meanings of schema.POSTS."""
    have = set(frame.columns)
    text, quoted = plain.from_html(frame["text"] if "text" in have else _blank(frame))
    whole = pl.concat_str(pl.lit(column_map.prefix), _whole("id"))
    made: list[pl.Expr | pl.Series] = [
        whole.alias("id"),
        plain.mend(text).fill_null("").alias("text"),
        quoted,
        pl.lit(member).alias("file"),
    ]
    if "reply_to" in have:
        made.append(pl.concat_str(pl.lit(column_map.reply_prefix), _whole("reply_to")).alias("reply_to"))
    if "title" in have:
        made.append(plain.mend(plain.from_html(frame["title"])[0]).alias("title"))
    if "language" in have:
        made.append(pl.col("language").str.extract(r"^([A-Za-z]{2,3})(?:[-_]|$)").str.to_lowercase())
    if "channel" not in have:
        made.append(pl.lit(channel or member.rsplit("/", 1)[-1].split(".", 1)[0]).alias("channel"))
    made += _enums(have)
    at, zoned = parse_times(frame["at"]) if "at" in have else (None, None)
    if at is not None and zoned is not None:
        made += [at.alias("at"), zoned.alias("zoned")]
    return frame.with_columns(made)


def _enums(have: set[str]) -> list[pl.Expr]:
    """Keep states and kinds we know; anything else in such a column is somebody else's word for something."""
    known = {"state": schema.STATE, "kind": schema.KIND}
    return [
        pl.col(name).cast(dtype, strict=False).alias(name) for name, dtype in known.items() if name in have
    ]


def _whole(name: str) -> pl.Expr:
    """Give ids as text without the `.0` that spreadsheets and data frames add."""
    return pl.col(name).str.replace(r"^(\d+)\.0$", "${1}")


def _blank(frame: pl.DataFrame) -> pl.Series:
    return pl.repeat("", frame.height, dtype=pl.String, eager=True)


def _as_text(table: pl.DataFrame, column: str) -> pl.Expr:
    dtype = table.schema[column]
    expr = pl.col(column)
    if dtype.is_nested():
        expr = pl.lit(None, pl.String)
    elif isinstance(dtype, pl.Datetime):
        expr = expr.dt.strftime("%Y-%m-%dT%H:%M:%S%.6f%#z" if dtype.time_zone else "%Y-%m-%dT%H:%M:%S%.6f")
    elif dtype != pl.String:
        expr = expr.cast(pl.String)
    return pl.when(expr.str.len_bytes() > 0).then(expr)


def _decode(data: bytes) -> str:
    """Read bytes in the encoding they most likely have; nothing is lost, doubtful signs become U+FFFD."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4:  # the sample ends inside a letter
            return data[: error.start].decode("utf-8-sig")
        return data.decode("cp1252", errors="replace")


def _delimiter(member: str, data: bytes) -> str:
    if kind_of(member) == ".tsv":
        return "\t"
    first = _decode(data[:65_536]).partition("\n")[0]
    return max(",;\t|", key=first.count)


def _read_csv(data: bytes, member: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Read quickly what is well formed; a table with odd rows is read again row by row."""
    separator = _delimiter(member, data)
    utf8 = _decode(data).encode("utf-8", errors="replace")
    try:
        table = pl.read_csv(utf8, infer_schema=False, separator=separator, truncate_ragged_lines=False)
    except pl.exceptions.PolarsError:
        return _read_csv_carefully(utf8.decode("utf-8"), separator, member)
    return table, schema.empty(schema.QUARANTINE)


def _read_csv_carefully(text: str, separator: str, member: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    csv.field_size_limit(64 * 2**20)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    names = _distinct(next(lines, []))
    good: list[list[str]] = []
    numbers: list[int] = []
    bad: list[tuple[int, str]] = []
    for number, row in enumerate(lines, start=1):
        if len(row) == len(names):
            good.append(row)
            numbers.append(number)
        elif row:
            bad.append((number, separator.join(row)))
    table = pl.DataFrame(good, schema=dict.fromkeys(names, pl.String), orient="row")
    reason = (
        f"The row has not the {len(names)} columns of the header. Put fields with '{separator}' in quotes."
    )
    rejects = pl.DataFrame(
        [(member, number, reason, content[:2000]) for number, content in bad],
        schema=dict(schema.QUARANTINE),
        orient="row",
    )
    return table.with_columns(pl.Series(ROW, numbers, pl.UInt32)), rejects


def _distinct(names: Sequence[str]) -> list[str]:
    """Give a header without repeats or empty names."""
    seen: dict[str, int] = {}
    result = []
    for place, name in enumerate(names):
        base = name or f"column_{place + 1}"
        seen[base] = seen.get(base, 0) + 1
        result.append(base if seen[base] == 1 else f"{base}_{seen[base]}")
    return result


def _read_xlsx(data: bytes) -> pl.DataFrame:
    rows = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    names = _distinct([str(cell) for cell in rows[0]]) if rows else []
    cells = [["" if cell is None else str(cell) for cell in row] for row in islice(rows, 1, None)]
    return pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")


def _read_json(data: bytes, member: str, *, lines: bool) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Read objects one by one: one broken line costs that line only."""
    records: list[dict[str, object]] = []
    bad: list[tuple[str, int, str, str]] = []
    pieces = data.splitlines() if lines else _items(data, member)
    for number, piece in enumerate(pieces, start=1):
        if not piece.strip():
            continue
        try:
            record = orjson.loads(piece)
        except orjson.JSONDecodeError as error:
            bad.append(
                (member, number, f"This is no JSON ({error}).", piece[:2000].decode("utf-8", "replace"))
            )
            continue
        if isinstance(record, dict):
            records.append({key: _flat(value) for key, value in record.items()} | {ROW: number})
        else:
            bad.append((member, number, "This is no JSON object.", piece[:2000].decode("utf-8", "replace")))
    names = dict.fromkeys(key for record in records for key in record)
    kinds = {name: pl.UInt32 if name == ROW else pl.String for name in names}
    rejects = pl.DataFrame(bad, schema=dict(schema.QUARANTINE), orient="row")
    return pl.DataFrame(records, schema=kinds or {ROW: pl.UInt32}), rejects


def _items(data: bytes, member: str) -> list[bytes]:
    try:
        whole = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise BadInput(f"{member} is no JSON ({error}).") from error
    if isinstance(whole, dict):
        whole = next((value for value in whole.values() if isinstance(value, list)), [whole])
    return [orjson.dumps(item) for item in whole] if isinstance(whole, list) else []


def _flat(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return orjson.dumps(value).decode() if isinstance(value, dict | list) else str(value)


def _rejects(rows: pl.DataFrame, member: str, reason: str) -> pl.DataFrame:
    content = pl.concat_str(pl.all().exclude("row").cast(pl.String), separator=" | ", ignore_nulls=True)
    return rows.select(
        pl.lit(member).alias("file"),
        pl.col("row"),
        pl.lit(reason).alias("reason"),
        content.str.slice(0, 2000).alias("content"),
    )


def _reject(member: str, row: int | None, reason: str) -> pl.DataFrame:
    return pl.DataFrame([(member, row, reason, None)], schema=dict(schema.QUARANTINE), orient="row")
