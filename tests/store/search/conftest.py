"""A clean database for every test, on SQLite or PostgreSQL; see tests/database.py."""

from tests.database import clean, tables  # noqa: F401 - fixtures
