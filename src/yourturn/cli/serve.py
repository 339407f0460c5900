"""`yourturn serve`: pages and workers in one process, or either alone."""

import secrets
import socket
from pathlib import Path

import click

from yourturn.cli.loading import load
from yourturn.cli.settings import config_option, listening_at, settings_of, start
from yourturn.core.config import Config
from yourturn.core.errors import BadSetting


@click.command()
@click.option("--only", type=click.Choice(["web", "workers"]), help="Pages alone, or workers alone.")
@config_option
@click.option("--host", metavar="ADDRESS", help="Where to listen, if not as set.")
@click.option("--port", type=click.IntRange(1, 65535), help="At which port, if not as set.")
def serve(only: str | None, file: Path | None, host: str | None, port: int | None) -> None:
    """Serve Your Turn to a team: pages, listening, sending."""
    config = listening_at(settings_of(file), host, port)
    code = secrets.token_urlsafe(9)
    line = None if only == "workers" else listen(config)
    start(config, code)
    load("yourturn.cli.serving:run")(config, line, code, working=only != "web")


def listen(config: Config) -> socket.socket:
    """Take the port. Raises BadSetting where it cannot be had."""
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    try:
        return socket.create_server((config.host, config.port), family=family, backlog=512)
    except OSError as error:
        raise BadSetting(
            f"Port {config.port} of {config.host} cannot be had ({error.strerror}): say another --port."
        ) from error
