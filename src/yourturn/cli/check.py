"""`yourturn check`: does what is kept beside the posts still say what the posts say?"""

import sys
from pathlib import Path

import click

from yourturn.cli.loading import load
from yourturn.cli.settings import config_option, now, settings_of, start

SHOWN = 20


@click.command("check")
@config_option
def check(file: Path | None) -> None:
    """Derive needs, conversations and counters again, and say what differs from what is stored."""
    start(settings_of(file))
    found = load("yourturn.store.check:recompute")(now())
    for row in found.head(SHOWN).iter_rows(named=True):
        what = f"{row['column']} is {row['stored']}, should be {row['derived']}"
        whole = "should not be there" if row["derived"] is None else "is missing"
        click.echo(f"{row['table']} {row['key']}: {what if row['column'] else whole}")
    if found.height > SHOWN:
        click.echo(f"and {found.height - SHOWN:,} more")
    click.echo("All is as it should be." if found.is_empty() else f"{found.height:,} differences.")
    sys.exit(1 if found.height else 0)
