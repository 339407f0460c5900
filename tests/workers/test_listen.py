"""Listening: what goes wrong is said, what is killed goes on, nothing is lost and nothing repeated."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest
from django.db import connection
from tests.actions.test_any_order import tables
from tests.database import empty
from tests.store.organisation import NOON, a_channel

from yourturn.actions.receive import receive
from yourturn.channels.fake import FakeNetwork, Fault, Rules, connect
from yourturn.store.check import recompute
from yourturn.store.corpus import place_of
from yourturn.store.models import Change, Channel, Gap, Post
from yourturn.workers.listen import listen, listen_to_all


class Stopping(Event):
    """An event that is set after so many pauses; it remembers them, and nobody waits."""

    def __init__(self, pauses):
        super().__init__()
        self.left, self.pauses = pauses, []
        self.at_first = lambda: None

    def wait(self, timeout=None):
        if not self.pauses:
            self.at_first()
        self.pauses.append(timeout)
        self.left -= 1
        if self.left <= 0:
            self.set()
        return self.is_set()


@pytest.fixture
def network():
    network = FakeNetwork(lambda: NOON)
    network.us = network.join("seagull.example")
    network.ana = network.join("ana.example")
    yield network
    network.close()


def heard(network, pauses=1, channel=None):
    """Listen for that many rounds; give the channel's row and the pauses."""
    channel = channel or a_channel(account=network.us)
    stop = Stopping(pauses)
    adapter = connect(network, network.us, sleep=lambda _: None)
    listen(channel, adapter, lambda: NOON, stop, Random(0))
    return Channel.objects.get(id=channel), stop.pauses


class TestListen:
    def test_it_goes_on_from_where_it_was(self, network):
        network.say(network.ana, "Is the lift mended?")
        channel, _ = heard(network)
        network.say(network.ana, "Is anybody there?")
        heard(network, channel=channel.id)
        assert Post.objects.count() == 2
        assert Channel.objects.get().heard_at == NOON

    def test_a_channel_that_cannot_be_reached_says_so_and_is_asked_again(self, network):
        network.say(network.ana, "Is the lift mended?")
        network.schedule(Fault("unreachable", on="list", times=2))
        channel, pauses = heard(network, pauses=2)
        assert (channel.trouble, Post.objects.count()) == ("The network did not answer.", 0)
        assert pauses[1] > pauses[0]
        channel, _ = heard(network, channel=channel.id)
        assert (channel.trouble, Post.objects.count()) == ("", 1)

    def test_it_waits_as_long_as_the_network_asks(self, network):
        network.schedule(Fault("slow_down", on="list", lasts_s=90))
        _, pauses = heard(network)
        assert pauses == [90.0]

    def test_access_that_ended_ends_listening_with_a_sentence(self, network):
        channel, _ = heard(network)
        adapter = connect(network, network.us, sleep=lambda _: None)
        network.revoke(network.us)
        listen(channel.id, adapter, lambda: NOON, Stopping(5), Random(0))
        channel = Channel.objects.get()
        assert (channel.state, channel.trouble[-1]) == ("revoked", ".")
        assert Change.objects.get(kind="channel:revoked").channel == channel.id

    def test_a_cursor_that_is_known_no_more_leaves_a_gap(self, network):
        channel, _ = heard(network)
        network.schedule(Fault("expire_cursors", on="list"))
        heard(network, pauses=2, channel=channel.id)
        assert Gap.objects.count() <= 1

    def test_it_stops_from_another_thread(self, network):
        network.say(network.ana, "Is the lift mended?")
        a_channel(account=network.us)
        stop = Event()
        thread = Thread(
            target=listen_to_all,
            args=(lambda _: connect(network, network.us, sleep=lambda _: None), lambda: NOON, stop, 0),
        )
        thread.start()
        until = time.monotonic() + 20
        while not Post.objects.exists() and time.monotonic() < until:
            time.sleep(0.05)
        stop.set()
        thread.join(10)
        assert not thread.is_alive()
        assert Post.objects.count() == 1


class TestBusy:
    def test_a_batch_that_finds_the_database_locked_is_stored_later(self, network):
        network.say(network.ana, "Is the lift mended?")
        channel = a_channel(account=network.us)
        adapter = connect(network, network.us, sleep=lambda _: None)
        stop = Stopping(2)
        stop.at_first = locked(place_of(channel).network)
        listen(channel, adapter, lambda: NOON, stop, Random(0))
        assert Post.objects.count() == 1
        assert len(stop.pauses) == 2


def locked(network):
    """Hold what a writer needs, and have writers wait for a moment only; gives how it is let go."""
    other = connection.copy()
    if connection.vendor == "sqlite":
        hold, patience, free = "BEGIN IMMEDIATE", "PRAGMA busy_timeout=20", "ROLLBACK"
    else:
        hold, patience, free = (
            f"SELECT pg_advisory_lock(hashtext('{network}'))",
            "SET lock_timeout = 20",
            "SELECT pg_advisory_unlock_all()",
        )
    with other.cursor() as cursor:
        cursor.execute(hold)
    with connection.cursor() as cursor:
        cursor.execute(patience)

    def let_go():
        with other.cursor() as cursor:
            cursor.execute(free)
        other.close()

    return let_go


class TestKilled:
    def test_nothing_is_lost_and_nothing_repeated(self, tmp_path):
        place = tmp_path / "network.sqlite3"
        network = a_busy_network(place)
        channel = a_channel(account=network.us)
        chance = Random(7)
        for enough in (chance.randint(4, 20), chance.randint(24, 44), 60):
            killed_at(enough, place, channel)
        later = datetime.now(UTC)
        assert recompute(later).is_empty()
        found = tables()
        empty()
        channel = a_channel(account=network.us)
        for batch in connect(network, network.us, sleep=lambda _: None).listen(None):
            receive(channel, batch, later)
        assert tables() == found
        network.close()


def a_busy_network(place: Path):
    """Sixty posts in which people and we answer each other, and some edits."""
    now = datetime.now(UTC) - timedelta(days=1)
    hour = [0.0]
    network = FakeNetwork(lambda: now + timedelta(hours=hour[0]), path=place, rules=Rules(page=7))
    network.us, network.ana = network.join("seagull.example"), network.join("ana.example")
    posts = []
    chance = Random(3)
    for number in range(60):
        hour[0] += 0.1
        parent = chance.choice(posts) if posts and chance.random() < 0.6 else None
        posts.append(
            network.say(chance.choice([network.us, network.ana]), f"Is boat {number} late?", reply_to=parent)
        )
        if chance.random() < 0.1:
            hour[0] += 0.1
            network.edit(posts[-1], f"Is boat {number} late again?")
    return network


def killed_at(enough, place, channel):
    """Let a process listen until so many posts are here, then kill it at once."""
    settings = connection.settings_dict
    database = ""
    data = Path(settings["NAME"]).parent
    if connection.vendor == "postgresql":
        database = f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"
        data = place.parent
    here = Path(__file__)
    command = [
        sys.executable,
        str(here.with_name("a_listener.py")),
        str(data),
        database,
        str(place),
        str(channel),
    ]
    process = subprocess.Popen(  # noqa: S603 - this very Python
        command, env=os.environ | {"PYTHONPATH": str(here.parents[2])}
    )
    until = time.monotonic() + 60
    while Post.objects.count() < enough and time.monotonic() < until and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert Post.objects.count() >= enough
