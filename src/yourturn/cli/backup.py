"""`yourturn backup`, `yourturn restore`, `yourturn send-again`: everything into one sealed file, and back."""

import os
from pathlib import Path

import click

from yourturn.cli.loading import load
from yourturn.cli.settings import config_option, now, settings_of
from yourturn.core.config import Config
from yourturn.core.errors import BadInput
from yourturn.store import keys, setup

PASSPHRASE = "YOURTURN_BACKUP_PASSPHRASE"  # noqa: S105 - the name of a variable
SHORTEST = 12
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("backup")
@click.argument("path", type=FILE)
@config_option
def backup(path: Path, file: Path | None) -> None:
    """Write everything into PATH, encrypted: under YOURTURN_BACKUP_PASSPHRASE, else this installation's key.

    The keys are not in it: keep them elsewhere, without them a backup cannot be read.
    """
    settings, secret = _start(file)
    if path.exists():
        raise BadInput(f"There is a file {path} already. Choose another name.")
    beside = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        number = load("yourturn.actions.keeping:back_up")(out, secret, now())
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)
    kept = PASSPHRASE if os.environ.get(PASSPHRASE) else f"the key of {settings.data.absolute().name}"
    click.echo(f"{number} tables are in {path}, sealed with {kept}.")


@click.command("restore")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--erased", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Numbers of people to erase again, one a line.")  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask.")
@config_option
def restore(path: Path, erased: Path | None, file: Path | None, *, yes: bool) -> None:
    """Put PATH in the place of everything here. Stop `yourturn serve` first.

    Whoever was erased here is erased from it again. Nothing is sent until `yourturn send-again`.
    """
    _, secret = _start(file)
    if not yes:
        click.confirm("This replaces everything that is here. Go on?", abort=True)
    numbers = _numbers(erased) if erased else []
    with path.open("rb") as found:
        again = load("yourturn.actions.keeping:bring_back")(found, secret, numbers, now())
    click.echo(f"Restored; {again} people were erased again. Nothing is sent until: yourturn send-again")


@click.command("send-again")
@config_option
def send_again(file: Path | None) -> None:
    """Let what is approved be sent again, after a restore. Look at what is on its way before."""
    _start(file)
    load("yourturn.actions.keeping:send_again")(now())
    click.echo("What is due is sent from now on.")


def _start(file: Path | None) -> tuple[Config, str]:
    """Start, and give what backups are sealed with here."""
    settings = settings_of(file)
    found = keys.find_keys(settings)
    setup.start(settings, found)
    setup.migrate()
    said = os.environ.get(PASSPHRASE, "")
    if said and len(said) < SHORTEST:
        raise BadInput(f"{PASSPHRASE} needs at least {SHORTEST} letters.")
    return settings, said or f"backup under {found[0]}"


def _numbers(file: Path) -> list[int]:
    try:
        return [int(line) for line in file.read_text().split()]
    except ValueError:
        raise BadInput(f"{file} holds numbers of people, one a line.") from None
