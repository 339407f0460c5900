"""The Fake network by itself: untidy where told to be, the same from the same seed, and alive after a kill."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.channels.conformance import heard, items, key
from tests.channels.fake_trouble import Clock, FakeTrouble

from yourturn.channels import Absent, Adapter, Draft, Gap, Gone, Published, Refused, Seen, SlowDown, Unknown
from yourturn.channels.fake import FakeNetwork, Fault, Rules, connect


@pytest.fixture
def clock() -> Clock:
    return Clock()


def words(adapter: Adapter, cursor: str | None = None) -> list[str]:
    return [item.text for item in items(heard(adapter, cursor)[0])]


class TestListing:
    def test_late_arrivals_come_out_of_order_and_none_is_lost(self, clock: Clock) -> None:
        rules = Rules(late_share=0.5, late_by_s=100, page=3)
        network = FakeNetwork(clock, rules=rules, seed=4)
        who, us = network.join("a.example"), network.join("us.example")
        adapter, cursor, heard_ids = connect(network, us, sleep=clock.wait), None, list[str]()
        said = []
        for n in range(60):
            said.append(network.say(who, f"number {n}"))
            clock.wait(7)
            events, cursor = heard(adapter, cursor)
            heard_ids += [item.ref.id for item in items(events)]
        clock.wait(200)
        heard_ids += [item.ref.id for item in items(heard(adapter, cursor)[0])]
        assert heard_ids != said
        assert sorted(heard_ids) == said

    def test_two_things_at_the_same_moment_around_a_cursor_are_both_heard(self, clock: Clock) -> None:
        network = FakeNetwork(clock)
        who, us = network.join("a.example"), network.join("us.example")
        adapter = connect(network, us, sleep=clock.wait)
        network.say(who, "before")
        _, cursor = heard(adapter)
        network.say(who, "after, in the same moment")
        assert words(adapter, cursor) == ["after, in the same moment"]

    def test_the_words_of_what_is_deleted_are_not_handed_out_any_more(self, clock: Clock) -> None:
        network = FakeNetwork(clock)
        who, us = network.join("a.example"), network.join("us.example")
        network.take_down(network.say(who, "unsaid"))
        events, _ = heard(connect(network, us, sleep=clock.wait))
        assert [type(event) for event in events] == [Gone]

    def test_a_log_that_is_kept_for_an_hour_forgets_after_it(self, clock: Clock) -> None:
        network = FakeNetwork(clock, rules=Rules(keeps_log_s=3600))
        who, us = network.join("a.example"), network.join("us.example")
        adapter = connect(network, us, sleep=clock.wait)
        _, cursor = heard(adapter)
        network.say(who, "early")
        clock.wait(1800)
        events, cursor = heard(adapter, cursor)
        assert not [event for event in events if isinstance(event, Gap)]
        network.say(who, "in the middle")
        clock.wait(3601)
        network.say(who, "late")
        events, _ = heard(adapter, cursor)
        assert isinstance(events[0], Gap)
        assert [event.item.text for event in events if isinstance(event, Seen)] == ["late"]

    def test_strangers_do_not_see_a_private_message(self, clock: Clock) -> None:
        network = FakeNetwork(clock)
        who, us, other = (network.join(f"{name}.example") for name in ("a", "us", "other"))
        post = network.say(who, "between us", to=us)
        theirs = connect(network, other, sleep=clock.wait)
        (ours,) = items(heard(connect(network, us, sleep=clock.wait))[0])
        assert ours.ref.id == post
        assert words(theirs) == []
        assert theirs.thread(ours.ref) == ()

    def test_of_a_silenced_account_nothing_is_shown(self, clock: Clock) -> None:
        network = FakeNetwork(clock)
        who, us = network.join("a.example"), network.join("us.example")
        adapter = connect(network, us, sleep=clock.wait)
        network.say(who, "something")
        (item,) = items(heard(adapter)[0])
        network.suspend(who)
        (event,) = adapter.recheck([item.ref])
        assert isinstance(event, Gone)
        assert event.why == "author_gone"
        network.let_back(who)
        assert adapter.recheck([item.ref]) == ()


class TestRules:
    def test_a_budget_counts_down_and_then_says_when(self, clock: Clock) -> None:
        network = FakeNetwork(clock, rules=Rules(budget=3))
        adapter = connect(network, network.join("us.example"), sleep=clock.wait)
        left = [batch.budget_left for _ in range(3) for batch in adapter.listen(None)]
        assert left == [2, 1, 0]
        with pytest.raises(SlowDown) as caught:
            list(adapter.listen(None))
        clock.at = caught.value.until
        assert list(adapter.listen(None))

    def test_a_key_is_kept_for_its_window_only(self) -> None:
        trouble = FakeTrouble(Rules(idempotency="window", window_s=60))
        prepared = trouble.adapter.prepare(Draft("Hello"), key(1), trouble.now())
        for seconds in (30, 31):
            trouble.adapter.publish(prepared)
            trouble.wait(seconds)
        trouble.adapter.publish(prepared)
        assert trouble.ours() == ["Hello"] * 2

    def test_a_server_without_keys_posts_a_duplicate(self) -> None:
        trouble = FakeTrouble(Rules(idempotency="reconcile_only"))
        prepared = trouble.adapter.prepare(Draft("Hello"), key(1), trouble.now())
        assert trouble.adapter.publish(prepared) != trouble.adapter.publish(prepared)
        assert trouble.ours() == ["Hello"] * 2

    def test_one_slot_a_post_is_filled_anew(self) -> None:
        trouble = FakeTrouble(Rules(idempotency="single_slot"))
        post = trouble.someone_posts("how was it")
        (item,) = items(heard(trouble.adapter)[0])
        for number, text in enumerate(("First answer", "Better answer")):
            draft = Draft(text, reply_to=item.ref)
            told = trouble.adapter.publish(trouble.adapter.prepare(draft, key(number), trouble.now()))
            assert isinstance(told, Published)
        assert trouble.ours() == ["Better answer"]
        assert item.ref.id == post

    def test_an_own_post_may_turn_up_late_and_absent_is_not_certain_before(self) -> None:
        trouble = FakeTrouble(Rules(settles_s=20))
        prepared = trouble.adapter.prepare(Draft("Where is it"), key(1), trouble.now())
        trouble.lose_the_next_answer()
        assert isinstance(trouble.adapter.publish(prepared), Unknown)
        assert isinstance(trouble.adapter.reconcile(prepared), Absent)
        trouble.wait(20)
        assert isinstance(trouble.adapter.reconcile(prepared), Published)

    def test_a_private_message_can_be_answered_within_its_window(self) -> None:
        trouble = FakeTrouble(Rules(private_window_s=3600))
        trouble.someone_writes_privately("quickly please")
        (item,) = items(heard(trouble.adapter)[0])
        may = trouble.adapter.may_reply(item)
        assert may.allowed
        assert may.until is not None
        trouble.clock.at = may.until
        trouble.wait(1)
        assert not trouble.adapter.may_reply(item).allowed
        draft = Draft("Too late", reply_to=item.ref, kind="dm", to=item.actor)
        told = trouble.adapter.publish(trouble.adapter.prepare(draft, key(1), trouble.now()))
        assert isinstance(told, Refused)
        assert told.code == "not_allowed"


class TestFaults:
    def test_a_fault_waits_for_its_time_and_its_turn(self, clock: Clock) -> None:
        network = FakeNetwork(clock, faults=[Fault("unreachable", on="send", after_s=60, skips=1, times=2)])
        adapter = connect(network, network.join("us.example"), sleep=clock.wait)

        def told(number: int) -> type:
            return type(adapter.publish(adapter.prepare(Draft("x"), key(number), clock())))

        assert told(1) is Published
        clock.wait(61)
        assert [told(number) for number in range(2, 6)] == [Published, Refused, Refused, Published]

    def test_what_was_scheduled_is_not_scheduled_again_on_opening_again(
        self, clock: Clock, tmp_path: Path
    ) -> None:
        for expected in (Refused, Published):
            network = FakeNetwork(clock, path=tmp_path / "net", faults=[Fault("unreachable", on="send")])
            adapter = connect(network, network.join("us.example"), sleep=clock.wait)
            assert isinstance(adapter.publish(adapter.prepare(Draft("x"), key(1), clock())), expected)
            network.close()

    def test_an_answer_lost_long_ago_shows_up_later(self, clock: Clock) -> None:
        network = FakeNetwork(clock, faults=[Fault("lose_answer", on="send", lasts_s=30)])
        adapter = connect(network, network.join("us.example"), sleep=clock.wait)
        prepared = adapter.prepare(Draft("In transit"), key(1), clock())
        adapter.publish(prepared)
        assert isinstance(adapter.reconcile(prepared), Absent)
        clock.wait(31)
        assert isinstance(adapter.reconcile(prepared), Published)


class TestSameSeed:
    def test_the_same_seed_and_clock_give_the_same_network(self) -> None:
        def told(seed: int) -> list[object]:
            clock = Clock()
            rules = Rules(late_share=0.5, duplicate_share=0.5)
            network = FakeNetwork(clock, seed=seed, rules=rules)
            who, us = network.join("a.example"), network.join("us.example")
            for n in range(30):
                network.say(who, f"number {n}")
                clock.wait(3)
            clock.wait(300)
            return list(connect(network, us, sleep=clock.wait).listen(None))

        assert told(1) == told(1)
        assert told(1) != told(2)


SENDER = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from yourturn.channels import Draft
from yourturn.channels.fake import FakeNetwork, Fault, connect
network = FakeNetwork(lambda: datetime.now(UTC), path=Path(sys.argv[1]))
network.schedule(Fault(sys.argv[2], on="send", lasts_s=60))
adapter = connect(network, network.join("us.example"), sleep=time.sleep)
prepared = adapter.prepare(Draft("Sent by a process that dies"), "the-key", datetime(2026, 3, 2, tzinfo=UTC))
print("sending", flush=True)
adapter.publish(prepared)
"""


