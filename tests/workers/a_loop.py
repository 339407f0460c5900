"""What a process of these tests does once the store is started."""

import time
from datetime import UTC, datetime
from random import Random
from threading import Event

from yourturn.channels.fake import FakeNetwork, Rules, connect
from yourturn.workers.listen import listen


def now():
    return datetime.now(UTC)


def listens(place, channel):
    """Listen until somebody ends the process; a page is small, so that it ends between pages."""
    network = FakeNetwork(now, path=place, rules=Rules(page=4))
    adapter = connect(network, network.join("seagull.example"), sleep=time.sleep)
    listen(channel, adapter, now, Event(), Random(0))
