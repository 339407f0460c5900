"""What `yourturn serve` does once the settings are known: it answers, works, and stops when told."""

import logging
import signal
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Final

import click
import uvicorn

from yourturn.cli.settings import now
from yourturn.core.config import Config
from yourturn.store import setup, users
from yourturn.web.asgi import pages
from yourturn.workers.loops import loops
from yourturn.workers.supervisor import Loop, Supervisor

PATIENCE_S: Final = 5.0
STUCK: Final = 3  # exit status where a loop did not stop in time


def run(
    config: Config,
    line: socket.socket | None,
    code: str,
    *,
    working: bool,
    more: Mapping[str, Loop] | None = None,
) -> None:
    """Serve until a signal says to stop: pages where there is a `line`, workers where `working`.

    The first account is made with `code`; `more` are loops beside those of every installation.
    """
    tell()
    told: SimpleQueue[int] = SimpleQueue()  # a handler may put while it is waited on; an Event may lock
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda number, _frame: told.put(number))
    workers = Supervisor({**(loops(now) if working else {}), **(more or {})})
    workers.start()
    if line is None:
        click.echo("Working. Stop it with Ctrl-C.")
        wait_for(told)
    else:
        greet(config, code)
        answer(line)
    setup.let_go()
    left = workers.stop(PATIENCE_S)
    if left:
        click.echo(f"Did not stop in time: {', '.join(left)}. It goes on at the next start.", err=True)
        sys.exit(STUCK)


def wait_for(told: SimpleQueue[int]) -> None:
    """Wait for a signal; looked for each second, as one that another thread took wakes nobody."""
    while True:
        with suppress(Empty):
            told.get(timeout=1.0)
            return


def greet(config: Config, code: str) -> None:
    """Print where to go."""
    click.echo(f"Your Turn listens at {config.url}")
    if not users.anyone():
        click.echo(f"Nobody is here yet. Make the first account at {config.url}/first-run?code={code}")


def answer(line: socket.socket) -> None:
    """Answer requests until the process is told to stop."""
    site = pages()
    server = uvicorn.Server(
        uvicorn.Config(
            site,
            lifespan="off",
            log_config=None,
            access_log=False,  # addresses of pages hold tokens
            proxy_headers=False,  # web.security.place decides whom to believe
            server_header=False,
            timeout_graceful_shutdown=int(PATIENCE_S),
        )
    )
    server.run(sockets=[line])
    site.close()


def tell() -> None:
    """Let what goes wrong be said on the terminal, in lines that hold no address of a page."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    for name in ("django.request", "django.security"):
        logging.getLogger(name).disabled = True
