"""The states of a post of ours from draft to sent, as one table, and when it is tried again.

What may be out there already is only ever looked up, never sent again before it was looked for and not found.
Whether a post is held is no state: it is derived at sending.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Final, Literal, TypeAlias, get_args

from yourturn.core.errors import YourTurnError

State: TypeAlias = Literal[
    "draft", "awaiting_approval", "approved", "sending", "sent", "failed", "unknown", "withdrawn"
]
Event: TypeAlias = Literal[
    "edit", "submit", "send_back", "approve", "withdraw", "claim", "accepted", "refused", "deferred", "lost",
    "found", "not_found", "not_looked_up", "give_up", "retry", "record",
]  # fmt: skip

STATES: Final[tuple[State, ...]] = get_args(State)

STATE_WORDS: Final[Mapping[State, str]] = {
    "draft": "is a draft",
    "awaiting_approval": "waits for approval",
    "approved": "is approved and waits for its time",
    "sending": "is being sent",
    "sent": "was sent",
    "failed": "could not be sent",
    "unknown": "may have been sent; we are looking for it",
    "withdrawn": "was withdrawn",
}
"""Each state as it is said after "This post"."""

EVENT_WORDS: Final[Mapping[Event, str]] = {
    "edit": "changed",  # its words or its time, by a person; what was approved is approved no longer
    "submit": "put up for approval",
    "send_back": "sent back to its author",  # by who was asked to approve it
    "approve": "approved",
    "withdraw": "withdrawn",
    "claim": "taken for sending",  # by a worker, under a lease
    "accepted": "marked as sent",  # the network said so
    "refused": "marked as refused",  # the network said no, and will again
    "deferred": "put off",  # the network said not now: nothing was sent
    "lost": "marked as lost",  # no answer, or the worker's lease ran out: it may have been sent
    "found": "marked as found",  # looked up: it is there
    "not_found": "marked as not found",  # looked up: it is not there, and may be sent again
    "not_looked_up": "left as it is",  # it could not be looked up now
    "give_up": "given up",  # tried often enough
    "retry": "tried again",  # by a person
    "record": "recorded as posted by hand",  # a person posted it on the network and says so
}
"""Each event as it is said after "cannot be"."""

TRANSITIONS: Final[Mapping[Event, Mapping[State, State]]] = {
    "edit": {"draft": "draft", "awaiting_approval": "draft", "approved": "draft", "failed": "draft"},
    "submit": {"draft": "awaiting_approval"},
    "send_back": {"awaiting_approval": "draft"},
    "approve": {"draft": "approved", "awaiting_approval": "approved"},
    "withdraw": {
        "draft": "withdrawn",
        "awaiting_approval": "withdrawn",
        "approved": "withdrawn",
        "failed": "withdrawn",
    },
    "claim": {"approved": "sending"},
    "accepted": {"sending": "sent"},
    "refused": {"sending": "failed"},
    "deferred": {"sending": "approved"},
    "lost": {"sending": "unknown"},
    "found": {"unknown": "sent"},
    "not_found": {"unknown": "approved"},
    "not_looked_up": {"unknown": "unknown"},
    "give_up": {"approved": "failed"},
    "retry": {"failed": "approved"},
    "record": {"draft": "sent", "awaiting_approval": "sent", "approved": "sent", "failed": "sent"},
}
"""From which state an event leads to which; what is not listed is impossible."""

LEASE: Final = timedelta(minutes=2)
"""How long a worker may hold a post it is sending; longer than any request to a network may last."""
FIRST_RETRY: Final = timedelta(seconds=20)
LONGEST_RETRY: Final = timedelta(hours=1)
SETTLED: Final = timedelta(minutes=1)
"""A network may show a post late: sooner than this after it was sent, that it is not found says nothing."""
ATTEMPTS: Final = 10
"""After so many attempts that were put off or not found, the post is given up and a person is told."""


class ImpossibleStep(YourTurnError):
    """A post of ours was asked to do what its state does not allow."""


def step(state: State, event: Event) -> State:
    """Give the state after the event. Raises ImpossibleStep, with a sentence, where the table has none.

    >>> step("sending", "lost"), step("unknown", "not_found")
    ('unknown', 'approved')
    """
    after = TRANSITIONS[event].get(state)
    if after is None:
        raise ImpossibleStep(f"This post {STATE_WORDS[state]}. It cannot be {EVENT_WORDS[event]}.")
    return after


def possible(state: State) -> tuple[Event, ...]:
    """Give the events that may happen to a post in this state, in the order of the table."""
    return tuple(event for event, moves in TRANSITIONS.items() if state in moves)


def leased_until(now: datetime, lease: timedelta = LEASE) -> datetime:
    """Give until when a worker that claims a post now may hold it."""
    return now + lease


def looked_up(there: bool | None, sent_at: datetime, now: datetime) -> Event:  # noqa: FBT001 - a finding
    """Give the event after an unknown was looked up: is it there? None = that could not be found out."""
    if there:
        return "found"
    return "not_found" if there is False and now - sent_at >= SETTLED else "not_looked_up"


def after_attempt(attempts: int) -> Event | None:
    """Give `give_up` where a post that is approved again was tried often enough, else None."""
    return "give_up" if attempts >= ATTEMPTS else None


def retry_at(attempts: int, now: datetime, rng: Random, not_before: datetime | None = None) -> datetime:
    """Give when a post is tried, or looked up, again after so many attempts (from 1).

    The wait doubles from 20 seconds to an hour; each is drawn between half and the whole of that, so that
    posts that failed together do not come back together. `not_before`: what the network asked for, kept to.
    """
    doubled: int = 2 ** min(max(attempts, 1) - 1, 30)
    longest = min(LONGEST_RETRY, FIRST_RETRY * doubled)
    again = now + longest * rng.uniform(0.5, 1)
    return again if not_before is None else max(again, not_before)
