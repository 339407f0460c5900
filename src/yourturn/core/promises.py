"""Promises: what we told a person we would do, and by when.

One that is late stays until it is dealt with; it never goes by itself.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final, Literal, TypeAlias, get_args
from zoneinfo import ZoneInfo

import polars as pl

from yourturn.core.errors import BadInput, YourTurnError

State: TypeAlias = Literal["open", "kept", "released", "withdrawn"]
Event: TypeAlias = Literal["keep", "release", "move", "withdraw", "reopen"]

STATES: Final[tuple[State, ...]] = get_args(State)
STATE_WORDS: Final[Mapping[State, str]] = {
    "open": "promised",
    "kept": "kept",
    "released": "no longer wanted by them",
    "withdrawn": "taken back by us",
}
MOVES: Final[Mapping[Event, Mapping[State, State]]] = {
    "keep": {"open": "kept"},
    "release": {"open": "released"},  # the person said that they need it no longer
    "move": {"open": "open"},  # another day, which the person is told
    "withdraw": {"open": "withdrawn"},
    "reopen": {"kept": "open", "released": "open", "withdrawn": "open"},
}
"""From which state an event leads to which; what is not listed is impossible."""
WITH_REASON: Final[frozenset[Event]] = frozenset({"move", "withdraw"})
"""What people were told otherwise before: it takes a reason."""

PROMISES: Final[Mapping[str, Any]] = {
    "promise": pl.Int64,
    "person": pl.Int64,
    "conversation": pl.Int64,
    "due": pl.Date,  # by the end of that day, by the calendar of the brand
    "state": pl.Enum(STATES),
}
"""What is asked of promises here; more columns stay as they are."""


class ImpossibleMove(YourTurnError):
    """A promise or a want was asked to do what its state does not allow."""


def move(state: State, event: Event, reason: str = "") -> State:
    """Give the state after the event. Raises ImpossibleMove, or BadInput where a reason is missing.

    >>> move("open", "keep")
    'kept'
    """
    after = MOVES[event].get(state)
    if after is None:
        raise ImpossibleMove(f"This promise is {STATE_WORDS[state]}. Reopen it first.")
    if event in WITH_REASON and not reason.strip():
        raise BadInput("Say why. The person was told otherwise, and will want to know.")
    return after


def check_promise(words: str, due: date, today: date) -> None:
    """Refuse a promise without words, or for a day that is over. Raises BadInput."""
    if not words.strip():
        raise BadInput("Say what you promised, in the words that the person was told.")
    if due < today:
        raise BadInput("A promise needs a day that is still to come.")


def overdue(promises: pl.DataFrame, now: datetime, zone: str = "UTC") -> pl.DataFrame:
    """Give the open promises (PROMISES) whose day is over in the brand's zone, the latest day last.

    `late_days` (Int64) is added: days since the day that was promised, from 1.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    late = (pl.lit(today) - pl.col("due")).dt.total_days().alias("late_days")
    open_ones = promises.filter((pl.col("state") == "open") & (pl.col("due") < today))
    return open_ones.with_columns(late).sort("due", "promise")


def next_due(promises: pl.DataFrame) -> pl.DataFrame:
    """Give person, due and promises (UInt32): the earliest open promise to each person, and how many."""
    waiting = promises.filter(pl.col("state") == "open").group_by("person")
    return waiting.agg(pl.col("due").min(), pl.len().cast(pl.UInt32).alias("promises")).sort("person")
