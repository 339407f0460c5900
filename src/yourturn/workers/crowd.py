"""The people of the Fake network go on talking while a demonstration runs. None of them exists."""

from threading import Event
from typing import Final

from yourturn.channels.fake import Crowd

PAUSE_S: Final = 1.0


def talk(crowd: Crowd, stop: Event) -> None:
    """Let them do what is due, until told to stop."""
    while not stop.wait(PAUSE_S):
        crowd.act()
