"""What `yourturn demo` does once its folder is ready: fills it, serves it, and looks at it where asked to."""

import os
import re
import signal
import socket
import threading
import time
import tomllib
import webbrowser
from functools import partial
from typing import Any, Final

import click
import httpx
from rich.console import Console

from yourturn.actions import demo
from yourturn.actions.entering import make_link
from yourturn.channels import fake
from yourturn.channels.fake.before import talk_before
from yourturn.cli import serving
from yourturn.cli.progress import told
from yourturn.cli.settings import now
from yourturn.cli.who import organisation_of
from yourturn.core.config import Config
from yourturn.core.errors import BadInput
from yourturn.core.organisation import Organisation
from yourturn.store import reports
from yourturn.workers.adapters import Machine, fake_network
from yourturn.workers.crowd import talk

PATIENCE_S: Final = 60.0
TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
ROW: Final = re.compile(r"<li class=\"row[^>]*data-row")


def run(config: Config, line: socket.socket, *, quietly: bool, check: bool) -> int:
    """Show the demonstration until told to stop; gives the exit status."""
    machine = Machine(now, time.sleep, config.data)
    visitor = fill(config, machine)
    network = fake_network(machine)
    account = network.join(_us().handles[0])
    crowd = fake.Crowd(network, [account], seed=int(now().timestamp()))
    address = f"{config.url}/enter/{make_link(visitor, now())}"
    click.echo(f"{fake.NAME} does not exist: its people and every word of theirs are invented.")
    click.echo(f"Open {address}\nThe link lets you in once. Stop with Ctrl-C.")
    seen: list[str] = []
    if check:
        threading.Thread(target=look, args=(config.url, address, seen), daemon=True).start()
    elif not quietly:
        threading.Timer(1.0, webbrowser.open, [address]).start()
    serving.run(config, line, "", working=True, more={"crowd": partial(talk, crowd)})
    network.close()
    for sentence in seen:
        click.echo(sentence)
    return 0 if not check or seen[-1:] == [SEEN] else 1


SEEN: Final = "The first page answered, with people in it."


def fill(config: Config, machine: Machine) -> int:
    """Make what is not there yet; gives the colleague who looks."""
    us, facts = _us(), _facts()
    talk_before(config.data / "fake-network.sqlite3", us.handles[0], us.name, machine.clock())
    network = fake_network(machine)
    account = network.join(us.handles[0])
    ability = fake.connect(network, account, sleep=machine.sleep).probe()
    network.close()
    settled = demo.settle(us, ability, tuple(facts["languages"]), str(facts["time_zone"]), machine.clock())
    folder = reports.folder_of(demo.REPORT)
    if not demo.is_told(folder):
        with told(Console(stderr=True)) as progress:
            demo.bring_in(us, machine.clock, config.data / "work", progress)
            demo.look_back(us, folder, machine.clock(), progress)
    return settled.visitor


def look(url: str, address: str, seen: list[str]) -> None:
    """Come in by the link, wait until people wait on the first page, then end this process."""
    try:
        with httpx.Client(base_url=url, follow_redirects=True, timeout=20) as client:
            seen.append(SEEN if _people_wait(client, address) else "Nobody waited on the first page.")
    except (httpx.HTTPError, BadInput) as error:
        seen.append(f"The first page did not answer: {type(error).__name__}.")
    finally:
        os.kill(os.getpid(), signal.SIGTERM)


def _people_wait(client: httpx.Client, address: str) -> bool:
    until = time.monotonic() + PATIENCE_S
    door = client.get(address)
    token = TOKEN.search(door.raise_for_status().text)
    if token is None:
        raise BadInput("The page has no form.")
    page = client.post(
        address, data={"csrfmiddlewaretoken": token[1]}, headers={"Origin": str(client.base_url).rstrip("/")}
    )
    while not ROW.search(page.raise_for_status().text):
        if time.monotonic() > until:
            return False
        time.sleep(0.3)
        page = client.get("/")
    return True


def _us() -> Organisation:
    us = organisation_of(
        fake.skerrin() / "organisation.toml",
        name=None,
        us=None,
        us_file=None,
        words=None,
        otherwise=fake.NAME,
    )
    if us is None:
        raise BadInput("The archive of the demonstration names no handle.")
    return us


def _facts() -> dict[str, Any]:
    return tomllib.loads((fake.skerrin() / "organisation.toml").read_text("utf-8"))
