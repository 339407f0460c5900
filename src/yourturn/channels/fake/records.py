"""What the Fake network is made of: its rules, its faults, and what its server answers. Values only."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeAlias

from yourturn.channels.base import Idempotency
from yourturn.channels.lengths import LengthUnit

Call: TypeAlias = Literal["about", "list", "thread", "look", "mine", "send"]
"""The server's endpoints: itself, what happened, a conversation, some posts, our own posts, a new post."""

WhatGoesWrong: TypeAlias = Literal[
    "unreachable",  # the request does not arrive
    "slow_down",  # 429, until `lasts_s` after the fault began
    "lose_answer",  # accepted, shown `lasts_s` later; the answer never comes
    "hold_request",  # the request waits `lasts_s` before it is looked at
    "hold_answer",  # accepted at once; the answer waits `lasts_s`
    "expire_cursors",  # everything said so far can be listed no more
]

WhoMayReply: TypeAlias = Literal["all", "mentioned", "nobody"]

Doc: TypeAlias = dict[str, Any]
"""One JSON object as the server sends it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong, said beforehand: on which call, when first, how often."""

    what: WhatGoesWrong
    on: Call | None = None  # None = whichever call comes
    after_s: float = 0.0  # counted from when it was scheduled
    skips: int = 0  # calls that pass before it begins
    times: int = 1
    lasts_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What the server allows, and how untidy it is."""

    longest: int = 500
    unit: LengthUnit = "graphemes"
    idempotency: Idempotency = "exact"
    window_s: int = 3600
    settles_s: int = 0  # how far `mine` lags behind
    keeps_log_s: int | None = None  # older cursors are unknown; None = it never forgets
    late_share: float = 0.0  # of the log's entries, that show up late ...
    late_by_s: int = 120  # ... by up to this
    duplicate_share: float = 0.0  # of the log's entries, that are listed a second time
    budget: int | None = None  # requests in five minutes; None = no limit
    private_window_s: int | None = None  # a private message may be answered this long; None = always
    page: int = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to a request."""

    status: int
    doc: Doc
    budget_left: int | None = None


class NotSent(Exception):
    """The request never arrived."""


class NoAnswer(Exception):
    """The request arrived; what became of it was never said."""


BUDGET_SPAN_S = 300
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def micros(at: datetime) -> int:
    """Give a time as whole microseconds since 1970."""
    return (at - EPOCH) // MICROSECOND


def from_micros(value: int) -> datetime:
    """Give the time back from microseconds since 1970."""
    return EPOCH + value * MICROSECOND


def parse_time(text: str) -> datetime:
    """Read a time as the server writes it."""
    return datetime.fromisoformat(text)
