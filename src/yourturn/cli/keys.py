"""`yourturn rotate-key`: secrets move under a new key; the old one is needed no more."""

from pathlib import Path

import click

from yourturn.cli.loading import load
from yourturn.cli.settings import config_option, now, settings_of
from yourturn.store import keys, setup


@click.command("rotate-key")
@config_option
def rotate_key(file: Path | None) -> None:
    """Lock every secret under a new key. Sign-ins end; nothing else changes."""
    config = settings_of(file)
    found = keys.find_keys(config)
    every = found if config.secret_key else (keys.new_key(), *found)
    if not config.secret_key:
        keys.keep_keys(config, every)  # before anything is locked with it
    setup.start(config, every)
    setup.migrate()
    number = load("yourturn.actions.rotate:lock_again")(now())
    if config.secret_key:
        click.echo(f"{number} secrets are under the first of your keys. Leave out the others now.")
    else:
        keys.keep_keys(config, every[:1])
        click.echo(f"{number} secrets are under a new key in {keys.key_file(config)}. Start Your Turn again.")
