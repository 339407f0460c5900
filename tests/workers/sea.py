"""A Fake network in a file, our channel on it, and a sender: what the tests of sending share."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from tests.harbour import NOON, Harbour, later, said, settle

from yourturn.actions import reply
from yourturn.channels import Adapter
from yourturn.channels.fake import FakeNetwork, Rules, connect
from yourturn.store.models import Channel, Outgoing, Post
from yourturn.workers.send import Sender

ANSWER = "It leaves at ten, from pier two."


class Clock:
    """Time in a test; a moment passes with each look at it, as it does outside."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Sea:
    """One harbour, one stranger called Ann, one network."""

    def __init__(self, path: Path, rules: Rules | None = None, clock: Clock | None = None) -> None:
        self.clock = clock or Clock(later(1))
        self.network = FakeNetwork(self.clock, path=path, rules=rules or Rules())
        self.us = self.network.join("us.example", name="Us")
        self.stranger = self.network.join("ann.example", name="Ann Winter")

    def settled(self) -> Harbour:
        harbour = settle()
        ability = {"longest": 500, "unit": "graphemes", "settles_s": self.network.rules.settles_s}
        Channel.objects.filter(id=harbour.channel).update(account=self.us, ability=ability)
        return harbour

    def adapter(self, channel: int = 0) -> Adapter:
        return connect(self.network, self.us, sleep=self.clock.wait)

    def asks(self, harbour: Harbour, text: str = "When does the night boat leave?", **more: object) -> Post:
        number = self.network.say(self.stranger, text, **more)
        return said(harbour.channel, harbour.ann, text, self.clock() - timedelta(hours=1), external_id=number)

    def reply(self, harbour: Harbour, post: Post, text: str = ANSWER) -> int:
        sight, key = harbour.sight("ada"), f"key-{post.external_id}"
        return reply.send_reply(sight, post.conversation_id, text, self.clock(), key=key)

    def sender(
        self,
        name: str = "one",
        wrap: Callable[[Adapter], Adapter] = lambda it: it,
        adapter: Adapter | None = None,
        **more: object,
    ) -> Sender:
        return Sender(name, lambda _: adapter or wrap(self.adapter()), self.clock, Random(1), **more)

    def answers(self, post: Post) -> list[str]:
        ours = self.network.posts_by(self.us)
        return [doc["text"] for doc in ours if doc["reply_to"] == post.external_id]

    def go_on(self, sender: Sender, number: int, rounds: int = 60) -> str:
        """Let time pass until the post is at an end."""
        for _ in range(rounds):
            state = Outgoing.objects.values_list("state", flat=True).get(id=number)
            if state in {"sent", "failed", "withdrawn"}:
                return state
            sender.work()
            self.clock.wait(61)
        return state
