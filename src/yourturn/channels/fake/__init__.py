"""The organisation that does not exist: Skerrin Ferries, for demonstrations and tests."""

from importlib.resources import files
from pathlib import Path

NAME = "Skerrin Ferries"


def skerrin() -> Path:
    """Give the folder of the fictional archive: a table per channel, and us.txt."""
    return Path(str(files("yourturn.channels.fake") / "skerrin"))
