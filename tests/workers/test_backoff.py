"""Pauses grow, differ, and are short again after a minute of health."""

from datetime import UTC, datetime, timedelta
from random import Random

from yourturn.workers.backoff import LONGEST_S, Backoff

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


class TestBackoff:
    def test_pauses_grow_up_to_a_longest(self):
        pauses = [(backoff := Backoff(Random(1))).failed(), *(backoff.failed() for _ in range(30))]
        assert 0.5 <= pauses[0] <= 1.0
        assert 2.0 <= pauses[2] <= 4.0
        assert LONGEST_S / 2 <= pauses[-1] <= LONGEST_S

    def test_two_channels_do_not_come_back_together(self):
        one, other = Backoff(Random(1)), Backoff(Random(2))
        assert one.failed() != other.failed()

    def test_a_minute_of_health_makes_it_short_again_and_less_does_not(self):
        backoff = Backoff(Random(1))
        for _ in range(6):
            backoff.failed()
        backoff.succeeded(NOON)
        backoff.succeeded(NOON + timedelta(seconds=59))
        assert backoff.failed() > 16
        backoff.succeeded(NOON)
        backoff.succeeded(NOON + timedelta(seconds=60))
        assert backoff.failed() <= 1
