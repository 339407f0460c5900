"""Commands. The only place where the terminal is written to."""

import click

from yourturn.cli.study import study
from yourturn.core.errors import YourTurnError

__all__ = ["main"]


class Sentences(click.Group):
    """A group of commands whose errors are one plain sentence and exit status 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; say what went wrong without a traceback where a person can mend it."""
        try:
            return super().invoke(ctx)
        except YourTurnError as error:
            raise click.ClickException(str(error)) from error


BEGIN = "Begin with: yourturn study --demo\n\nThen your own: yourturn study FILES --us YOUR,HANDLES"


@click.group(
    cls=Sentences,
    epilog=BEGIN,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="yourturn")
def main() -> None:
    """Your Turn: ask, pause, listen. Then speak."""


main.add_command(study)
