"""A process that listens on the Fake network until it is killed: python a_listener.py DATA DATABASE NETWORK CHANNEL."""

import sys
from importlib import import_module
from pathlib import Path

from yourturn.core.config import Config
from yourturn.store import setup

if __name__ == "__main__":
    data, database, place, channel = sys.argv[1:]
    setup.start(Config(data=Path(data), database=database), ("a key of tests",))  # before any table is known
    import_module("tests.workers.a_loop").listens(Path(place), int(channel))
