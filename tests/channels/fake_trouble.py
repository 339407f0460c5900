"""The Fake network in a test's hands (see `conformance.Trouble`), and a clock that stands until told to go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from yourturn.channels import Adapter, Ref
from yourturn.channels.fake import FakeNetwork, Fault, Rules, connect


class Clock:
    """Time in a test."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class FakeTrouble:
    """One account of ours and one stranger on a Fake network."""

    def __init__(self, rules: Rules) -> None:
        self.clock = Clock()
        self.network = FakeNetwork(self.clock, rules=rules)
        self.us = self.network.join("us.harbour.example", name="Us")
        self.stranger = self.network.join("somebody.harbour.example", name="Somebody", followers=12)
        self.adapter: Adapter = self.restarted()

    def restarted(self) -> Adapter:
        return connect(self.network, self.us, sleep=self.clock.wait)

    def now(self) -> datetime:
        return self.clock()

    def wait(self, seconds: float) -> None:
        self.clock.wait(seconds)

    def someone_posts(self, text: str, *, reply_to: Ref | None = None) -> str:
        words = f"@us.harbour.example {text}"
        return self.network.say(self.stranger, words, reply_to=reply_to.id if reply_to else None)

    def someone_edits(self, post: str, text: str) -> None:
        self.network.edit(post, f"@us.harbour.example {text}")

    def someone_deletes(self, post: str) -> None:
        self.network.take_down(post)

    def someone_writes_privately(self, text: str) -> str:
        return self.network.say(self.stranger, text, to=self.us)

    def someone_takes_no_answers(self, text: str) -> str:
        return self.network.say(self.stranger, text, who_may_reply="nobody")

    def someone_is_renamed(self) -> str:
        self.network.rename(self.stranger, "another.harbour.example")
        return "another.harbour.example"

    def ours(self) -> list[str]:
        return [doc["text"] for doc in self.network.posts_by(self.us)]

    def lose_the_next_answer(self) -> None:
        self.network.schedule(Fault("lose_answer", on="send"))

    def lose_the_next_request(self) -> None:
        self.network.schedule(Fault("unreachable", on="send"))

    def slow_down(self, seconds: float) -> None:
        self.network.schedule(Fault("slow_down", lasts_s=seconds))

    def list_everything_twice(self) -> None:
        self.network.rules = replace(self.network.rules, duplicate_share=1.0)

    def expire_cursors(self) -> None:
        self.network.schedule(Fault("expire_cursors", on="list"))

    def revoke(self) -> None:
        self.network.revoke(self.us)

    def connect_again(self) -> Adapter:
        return self.restarted()