class TestKilled:
    @pytest.mark.parametrize(("moment", "found"), [("hold_request", Absent), ("hold_answer", Published)])
    def test_a_killed_sender_leaves_one_post_or_none_and_never_two(
        self, tmp_path: Path, moment: str, found: type
    ) -> None:
        path = tmp_path / "network"
        network = FakeNetwork(lambda: datetime.now(UTC), path=path)
        us = network.join("us.example")
        run = [sys.executable, "-c", SENDER, str(path), moment]
        with subprocess.Popen(run, stdout=subprocess.PIPE) as sender:  # noqa: S603
            assert sender.stdout is not None
            assert sender.stdout.readline() == b"sending\n"
            until(lambda: network.shelf.number("select sum(times) from fault") == 0)
            if moment == "hold_answer":
                until(lambda: bool(network.posts_by(us)))
            sender.send_signal(signal.SIGKILL)
        adapter = connect(network, us, sleep=time.sleep)
        draft = Draft("Sent by a process that dies")
        prepared = adapter.prepare(draft, "the-key", datetime(2026, 3, 2, tzinfo=UTC))
        assert isinstance(adapter.reconcile(prepared), found)
        assert isinstance(adapter.publish(prepared), Published)
        assert len(network.posts_by(us)) == 1
        network.close()


def until(claim: Callable[[], bool]) -> None:
    """Wait for something another process does."""
    for _ in range(2000):
        if claim():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen within 20 s")
