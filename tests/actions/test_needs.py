"""Take, give, put off, close, and take it all back."""

from datetime import UTC, date, datetime

import pytest
from tests.harbour import NOON, Harbour, later, need_of, person, said, settle

from yourturn.actions import needs
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.permissions import NotAllowed
from yourturn.store.models import Audit, Closing, Conversation, Need, Post, Seat


@pytest.fixture
def harbour() -> Harbour:
    return settle()


@pytest.fixture
def asked(harbour: Harbour) -> Post:
    return said(harbour.channel, harbour.ann, "When does the night boat leave?", NOON)


def holder(post: Post) -> int | None:
    return Conversation.objects.get(id=post.conversation_id).assignee_id


def kinds() -> list[str]:
    return list(Audit.objects.order_by("id").values_list("kind", flat=True))


class TestTake:
    def test_it_is_theirs_and_the_audit_says_so(self, harbour, asked):
        needs.take(harbour.sight("ben"), [asked.conversation_id], NOON)
        assert holder(asked) == harbour.ben
        assert kinds() == ["team:conversation:taken"]

    def test_from_a_colleague_it_is_taken_over(self, harbour, asked):
        needs.take(harbour.sight("ben"), [asked.conversation_id], NOON)
        needs.take(harbour.sight("ada"), [asked.conversation_id], NOON)
        assert holder(asked) == harbour.ada
        assert kinds()[-1] == "team:conversation:taken_over"

    def test_who_does_not_see_the_channel_is_told_it_is_not_there(self, harbour, asked):
        with pytest.raises(NotThere):
            needs.take(harbour.sight("cleo"), [asked.conversation_id], NOON)
        assert holder(asked) is None

    def test_many_are_taken_or_none(self, harbour, asked):
        foreign = said(harbour.other, harbour.ann, "Hello, is anybody there?", NOON)
        with pytest.raises(NotThere):
            needs.take(harbour.sight("ben"), [asked.conversation_id, foreign.conversation_id], NOON)
        assert holder(asked) is None
        done = needs.take(harbour.sight("olga"), [asked.conversation_id, foreign.conversation_id], NOON)
        assert len(done.audits) == 2

    def test_an_observer_may_not(self, harbour, asked):
        Seat.objects.filter(user=harbour.ben).update(role="observer")
        with pytest.raises(NotAllowed):
            needs.take(harbour.sight("ben"), [asked.conversation_id], NOON)


class TestAssign:
    def test_to_somebody_who_sees_it_only(self, harbour, asked):
        needs.assign(harbour.sight("ada"), [asked.conversation_id], harbour.ben, NOON)
        assert holder(asked) == harbour.ben
        with pytest.raises(BadInput, match="may not see"):
            needs.assign(harbour.sight("ada"), [asked.conversation_id], harbour.cleo, NOON)
        assert holder(asked) == harbour.ben


class TestLetGo:
    def test_nobody_has_it(self, harbour, asked):
        needs.take(harbour.sight("ben"), [asked.conversation_id], NOON)
        needs.let_go(harbour.sight("ben"), [asked.conversation_id], NOON)
        assert holder(asked) is None
        assert kinds()[-1] == "team:conversation:left"


class TestSnooze:
    @pytest.mark.parametrize(
        ("how", "day", "until"),
        [
            ("hour", None, later(1)),
            ("tomorrow", None, datetime(2026, 5, 2, 7, tzinfo=UTC)),  # nine in Berlin
            ("next_week", None, datetime(2026, 5, 4, 7, tzinfo=UTC)),
            ("date", date(2026, 6, 1), datetime(2026, 6, 1, 7, tzinfo=UTC)),
            ("reply", None, None),
        ],
    )
    def test_it_comes_back_then(self, harbour, asked, how, day, until):
        needs.snooze(harbour.sight("ben"), [need_of(asked).pk], how, NOON, day)
        assert need_of(asked).snoozed_until == until
        assert need_of(asked).snoozed_for_reply == (how == "reply")
        assert need_of(asked).ended == "open"

    def test_a_day_that_is_over_is_refused(self, harbour, asked):
        with pytest.raises(BadInput):
            needs.snooze(harbour.sight("ben"), [need_of(asked).pk], "date", NOON, date(2026, 4, 30))


