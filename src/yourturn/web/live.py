"""Live pages: one poller of this process reads what happened and hands it to every open page that may see it.

An event says only what changed, by kind and id: pages ask for the fragment, through the door like anybody.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar

from yourturn.core.sight import Sight
from yourturn.store import changes, setup, unit
from yourturn.store.changes import Changed

POLL_S: Final = 0.1
BEAT_S: Final = 15.0
"""So often a quiet page hears that we are there, and it is looked whether its session still counts."""
AGAIN_MS: Final = 2000
RIGHTS: Final = ("team:user:", "team:team:", "command:user:")
"""Kinds after which somebody may see less: looked at once."""

log = logging.getLogger("yourturn.web")
T = TypeVar("T")
Line = asyncio.Queue[Sequence[Changed]]


class Hub:
    """The open pages of this process. Pages live on one event loop; `tell` may be called from any thread."""

    def __init__(self, poll_s: float = POLL_S, expired: Callable[[], Iterable[Changed]] = tuple) -> None:
        self._poll_s, self._expired = poll_s, expired
        self._lines: set[Line] = set()
        self._poller: asyncio.Task[None] | None = None
        self._begun = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="live")

    def open(self) -> Line:
        """Begin to collect for a page; the first one starts the poller."""
        self._loop = asyncio.get_running_loop()
        line: Line = asyncio.Queue()
        self._lines.add(line)
        if self._poller is None or self._poller.done():
            self._begun = asyncio.Event()
            self._poller = self._loop.create_task(self._poll())
        return line

    async def begun(self) -> None:
        """Wait until everything from now on is collected."""
        await self._begun.wait()

    def close(self, line: Line) -> None:
        """Collect for that page no more."""
        self._lines.discard(line)

    def tell(self, news: Sequence[Changed]) -> None:
        """Hand something to the pages that stands in no table, such as who is reading."""
        loop = self._loop
        if news and self._lines and loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._spread, news)

    async def ask(self, what: Callable[[], T]) -> T:
        """Read something in the thread of the poller."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, partial(_reading, what))

    def _spread(self, news: Sequence[Changed]) -> None:
        for line in self._lines:
            line.put_nowait(news)

    async def _poll(self) -> None:
        """Read on until the last page is closed."""
        reading: changes.Reading | None = None
        while self._lines:
            try:
                if reading is None:
                    reading = changes.Reading(await self.ask(changes.latest))
                    self._begun.set()
                news = [*await self.ask(reading.on), *self._expired()]
            except Exception as error:  # noqa: BLE001 - the database may be away; pages stay open until it is back
                log.warning("Live pages wait: %s", type(error).__name__)
                news = []
            if news:
                self._spread(news)
            await asyncio.sleep(self._poll_s)


async def stream(
    hub: Hub, who: Sight, still: Callable[[], Sight | None], after: int | None, beat_s: float = BEAT_S
) -> AsyncIterator[bytes]:
    """Give the events of one page from a number on; `still` says who it is by now, None ends it."""
    line = hub.open()
    loop = asyncio.get_running_loop()
    looked, sent = loop.time(), after or 0
    try:
        yield f"retry: {AGAIN_MS}\n\n".encode()
        news: Sequence[Changed] = []
        if after is not None:
            await hub.begun()
            news = await hub.ask(partial(changes.after, after))
        told = {one.seq for one in news}  # what was read first may come on the line as well
        while True:
            if loop.time() - looked >= beat_s or any(one.kind.startswith(RIGHTS) for one in news):
                now = await hub.ask(still)
                if now is None:
                    yield b"event: bye\ndata: []\n\n"
                    return
                who, looked = now, loop.time()
            seen = [one for one in news if one.channel in who.roles]
            sent = max([sent, *(one.seq for one in news)])
            yield event(seen, sent) if seen else b": \n\n"
            news = [one for one in await _next(line, beat_s) if one.seq not in told]
    finally:
        hub.close(line)


def event(news: Sequence[Changed], seq: int) -> bytes:
    """Write what happened as one event, with the number to go on from."""
    said = [{"kind": one.kind, "conversation": one.conversation, "subject": one.subject} for one in news]
    return f"id: {seq}\nevent: change\ndata: {json.dumps(said, separators=(',', ':'))}\n\n".encode()


async def _next(line: Line, within_s: float) -> Sequence[Changed]:
    try:
        return await asyncio.wait_for(line.get(), within_s)
    except TimeoutError:
        return []


def _reading(what: Callable[[], T]) -> T:
    try:
        with unit.read():
            return what()
    except Exception:
        setup.let_go()  # a connection that broke is not used again
        raise
