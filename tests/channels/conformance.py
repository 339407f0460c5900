"""What every adapter must do, whichever network it speaks to: subclass, give a fixture `trouble`.

The suite reaches the network only through `Trouble`. Where a network cannot be troubled in some way (a real
server gives no 429 on demand), its method calls `pytest.skip` with the reason.
"""

from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

import pytest

from yourturn.channels import (
    Absent,
    AccessRevoked,
    Actor,
    Adapter,
    Batch,
    Draft,
    Event,
    Gap,
    Gone,
    Item,
    Prepared,
    Published,
    Ref,
    Refused,
    Seen,
    SlowDown,
    Unknown,
)

HARD_TEXTS = {
    "several scripts": "Grüße aus Łódź – здравствуйте, שלום, مرحبا, 你好, नमस्ते",
    "joined signs": "👩🏽‍🚒 👨‍👩‍👧‍👦 🏳️‍🌈 e\u0301 ﷽",
    "bidi marks": "price \u202e0001\u202c and \u2067עברית\u2069 end",
    "zero width": "zero\u200bwidth\u200djoin",
    "lines": "first line\n\nthird line",
    "what looks like code": '<b>&amp;</b> <script>alert(1)</script> {{ x }} %s "quoted" \\n',
}


class Trouble(Protocol):
    """The other side of an adapter, in a test's hands."""

    adapter: Adapter

    def restarted(self) -> Adapter:
        """Give an adapter as after a crash: same account, nothing remembered."""

    def now(self) -> datetime: ...

    def wait(self, seconds: float) -> None:
        """Let that much time pass on the network."""

    def someone_posts(self, text: str, *, reply_to: Ref | None = None) -> str:
        """Let a stranger post something that we hear (it names us), and give its id."""

    def someone_edits(self, post: str, text: str) -> None: ...

    def someone_deletes(self, post: str) -> None: ...

    def someone_writes_privately(self, text: str) -> str: ...

    def someone_takes_no_answers(self, text: str) -> str:
        """Let a stranger post something that we hear and must not answer."""

    def someone_is_renamed(self) -> str:
        """Change the stranger's handle and give the new one."""

    def ours(self) -> list[str]:
        """Give the words of our posts as they stand on the network, oldest first."""

    def lose_the_next_answer(self) -> None:
        """Let the next thing we publish arrive and its answer never come."""

    def lose_the_next_request(self) -> None:
        """Let the next thing we publish not arrive."""

    def slow_down(self, seconds: float) -> None: ...

    def list_everything_twice(self) -> None:
        """Let what happens from now on be delivered twice."""

    def expire_cursors(self) -> None: ...

    def revoke(self) -> None: ...

    def connect_again(self) -> Adapter: ...


def key(number: int) -> str:
    """Give keys as the outbox makes them."""
    return str(UUID(int=0xA11CE << 64 | 4 << 76 | 2 << 62 | number))


def heard(adapter: Adapter, cursor: str | None = None) -> tuple[list[Event], str]:
    """Give everything there is after the cursor, and where that ends."""
    batches: list[Batch] = list(adapter.listen(cursor))
    assert batches, "listen gives one batch at least"
    return [event for batch in batches for event in batch.events], batches[-1].cursor


def items(events: list[Event]) -> list[Item]:
    return [event.item for event in events if isinstance(event, Seen)]


def item(adapter: Adapter, post: str) -> Item:
    """Give the newest revision of a post as we hear it."""
    return [item for item in items(heard(adapter)[0]) if item.ref.id == post][-1]


def published(adapter: Adapter, draft: Draft, number: int, at: datetime) -> Published:
    told = adapter.publish(adapter.prepare(draft, key(number), at))
    assert isinstance(told, Published), told
    return told


def settled(trouble: Trouble, adapter: Adapter, prepared: Prepared) -> Published | Absent | Unknown:
    """Look for what we sent once the network has had the time it says it needs."""
    trouble.wait(adapter.probe().settles_s + 1)
    return adapter.reconcile(prepared)


