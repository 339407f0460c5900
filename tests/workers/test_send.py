"""Sending: exactly once, whatever the network says; and what was sent is a post at once."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from tests.harbour import Harbour, later, need_of
from tests.workers.sea import ANSWER, Sea

from yourturn.actions import reply
from yourturn.actions.receive import receive
from yourturn.channels.fake import Fault, Rules
from yourturn.core.outbox import ATTEMPTS
from yourturn.store import setup
from yourturn.store.models import Audit, Change, Channel, Conversation, Counter, Outgoing, OutgoingStep, Post


@pytest.fixture
def sea(tmp_path) -> Sea:
    return Sea(tmp_path / "network.sqlite3")


@pytest.fixture
def harbour(sea: Sea) -> Harbour:
    return sea.settled()


def steps() -> list[str]:
    return list(OutgoingStep.objects.order_by("id").values_list("event", flat=True))


def row() -> Outgoing:
    return Outgoing.objects.get()


class TestSent:
    def test_it_is_out_once_and_stands_here_as_a_post(self, sea, harbour):
        asked = sea.asks(harbour)
        sea.reply(harbour, asked)
        assert sea.sender().work() == 1
        assert sea.answers(asked) == [ANSWER]
        post = Post.objects.get(side="us")
        assert (row().state, row().post, row().external_id) == ("sent", post.pk, post.external_id)
        assert (post.parent, post.conversation_id, post.text) == (asked.pk, asked.conversation_id, ANSWER)
        assert post.handle.external_id == sea.us
        assert need_of(asked).answered_by == post.pk
        assert Conversation.objects.get().posts_ours == 1
        assert Counter.objects.values_list("side", "posts").get(side="us") == ("us", 1)
        assert steps() == ["approve", "claim", "accepted"]

    def test_each_step_has_its_audit_and_its_change(self, sea, harbour):
        sea.reply(harbour, sea.asks(harbour))
        sea.sender().work()
        kinds = ["team:post:approved", "worker:post:claimed", "worker:post:sent"]
        assert list(Audit.objects.order_by("id").values_list("kind", flat=True)) == kinds
        assert set(kinds) <= set(Change.objects.values_list("kind", flat=True))
        assert "post:seen" in Change.objects.values_list("kind", flat=True)
        assert "pier" not in str(Audit.objects.values_list("detail"))

    def test_its_bytes_are_stored_first_and_no_transaction_is_open(self, sea, harbour):
        seen = []

        class Watching:
            def __init__(self, inner):
                self.inner, self.channel = inner, inner.channel

            def prepare(self, *given):
                return self.inner.prepare(*given)

            def publish(self, prepared):
                seen.append((row().state, bytes(row().prepared) == prepared.body, connection.in_atomic_block))
                return self.inner.publish(prepared)

        sea.reply(harbour, sea.asks(harbour))
        sea.sender(wrap=Watching).work()
        assert seen == [("sending", True, False)]

    def test_its_echo_is_a_duplicate_whichever_comes_first(self, sea, harbour):
        asked = sea.asks(harbour)
        sea.reply(harbour, asked)
        sea.sender().work()
        receive(harbour.channel, next(sea.adapter().listen(None)), later(2))
        assert Post.objects.filter(side="us").count() == 1

    def test_a_private_question_is_answered_privately(self, sea, harbour):
        asked = sea.asks(harbour, to=sea.us)
        Post.objects.update(public=False)
        Post.objects.get().handle.__class__.objects.filter(handle="ann.example").update(
            external_id=sea.stranger
        )
        sea.reply(harbour, asked)
        sea.sender().work()
        assert sea.network.posts_by(sea.us)[0]["to"] == sea.stranger
        assert not Post.objects.get(side="us").public


class TestOneWorker:
    def test_of_two_that_come_together_each_post_is_sent_by_one(self, sea, harbour):
        asked = [sea.asks(harbour) for _ in range(8)]
        for post in asked:
            sea.reply(harbour, post)
        together, faults = Barrier(2), []

        def work(name: str) -> None:
            try:
                sender = sea.sender(name)
                together.wait()
                sender.work()
            except Exception as error:  # noqa: BLE001 - shown by the test
                faults.append(error)
            finally:
                setup.let_go()

        threads = [Thread(target=work, args=(name,)) for name in ("one", "two")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []
        assert [sea.answers(post) for post in asked] == [[ANSWER]] * 8
        assert steps().count("claim") == 8

    def test_what_one_holds_no_other_takes(self, sea, harbour):
        sea.reply(harbour, sea.asks(harbour))
        Outgoing.objects.update(state="sending", lease_until=later(2))
        assert sea.sender("two").work() == 0

    @pytest.mark.parametrize("ends", [None, later(0)])
    def test_one_past_its_lease_or_without_one_is_taken_for_lost(self, sea, harbour, ends):
        sea.reply(harbour, sea.asks(harbour))
        sea.network.schedule(Fault("lose_answer", on="send"))
        sea.sender("one").work()
        Outgoing.objects.update(state="sending", lease_until=ends)  # as if its worker had died there
        sea.sender("two").work()
        assert steps() == ["approve", "claim", "lost", "lost", "found"]

    def test_what_is_approved_for_later_waits_for_its_time(self, sea, harbour):
        sea.reply(harbour, sea.asks(harbour))
        Outgoing.objects.update(due_at=later(2))
        assert sea.sender().work() == 0
        Outgoing.objects.update(due_at=later(0))
        assert sea.sender().work() == 1


class TestDoubt:
    def test_it_is_looked_for_and_found(self, sea, harbour):
        asked = sea.asks(harbour)
        sea.reply(harbour, asked)
        sea.network.schedule(Fault("lose_answer", on="send"))
        sea.sender().work()
        assert row().state == "unknown"
        sea.sender().work()
        assert row().state == "sent"
        assert sea.answers(asked) == [ANSWER]
        assert steps() == ["approve", "claim", "lost", "found"]

    def test_a_network_that_lists_late_is_given_its_time(self, tmp_path):
        sea = Sea(tmp_path / "late.sqlite3", Rules(idempotency="reconcile_only", settles_s=300))
        harbour = sea.settled()
        asked = sea.asks(harbour)
        sea.reply(harbour, asked)
        sea.network.schedule(Fault("lose_answer", on="send"))
        for _ in range(4):  # within five minutes it is never sent again
            sea.sender().work()
            sea.clock.wait(61)
        assert row().state == "unknown"
        assert "not_found" not in steps()
        assert sea.go_on(sea.sender(), row().pk) == "sent"
        assert sea.answers(asked) == [ANSWER]

    def test_not_found_it_is_sent_again_with_the_same_bytes(self, sea, harbour):
        asked = sea.asks(harbour)
        sea.reply(harbour, asked)
        sea.sender(wrap=Dropping).work()
        sea.clock.wait(30)
        sea.sender().work()
        assert (row().state, sea.answers(asked)) == ("unknown", [])
        was = bytes(row().prepared)
        assert sea.go_on(sea.sender(), row().pk) == "sent"
        assert bytes(row().prepared) == was
        assert sea.answers(asked) == [ANSWER]
        assert steps()[:3] == ["approve", "claim", "lost"]
        assert steps()[-3:] == ["not_found", "claim", "accepted"]

    def test_who_writes_it_sees_why(self, sea, harbour):
        sea.reply(harbour, sea.asks(harbour))
        sea.network.schedule(Fault("lose_answer", on="send"))
        sea.sender().work()
        assert row().trouble == "The network did not say whether it took the post."


class Dropping:
    """An adapter whose request vanishes on the way, with an error nobody thought of."""

    def __init__(self, inner):
        self.inner, self.channel = inner, inner.channel

    def prepare(self, *given):
        return self.inner.prepare(*given)

    def publish(self, prepared):
        raise OSError("the cable was cut")


class TestRefused:
    def test_for_good_with_its_sentence(self, sea, harbour):
        asked = sea.asks(harbour, who_may_reply="nobody")
        sea.reply(harbour, asked)
        sea.sender().work()
        assert (row().state, row().trouble) == ("failed", "This person does not take answers from us here.")
        assert steps() == ["approve", "claim", "refused"]
        assert need_of(asked).ended == "open"

    def test_for_now_it_waits_as_long_as_asked(self, sea, harbour):
        asked = sea.asks(harbour)
        sea.reply(harbour, asked)
        sea.network.schedule(Fault("slow_down", lasts_s=600))
        sea.sender().work()
        assert (row().state, row().next_try_at >= later(1 + 1 / 6)) == ("approved", True)
        sea.clock.wait(590)
        assert sea.sender().work() == 0
        sea.clock.wait(11)
        sea.sender().work()
        assert sea.answers(asked) == [ANSWER]

    def test_again_and_again_it_is_given_up_and_can_be_retried(self, sea, harbour):
        asked = sea.asks(harbour)
        number = sea.reply(harbour, asked)
        sea.network.schedule(Fault("unreachable", on="send", times=ATTEMPTS))
        for _ in range(ATTEMPTS):
            sea.sender().work()
            sea.clock.wait(3601)
        assert row().state == "failed"
        reply.retry(harbour.sight("ada"), number, sea.clock())
        sea.sender().work()
        assert sea.answers(asked) == [ANSWER]


class TestHeld:
    def test_nothing_leaves_while_sending_is_off(self, sea, harbour):
        asked = sea.asks(harbour)
        sea.reply(harbour, asked)
        assert sea.sender(sending=False).work() == 0
        assert (row().state, sea.answers(asked)) == ("approved", [])
        sea.sender().work()
        assert row().state == "sent"

    def test_a_channel_that_lets_us_in_no_more_keeps_its_posts_waiting(self, sea, harbour):
        asked = sea.asks(harbour)
        sea.reply(harbour, asked)
        adapter = sea.adapter()
        sea.network.revoke(sea.us)
        sender = sea.sender(adapter=adapter)
        sender.work()
        channel = Channel.objects.get(id=harbour.channel)
        assert (channel.state, row().state) == ("revoked", "approved")
        assert "Connect the channel again" in channel.trouble
        sea.clock.wait(4000)
        assert sender.work() == 0
        Channel.objects.update(state="on", trouble="")
        sea.sender().work()
        assert sea.answers(asked) == [ANSWER]

    def test_what_was_withdrawn_stays_here(self, sea, harbour):
        asked = sea.asks(harbour)
        number = sea.reply(harbour, asked)
        reply.withdraw(harbour.sight("ada"), number, sea.clock())
        assert sea.sender().work() == 0
        assert sea.answers(asked) == []
