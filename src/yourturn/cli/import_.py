"""`yourturn import`: an archive comes in as history; `--undo` takes an import away again as a whole."""

import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from yourturn.cli.loading import load
from yourturn.cli.progress import told
from yourturn.cli.settings import config_option, now, settings_of, start
from yourturn.cli.study import INTERRUPTED, WORK, prepare, us_of
from yourturn.core.config import Config
from yourturn.core.errors import BadInput


@click.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--channel", help="The channel it goes to; else each file says where it is from.")
@click.option("--us", metavar="HANDLE,...", help="Your own handles, separated by commas.")
@click.option("--us-file", type=click.Path(path_type=Path), help="A file with one handle of yours per line.")
@click.option("--us-words", metavar="WORD,...", help="Names of your brands and products.")
@click.option(
    "--organisation", type=click.Path(path_type=Path), help="A file that says all of this (user guide)."
)
@click.option("--name", help="The organisation's name.")
@click.option("--owner", metavar="HANDLE", help="Whose export it is, where the archive does not say.")
@click.option("--columns", metavar="id=...,text=...", help="What the columns of your table are called.")
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="A column map saved earlier.")
@click.option("--yes", is_flag=True, help="Do not ask whether the columns were understood.")
@click.option("--undo", type=int, metavar="NUMBER", help="Take the import of that number away again.")
@config_option
def import_(paths: tuple[Path, ...], *, undo: int | None, file: Path | None, **said: Any) -> None:  # noqa: ANN401 - what click was told
    """Bring archives in as history. Nothing is sent because of it; the same again changes nothing."""
    console = Console(stderr=True)
    if not paths and undo is None:
        raise BadInput("Name the files or folders to bring in.")
    config = settings_of(file)
    start(config)
    try:
        if undo is None:
            _bring(console, paths, config, said)
        else:
            with told(console) as progress:
                gone = load("yourturn.actions.import_archive:undo_import")(undo, now, progress)
            console.print(f"{gone:,} posts were taken away.")
    except KeyboardInterrupt:
        console.print("Stopped. The same command goes on from there.")
        sys.exit(INTERRUPTED)


def _bring(console: Console, paths: tuple[Path, ...], config: Config, said: dict[str, Any]) -> None:
    """Say who reads what, and bring it in."""
    work = config.data / "imports"
    named = us_of(said, "")
    claims, options = prepare(console, paths, work, said, said["owner"] or named.only_handle())
    us = us_of(said, claims[0][1].name)
    actions = "yourturn.actions.import_archive"  # its tables are known once the store is started
    bringing = load(f"{actions}:Bringing")(us, now, said["channel"])
    with told(console) as progress:
        came = load(f"{actions}:import_archive")(claims, options, bringing, work / WORK, progress)
    console.print(
        f"{came.added:,} posts are new, {came.known:,} were here already, {came.aside:,} rows set aside. "
        f"To take it away again: yourturn import --undo {came.id}",
        soft_wrap=True,
    )
