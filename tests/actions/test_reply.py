"""Answering: what is written down, what is refused, and what is counted."""

from datetime import timedelta

import pytest
from tests.harbour import NOON, Harbour, later, need_of, said, settle

from yourturn.actions import reply
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.outbox import ImpossibleStep
from yourturn.core.permissions import NotAllowed
from yourturn.core.speaking import CannotAnswer, NothingToSay, TheirTurn, TooLong
from yourturn.store.models import (
    Audit,
    Channel,
    Conversation,
    Draft,
    Outgoing,
    OutgoingStep,
    Person,
    Post,
)


@pytest.fixture
def harbour() -> Harbour:
    return settle()


@pytest.fixture
def asked(harbour: Harbour) -> Post:
    return said(harbour.channel, harbour.ann, "When does the night boat leave?", NOON)


@pytest.fixture
def their_turn(harbour: Harbour, asked: Post) -> Post:
    """We asked Ann back, and wait for her."""
    follow_up = 1 << 12
    said(harbour.channel, None, "Which pier do you mean?", later(1), asked.conversation_id, asked.pk,
         labels=follow_up)  # fmt: skip
    assert Conversation.objects.get().whose_turn == "theirs"
    return asked


def send(harbour: Harbour, asked: Post, text: str = "At ten.", who: str = "ada", **more: object) -> int:
    return reply.send_reply(
        harbour.sight(who), asked.conversation_id, text, later(2), **{"key": "k1", **more}
    )


def kinds() -> list[str]:
    return list(Audit.objects.order_by("id").values_list("kind", flat=True))


class TestSaveDraft:
    def test_one_per_colleague_and_conversation(self, harbour, asked):
        for text in ("At", "At ten."):
            reply.save_draft(harbour.sight("ben"), asked.conversation_id, text, NOON)
        reply.save_draft(harbour.sight("ada"), asked.conversation_id, "At eleven?", NOON)
        assert set(Draft.objects.values_list("user", "text")) == {
            (harbour.ben, "At ten."),
            (harbour.ada, "At eleven?"),
        }

    def test_blanks_take_it_away(self, harbour, asked):
        reply.save_draft(harbour.sight("ben"), asked.conversation_id, "At", NOON)
        reply.save_draft(harbour.sight("ben"), asked.conversation_id, " ", NOON)
        assert not Draft.objects.exists()

    def test_not_where_they_see_nothing(self, harbour, asked):
        with pytest.raises(NotThere):
            reply.save_draft(harbour.sight("cleo"), asked.conversation_id, "At", NOON)


class TestSendReply:
    def test_it_is_written_down_with_its_key_and_each_step(self, harbour, asked):
        reply.save_draft(harbour.sight("ada"), asked.conversation_id, "At ten.", NOON)
        number = send(harbour, asked)
        row = Outgoing.objects.get(id=number)
        assert (row.state, row.key, row.reply_to, row.over_them) == ("approved", "k1", asked.pk, False)
        assert OutgoingStep.objects.values("event", "state", "by").get() == {
            "event": "approve",
            "state": "approved",
            "by": harbour.ada,
        }
        assert kinds() == ["team:post:approved"]
        assert not Draft.objects.exists()

    def test_pressed_twice_it_is_one_reply(self, harbour, asked):
        assert send(harbour, asked) == send(harbour, asked)
        assert Outgoing.objects.count() == 1

    @pytest.mark.parametrize(("text", "error"), [(" \n", NothingToSay), ("boat " * 20, TooLong)])
    def test_words_that_cannot_go_are_refused(self, harbour, asked, text, error):
        with pytest.raises(error):
            send(harbour, asked, text)
        assert not Outgoing.objects.exists()

    def test_a_listener_may_not_and_a_stranger_sees_nothing(self, harbour, asked):
        with pytest.raises(NotAllowed):
            send(harbour, asked, who="ben")
        with pytest.raises(NotThere):
            send(harbour, asked, who="cleo")

    def test_a_channel_without_a_network_takes_none(self, harbour, asked):
        Channel.objects.filter(id=harbour.channel).update(kind="by_hand")
        with pytest.raises(CannotAnswer, match="record it"):
            send(harbour, asked)

    def test_a_person_whom_we_blocked_is_not_answered(self, harbour, asked):
        Person.objects.update(blocked_at=NOON)
        with pytest.raises(CannotAnswer, match="Unblock"):
            send(harbour, asked)

    def test_a_post_of_another_conversation_is_refused(self, harbour, asked):
        other = said(harbour.channel, harbour.ann, "And the day boat?", NOON)
        with pytest.raises(BadInput, match="another conversation"):
            send(harbour, asked, reply_to=other.pk)

    def test_talking_over_them_takes_a_second_press_and_is_counted(self, harbour, their_turn):
        with pytest.raises(TheirTurn) as refusal:
            send(harbour, their_turn)
        assert refusal.value.since == later(1)
        assert not Outgoing.objects.exists()
        number = send(harbour, their_turn, over_them=True)
        assert Outgoing.objects.get(id=number).over_them
        assert kinds()[-1] == "team:post:talked_over"

    def test_a_press_that_was_not_needed_is_not_counted(self, harbour, asked):
        assert not Outgoing.objects.get(id=send(harbour, asked, over_them=True)).over_them


