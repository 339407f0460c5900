"""`yourturn demo`: a fictional ferry company, three years of its conversations, and people who talk on."""

import secrets
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from yourturn.channels.fake import NAME
from yourturn.cli.loading import load
from yourturn.cli.serve import listen
from yourturn.cli.settings import start
from yourturn.core.config import Config

PORT: Final = 8000


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=Path("yourturn-demo"), show_default=True,
              help="Where the demonstration lives; it goes on there.")  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 = any that is free."
)
@click.option("--no-browser", "quietly", is_flag=True, help="Print the address, open nothing.")
@click.option("--check", is_flag=True, help="Start in a new folder, look at the first page, and end.")
def demo(data: Path, port: int, *, quietly: bool, check: bool) -> None:
    """Show Your Turn with a company that does not exist. Nothing leaves this machine."""
    if check:
        with tempfile.TemporaryDirectory(prefix="yourturn-demo-") as folder:
            sys.exit(_show(Path(folder), 0, quietly=True, check=True))
    sys.exit(_show(data, port, quietly=quietly, check=False))


def _show(data: Path, port: int, *, quietly: bool, check: bool) -> int:
    config = Config(data=data, port=port or 1, organisation=NAME)
    line = listen(replace(config, port=port))
    config = replace(config, port=line.getsockname()[1])
    start(config, secrets.token_urlsafe(9))
    # what follows knows tables, which are there once the store is started
    return int(load("yourturn.cli.demonstrating:run")(config, line, quietly=quietly, check=check))
