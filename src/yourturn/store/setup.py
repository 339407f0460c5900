"""Starts Django once for this process, from the settings of an installation.

Nothing of `store` may be used before `start`; `cli` calls it, and the tests' conftest.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from yourturn.core.config import Config, database_of

MIGRATING: Final = 0x594F5552
APPS: Final = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django_tasks",
    "django_tasks_db",
    "yourturn.store.apps.StoreConfig",
)

_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=5000;"
    "PRAGMA cache_size=-65536;PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;PRAGMA foreign_keys=ON;"
)


def start(config: Config, keys: tuple[str, ...], more: Mapping[str, Any] | None = None) -> None:
    """Make Django ready: the database of `config`, the secret `keys` (newest first), and `more` settings.

    A second start in one process is an error of the program and raises RuntimeError.
    """
    settings.configure(
        SECRET_KEY=keys[0],
        SECRET_KEY_FALLBACKS=list(keys[1:]),
        INSTALLED_APPS=list(APPS),
        AUTH_USER_MODEL="store.User",
        DATABASES={"default": _database(config)},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        TIME_ZONE="UTC",
        TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}},
        SILENCED_SYSTEM_CHECKS=["auth.E003"],
        LOGGING_CONFIG=None,
        YOURTURN_CONFIG=config,
        **(more or {}),
    )
    django.setup()


def config() -> Config:
    """Give the settings this process was started with."""
    return settings.YOURTURN_CONFIG  # type: ignore[no-any-return]


def migrate() -> None:
    """Bring the tables to what this version needs, one process at a time; does nothing where they are."""
    with _alone():
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _alone() -> Iterator[None]:
    """Let no other process change the tables meanwhile; SQLite sees to that by itself."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def let_go() -> None:
    """Close this thread's connections to the database."""
    connections.close_all()


def _database(config: Config) -> dict[str, Any]:
    if config.embedded:
        config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(config.data / "yourturn.sqlite3"),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS, "timeout": 5},
            "CONN_MAX_AGE": None,
        }
    said = database_of(config.database)
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{name.upper(): value for name, value in said.items()},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
