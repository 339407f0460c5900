"""The ledger of what people want: filed from what they said, decided, and merged without losing anybody."""

from datetime import date, datetime

from yourturn.actions import allowed
from yourturn.core import audit, wants
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.sight import Sight
from yourturn.core.wants import STATUS_WORDS, Status
from yourturn.store import ledger, reach, record, unit

LONGEST = 200
"""Characters of a statement."""


def file_want(sight: Sight, post: int, statement: str, words: str, now: datetime) -> int:
    """File what a person wants, from a post of theirs, and give the want.

    `statement` is ours, up to 200 characters; `words` are theirs, and must stand in the post ("" = all of
    it). Raises BadInput.
    """
    said_as = " ".join(statement.split())
    if not said_as or len(said_as) > LONGEST:
        raise BadInput(f"Say what they want, in up to {LONGEST} characters.")
    with unit.write():
        said, person = _asked(sight, post)
        brand = reach.place(sight, said.channel).brand
        want = ledger.write_want(brand, said_as, sight.user, now)
        ledger.write_asker(want, person, said.channel, post, _theirs(words, said), said.at)
        _audit(sight, "filed", now, said, want)
        return want


def add_asker(sight: Sight, want: int, post: int, words: str, now: datetime) -> None:
    """File a person's post under a want there is. Raises BadInput where it is filed there already."""
    with unit.write():
        said, person = _asked(sight, post)
        wanted = ledger.access_want(sight, want)
        if wanted.brand != reach.place(sight, said.channel).brand:
            raise BadInput("That want belongs to another brand.")
        if wanted.merged_into is not None:
            raise BadInput("That want was merged into another. File it under that one.")
        ledger.write_asker(want, person, said.channel, post, _theirs(words, said), said.at)
        _audit(sight, "filed", now, said, want)


def set_status(
    sight: Sight, want: int, status: Status, reason: str, now: datetime, due: date | None = None
) -> None:
    """Say what became of a want; a no takes its reason. Raises ImpossibleMove, BadInput."""
    with unit.write():
        wanted = ledger.access_want(sight, want)
        allowed.check(sight, "decide_want", wanted.channels)
        if status == "duplicate_of":
            raise BadInput("Merge it into the other want instead.")
        after = wants.move(wanted.status, status, reason)
        ledger.decide(want, after, reason.strip(), due, sight.user, now)
        _note(sight, "decided", now, wanted, {"what": STATUS_WORDS[after], "status": after})


def merge(sight: Sight, want: int, into: int, now: datetime) -> int:
    """Count who asked for a want under another of the brand; gives how many rows moved."""
    with unit.write():
        wanted, other = ledger.access_want(sight, want), ledger.access_want(sight, into)
        allowed.check(sight, "merge_wants", {*wanted.channels, *other.channels})
        if want == into or other.merged_into is not None or wanted.brand != other.brand:
            raise BadInput("Choose another want of the same brand, one that was not merged itself.")
        wants.move(wanted.status, "duplicate_of")
        moved = ledger.merge(want, into, sight.user, now)
        _note(sight, "merged", now, wanted, {"to": into})
        return moved


def unmerge(sight: Sight, want: int, now: datetime) -> int:
    """Part a want from the one it was merged into; all filed under it first count here again."""
    with unit.write():
        wanted = ledger.access_want(sight, want)
        allowed.check(sight, "merge_wants", wanted.channels)
        if wanted.merged_into is None:
            raise BadInput("This want was not merged.")
        moved = ledger.unmerge(want, sight.user, now)
        _note(sight, "unmerged", now, wanted, {"to": wanted.merged_into})
        return moved


def _asked(sight: Sight, post: int) -> tuple[reach.Said, int]:
    """Give a post and who said it. Raises BadInput where it is ours, or nobody is known to have said it."""
    said = reach.post(sight, post)
    allowed.check(sight, "file_want", [said.channel])
    if said.side != "people" or said.person is None:
        raise BadInput("Choose a post of a person: a want is filed with who asked for it.")
    return said, said.person


def _theirs(words: str, said: reach.Said) -> str:
    """Give their words. Raises NotThere where the post does not say them."""
    if not words.strip():
        return said.text
    if " ".join(words.split()) not in " ".join(said.text.split()):
        raise NotThere("These words do not stand in the post. Their own words are kept, as they wrote them.")
    return words.strip()


def _audit(sight: Sight, action: str, now: datetime, said: reach.Said, want: int) -> None:
    kind = audit.kind("team", "want", action)
    record.audit(kind, now, sight.user, said.channel, said.conversation, want, {"post": said.id})


def _note(sight: Sight, action: str, now: datetime, wanted: ledger.Wanted, detail: dict[str, object]) -> None:
    kind = audit.kind("team", "want", action)
    record.audit(kind, now, sight.user, wanted.channels[0], None, wanted.id, detail)
