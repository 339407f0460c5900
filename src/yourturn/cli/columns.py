"""Shows how the columns of tables were understood, and lets a person say otherwise before they are read."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
import polars.selectors as cs
from rich.console import Console
from rich.table import Table

from yourturn.channels import archives
from yourturn.core.errors import BadInput

CELL = 60
Claims = list[tuple[archives.Reader, archives.Tree, list[str]]]


def expand(paths: Sequence[Path]) -> list[Path]:
    """Give the paths with patterns such as `*.csv` filled in, for shells that do not."""
    found: list[Path] = []
    for path in paths:
        if any(sign in path.name for sign in "*?[") and not path.exists():
            found += sorted(path.parent.glob(path.name)) or [path]
        else:
            found.append(path)
    return found


def given_columns(columns: str | None, map_file: Path | None) -> list[archives.ColumnMap] | None:
    """Give the column maps a person handed over, if any."""
    if columns:
        return [archives.parse(columns)]
    return archives.load(map_file) if map_file else None


def agree_on_columns(
    console: Console, claims: Claims, options: archives.Options, *, ask: bool, quiet: bool
) -> list[archives.ColumnMap]:
    """Show how each table was understood, with five rows; stop where the person says it is wrong."""
    agreed: list[archives.ColumnMap] = []
    for reader, tree, members in claims:
        if not isinstance(reader, archives.TableReader):
            continue
        maps = archives.maps_for(tree, members, options)
        agreed += [replace(column_map) for column_map in maps]
        for member in members if not quiet else []:
            column_map = archives.choose(maps, member)
            if column_map:
                show_columns(console, tree, member, column_map)
    if agreed and ask and not click.confirm("Is that right?", default=True, err=True):
        raise BadInput(
            "Nothing was read. Say it with --columns id=...,text=... or change columns.toml and use --map."
        )
    return agreed


def unknown_columns(header: Sequence[str], column_map: archives.ColumnMap) -> str:
    """Say what is wrong with a map for a table with these columns, and how to say it; "" where nothing is."""
    there = f"Its columns are: {', '.join(header)}." if header else "It has no readable line of column names."
    gone = [theirs for theirs in column_map.columns().values() if theirs not in header]
    if gone:
        return f"It has no column {' or '.join(repr(name) for name in gone)}. {there}"
    lacking = [name for name, theirs in (("id", column_map.id), ("text", column_map.text)) if not theirs]
    if not lacking:
        return ""
    example = ",".join(f"{name}=..." for name in lacking)
    return f"Say which column holds the {' and the '.join(lacking)}: --columns {example}. {there}"


def show_columns(console: Console, tree: archives.Tree, member: str, column_map: archives.ColumnMap) -> None:
    """Print what each column is taken for, and the first five rows as they will be read."""
    meaning = ", ".join(f"{ours} = {theirs}" for ours, theirs in column_map.columns().items())
    console.print(f"{member}: {meaning or 'no column was understood'}", markup=False)
    lacking = unknown_columns(archives.header(tree, member), column_map)
    if lacking:
        console.print(f"  {lacking}", markup=False)
        return
    rows = archives.samples(tree, member, column_map)
    rows = rows.select(column.name for column in rows if column.null_count() < rows.height)
    rows = rows.with_columns(cs.datetime().dt.strftime("%Y-%m-%d %H:%M"))
    table = Table(show_lines=False)
    for name in rows.columns:
        table.add_column(name, no_wrap=name != "text")
    for row in rows.iter_rows():
        table.add_row(*(" ".join(str(cell).split())[:CELL] if cell is not None else "" for cell in row))
    console.print(table, markup=False)
