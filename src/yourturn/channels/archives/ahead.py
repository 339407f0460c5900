"""Work on columns that goes on beside the reading: polars lets other threads run, so two cores are used.

It never changes an order, and never holds more than a few results.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Made = TypeVar("Made")


def done_ahead(jobs: Iterable[Callable[[], Made]], threads: int = 2) -> Iterator[Made]:
    """Do the jobs and give what they make, in their order; at most `threads` + 1 are begun and not given.

    The jobs are found on the thread that asks, while others are done. Nothing else is begun where it ends
    early; an error of a job is raised in its place.
    """
    waiting: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        try:
            for job in jobs:
                waiting.append(pool.submit(job))
                if len(waiting) > threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
