"""Commands. The only place where the terminal is written to.

A command's module is loaded when it is called: `yourturn study` loads no Django, `yourturn serve` no study.
"""

from typing import Final

import click

from yourturn.cli.loading import load
from yourturn.core.errors import YourTurnError

__all__ = ["main"]

COMMANDS: Final = {
    "demo": ("yourturn.cli.demo:demo", "Show Your Turn with a company that does not exist."),
    "study": ("yourturn.cli.study:study", "Read archives of conversations and write a report."),
    "serve": ("yourturn.cli.serve:serve", "Serve Your Turn to a team: pages, listening, sending."),
    "import": ("yourturn.cli.import_:import_", "Bring archives in as history, or take an import away again."),
    "check": ("yourturn.cli.check:check", "Derive again what is kept beside the posts; say what differs."),
    "users": ("yourturn.cli.users:users", "Add colleagues, or set a password that was forgotten."),
    "backup": ("yourturn.cli.backup:backup", "Write everything into one encrypted file."),
    "restore": ("yourturn.cli.backup:restore", "Put a backup in the place of what is here."),
    "send-again": ("yourturn.cli.backup:send_again", "After a restore: let what is due be sent."),
    "rotate-key": ("yourturn.cli.keys:rotate_key", "Lock every secret under a new key."),
}
"""Every command: where it is, and what the list of commands says of it."""


class Sentences(click.Group):
    """A group of commands whose errors are one plain sentence and exit status 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; say what went wrong without a traceback where a person can mend it."""
        try:
            return super().invoke(ctx)
        except YourTurnError as error:
            raise click.ClickException(str(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Give the names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Load a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = load(COMMANDS[cmd_name][0])
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in COMMANDS.items()])


BEGIN = (
    "Begin with: yourturn demo\n\nThe report alone: yourturn study --demo\n\n"
    "Then your own: yourturn study FILES --us YOUR,HANDLES"
)


@click.group(
    cls=Sentences,
    epilog=BEGIN,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="yourturn")
def main() -> None:
    """Your Turn: ask, pause, listen. Then speak."""
