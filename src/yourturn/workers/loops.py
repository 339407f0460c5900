"""The loops a process may run, by name. Each takes the event that tells it to stop."""

import os
import random
import socket
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from yourturn.store import corpus, queue, setup, unit
from yourturn.workers.adapters import Adapters, Machine
from yourturn.workers.listen import listen_to_all
from yourturn.workers.send import Sender
from yourturn.workers.supervisor import Loop
from yourturn.workers.webhooks import Teller

TIDY_S: Final = 600.0
LAPSES_S: Final = 60.0
KEPT: Final = timedelta(days=2)


def loops(now: Callable[[], datetime]) -> Mapping[str, Loop]:
    """Give every loop of this version, with the clock it goes by."""
    machine = Machine(now, time.sleep, setup.config().data)
    return {
        "jobs": jobs,
        "tidy": partial(tidy, now),
        "lapses": partial(lapses, now),
        "listen": partial(hear, machine),
        "send": partial(send, machine),
        "webhooks": partial(tell, now),
    }


def hear(machine: Machine, told: threading.Event) -> None:
    """Listen on every channel that is connected."""
    adapters = Adapters(machine)
    listen_to_all(lambda one: adapters.of(one.id), machine.clock, told, seed=os.getpid())


def send(machine: Machine, told: threading.Event) -> None:
    """Send what is approved and due."""
    name = f"{socket.gethostname()[:40]}-{os.getpid()}"
    chance = random.Random(os.getpid())  # noqa: S311 - pauses
    adapters = Adapters(machine)
    Sender(name, adapters.of, machine.clock, chance, sending=setup.config().sending).run(told)


def tell(now: Callable[[], datetime], told: threading.Event) -> None:
    """Tell webhooks what happened."""
    config, chance = setup.config(), random.Random(os.getpid())  # noqa: S311 - pauses
    Teller(now, chance, config.private_networks, sending=config.sending).run(told)


def lapses(now: Callable[[], datetime], told: threading.Event) -> None:
    """End waits that end because nobody wrote any more."""
    while not told.wait(LAPSES_S):
        with unit.write():
            corpus.lapse(now())


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
