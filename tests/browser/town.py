"""A small town on the Fake network, served as `yourturn serve` serves it; run as a process by test_the_day.py.

`python -m tests.browser.town FOLDER PORT` prints the address and goes on until it is told to stop.
"""

import sys
import time
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from yourturn.channels import fake
from yourturn.channels.fake.stock import Person, Stock, Story
from yourturn.cli import serving
from yourturn.cli.serve import listen
from yourturn.cli.settings import now, start
from yourturn.core.config import Config
from yourturn.store import unit
from yourturn.store.connecting import NewBrand, NewChannel, put_brand, put_channel
from yourturn.workers.adapters import Machine, fake_network
from yourturn.workers.crowd import talk

US = "larkfield.example"
LONGEST = Story(
    "longest", f"@{US} Which gate of the field is open for carts on Sunday?",
    asked=("The small one with hay, coming from the mill.",), helped=("Good, then I come by the mill.",),
)  # fmt: skip
GREETING = f"@{US} Good morning to all of you."
LATER = f"@{US} Is there water at the upper field?"
STOCK = Stock((LONGEST,), (), (), {"en": (Person("rosa.example", "Rosa Thorn", ""),)})
PEOPLE = ((GREETING, "emil.example", "Emil Gray", 2), (LATER, "nora.example", "Nora Pike", 1))


def crowd_of(network: fake.FakeNetwork, us: str) -> fake.Crowd:
    """Rosa, who answers a question of ours after a second or two, and nobody who begins anything more."""
    return fake.Crowd(network, [us], seed=3, per_minute=0.001, answers_after_s=(1.0, 2.0), stock=STOCK)


def before(place: Path, until: datetime) -> None:
    """Have three people speak to us in the hours before: Rosa first."""
    moment = until - timedelta(hours=3)
    network = fake.FakeNetwork(lambda: moment, path=place)
    us = network.join(US, name="Larkfield")
    crowd_of(network, us).act()
    for words, handle, name, hours in PEOPLE:
        moment = until - timedelta(hours=hours)
        network.say(network.join(handle, name=name), words, language="en")
    network.close()


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


def main(folder: Path, port: int) -> None:
    """Serve the town, with no account in it yet."""
    config = Config(data=folder, port=port, organisation="Larkfield")
    line = listen(config)
    start(config, "come in")
    machine = Machine(now, time.sleep, folder)
    before(folder / "fake-network.sqlite3", now() - timedelta(seconds=30))
    serving.run(config, line, "come in", working=True, more={"crowd": partial(talk, connect(machine))})


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
