"""Rows of a table as text, with their numbers, and those that do not fit: what every kind of table gives."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from yourturn.core import schema

ROW = "\x00row"
KEPT_CHARACTERS = 2_000


@dataclass(frozen=True)
class Rows:
    """Some rows: `table` has the table's columns and ROW, the row's number in the file, the first being 1."""

    table: pl.DataFrame
    rejects: pl.DataFrame = field(default_factory=lambda: schema.empty(schema.QUARANTINE))


def no_rows(names: Iterable[str] = ()) -> pl.DataFrame:
    """Give a table of those columns without rows."""
    return pl.DataFrame(schema={**dict.fromkeys(names, pl.String), ROW: pl.UInt32})


def numbered(table: pl.DataFrame, before: int) -> pl.DataFrame:
    """Give the table with the numbers of its rows, where `before` rows came before it."""
    numbers = pl.int_range(before + 1, before + 1 + table.height, dtype=pl.UInt32, eager=True)
    return table.with_columns(numbers.alias(ROW))


def rejects(bad: Iterable[tuple[str, int | None, str, str | None]]) -> pl.DataFrame:
    """Give rows for the quarantine from (file, row, reason, content)."""
    cut = [(file, row, reason, content and content[:KEPT_CHARACTERS]) for file, row, reason, content in bad]
    return pl.DataFrame(cut, schema=dict(schema.QUARANTINE), orient="row")


def reject(file: str, row: int | None, reason: str, content: str | None = None) -> pl.DataFrame:
    """Give one row for the quarantine."""
    return rejects([(file, row, reason, content)])


def distinct(names: Iterable[str]) -> list[str]:
    """Give a header without repeats or empty names."""
    seen: dict[str, int] = {}
    result: list[str] = []
    for place, name in enumerate(names):
        base = name.strip() or f"column_{place + 1}"
        seen[base] = seen.get(base, 0) + 1
        result.append(base if seen[base] == 1 else f"{base}_{seen[base]}")
    return result
