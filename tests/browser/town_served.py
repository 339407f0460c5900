"""What `town.py` does once the settings are known: it fills the town and serves it."""

import socket
import time
from datetime import datetime, timedelta
from functools import partial

from tests.browser.town import US, before, crowd_of

from yourturn.channels import fake
from yourturn.cli import serving
from yourturn.cli.settings import now
from yourturn.core.config import Config
from yourturn.store import unit
from yourturn.store.connecting import NewBrand, NewChannel, put_brand, put_channel
from yourturn.workers.adapters import Machine, fake_network
from yourturn.workers.crowd import talk


def connect(machine: Machine) -> fake.Crowd:
    """Connect our account as a channel of a brand; give the people who answer us."""
    network = fake_network(machine)
    us = network.join(US)
    ability = fake.connect(network, us, sleep=machine.sleep).probe()
    facts = {name: getattr(ability, name) for name in ("longest", "unit", "link_length", "settles_s")}
    with unit.write():
        hours = (datetime.min.time(), datetime.max.time())
        brand = put_brand(NewBrand("Larkfield", ("the field",), ("en",), "UTC", (), hours))
        channel = NewChannel("Square", "fake", "posts", account=us, handle=US, ability=facts)
        put_channel(brand, channel, machine.clock())
    return crowd_of(network, us)


def run(config: Config, line: socket.socket, code: str) -> None:
    """Serve pages and workers until told to stop."""
    machine = Machine(now, time.sleep, config.data)
    before(config.data / "fake-network.sqlite3", now() - timedelta(seconds=30))
    serving.run(config, line, code, working=True, more={"crowd": partial(talk, connect(machine))})