class TestAcknowledge:
    def test_it_is_told_apart(self, harbour, asked):
        number = reply.acknowledge(
            harbour.sight("ada"), asked.conversation_id, "We heard you.", NOON, key="k2"
        )
        assert Outgoing.objects.get(id=number).kind == "ack"
        with pytest.raises(NotAllowed):
            reply.acknowledge(harbour.sight("ben"), asked.conversation_id, "We heard you.", NOON, key="k3")


class TestWithdraw:
    def test_before_it_is_sent(self, harbour, asked):
        number = send(harbour, asked)
        with pytest.raises(NotAllowed):
            reply.withdraw(harbour.sight("ben"), number, later(2))
        reply.withdraw(harbour.sight("ada"), number, later(2))
        assert Outgoing.objects.get().state == "withdrawn"

    def test_not_while_it_may_be_out(self, harbour, asked):
        number = send(harbour, asked)
        Outgoing.objects.update(state="sending")
        with pytest.raises(ImpossibleStep, match="is being sent"):
            reply.withdraw(harbour.sight("ada"), number, later(2))


class TestRetry:
    def test_what_failed_goes_again_with_its_key(self, harbour, asked):
        number = send(harbour, asked)
        with pytest.raises(ImpossibleStep):
            reply.retry(harbour.sight("ada"), number, later(2))
        Outgoing.objects.update(state="failed", tries=10, trouble="No.", next_try_at=later(9))
        reply.retry(harbour.sight("ada"), number, later(3))
        row = Outgoing.objects.get()
        assert (row.state, row.key, row.tries, row.trouble, row.next_try_at) == (
            "approved",
            "k1",
            0,
            "",
            None,
        )


class TestRecordByHand:
    def record(self, harbour: Harbour, asked: Post, who: str = "ben", **more: object) -> int:
        given = {
            "text": "At ten, from pier two.",
            "link": "https://square.example/9",
            "at": later(1),
            "key": "h1",
        }
        values = {**given, **more}
        text, link, at = values.pop("text"), values.pop("link"), values.pop("at")
        return reply.record_by_hand(
            harbour.sight(who), asked.conversation_id, text, link, at, later(2), **values
        )

    def test_it_answers_as_any_other(self, harbour, asked):
        post = Post.objects.get(id=self.record(harbour, asked))
        assert (post.side, post.at, post.url, post.parent) == (
            "us", later(1), "https://square.example/9", asked.pk,
        )  # fmt: skip
        assert need_of(asked).ended == "answered"
        assert need_of(asked).answered_by == post.pk
        assert Outgoing.objects.values_list("state", "post").get() == ("sent", post.pk)
        assert self.record(harbour, asked) == post.pk

    def test_a_time_to_come_is_refused(self, harbour, asked):
        with pytest.raises(BadInput, match="still to come"):
            self.record(harbour, asked, at=later(2) + timedelta(seconds=1))
        with pytest.raises(NotThere):
            self.record(harbour, asked, who="cleo")
