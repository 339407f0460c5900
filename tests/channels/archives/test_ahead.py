import threading
from collections.abc import Callable, Iterator

import pytest

from yourturn.channels.archives.ahead import done_ahead


class TestDoneAhead:
    def test_results_come_in_the_order_of_the_jobs(self) -> None:
        first = threading.Event()

        def waits() -> int:
            assert first.wait(10)
            return 0

        def lets_go() -> int:
            first.set()
            return 1

        assert list(done_ahead([waits, lets_go])) == [0, 1]

    def test_no_more_is_begun_than_threads_and_one(self) -> None:
        found: list[int] = []

        def jobs() -> Iterator[Callable[[], int]]:
            for number in range(20):
                found.append(number)
                yield lambda: 0

        done = done_ahead(jobs(), threads=2)
        next(done)
        assert len(found) == 3

    def test_an_error_is_raised_in_its_place(self) -> None:
        def breaks() -> int:
            raise ValueError("no")

        done = done_ahead([lambda: 1, breaks, lambda: 3])
        assert next(done) == 1
        with pytest.raises(ValueError, match="no"):
            next(done)

    def test_ending_early_begins_nothing_else(self) -> None:
        begun: list[int] = []

        def jobs() -> Iterator[Callable[[], object]]:
            yield from (lambda number=number: begun.append(number) for number in range(1_000))

        done = done_ahead(jobs(), threads=1)
        next(done)
        done.close()
        assert len(begun) <= 2
