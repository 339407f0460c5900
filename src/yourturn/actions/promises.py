"""What we promised a person, in words, by a day; kept, or let go with a sentence."""

from datetime import date, datetime

from yourturn.actions import allowed
from yourturn.core import audit, promises
from yourturn.core.errors import BadInput
from yourturn.core.sight import Sight
from yourturn.store import ledger, reach, record, unit


def promise(
    sight: Sight,
    conversation: int,
    person: int,
    words: str,
    due: date,
    now: datetime,
    want: int | None = None,
) -> int:
    """Write down what we promised this person here, and give its number.

    Raises BadInput without words, for a day that is over, or for somebody who is not in the conversation.
    """
    with unit.write():
        (talk,) = reach.conversations(sight, [conversation])
        allowed.check(sight, "promise", [talk.channel])
        brand = reach.place(sight, talk.channel).brand
        promises.check_promise(words, due, ledger.today(brand, now))
        if person not in reach.people_in(conversation):
            raise BadInput("This person has said nothing in this conversation.")
        if want is not None:
            ledger.access_want(sight, want)
        number = ledger.write_promise(person, conversation, words.strip(), due, sight.user, now, want)
        kind = audit.kind("team", "promise", "made")
        detail = {"person": person, "what": due.isoformat()}
        record.audit(kind, now, sight.user, talk.channel, conversation, number, detail)
        return number


def keep(sight: Sight, number: int, now: datetime, outcome: str = "") -> None:
    """Mark a promise as kept; `outcome` is one sentence of ours. Raises ImpossibleMove."""
    _move(sight, number, "keep", outcome, now)


def let_go(sight: Sight, number: int, sentence: str, now: datetime) -> None:
    """Take a promise back, and say why. Raises BadInput without a sentence, ImpossibleMove."""
    _move(sight, number, "withdraw", sentence, now)


def reopen(sight: Sight, number: int, now: datetime) -> None:
    """Have a promise open again that was marked as kept or let go. Raises ImpossibleMove."""
    _move(sight, number, "reopen", "", now)


_SAID: dict[promises.Event, str] = {"keep": "kept", "withdraw": "withdrawn", "reopen": "reopened"}


def _move(sight: Sight, number: int, event: promises.Event, sentence: str, now: datetime) -> None:
    with unit.write():
        made = ledger.access_promise(sight, number)
        allowed.check(sight, "promise", [made.channel])
        after = promises.move(made.state, event, sentence)
        ledger.end_promise(number, after, sentence.strip(), now)
        kind = audit.kind("team", "promise", _SAID[event])
        detail = {"person": made.person}
        record.audit(kind, now, sight.user, made.channel, made.conversation, number, detail)
