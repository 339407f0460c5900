"""What does not exist: Skerrin Ferries, and a small network of fiction, for demonstrations and tests."""

from importlib.resources import files
from pathlib import Path

from yourturn.channels.fake.adapter import FakeAdapter, connect
from yourturn.channels.fake.crowd import Crowd
from yourturn.channels.fake.network import FakeNetwork
from yourturn.channels.fake.records import Fault, Rules
from yourturn.channels.fake.server import FakeServer

NAME = "Skerrin Ferries"

__all__ = [
    "NAME",
    "Crowd",
    "FakeAdapter",
    "FakeNetwork",
    "FakeServer",
    "Fault",
    "Rules",
    "connect",
    "skerrin",
]


def skerrin() -> Path:
    """Give the folder of the fictional archive: a table per channel, and us.txt."""
    return Path(str(files("yourturn.channels.fake") / "skerrin"))
