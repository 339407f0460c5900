"""A worker that is killed at any moment: in the end there is exactly one post, never two, never none."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from tests.workers.sea import ANSWER, Sea

from yourturn.actions import reply
from yourturn.channels.fake import Fault
from yourturn.store import setup
from yourturn.store.models import Outgoing, OutgoingStep, Post

KILLED, DONE = -signal.SIGKILL, 0
BOOT = """
import sys
from pathlib import Path
from yourturn.core.config import Config
from yourturn.store import setup

setup.start(Config(data=Path(sys.argv[1]), database=sys.argv[2]), ("a key for tests",))
from tests.workers.dying import obey

obey()
"""
Order = Callable[[dict], int]


def place() -> tuple[str, str]:
    """Say where this test's database is, as the other process needs it."""
    said = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(Path(said["NAME"]).parent), ""
    login = said["USER"] + (f":{said['PASSWORD']}" if said["PASSWORD"] else "")
    host = f"?host={said['HOST']}" if str(said["HOST"]).startswith("/") else ""
    server = "" if host else f"{said['HOST']}:{said['PORT']}"
    return "/tmp", f"postgresql://{login}@{server}/{said['NAME']}{host}"  # noqa: S108 - nothing is written there


@pytest.fixture
def order() -> Iterator[Order]:
    """Give orders to the process that dies."""
    command = [sys.executable, "-c", BOOT, *place()]
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ.copy()
    ) as process:

        def give(what: dict) -> int:
            setup.let_go()
            process.stdin.write(json.dumps(what) + "\n")
            process.stdin.flush()
            return int(process.stdout.readline())

        yield give
        process.stdin.close()


@pytest.fixture
def sea(tmp_path) -> Sea:
    return Sea(tmp_path / "network.sqlite3")


SCENES = {
    "all goes well": [],
    "the answer is lost": [Fault("lose_answer", on="send")],
    "it is not reached at first": [Fault("unreachable", on="send")],
}


def at_every_moment(
    sea: Sea, order: Order, scene: Callable[[], tuple[Post, dict]]
) -> Iterator[tuple[Post, int]]:
    """Play a scene again and again, killed a moment later each time, until it is played to its end."""
    for moment in range(1, 200):
        asked, what = scene()
        now = sea.clock().isoformat()
        network = str(sea.network.shelf._db.execute("pragma database_list").fetchone()[2])
        ended = order({"dies_at": moment, "now": now, "network": network, "rounds": 5, **what})
        assert ended in {KILLED, DONE}
        yield asked, moment
        if ended == DONE:
            assert moment > 1
            return
    raise AssertionError("The scene never came to its end.")


class TestKilled:
    @pytest.mark.parametrize("scene", SCENES)
    def test_while_sending_it_is_said_once(self, sea, order, scene):
        harbour = sea.settled()
        made = {}

        def begin() -> tuple[Post, dict]:
            asked = sea.asks(harbour)
            made["number"] = sea.reply(harbour, asked)
            sea.network.schedule(*SCENES[scene])
            return asked, {"does": "send"}

        for asked, _ in at_every_moment(sea, order, begin):
            assert sea.go_on(sea.sender("heir"), made["number"]) == "sent"
            assert sea.answers(asked) == [ANSWER]
            assert Post.objects.filter(parent=asked.pk, side="us").count() == 1

    def test_over_what_another_left_half_way_it_is_said_once(self, sea, order):
        harbour = sea.settled()
        made = {}

        def begin() -> tuple[Post, dict]:
            asked = sea.asks(harbour)
            made["number"] = sea.reply(harbour, asked)
            died = order({"dies_at": 3, "now": sea.clock().isoformat(), "does": "send", "rounds": 1,
                          "network": str(sea.network.shelf._db.execute("pragma database_list").fetchone()[2])})  # fmt: skip
            assert died == KILLED
            sea.clock.wait(121)
            return asked, {"does": "send"}

        for asked, _ in at_every_moment(sea, order, begin):
            assert sea.go_on(sea.sender("heir"), made["number"]) == "sent"
            assert sea.answers(asked) == [ANSWER]
        assert {"lost", "not_found", "found"} <= set(OutgoingStep.objects.values_list("event", flat=True))

    def test_refused_it_is_said_never(self, sea, order):
        harbour = sea.settled()
        made = {}

        def begin() -> tuple[Post, dict]:
            asked = sea.asks(harbour, who_may_reply="nobody")
            made["number"] = sea.reply(harbour, asked)
            return asked, {"does": "send"}

        for asked, _ in at_every_moment(sea, order, begin):
            assert sea.go_on(sea.sender("heir"), made["number"]) == "failed"
            assert sea.answers(asked) == []

    def test_while_it_is_written_down_pressing_again_says_it_once(self, sea, order):
        harbour = sea.settled()

        def begin() -> tuple[Post, dict]:
            asked = sea.asks(harbour)
            key = f"key-{asked.external_id}"
            return asked, {
                "does": "write",
                "who": harbour.ada,
                "conversation": asked.conversation_id,
                "key": key,
            }

        for asked, _ in at_every_moment(sea, order, begin):
            number = sea.reply(harbour, asked)
            assert sea.go_on(sea.sender("heir"), number) == "sent"
            assert sea.answers(asked) == [ANSWER]

    @pytest.mark.parametrize("verb", ["withdraw", "retry"])
    def test_in_the_middle_of_a_colleagues_step_it_is_said_once_or_not(self, sea, order, verb):
        harbour = sea.settled()
        made = {}

        def begin() -> tuple[Post, dict]:
            asked = sea.asks(harbour)
            made["number"] = sea.reply(harbour, asked)
            Outgoing.objects.filter(id=made["number"]).update(
                state="failed" if verb == "retry" else "approved"
            )
            return asked, {"does": verb, "who": harbour.ada, "outgoing": made["number"]}

        for asked, moment in at_every_moment(sea, order, begin):
            state = sea.go_on(sea.sender("heir"), made["number"])
            assert sea.answers(asked) == ([ANSWER] if state == "sent" else [])
            if verb == "retry" and state == "failed":  # it was killed before it was kept
                reply.retry(harbour.sight("ada"), made["number"], sea.clock())
                assert sea.go_on(sea.sender("heir"), made["number"]) == "sent"
                assert sea.answers(asked) == [ANSWER]
            assert moment > 1 or state in {"sent", "failed"}
