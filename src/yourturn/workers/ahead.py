"""Hearing ahead: while one batch is stored the next ones are heard, and what waited goes in together.

A transaction costs about the same for one message and for a hundred: a busy channel is stored in fewer,
larger ones by itself, a quiet one at once. The cursor of the last batch goes with the words of all of them.
"""

from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from queue import Empty, Full, Queue
from threading import Event, Thread
from types import TracebackType
from typing import Final, Self

from yourturn.channels import Batch

MOST: Final = 500
"""Events from which on no more are joined."""
WAITING: Final = 100
"""Batches that wait at most; then the network waits for us."""
LOOK_S: Final = 0.2
"""How often it is looked whether anybody still listens, while nothing can be handed over."""


@dataclass(frozen=True)
class _End:
    error: Exception | None


class Ahead:
    """The batches of one stream, heard in a thread of its own until the block ends."""

    def __init__(self, stream: Iterator[Batch]) -> None:
        self._stream = stream
        self._waiting: Queue[Batch | _End] = Queue(WAITING)
        self._over = Event()
        self._thread = Thread(target=self._hear, name="hear-ahead", daemon=True)

    def __enter__(self) -> Self:
        """Begin to hear."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hear no more; the stream ends with the batch it is at."""
        self._over.set()
        self._thread.join()

    def batches(self) -> Iterator[Batch]:
        """Give what is there, joined; what broke the stream is raised once all before it was given."""
        end = None
        while end is None:
            batch, end = self._take()
            if batch is not None:
                yield batch
        if end.error is not None:
            raise end.error

    def _take(self) -> tuple[Batch | None, _End | None]:
        """Wait for something, and give it with all that waits behind it."""
        said, batch = self._waiting.get(), None
        while isinstance(said, Batch):
            batch = said if batch is None else joined(batch, said)
            if len(batch.events) >= MOST:
                return batch, None
            try:
                said = self._waiting.get_nowait()
            except Empty:
                return batch, None
        return batch, said

    def _hear(self) -> None:
        error = None
        try:
            for batch in self._stream:
                if not self._give(batch):
                    return
        except Exception as broken:  # noqa: BLE001 - it is raised again where the batches are taken
            error = broken
        finally:
            _close(self._stream)
        self._give(_End(error))

    def _give(self, said: Batch | _End) -> bool:
        while not self._over.is_set():
            with suppress(Full):
                self._waiting.put(said, timeout=LOOK_S)
                return True
        return False


def _close(stream: Iterator[Batch]) -> None:
    """Let a stream that was left half-way hang up, in the thread that it was heard in."""
    if isinstance(stream, Generator):
        stream.close()


def joined(first: Batch, then: Batch) -> Batch:
    """Give two batches of one stream as one: it ends where the second does."""
    return replace(then, events=first.events + then.events)
