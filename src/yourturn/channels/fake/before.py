"""What was said on the Fake network before a demonstration begins, so that somebody waits already."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from yourturn.channels.fake.crowd import Crowd
from yourturn.channels.fake.network import FakeNetwork
from yourturn.channels.fake.records import Doc

HOURS: Final = 7.0
STEP: Final = timedelta(minutes=1)
PER_MINUTE: Final = 0.12
ANSWERED: Final = 0.4
"""The share of those who began in English that we ask back."""
ASKED_BACK: Final = (
    "Thank you for telling us. Which crossing was it, and on which day?",
    "We would like to understand this. What would have helped you most?",
    "Thank you. Were you on foot, or with a car?",
)


def talk_before(place: Path, handle: str, name: str, until: datetime) -> str:
    """Let people talk for some hours until then, where nobody has; gives the id of our own account."""
    moment = until - timedelta(hours=HOURS)
    network = FakeNetwork(lambda: moment, path=place)
    us = network.join(handle, name=name, about="Fictional, as everything here.")
    if not network.since(0):
        crowd = Crowd(network, [us], per_minute=PER_MINUTE)
        while moment < until:
            crowd.act()
            _ask_back(network, us)
            moment += STEP
    network.close()
    return us


def _ask_back(network: FakeNetwork, us: str) -> None:
    """Ask some of those who began a while ago, each once."""
    read = int(network.shelf.note("asked back") or 0)
    for doc in network.since(read):
        if network.now() - _said(network, doc) < network.chance("when", doc["id"]) * 5_400_000_000:
            return
        network.shelf.write_note("asked back", doc["id"][1:])
        if (
            doc["reply_to"] is None
            and doc["to"] is None
            and doc["author"]["id"] != us
            and doc["language"] == "en"
            and network.chance("asked", doc["id"]) < ANSWERED
        ):
            words = ASKED_BACK[int(network.chance("words", doc["id"]) * len(ASKED_BACK))]
            network.say(us, words, reply_to=doc["id"], language="en")


def _said(network: FakeNetwork, doc: Doc) -> int:
    return network.shelf.number("select appears_at from post where id = ?", (doc["id"],)) or network.now()
