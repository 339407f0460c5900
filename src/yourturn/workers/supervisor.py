"""Keeps loops running in threads: a dead one begins again, later each time; all stop when told.

It knows nothing of what a loop does. It is a function of an event, and returns soon after that is set.
"""

import logging
import random
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from yourturn.store import setup

Loop: TypeAlias = Callable[[threading.Event], None]

FIRST_S: Final = 1.0
LONGEST_S: Final = 60.0
HEALTHY_S: Final = 60.0  # a loop that ran this long begins again without delay

log = logging.getLogger("yourturn.workers")


class Supervisor:
    """The loops of a process, each in a thread of its own."""

    def __init__(self, loops: Mapping[str, Loop], first_s: float = FIRST_S) -> None:
        self.told = threading.Event()
        self._first_s = first_s
        self._threads = [
            threading.Thread(target=self._keep, args=(name, loop), name=name, daemon=True)
            for name, loop in loops.items()
        ]

    def start(self) -> None:
        """Begin every loop."""
        for thread in self._threads:
            thread.start()

    def stop(self, within_s: float) -> list[str]:
        """Tell every loop to stop, and wait. Gives the names of those that did not stop in that time."""
        self.told.set()
        until = time.monotonic() + within_s
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        return [thread.name for thread in self._threads if thread.is_alive()]

    def _keep(self, name: str, loop: Loop) -> None:
        delay = self._first_s
        while not self.told.is_set():
            begun = time.monotonic()
            self._run(name, loop)
            delay = self._first_s if time.monotonic() - begun >= HEALTHY_S else delay
            if self.told.wait(delay * random.uniform(0.75, 1.25)):  # noqa: S311 - so that loops do not march in step
                return
            delay = min(delay * 2, LONGEST_S)

    def _run(self, name: str, loop: Loop) -> None:
        try:
            loop(self.told)
        except Exception as error:  # noqa: BLE001 - whatever ends a loop, the others go on and it begins again
            lines = " < ".join(
                f"{frame.filename.rpartition('yourturn/')[2]}:{frame.lineno}"
                for frame in reversed(traceback.extract_tb(error.__traceback__))
            )
            log.error("%s stopped: %s at %s", name, type(error).__name__, lines)  # noqa: TRY400 - a message may hold people's words
        finally:
            setup.let_go()
