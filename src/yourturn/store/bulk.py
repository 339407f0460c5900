"""Columns in, rows out: how frames get into tables and back, on SQLite and PostgreSQL alike.

No model instance is made, no query is sent per row. It must never commit: the caller's transaction does.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import orjson
import polars as pl
from django.db import IntegrityError, connection

from yourturn.core.schema import TIME

AT_ONCE: Final = 2_000
"""Rows sent to PostgreSQL as arrays; more go by COPY."""
_PAGES: Final = 16_000
"""Pages of 4 KiB that SQLite's log may hold while much is written."""
_STAMP: Final = "%Y-%m-%d %H:%M:%S%.6f"
_ESCAPES: Final = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}

Columns = Mapping[str, Any]


class Overtaken(Exception):
    """Somebody else wrote one of these rows first; nothing was written. Look again, and write what is new."""


def frame_of(sql: str, params: Sequence[object], schema: Columns) -> pl.DataFrame:
    """Give the rows of a query as a frame of that schema, its columns in the order of the query's."""
    if connection.vendor == "sqlite":
        return _from_sqlite(sql, params, schema)
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        rows = cursor.fetchall()
    return pl.DataFrame(rows, schema=dict(schema), orient="row")


def run(sql: str, params: Sequence[object] = ()) -> int:
    """Do one statement and give how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        return int(cursor.rowcount)


def vendor() -> str:
    """Name the database: sqlite or postgresql."""
    return str(connection.vendor)


def write_much() -> None:
    """Expect long writing on this connection: SQLite then copies what was written back less often."""
    if connection.vendor == "sqlite":
        run(f"PRAGMA wal_autocheckpoint = {_PAGES}")


def read_row(sql: str, params: Sequence[object] = ()) -> tuple[Any, ...] | None:
    """Give the first row of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        return cursor.fetchone()  # type: ignore[no-any-return]


def keys(frame: pl.DataFrame) -> tuple[str, list[object]]:
    """Give a FROM item named `k` with the rows of a small frame, and its parameters.

    Put it first and go on with CROSS JOIN ... WHERE: then both databases look each row up in an index.
    """
    plain = _plain(frame)
    if connection.vendor == "sqlite":
        named = enumerate(plain.columns)
        picked = ", ".join(f"json_extract(value, '$[{n}]') AS {name}" for n, name in named)
        return f"(SELECT {picked} FROM json_each(%s)) AS k", [orjson.dumps(plain.rows()).decode()]  # noqa: S608 - names of ours
    names = ", ".join(plain.columns)
    kinds = ", ".join(f"%s::{_kind_of(kind)}[]" for kind in plain.dtypes)
    return f"unnest({kinds}) AS k({names})", [column.to_list() for column in plain]


def reserve(table: str, count: int) -> pl.Series:
    """Give that many ids of a table that nobody else will get, ascending, whether they are used or not."""
    if not count:
        return pl.Series("id", [], pl.Int64)
    if connection.vendor != "sqlite":
        sequence = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
        return frame_of(sequence, [table, count], {"id": pl.Int64})["id"].sort()
    known = "SELECT name FROM sqlite_sequence"
    run(f"INSERT INTO sqlite_sequence (name, seq) SELECT %s, 0 WHERE %s NOT IN ({known})", [table, table])
    taken = "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq"
    row = read_row(taken, [count, table])
    last = int(row[0]) if row else count
    return pl.int_range(last - count + 1, last + 1, dtype=pl.Int64, eager=True).alias("id")


def insert(table: str, frame: pl.DataFrame) -> None:
    """Add rows that are not there yet. Raises Overtaken where one is."""
    if frame.is_empty():
        return
    try:
        if connection.vendor == "sqlite":
            _many(f"INSERT INTO {_q(table)} ({_list(frame.columns)}) VALUES ({_marks(frame)})", frame)  # noqa: S608 - names of ours
        elif frame.height > AT_ONCE:
            _copy(table, frame)
        else:
            rows, params = _arrays(table, frame)
            run(f"INSERT INTO {_q(table)} ({_list(frame.columns)}) {rows}", params)
    except IntegrityError as error:
        raise Overtaken(str(error)) from error


def ready(frame: pl.DataFrame) -> pl.DataFrame:
    """Give a frame as `insert` would make it anyhow: once for all the slices of it that are inserted."""
    return _plain(frame) if connection.vendor == "sqlite" else frame


