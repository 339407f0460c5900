"""`yourturn study`: from files to a report, with a progress bar and a column map to look at."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
import polars as pl
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from yourturn.channels import archives, fake
from yourturn.core.errors import BadInput
from yourturn.core.sides import suggest_us
from yourturn.studies.reading import Progress as Told
from yourturn.studies.reading import Reading, read_trees
from yourturn.studies.report import write_report
from yourturn.studies.study import study as study_posts
from yourturn.studies.study import thread_posts

CELL = 60
Claims = list[tuple[archives.Reader, archives.Tree, list[str]]]


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--us", metavar="HANDLE,...", help="Your own handles, separated by commas.")
@click.option("--us-file", type=click.Path(path_type=Path), help="A file with one handle of yours per line.")
@click.option(
    "--suggest-us", "suggest", is_flag=True, help="List handles that look like yours, with reasons."
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("report"), show_default=True)
@click.option("--name", help="The organisation's name, as the report should call it.")
@click.option("--channel", help="Where the posts were made, if the files do not say.")
@click.option("--columns", metavar="id=...,text=...", help="What the columns of your table are called.")
@click.option(
    "--map", "map_file", type=click.Path(path_type=Path), help="A column map saved by an earlier run."
)
@click.option("--names", is_flag=True, help="Show people's handles in the report.")
@click.option("--yes", is_flag=True, help="Do not ask whether the columns were understood.")
@click.option("--demo", is_flag=True, help="Study the archive of a company that does not exist.")
def study(
    paths: tuple[Path, ...],
    *,
    us: str | None,
    us_file: Path | None,
    suggest: bool,
    out: Path,
    name: str | None,
    channel: str | None,
    columns: str | None,
    map_file: Path | None,
    names: bool,
    yes: bool,
    demo: bool,
) -> None:
    """Read archives of conversations and write a report of what people have been telling you."""
    console = Console(stderr=True)
    if demo:
        paths, us_file, name, yes = (
            (fake.skerrin(),),
            fake.skerrin() / "us.txt",
            fake.NAME,
            True,
        )
    if not paths:
        raise BadInput("Name the files or folders to study, or try --demo.")
    claims = archives.recognise(archives.open_trees(expand(paths)))
    options = archives.Options(channel=channel, columns=given_columns(columns, map_file))
    maps = agree_on_columns(console, claims, options, ask=not yes and sys.stdin.isatty(), quiet=demo)
    out.mkdir(parents=True, exist_ok=True)
    if maps:
        archives.save(maps, out / "columns.toml")
    with told(console) as progress:
        reading = read_trees(claims, options, out / "read", progress)
    if suggest:
        show_suggestions(reading)
        return
    handles = our_handles(us, us_file)
    write_quarantine(reading, out)
    findings = study_posts(reading, handles, name=name or claims[0][1].name, fictional=demo)
    page = write_report(findings, out, names=names)
    console.print(f"{findings.facts['posts']:,} posts, {findings.facts['quarantined']:,} rows set aside.")
    console.print(f"Open [bold]{page}[/bold] in a browser.", soft_wrap=True)


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


def our_handles(us: str | None, us_file: Path | None) -> list[str]:
    """Give the handles that are ours; raises BadInput where none is named."""
    given = us.split(",") if us else []
    if us_file:
        try:
            given += us_file.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(
                f"{us_file} cannot be read ({error}). It has one handle of yours per line."
            ) from error
    handles = [handle.strip() for handle in given if handle.strip() and not handle.startswith("#")]
    if not handles:
        raise BadInput("Say which handles are yours with --us or --us-file; --suggest-us lists likely ones.")
    return handles


def show_suggestions(reading: Reading) -> None:
    """Print handles that act like an organisation, the likeliest first."""
    posts, _ = thread_posts(reading.posts, [])
    for row in suggest_us(posts).iter_rows(named=True):
        click.echo(f"{row['speaker']}\t{row['reason']}")


def write_quarantine(reading: Reading, out: Path) -> None:
    """Write what could not be read beside the report, with file, row and reason."""
    target = out / "quarantine.csv"
    if reading.quarantine.height:
        safe = pl.col("content").str.replace(r"^([=+\-@\t\r])", "'${1}")
        reading.quarantine.with_columns(safe).write_csv(target)
    else:
        target.unlink(missing_ok=True)


@contextmanager
def told(console: Console) -> Iterator[Told]:
    """Show a bar with the share done and the time left while something long runs."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
    )
    tasks: dict[str, TaskID] = {}

    def tell(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=max(total, 1))
        bar.update(tasks[stage], completed=done, total=max(total, 1))

    with bar:
        yield tell
