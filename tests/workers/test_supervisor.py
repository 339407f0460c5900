"""Loops begin again when they die, and all stop when told."""

import logging
import threading
import time

from yourturn.workers.supervisor import Supervisor


class Dying:
    """A loop that dies a few times and then lives."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.lives = threading.Event()

    def __call__(self, told: threading.Event) -> None:
        self.times -= 1
        if self.times >= 0:
            raise ValueError("somebody's words")
        self.lives.set()
        told.wait()


class TestSupervisor:
    def test_a_dead_loop_begins_again_and_the_others_go_on(self, caplog):
        dying, quiet = Dying(3), Dying(0)
        both = Supervisor({"dying": dying, "quiet": quiet}, first_s=0.01)
        with caplog.at_level(logging.ERROR):
            both.start()
            assert dying.lives.wait(5)
            assert quiet.lives.wait(5)
        assert both.stop(5) == []
        assert caplog.text.count("dying stopped: ValueError") == 3
        assert "somebody's words" not in caplog.text

    def test_it_stops_while_a_loop_rests(self):
        one = Supervisor({"dying": Dying(99)}, first_s=30)
        one.start()
        time.sleep(0.05)
        assert one.stop(2) == []

    def test_a_loop_that_does_not_listen_is_named(self):
        enough = threading.Event()
        one = Supervisor({"deaf": lambda told: enough.wait(10) and None})
        one.start()
        assert one.stop(0.05) == ["deaf"]
        enough.set()
