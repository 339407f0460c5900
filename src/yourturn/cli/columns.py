"""Shows how the columns of tables were understood, and lets a person say otherwise before they are read."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
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


def show_columns(console: Console, tree: archives.Tree, member: str, column_map: archives.ColumnMap) -> None:
    """Print what each column is taken for, and the first five rows as they will be read."""
    meaning = ", ".join(f"{ours} = {theirs}" for ours, theirs in column_map.columns().items())
    console.print(f"{member}: {meaning or 'not understood; use --columns'}", markup=False)
    if not (column_map.id and column_map.text):
        return
    rows = archives.samples(tree, member, column_map)
    table = Table(*rows.columns, show_lines=False)
    for row in rows.iter_rows():
        table.add_row(*(" ".join(str(cell).split())[:CELL] if cell is not None else "" for cell in row))
    console.print(table, markup=False)