def add(table: str, frame: pl.DataFrame, by: Sequence[str], number: str) -> None:
    """Add to the number in the row under the columns `by`; where there is none, the row is made."""
    into = f"INSERT INTO {_q(table)} ({_list(frame.columns)})"
    total = f"{_q(table)}.{_q(number)} + excluded.{_q(number)}"
    more = f"ON CONFLICT ({_list(by)}) DO UPDATE SET {_q(number)} = {total}"
    if frame.is_empty():
        return
    if connection.vendor == "sqlite":
        _many(f"{into} VALUES ({_marks(frame)}) {more}", frame)
        return
    rows, params = _arrays(table, frame)
    run(f"{into} {rows} {more}", params)


def upsert(table: str, frame: pl.DataFrame, by: Sequence[str], update: Sequence[str] | None = None) -> int:
    """Add rows, and where one stands already under the columns `by`, change what differs.

    `update` names what may change: None = every other column, () = nothing. Gives how many rows were added
    or changed; a row that stands there as it is, is not touched. No two rows may have the same `by`.
    """
    if frame.is_empty():
        return 0
    changing = [name for name in frame.columns if name not in by] if update is None else list(update)
    conflict = f"ON CONFLICT ({_list(by)}) " + (_change(table, changing) if changing else "DO NOTHING")
    into = f"INSERT INTO {_q(table)} ({_list(frame.columns)})"
    if connection.vendor == "sqlite":
        return _many(f"{into} VALUES ({_marks(frame)}) {conflict}", frame)
    if frame.height > AT_ONCE:
        run(f"CREATE TEMP TABLE coming (LIKE {_q(table)} INCLUDING DEFAULTS) ON COMMIT DROP")
        for name in _kinds(table).keys() - set(frame.columns):
            run(f"ALTER TABLE coming ALTER COLUMN {_q(name)} DROP NOT NULL")
        _copy("coming", frame)
        changed = run(f"{into} SELECT {_list(frame.columns)} FROM coming {conflict}")  # noqa: S608 - names of ours
        run("DROP TABLE coming")
        return changed
    rows, params = _arrays(table, frame)
    return run(f"{into} {rows} {conflict}", params)


def update(table: str, frame: pl.DataFrame, by: Sequence[str] = ("id",)) -> int:
    """Change rows that are there, found by the columns `by`; gives how many differed and were changed."""
    changing = [name for name in frame.columns if name not in by]
    if frame.is_empty() or not changing:
        return 0
    if connection.vendor == "sqlite":
        found = " AND ".join(f"{_q(name)} = ?" for name in by)
        setting = ", ".join(f"{_q(name)} = ?" for name in changing)
        differs = " OR ".join(f"{_q(name)} IS NOT ?" for name in changing)
        ordered = frame.select([*changing, *by])
        twice = pl.concat(
            [ordered, ordered.select(pl.col(name).alias(f"{name} again") for name in changing)],
            how="horizontal",
        )
        return _many(f"UPDATE {_q(table)} SET {setting} WHERE {found} AND ({differs})", twice)  # noqa: S608 - names of ours
    rows, params = _arrays(table, frame)
    setting = ", ".join(f"{_q(name)} = k.{_q(name)}" for name in changing)
    found = " AND ".join(f"t.{_q(name)} = k.{_q(name)}" for name in by)
    differs = f"({_list(changing, 't.')}) IS DISTINCT FROM ({_list(changing, 'k.')})"
    return run(
        f"UPDATE {_q(table)} AS t SET {setting} FROM ({rows}) AS k({_list(frame.columns)}) "  # noqa: S608 - names of ours
        f"WHERE {found} AND {differs}",
        params,
    )


def _from_sqlite(sql: str, params: Sequence[object], schema: Columns) -> pl.DataFrame:
    """Read times and truths as SQLite keeps them, and turn whole columns of them at once."""
    picked = ", ".join(_bare(name, kind) for name, kind in schema.items())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {picked} FROM ({sql})", list(params))  # noqa: S608 - written by the store
        rows = cursor.fetchall()
    stored = {name: _stored_kind(kind) for name, kind in schema.items()}
    frame = pl.DataFrame(rows, schema=stored, orient="row", infer_schema_length=None)
    return frame.with_columns(_read(name, kind) for name, kind in schema.items())


