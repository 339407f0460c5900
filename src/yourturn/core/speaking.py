"""May these words go out now? What refuses a reply, each with the sentence to show.

Whether a network takes the reply is its adapter's to say; whether a colleague may send it, the permissions'.
"""

from datetime import datetime

from yourturn.core.errors import BadInput, YourTurnError


class NothingToSay(BadInput):
    """A reply without a word."""


class TooLong(BadInput):
    """More words than the network takes."""


class CannotAnswer(YourTurnError):
    """This post, or this channel, takes no answer from here; the sentence says why."""


class TheirTurn(YourTurnError):
    """We asked last and wait for them; speaking now takes a second, deliberate press."""

    def __init__(self, since: datetime) -> None:
        super().__init__("It is their turn: we asked last, and they have not answered yet.")
        self.since = since


def check_words(text: str, length: int, longest: int | None) -> None:
    """Raise NothingToSay for blanks, TooLong with the numbers; `longest` None = no limit."""
    if not text.strip():
        raise NothingToSay("There is nothing to send yet.")
    if longest is not None and length > longest:
        raise TooLong(f"{length} of {longest} characters. Take {length - longest} out.")


def check_turn(whose_turn: str, asked_at: datetime | None, *, over_them: bool) -> bool:
    """Say whether we would be talking over them; raises TheirTurn unless that is meant."""
    over = whose_turn == "theirs" and asked_at is not None
    if over and not over_them and asked_at is not None:
        raise TheirTurn(asked_at)
    return over
