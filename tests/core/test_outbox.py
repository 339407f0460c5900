"""The outbox's table: what may follow what, and that nothing is sent twice through it."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yourturn.core.outbox import (
    ATTEMPTS,
    EVENT_WORDS,
    LONGEST_RETRY,
    SETTLED,
    STATE_WORDS,
    STATES,
    TRANSITIONS,
    Event,
    ImpossibleStep,
    after_attempt,
    looked_up,
    possible,
    retry_at,
    step,
)

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)


class TestTable:
    def test_every_event_and_state_is_named_once(self):
        assert set(TRANSITIONS) == set(get_args(Event)) == set(EVENT_WORDS)
        assert set(STATES) == set(STATE_WORDS)
        assert {state for moves in TRANSITIONS.values() for pair in moves.items() for state in pair} == set(
            STATES
        )

    def test_every_state_is_reached_from_a_draft(self):
        reached, last = {"draft"}, set()
        while reached != last:
            last = set(reached)
            reached |= {step(state, event) for state in last for event in possible(state)}
        assert reached == set(STATES)

    def test_sent_and_withdrawn_are_the_end(self):
        assert possible("sent") == possible("withdrawn") == ()

    def test_an_unknown_is_only_ever_looked_up(self):
        assert set(possible("unknown")) == {"found", "not_found", "not_looked_up"}

    def test_what_is_being_sent_can_be_changed_or_withdrawn_by_nobody(self):
        assert set(possible("sending")) == {"accepted", "refused", "deferred", "lost"}


class TestStep:
    @given(st.sampled_from(STATES), st.sampled_from(get_args(Event)))
    def test_a_step_leads_on_or_is_refused_in_a_sentence(self, state, event):
        if event in possible(state):
            assert step(state, event) in STATES
        else:
            with pytest.raises(ImpossibleStep, match=r"^This post .+\. It cannot be .+\.$"):
                step(state, event)

    @given(st.lists(st.integers(0, 20), max_size=60))
    def test_however_workers_die_it_is_sent_again_only_after_it_was_not_there(self, choices):
        state, there = "draft", False
        for choice in choices:
            events = possible(state)
            if not events:
                break
            event = events[choice % len(events)]
            if event == "record":
                continue
            if state == "unknown" and event in {"found", "not_found"}:
                event = "found" if there else "not_found"  # the network tells the truth
            if event == "claim":
                assert not there
            if event in {"accepted", "lost"}:
                there = event == "accepted" or choice % 2 == 0
            state = step(state, event)
        assert (state == "sent") <= there


class TestLookedUp:
    def test_what_is_not_there_a_moment_after_sending_may_still_appear(self):
        assert looked_up(False, NOW, NOW + SETTLED - timedelta(seconds=1)) == "not_looked_up"
        assert looked_up(False, NOW, NOW + SETTLED) == "not_found"

    def test_what_is_there_is_found_and_no_answer_says_nothing(self):
        assert looked_up(True, NOW, NOW) == "found"
        assert looked_up(None, NOW, NOW + timedelta(days=1)) == "not_looked_up"


class TestRetry:
    @given(st.integers(0, 10_000), st.integers(0, 2**32))
    def test_it_waits_longer_each_time_up_to_an_hour(self, attempts, seed):
        wait = retry_at(attempts, NOW, Random(seed)) - NOW
        assert timedelta(seconds=10) <= wait <= LONGEST_RETRY
        if attempts < 7:
            assert retry_at(attempts + 2, NOW, Random(seed)) - NOW >= wait

    def test_posts_that_failed_together_come_back_apart(self):
        rng = Random(1)
        assert len({retry_at(3, NOW, rng) for _ in range(20)}) == 20

    def test_what_the_network_asked_for_is_kept_to(self):
        later = NOW + timedelta(hours=5)
        assert retry_at(1, NOW, Random(1), later) == later

    def test_it_is_given_up_at_last(self):
        assert (after_attempt(ATTEMPTS - 1), after_attempt(ATTEMPTS)) == (None, "give_up")
