"""A small town on the Fake network, served as `yourturn serve` serves it; run as a process by test_the_day.py.

`python -m tests.browser.town FOLDER PORT` prints the address and goes on until it is told to stop.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from yourturn.channels import fake
from yourturn.channels.fake.stock import Person, Stock, Story
from yourturn.cli.loading import load
from yourturn.cli.serve import listen
from yourturn.cli.settings import start
from yourturn.core.config import Config

US = "larkfield.example"
LONGEST = Story(
    "longest", f"@{US} Which gate of the field is open for carts on Sunday?",
    asked=("The small one with hay, coming from the mill.",), helped=("Good, then I come by the mill.",),
)  # fmt: skip
GREETING = f"@{US} Is somebody at the gate this morning?"
LATER = f"@{US} Is there water at the upper field?"
STOCK = Stock((LONGEST,), (), (), {"en": (Person("rosa.example", "Rosa Thorn", ""),)})
PEOPLE = ((GREETING, "emil.example", "Emil Gray", 2), (LATER, "nora.example", "Nora Pike", 1))


def crowd_of(network: fake.FakeNetwork, us: str) -> fake.Crowd:
    """Rosa, who answers a question of ours after some seconds, and nobody who begins anything more."""
    return fake.Crowd(network, [us], seed=3, per_minute=0.001, answers_after_s=(12.0, 14.0), stock=STOCK)


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


def main(folder: Path, port: int) -> None:
    """Serve the town, with no account in it yet."""
    config = Config(data=folder, port=port, organisation="Larkfield")
    line = listen(config)
    start(config, "come in")
    load("tests.browser.town_served:run")(config, line, "come in")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
