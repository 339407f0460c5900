"""The loops a process may run, by name. Each takes the event that tells it to stop."""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from yourturn.store import queue
from yourturn.workers.supervisor import Loop

TIDY_S: Final = 600.0
KEPT: Final = timedelta(days=2)


def loops(now: Callable[[], datetime]) -> Mapping[str, Loop]:
    """Give every loop of this version, with the clock it goes by."""
    return {"jobs": jobs, "tidy": partial(tidy, now)}


def jobs(told: threading.Event) -> None:
    """Do jobs, one after another, as they fall due."""
    worker = queue.worker("jobs")

    def stop() -> None:
        told.wait()
        worker.running = False

    threading.Thread(target=stop, name="jobs-stop", daemon=True).start()
    worker.run()


def tidy(now: Callable[[], datetime], told: threading.Event) -> None:
    """Let jobs be done again whose worker was killed, and forget those that were done days ago."""
    while True:
        queue.recover(now())
        queue.forget_done(now() - KEPT)
        if told.wait(TIDY_S):
            return
