"""The unit of work: one transaction for reading or writing, opened by an action and by nobody else."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction


class Busy(Exception):
    """The database could not be written to now; nothing was written. The same may be tried again."""


@contextmanager
def write() -> Iterator[None]:
    """Do everything inside or nothing of it; on SQLite the lock is taken at once.

    Writing inside writing is an error of the program (RuntimeError): one action is one transaction. Raises
    Busy where the database is locked by others for too long, or cannot be reached.
    """
    if connection.in_atomic_block:
        raise RuntimeError("An action is one transaction: write() was opened inside another.")
    try:
        with transaction.atomic(durable=True):
            yield
    except OperationalError as error:
        raise Busy(str(error)) from error


@contextmanager
def read() -> Iterator[None]:
    """Read one state of the database; writing inside fails on PostgreSQL and is refused on SQLite."""
    if connection.vendor == "sqlite":
        with _only_reading():
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


@contextmanager
def _only_reading() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA query_only=OFF")


def vendor() -> str:
    """Name the database: sqlite or postgresql."""
    return connection.vendor  # type: ignore[no-any-return]