class Listening:
    """Hearing: once at least, in pieces that can be resumed, with holes that are said."""

    def test_a_post_that_names_us_is_seen_with_its_own_bytes(self, trouble: Trouble) -> None:
        post = trouble.someone_posts("is anybody there")
        found = item(trouble.adapter, post)
        assert "is anybody there" in found.text
        assert found.ref.channel == trouble.adapter.channel
        assert found.raw.lstrip().startswith(b"{")
        assert found.at.utcoffset() == timedelta(0)
        assert trouble.adapter.probe().account.id in found.mentions
        assert found.actor.id != trouble.adapter.probe().account.id

    def test_listening_resumes_after_its_cursor_and_repeats_nothing_before_it(self, trouble: Trouble) -> None:
        first = trouble.someone_posts("first")
        events, cursor = heard(trouble.adapter)
        second = trouble.someone_posts("second")
        later, _ = heard(trouble.restarted(), cursor)
        assert first in {found.ref.id for found in items(events)}
        assert [found.ref.id for found in items(later)] == [second]

    def test_nothing_new_is_an_empty_batch_with_a_cursor_that_still_works(self, trouble: Trouble) -> None:
        _, cursor = heard(trouble.adapter)
        events, cursor = heard(trouble.adapter, cursor)
        assert events == []
        post = trouble.someone_posts("after the silence")
        assert [found.ref.id for found in items(heard(trouble.adapter, cursor)[0])] == [post]

    def test_every_batch_ends_where_its_cursor_says(self, trouble: Trouble) -> None:
        posts = [trouble.someone_posts(f"number {n}") for n in range(7)]
        batches = list(trouble.adapter.listen(None))
        for n, batch in enumerate(batches):
            rest = [event for later in batches[n + 1 :] for event in later.events]
            assert items(heard(trouble.restarted(), batch.cursor)[0]) == items(rest)
        assert {found.ref.id for batch in batches for found in items(list(batch.events))} >= set(posts)

    def test_a_batch_says_when_to_ask_again(self, trouble: Trouble) -> None:
        assert all(batch.poll_again_s > 0 for batch in trouble.adapter.listen(None))

    def test_what_is_delivered_twice_has_the_same_ref(self, trouble: Trouble) -> None:
        trouble.list_everything_twice()
        post = trouble.someone_posts("you may read this twice")
        trouble.wait(120)
        found = [found for found in items(heard(trouble.adapter)[0]) if found.ref.id == post]
        assert len(found) > 1
        assert len({found.ref for found in found}) == 1

    def test_an_edit_is_a_new_revision_of_the_same_post(self, trouble: Trouble) -> None:
        post = trouble.someone_posts("the boat leaves at nine")
        events, cursor = heard(trouble.adapter)
        before = next(found for found in items(events) if found.ref.id == post)
        trouble.someone_edits(post, "the boat leaves at ten")
        after = next(found for found in items(heard(trouble.adapter, cursor)[0]) if found.ref.id == post)
        assert after.ref.post == before.ref.post
        assert after.ref.revision != before.ref.revision
        assert "at ten" in after.text
        assert after.at == before.at

    def test_a_deleted_post_is_gone(self, trouble: Trouble) -> None:
        post = trouble.someone_posts("I should not have said that")
        found = item(trouble.adapter, post)
        _, cursor = heard(trouble.adapter)
        trouble.someone_deletes(post)
        told = trouble.adapter.recheck([found.ref])
        assert [(type(event), event.ref.id) for event in told if isinstance(event, Gone)] == [(Gone, post)]
        if trouble.adapter.probe().tells_deletions:
            events, _ = heard(trouble.adapter, cursor)
            assert [event.ref.id for event in events if isinstance(event, Gone)] == [post]

    def test_rechecking_what_has_not_changed_says_nothing(self, trouble: Trouble) -> None:
        found = item(trouble.adapter, trouble.someone_posts("still here"))
        assert trouble.adapter.recheck([found.ref]) == ()

    def test_rechecking_finds_an_edit(self, trouble: Trouble) -> None:
        found = item(trouble.adapter, trouble.someone_posts("one"))
        trouble.someone_edits(found.ref.id, "two")
        (event,) = trouble.adapter.recheck([found.ref])
        assert isinstance(event, Seen)
        assert event.item.ref.revision != found.ref.revision

    def test_an_expired_cursor_is_a_gap_and_listening_goes_on(self, trouble: Trouble) -> None:
        _, cursor = heard(trouble.adapter)
        since = trouble.now()
        trouble.wait(10)
        trouble.someone_posts("said into the hole")
        trouble.wait(10)
        trouble.expire_cursors()
        events, cursor = heard(trouble.adapter, cursor)
        (gap,) = [event for event in events if isinstance(event, Gap)]
        assert events[0] == gap
        assert gap.since is None or gap.since <= since
        assert gap.until > since
        trouble.wait(1)
        post = trouble.someone_posts("after the hole")
        later, _ = heard(trouble.adapter, cursor)
        assert [found.ref.id for found in items(later)] == [post]
        assert not [event for event in later if isinstance(event, Gap)]

    def test_a_cursor_of_somebody_else_is_a_gap_too(self, trouble: Trouble) -> None:
        trouble.wait(1)
        events, _ = heard(trouble.adapter, "no cursor of ours")
        assert isinstance(events[0], Gap)

    def test_a_private_message_is_private(self, trouble: Trouble) -> None:
        found = item(trouble.adapter, trouble.someone_writes_privately("between us"))
        assert (found.kind, found.visibility) == ("dm", "private")

    def test_another_handle_is_the_same_account(self, trouble: Trouble) -> None:
        before = item(trouble.adapter, trouble.someone_posts("before")).actor
        handle = trouble.someone_is_renamed()
        after = item(trouble.adapter, trouble.someone_posts("after")).actor
        assert after.handle == handle
        assert after.id == before.id

    def test_a_thread_has_parents_before_children(self, trouble: Trouble) -> None:
        top = item(trouble.adapter, trouble.someone_posts("top"))
        middle = item(trouble.adapter, trouble.someone_posts("middle", reply_to=top.ref))
        trouble.someone_posts("bottom", reply_to=middle.ref)
        told = items(list(trouble.adapter.thread(middle.ref)))
        assert [found.text.split()[-1] for found in told] == ["top", "middle", "bottom"]
        assert [found.reply_to.id if found.reply_to else None for found in told] == [
            None,
            top.ref.id,
            middle.ref.id,
        ]
        assert len({found.conversation for found in told}) == 1

    @pytest.mark.parametrize("name", HARD_TEXTS)
    def test_hard_texts_are_heard_as_they_were_written(self, trouble: Trouble, name: str) -> None:
        post = trouble.someone_posts(HARD_TEXTS[name])
        assert HARD_TEXTS[name] in item(trouble.adapter, post).text

    def test_too_many_requests_say_until_when(self, trouble: Trouble) -> None:
        trouble.slow_down(60)
        with pytest.raises(SlowDown) as caught:
            list(trouble.adapter.listen(None))
        assert trouble.now() < caught.value.until <= trouble.now() + timedelta(seconds=61)
        trouble.wait(61)
        assert list(trouble.adapter.listen(None))

    def test_a_revoked_permission_is_said_and_ends_when_connected_again(self, trouble: Trouble) -> None:
        _, cursor = heard(trouble.adapter)
        trouble.revoke()
        for ask in (lambda: list(trouble.adapter.listen(cursor)), trouble.adapter.probe):
            with pytest.raises(AccessRevoked):
                ask()
        post = trouble.someone_posts("are you still there")
        again = trouble.connect_again()
        assert [found.ref.id for found in items(heard(again, cursor)[0])] == [post]