class TestWake:
    def test_it_is_back_at_once(self, harbour, asked):
        needs.snooze(harbour.sight("ben"), [need_of(asked).pk], "reply", NOON)
        needs.wake(harbour.sight("ben"), [need_of(asked).pk], NOON)
        assert not need_of(asked).snoozed_for_reply


class TestClose:
    def test_it_ends_without_an_answer_and_is_counted_as_that(self, harbour, asked):
        needs.close(harbour.sight("ada"), [need_of(asked).pk], "not_for_us", "Meant for the tram.", later(1))
        assert need_of(asked).ended == "closed"
        assert Conversation.objects.get().whose_turn == "nobodys"
        assert Closing.objects.values("outcome", "reason", "by").get() == {
            "outcome": "not_for_us",
            "reason": "Meant for the tram.",
            "by": harbour.ada,
        }
        assert "tram" not in str(Audit.objects.values_list("detail"))

    def test_without_a_reason_nothing_is_closed(self, harbour, asked):
        with pytest.raises(BadInput, match="why"):
            needs.close(harbour.sight("ada"), [need_of(asked).pk], "spam", " ", NOON)
        assert need_of(asked).ended == "open"

    def test_a_listener_may_not(self, harbour, asked):
        with pytest.raises(NotAllowed):
            needs.close(harbour.sight("ben"), [need_of(asked).pk], "spam", "An offer.", NOON)

    def test_many_at_once_and_what_they_write_next_waits_again(self, harbour, asked):
        second = said(harbour.channel, person("Bo Ek", "bo.example"), "Is the kiosk open?", NOON)
        needs.close(harbour.sight("ada"), [n.pk for n in Need.objects.all()], "other", "A test.", later(1))
        assert set(Need.objects.values_list("ended", flat=True)) == {"closed"}
        more = said(harbour.channel, harbour.ann, "And on Sunday?", later(9), asked.conversation_id, labels=1)
        assert need_of(more).ended == "open"
        assert need_of(second).ended == "closed"

    def test_what_is_over_cannot_be_closed(self, harbour, asked):
        needs.close(harbour.sight("ada"), [need_of(asked).pk], "spam", "An offer.", NOON)
        with pytest.raises(BadInput, match="does not wait"):
            needs.close(harbour.sight("ada"), [need_of(asked).pk], "spam", "An offer.", NOON)


class TestUndo:
    def test_a_closing_is_undone_and_stays_on_record(self, harbour, asked):
        done = needs.close(harbour.sight("ada"), [need_of(asked).pk], "spam", "An offer.", later(1))
        needs.undo(harbour.sight("ada"), done.audits, later(2))
        assert need_of(asked).ended == "open"
        assert Conversation.objects.get().whose_turn == "ours"
        assert Closing.objects.get().undone_at == later(2)
        with pytest.raises(BadInput, match="already"):
            needs.undo(harbour.sight("ada"), done.audits, later(3))

    def test_who_had_it_has_it_again(self, harbour, asked):
        needs.take(harbour.sight("ben"), [asked.conversation_id], NOON)
        done = needs.take(harbour.sight("ada"), [asked.conversation_id], NOON)
        needs.undo(harbour.sight("ada"), done.audits, NOON)
        assert holder(asked) == harbour.ben
        with pytest.raises(BadInput, match="Somebody else"):
            needs.undo(harbour.sight("ada"), done.audits, NOON)

    def test_a_snooze_is_undone(self, harbour, asked):
        done = needs.snooze(harbour.sight("ben"), [need_of(asked).pk], "tomorrow", NOON)
        needs.undo(harbour.sight("ben"), done.audits, NOON)
        assert need_of(asked).snoozed_until is None

    def test_of_a_channel_not_seen_it_is_not_there(self, harbour, asked):
        done = needs.take(harbour.sight("ben"), [asked.conversation_id], NOON)
        with pytest.raises(NotThere):
            needs.undo(harbour.sight("cleo"), done.audits, NOON)