def _read(name: str, kind: Any) -> pl.Expr:  # noqa: ANN401 - Polars has no one name for its kinds
    if kind == TIME:
        return pl.col(name).str.to_datetime("%Y-%m-%d %H:%M:%S%.f", time_unit="us", time_zone="UTC")
    return pl.col(name).str.to_date("%Y-%m-%d") if kind == pl.Date else pl.col(name).cast(kind)


def _bare(name: str, kind: object) -> str:
    """Write a column so that it comes without a declared type, for which Python would read each value."""
    if kind in (TIME, pl.Date):
        return f"{_q(name)} || '' AS {_q(name)}"
    return f"{_q(name)} + 0 AS {_q(name)}" if kind == pl.Boolean else _q(name)


def _stored_kind(kind: Any) -> Any:  # noqa: ANN401 - Polars has no one name for its kinds
    if kind in (TIME, pl.Date) or isinstance(kind, pl.Enum):
        return pl.String
    return pl.Int64 if kind == pl.Boolean else kind


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Give a frame of values as the database's own driver takes them fastest."""
    sqlite = connection.vendor == "sqlite"
    made = []
    for name, kind in frame.schema.items():
        column = pl.col(name)
        if isinstance(kind, pl.Enum):
            made.append(column.cast(pl.String))
        elif sqlite and kind == TIME:
            made.append(column.dt.strftime(_STAMP).str.strip_suffix(".000000"))  # as Django writes it
        elif sqlite and kind == pl.Date:
            made.append(column.cast(pl.String))
        elif sqlite and kind == pl.Boolean:
            made.append(column.cast(pl.Int8))
    return frame.with_columns(made)


def _many(sql: str, frame: pl.DataFrame) -> int:
    with connection.cursor() as cursor:
        cursor.executemany(sql.replace("?", "%s"), _plain(frame).rows())
        return int(cursor.rowcount)


def _arrays(table: str, frame: pl.DataFrame) -> tuple[str, list[object]]:
    """Give a SELECT of the frame's rows, typed as the table's columns, and its parameters."""
    kinds = _kinds(table)
    plain = _plain(frame)
    said = ", ".join(f"%s::{_kind_of(kind)}[]" for kind in plain.dtypes)
    typed = ", ".join(f"k.{_q(name)}::{kinds[name]}" for name in plain.columns)
    return f"SELECT {typed} FROM unnest({said}) AS k({_list(plain.columns)})", [c.to_list() for c in plain]  # noqa: S608 - names of ours


def _copy(table: str, frame: pl.DataFrame) -> None:
    """Send the frame as COPY's text: each value escaped by Polars, none by Python."""
    made = []
    for name, kind in frame.schema.items():
        column = pl.col(name)
        if isinstance(kind, pl.Enum) or kind == pl.String:
            made.append(column.cast(pl.String).str.replace_many(_ESCAPES))
        elif kind == pl.Binary:
            made.append(pl.lit(r"\\x") + column.bin.encode("hex"))
        elif kind == TIME:
            made.append(column.dt.strftime(_STAMP + "+00"))
    text = frame.with_columns(made).write_csv(
        include_header=False, separator="\t", quote_style="never", null_value="\\N"
    )
    into = f"COPY {_q(table)} ({_list(frame.columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        copy.write(text)


@cache
def _kinds(table: str) -> Mapping[str, str]:
    """Give the types of a table's columns, as PostgreSQL calls them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
            "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            [_q(table)],
        )
        return dict(cursor.fetchall())


def _kind_of(kind: Any) -> str:  # noqa: ANN401 - Polars has no one name for its kinds
    if kind == TIME:
        return "timestamptz"
    if kind.is_integer():
        return "bigint"
    named = {pl.Boolean: "boolean", pl.Date: "date", pl.Binary: "bytea"}
    return named.get(kind, "text")


def _change(table: str, names: Sequence[str]) -> str:
    differs = " OR ".join(f"{_q(table)}.{_q(name)} {_differs()} excluded.{_q(name)}" for name in names)
    setting = ", ".join(f"{_q(name)} = excluded.{_q(name)}" for name in names)
    return f"DO UPDATE SET {setting} WHERE {differs}"


def _differs() -> str:
    return "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"


def _q(name: str) -> str:
    return f'"{name}"'


def _list(names: Sequence[str], before: str = "") -> str:
    return ", ".join(f"{before}{_q(name)}" for name in names)


def _marks(frame: pl.DataFrame) -> str:
    return ", ".join("?" for _ in frame.columns)