class Speaking:
    """Publishing: never twice, never lost, and no is said in words."""

    def test_preparing_is_pure(self, trouble: Trouble) -> None:
        draft, at = Draft("Good morning"), trouble.now()
        first = trouble.adapter.prepare(draft, key(1), at)
        trouble.wait(5)
        assert trouble.restarted().prepare(draft, key(1), at) == first
        assert trouble.adapter.prepare(draft, key(2), at).body != first.body
        assert trouble.ours() == []

    def test_what_is_published_is_there_once_and_is_heard_as_ours(self, trouble: Trouble) -> None:
        told = published(trouble.adapter, Draft("Good morning"), 1, trouble.now())
        assert trouble.ours() == ["Good morning"]
        found = item(trouble.adapter, told.ref.id)
        assert found.ref.post == told.ref.post
        assert found.actor.id == trouble.adapter.probe().account.id

    def test_the_same_key_twice_is_one_post_where_the_server_promises_it(self, trouble: Trouble) -> None:
        prepared = trouble.adapter.prepare(Draft("Only once"), key(1), trouble.now())
        first = trouble.adapter.publish(prepared)
        assert isinstance(first, Published)
        if trouble.adapter.probe().idempotency == "reconcile_only":
            second = settled(trouble, trouble.adapter, prepared)
        else:
            second = trouble.restarted().publish(prepared)
        assert isinstance(second, Published)
        assert second.ref == first.ref
        assert trouble.ours() == ["Only once"]

    def test_the_same_key_with_other_words_changes_nothing(self, trouble: Trouble) -> None:
        if trouble.adapter.probe().idempotency not in {"exact", "window"}:
            pytest.skip("this server keeps no keys")
        published(trouble.adapter, Draft("The first words"), 1, trouble.now())
        told = trouble.adapter.publish(trouble.adapter.prepare(Draft("Other words"), key(1), trouble.now()))
        assert isinstance(told, Refused)
        assert told.code == "key_taken"
        assert trouble.ours() == ["The first words"]

    def test_the_same_words_under_two_keys_are_two_posts(self, trouble: Trouble) -> None:
        first = published(trouble.adapter, Draft("Running again"), 1, trouble.now())
        trouble.wait(60)
        second = published(trouble.adapter, Draft("Running again"), 2, trouble.now())
        assert first.ref.id != second.ref.id
        assert trouble.ours() == ["Running again"] * 2

    def test_killed_between_sending_and_the_answer_it_is_found_and_not_sent_again(
        self, trouble: Trouble
    ) -> None:
        prepared = trouble.adapter.prepare(Draft("Did that arrive"), key(1), trouble.now())
        trouble.lose_the_next_answer()
        assert isinstance(trouble.adapter.publish(prepared), Unknown)
        told = settled(trouble, trouble.restarted(), prepared)
        assert isinstance(told, Published)
        assert item(trouble.adapter, told.ref.id).text == "Did that arrive"
        assert trouble.ours() == ["Did that arrive"]

    def test_killed_before_sending_it_is_absent_and_can_be_sent(self, trouble: Trouble) -> None:
        prepared = trouble.adapter.prepare(Draft("Not yet sent"), key(1), trouble.now())
        assert isinstance(settled(trouble, trouble.restarted(), prepared), Absent)
        assert isinstance(trouble.restarted().publish(prepared), Published)
        assert trouble.ours() == ["Not yet sent"]

    def test_a_request_that_never_left_may_go_later(self, trouble: Trouble) -> None:
        prepared = trouble.adapter.prepare(Draft("Later then"), key(1), trouble.now())
        trouble.lose_the_next_request()
        told = trouble.adapter.publish(prepared)
        assert isinstance(told, Refused)
        assert told.retry_at is not None
        assert told.retry_at > trouble.now()
        assert trouble.ours() == []
        assert isinstance(trouble.adapter.publish(prepared), Published)

    def test_reconciling_does_not_take_another_post_for_ours(self, trouble: Trouble) -> None:
        published(trouble.adapter, Draft("One thing"), 1, trouble.now())
        other = trouble.adapter.prepare(Draft("Another thing"), key(2), trouble.now())
        assert isinstance(settled(trouble, trouble.adapter, other), Absent)

    def test_a_reply_hangs_below_what_it_answers(self, trouble: Trouble) -> None:
        question = item(trouble.adapter, trouble.someone_posts("when does it leave"))
        told = published(trouble.adapter, Draft("At nine.", reply_to=question.ref), 1, trouble.now())
        answer = item(trouble.adapter, told.ref.id)
        assert answer.reply_to is not None
        assert answer.reply_to.post == question.ref.post
        assert answer.conversation == question.conversation

    def test_the_same_reply_to_two_people_is_found_at_the_right_one(self, trouble: Trouble) -> None:
        one, two = (item(trouble.adapter, trouble.someone_posts(f"question {n}")) for n in (1, 2))
        first = trouble.adapter.prepare(Draft("Thank you.", reply_to=one.ref), key(1), trouble.now())
        second = trouble.adapter.prepare(Draft("Thank you.", reply_to=two.ref), key(2), trouble.now())
        assert isinstance(trouble.adapter.publish(first), Published)
        assert isinstance(settled(trouble, trouble.adapter, second), Absent)

    def test_a_private_reply_stays_private(self, trouble: Trouble) -> None:
        if not trouble.adapter.probe().private_messages:
            pytest.skip("this server has no private messages")
        found = item(trouble.adapter, trouble.someone_writes_privately("between us"))
        draft = Draft(
            "Of course.", reply_to=found.ref, kind="dm", to=Actor(found.actor.id, found.actor.handle)
        )
        told = published(trouble.adapter, draft, 1, trouble.now())
        assert item(trouble.adapter, told.ref.id).visibility == "private"

    def test_who_may_not_be_answered_is_said_before_typing_and_refused_after(self, trouble: Trouble) -> None:
        closed = item(trouble.adapter, trouble.someone_takes_no_answers("leave me alone"))
        may = trouble.adapter.may_reply(closed)
        assert not may.allowed
        assert may.reason.endswith(".")
        told = trouble.adapter.publish(
            trouble.adapter.prepare(Draft("But", reply_to=closed.ref), key(1), trouble.now())
        )
        assert isinstance(told, Refused)
        assert (told.code, told.retry_at) == ("not_allowed", None)
        assert trouble.ours() == []

    def test_who_may_be_answered_may(self, trouble: Trouble) -> None:
        assert trouble.adapter.may_reply(item(trouble.adapter, trouble.someone_posts("hello"))).allowed

    def test_an_answer_to_what_is_gone_is_refused(self, trouble: Trouble) -> None:
        found = item(trouble.adapter, trouble.someone_posts("never mind"))
        trouble.someone_deletes(found.ref.id)
        told = trouble.adapter.publish(
            trouble.adapter.prepare(Draft("Too late", reply_to=found.ref), key(1), trouble.now())
        )
        assert isinstance(told, Refused)
        assert (told.code, told.retry_at) == ("target_gone", None)

    def test_a_text_as_long_as_allowed_goes_and_one_longer_does_not(self, trouble: Trouble) -> None:
        able = trouble.adapter.probe()
        if able.longest is None:
            pytest.skip("this server has no limit")
        fits = "é" * able.longest if able.unit != "bytes" else "e" * able.longest
        assert able.length(fits) == able.longest
        published(trouble.adapter, Draft(fits), 1, trouble.now())
        told = trouble.adapter.publish(trouble.adapter.prepare(Draft(fits + "!"), key(2), trouble.now()))
        assert isinstance(told, Refused)
        assert (told.code, told.retry_at) == ("too_long", None)
        assert trouble.ours() == [fits]

    @pytest.mark.parametrize("name", HARD_TEXTS)
    def test_hard_texts_are_published_and_found_as_they_were_written(
        self, trouble: Trouble, name: str
    ) -> None:
        prepared = trouble.adapter.prepare(Draft(HARD_TEXTS[name]), key(1), trouble.now())
        told = trouble.adapter.publish(prepared)
        assert isinstance(told, Published)
        assert trouble.ours() == [HARD_TEXTS[name]]
        found = settled(trouble, trouble.adapter, prepared)
        assert isinstance(found, Published)
        assert found.ref == told.ref

    def test_too_many_requests_leave_nothing_behind_and_say_when(self, trouble: Trouble) -> None:
        prepared = trouble.adapter.prepare(Draft("In a moment"), key(1), trouble.now())
        trouble.slow_down(60)
        told = trouble.adapter.publish(prepared)
        assert isinstance(told, Refused)
        assert told.code == "slow_down"
        assert told.retry_at is not None
        assert trouble.now() < told.retry_at <= trouble.now() + timedelta(seconds=61)
        assert trouble.ours() == []
        trouble.wait(61)
        assert isinstance(trouble.adapter.publish(prepared), Published)

    def test_without_permission_nothing_is_posted(self, trouble: Trouble) -> None:
        prepared = trouble.adapter.prepare(Draft("Let me in"), key(1), trouble.now())
        trouble.revoke()
        with pytest.raises(AccessRevoked):
            trouble.adapter.publish(prepared)
        assert trouble.ours() == []
        assert isinstance(trouble.connect_again().publish(prepared), Published)


class AdapterConformance(Listening, Speaking):
    """The whole suite."""
