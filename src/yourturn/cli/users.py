"""`yourturn users`: add a colleague, or set a forgotten password, from the machine itself."""

from pathlib import Path

import click

from yourturn.cli.loading import load
from yourturn.cli.settings import config_option, now, settings_of, start
from yourturn.core.permissions import ROLES


@click.group()
def users() -> None:
    """Add colleagues, or set a password that was forgotten."""


@users.command("add")
@click.argument("email")
@click.option("--name", prompt="Name, as people will see it", help="Name, as people will see it.")
@click.option("--team", default="Everybody", show_default=True, help="The team they get a seat in.")
@click.option("--role", type=click.Choice(ROLES), default="listener", show_default=True)
@click.password_option(help="Asked for where it is not said here.")
@config_option
def add(email: str, name: str, team: str, role: str, password: str, file: Path | None) -> None:
    """Make an account for EMAIL."""
    start(settings_of(file))
    load("yourturn.actions.colleagues:add_by_command")(name, email, password, team, role, now())
    click.echo(f"{email} may sign in now.")


@users.command("password")
@click.argument("email")
@click.password_option(help="Asked for where it is not said here.")
@config_option
def password(email: str, password: str, file: Path | None) -> None:
    """Set the password of EMAIL; every session of theirs ends."""
    start(settings_of(file))
    load("yourturn.actions.colleagues:reset_by_command")(email, password, now())
    click.echo(f"The password of {email} is set, and every session ended.")
