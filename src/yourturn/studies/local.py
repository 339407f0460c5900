"""Runs the parts of a study on this machine: a few partitions at a time, results in order, progress told."""

import ctypes
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from threadpoolctl import threadpool_limits

Item = TypeVar("Item")
Made = TypeVar("Made")

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how much is done and how much there is."""


def quiet(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def each(
    stage: str, work: Callable[[Item], Made], items: Sequence[Item], progress: Progress, threads: int = 2
) -> Iterator[Made]:
    """Do the work for every item and give the results in the items' order; at most `threads` + 1 wait.

    Where it is interrupted, what has begun is done to its end, and nothing else is begun.
    Polars and numba let other threads run, so two threads keep two cores busy without copying anything.
    What the stage before and this one have let go of is given back to the machine.
    """
    give_back()
    progress(stage, 0, len(items))
    waiting: list[Future[Made]] = []
    with ThreadPoolExecutor(max_workers=threads) as pool, _stopping(waiting, progress):
        given = 0
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > threads:
                yield waiting.pop(0).result()
                given += 1
                progress(stage, given, len(items))
        while waiting:
            yield waiting.pop(0).result()
            given += 1
            progress(stage, given, len(items))
    give_back()


def give_back() -> None:
    """Give the machine the memory that is free in this process; where that cannot be asked for, do nothing.

    The GNU library keeps what arrays held for the next ones: after a stage that is up to half a gigabyte,
    of which Polars, which has a store of its own, gets nothing.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other libraries have none
        if trim is not None:
            trim(0)


@contextmanager
def one_thread_of_blas() -> Iterator[None]:
    """Let matrix products run on the thread that asks: more of them wait for each other and cost."""
    with threadpool_limits(limits=1, user_api="blas"):
        yield


@contextmanager
def _stopping(waiting: list[Future[Made]], progress: Progress) -> Iterator[None]:
    """Begin nothing more when it is interrupted, and say that what has begun is being finished."""
    try:
        yield
    except (KeyboardInterrupt, GeneratorExit):
        for future in waiting:
            future.cancel()
        progress("Stopping when what has begun is done", 0, 1)
        raise
