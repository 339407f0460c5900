"""A backup of every table into one sealed file, and back. It holds no key of the installation.

Written from one state of the database while work goes on. A restore checks the whole file before it changes
anything, erases again whom we erased since, and leaves sending off.
"""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from django.db import connection, transaction

from yourturn.core.errors import BadInput
from yourturn.store import corpus, erasure, sending
from yourturn.store.models import Audit, Outgoing, Person, Post
from yourturn.store.sealed import Sealer, unsealed

_HEAD: Final = 4
_PIECE: Final = 1 << 20


def write_backup(out: BinaryIO, secret: str) -> int:
    """Write the database into a sealed file and give how many tables are in it."""
    sealer = Sealer(out, secret)
    head = {"database": connection.vendor, "tables": tables(), "migrations": _migrations()}
    _frame(sealer, json.dumps(head).encode())
    if connection.vendor == "sqlite":
        _write_sqlite(sealer)
    else:
        _write_postgresql(sealer, head["tables"])
    sealer.close()
    return len(head["tables"])


def restore(file: BinaryIO, secret: str, now: datetime, erased: Iterable[int] = ()) -> int:
    """Put the file in the place of everything in the database; gives how many people were erased again.

    `erased` are people to erase besides those that this database knows were erased. Raises BadInput, and
    changes nothing, for another key, a file that is not whole, or one of another database or version.
    """
    gone = {*erased, *erased_people()}
    with tempfile.TemporaryFile(dir=_place()) as whole:
        for piece in unsealed(file, secret):
            whole.write(piece)
        whole.seek(0)
        _check(json.loads(_framed(whole)))
        if connection.vendor == "sqlite":
            _read_sqlite(whole)
        else:
            _read_postgresql(whole)
    return _erase_again(gone, now)


def erased_people() -> list[int]:
    """Give the numbers of the people who were erased, from the audit."""
    rows = Audit.objects.filter(kind__endswith=":person:erased").values_list("subject", flat=True)
    return [int(one) for one in rows if one.isdecimal()]


def tables() -> list[str]:
    """Give every table, those that are referred to first."""
    names = connection.introspection.table_names()
    return sorted(name for name in names if not name.startswith("sqlite_"))


def _erase_again(gone: Iterable[int], now: datetime) -> int:
    """Erase again, each in a transaction; then nothing is sent until somebody says so."""
    with transaction.atomic():
        sending.hold()
        here = list(Person.objects.filter(id__in=set(gone)).order_by("id").values_list("id", flat=True))
    for person in here:
        with transaction.atomic():
            posts = Post.objects.filter(handle__person=person).values("id")
            on_its_way = Outgoing.objects.filter(reply_to__in=posts, state__in=erasure.ON_ITS_WAY)
            on_its_way.update(state="failed", trouble="It was on its way in a backup that was restored.")
            _, conversations = erasure.erase(person)
            corpus.derive_again(list(conversations), now)
    if here:
        erasure.clean_up()
    return len(here)


def _check(head: dict[str, list[str] | str]) -> None:
    if head["database"] != connection.vendor:
        raise BadInput(
            f"This backup is of {head['database']}, and this installation has {connection.vendor}."
        )
    if head["migrations"] != _migrations():
        raise BadInput(
            "This backup is of another version of Your Turn. Restore it with that version, then go on."
        )


def _migrations() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return [f"{app}.{name}" for app, name in cursor.fetchall()]


def _place() -> str | None:
    """Give where a whole database fits beside ours; in memory there is none."""
    name = str(connection.settings_dict["NAME"])
    return str(Path(name).parent) if connection.vendor == "sqlite" and Path(name).is_absolute() else None


def _write_sqlite(sealer: Sealer) -> None:
    with tempfile.TemporaryDirectory(dir=_place()) as folder:
        copy = Path(folder) / "copy"
        connection.ensure_connection()
        made = sqlite3.connect(copy)
        try:
            connection.connection.backup(made)
        finally:
            made.close()
        _frame_file(sealer, copy)


def _read_sqlite(whole: BinaryIO) -> None:
    with tempfile.TemporaryDirectory(dir=_place()) as folder:
        copy = Path(folder) / "copy"
        with copy.open("wb") as out:
            shutil.copyfileobj(whole, out, _PIECE)
        connection.ensure_connection()
        source = sqlite3.connect(copy)
        try:
            source.backup(connection.connection)
        finally:
            source.close()
    connection.close()


def _write_postgresql(sealer: Sealer, names: list[str]) -> None:
    """Copy each table out of one state of the database, and the sequences that number new rows."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for name in names:
            columns = _columns(name)
            _frame(sealer, json.dumps([name, columns]).encode())
            copied = _quoted(columns)
            with cursor.copy(f'COPY "{name}" ({copied}) TO STDOUT (FORMAT BINARY)') as copy:
                for data in copy:
                    _frame(sealer, bytes(data))
            _frame(sealer, b"")


def _read_postgresql(whole: BinaryIO) -> None:
    """Empty every table and fill it, in one transaction; triggers and references rest meanwhile."""
    with transaction.atomic(), connection.cursor() as cursor:
        here = ", ".join(f'"{name}"' for name in tables())
        keys = _foreign_keys()
        for table, key, _ in keys:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{key}"')
        cursor.execute(f"TRUNCATE {here}")
        while True:
            framed = _framed(whole)
            if not framed:
                break
            name, columns = json.loads(framed)
            with cursor.copy(f'COPY "{name}" ({_quoted(columns)}) FROM STDIN (FORMAT BINARY)') as copy:
                for data in iter(lambda: _framed(whole), b""):
                    copy.write(data)
        for table, key, said in keys:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{key}" {said}')
        _number_on(cursor)


def _foreign_keys() -> list[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        )
        return [tuple(row) for row in cursor.fetchall()]


def _columns(name: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 "
            "AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
            [f'"{name}"'],
        )
        return [row[0] for row in cursor.fetchall()]


def _number_on(cursor) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a cursor of Django
    """Let new rows be numbered after the last one that came in."""
    cursor.execute(
        "SELECT quote_ident(c.relname), a.attname, pg_get_serial_sequence(quote_ident(c.relname), a.attname) "
        "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attidentity <> '' "
        "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'"
    )
    for table, column, sequence in cursor.fetchall():
        cursor.execute(
            f'SELECT setval(%s, COALESCE(MAX("{column}"), 1), MAX("{column}") IS NOT NULL) FROM {table}',  # noqa: S608 - names of ours
            [sequence],
        )


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _frame(sealer: Sealer, data: bytes) -> None:
    sealer.write(len(data).to_bytes(_HEAD, "big") + data)


def _frame_file(sealer: Sealer, path: Path) -> None:
    with path.open("rb") as file:
        while data := file.read(_PIECE):
            sealer.write(data)


def _framed(whole: BinaryIO) -> bytes:
    length = int.from_bytes(whole.read(_HEAD), "big")
    return whole.read(length)
