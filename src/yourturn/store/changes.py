"""What happened, read on from a number: for pages that are open. It tells ids and kinds, never words.

Transactions may end in another order than their numbers: `Reading` looks for missing ones a while longer.
"""

from dataclasses import dataclass
from typing import Final

from django.db.models import Max

from yourturn.core.sight import Sight
from yourturn.store.models import Change, Conversation, Need

MOST: Final = 1000
LOOKS: Final = 100
"""So often a missing number is looked for: longer than any transaction of ours lasts."""
_FIELDS: Final = ("seq", "kind", "channel", "conversation", "subject", "by")


@dataclass(frozen=True)
class Changed:
    """One thing that happened; `channel` None concerns the team itself."""

    seq: int
    kind: str
    channel: int | None
    conversation: int | None
    subject: int | None
    by: int | None


def latest() -> int:
    """Give the number of the last change there is; 0 where there is none."""
    return int(Change.objects.aggregate(last=Max("seq"))["last"] or 0)


def after(seq: int, most: int = MOST) -> list[Changed]:
    """Give what happened after that number, in order, for whomever: the caller filters by a Sight."""
    rows = Change.objects.filter(seq__gt=seq).order_by("seq").values_list(*_FIELDS)[:most]
    return [Changed(*row) for row in rows]


def late(seqs: list[int]) -> list[Changed]:
    """Give those of these numbers that are there by now."""
    rows = Change.objects.filter(seq__in=seqs).order_by("seq").values_list(*_FIELDS) if seqs else ()
    return [Changed(*row) for row in rows]


class Reading:
    """Reads on from a number. Not shared between threads."""

    def __init__(self, seq: int) -> None:
        self.seq = seq
        self._missing: dict[int, int] = {}  # number -> how often it is still looked for

    def on(self) -> list[Changed]:
        """Give what happened since the last look, each thing once."""
        came = late(list(self._missing))
        new = after(self.seq)
        found = {one.seq for one in (*came, *new)}
        self._missing = {
            one: left - 1 for one, left in self._missing.items() if left > 1 and one not in found
        }
        if new:
            skipped = set(range(max(self.seq + 1, new[-1].seq - MOST), new[-1].seq)) - found
            self._missing |= dict.fromkeys(skipped, LOOKS)
            self.seq = new[-1].seq
        return [*came, *new]


def joined(sight: Sight, seq: int) -> int:
    """Count the people who began to wait after that number and still do, for one who may see them."""
    opened = Change.objects.filter(seq__gt=seq, kind="need:opened", channel__in=sight.channels)
    posts = list(opened.values_list("subject", flat=True).distinct()[:MOST])
    waits = Need.objects.filter(opened_post__in=posts, ended="open", channel__in=sight.channels)
    people = list(waits.values_list("person", flat=True)) if posts else []
    return len({one for one in people if one is not None}) + people.count(None)


def place_of(sight: Sight, conversation: int) -> int | None:
    """Give the channel of a conversation; None where it is not to be seen."""
    found = Conversation.objects.filter(id=conversation, channel__in=sight.channels)
    channel = found.values_list("channel", flat=True).first()
    return None if channel is None else int(channel)
