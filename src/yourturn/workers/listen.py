"""Listening: a loop per channel that hears, hands over and waits. Where it is stands in the store alone.

Killed at any moment it loses nothing and repeats nothing: the cursor is kept with what was heard.
"""

from collections.abc import Callable
from datetime import datetime
from random import Random
from threading import Event, Thread
from typing import Final

from yourturn.actions.receive import lose_access, receive, say_trouble
from yourturn.channels import AccessRevoked, Adapter, Batch, SlowDown, Unreachable
from yourturn.store import listening, setup
from yourturn.store.corpus import Overtaken
from yourturn.store.listening import Listened
from yourturn.store.unit import Busy
from yourturn.workers.ahead import Ahead
from yourturn.workers.backoff import Backoff

LOOK_S: Final = 5.0
"""How often it is looked whether channels were added or switched off."""
POLL_S: Final = 5.0

Clock = Callable[[], datetime]
Connect = Callable[[Listened], Adapter | None]


def listen(channel: int, adapter: Adapter, clock: Clock, stop: Event, chance: Random) -> None:
    """Listen on a channel until `stop` is set, the channel is switched off, or access to it ends."""
    backoff = Backoff(chance)
    try:
        while not stop.is_set():
            known = listening.listened(channel)
            if known is None or known.state != "on":
                return
            try:
                pause = _once(known, adapter, clock, stop, backoff)
            except Busy:  # not even the trouble could be said
                pause = backoff.failed()
            if pause is None:
                return
            stop.wait(pause)
    finally:
        setup.let_go()


def listen_to_all(connect: Connect, clock: Clock, stop: Event, seed: int) -> None:
    """Listen on every channel that is on, each in a thread, until `stop` is set; new ones are found."""
    threads: dict[int, Thread] = {}
    try:
        while not stop.is_set():
            for one in listening.to_listen_to():
                adapter = None if one.id in threads and threads[one.id].is_alive() else connect(one)
                if adapter is not None:
                    threads[one.id] = _thread(one, adapter, clock, stop, Random(seed + one.id))  # noqa: S311 - pauses
            stop.wait(LOOK_S)
    finally:
        for thread in threads.values():
            thread.join()
        setup.let_go()


def _thread(one: Listened, adapter: Adapter, clock: Clock, stop: Event, chance: Random) -> Thread:
    thread = Thread(
        target=listen, args=(one.id, adapter, clock, stop, chance), name=f"listen-{one.id}", daemon=True
    )
    thread.start()
    return thread


def _once(known: Listened, adapter: Adapter, clock: Clock, stop: Event, backoff: Backoff) -> float | None:
    """Hear what there is now; give how long to wait, or None where there is nothing to wait for."""
    try:
        return _hear(known, adapter, clock, stop, backoff)
    except AccessRevoked as error:
        lose_access(known.id, str(error), clock())
        return None
    except SlowDown as error:
        say_trouble(known.id, str(error))
        return max(0.0, (error.until - clock()).total_seconds())
    except Unreachable as error:
        say_trouble(known.id, str(error))
        return backoff.failed()


def _hear(known: Listened, adapter: Adapter, clock: Clock, stop: Event, backoff: Backoff) -> float:
    pause = POLL_S
    with Ahead(adapter.listen(known.cursor)) as ahead:
        for batch in ahead.batches():
            if not _store(known.id, batch, clock, stop, backoff):
                break
            pause = batch.poll_again_s
            if stop.is_set():
                break
    return pause


def _store(channel: int, batch: Batch, clock: Clock, stop: Event, backoff: Backoff) -> bool:
    """Store a batch, again where the database was busy or somebody else was quicker; False = told to stop."""
    while True:
        try:
            receive(channel, batch, clock())
        except (Overtaken, Busy):  # nothing was written
            stop.wait(backoff.failed())
            if stop.is_set():
                return False
        else:
            backoff.succeeded(clock())
            return True
