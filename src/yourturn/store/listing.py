"""Plain lists for programs: wants, promises and channels, as one colleague may see them, by number.

Each list gives what comes after a number, so that a program reads on where it stopped.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from yourturn.core.sight import Sight
from yourturn.store.models import Channel, Promise, Want


@dataclass(frozen=True)
class WantRow:
    """A want, and how many people asked for it where the colleague may look."""

    id: int
    brand: int
    statement: str
    status: str
    reason: str
    due: date | None
    merged_into: int | None
    made_at: datetime
    askers: int


@dataclass(frozen=True)
class PromiseRow:
    """A promise of ours to a person."""

    id: int
    person: int
    conversation: int
    words: str
    due: date
    by: int
    made_at: datetime
    want: int | None
    kept_at: datetime | None
    let_go_at: datetime | None
    outcome: str


@dataclass(frozen=True)
class ChannelRow:
    """A channel; `trouble` is one sentence on what is wrong there now."""

    id: int
    brand: int
    name: str
    kind: str
    handle: str
    public: bool
    state: str
    trouble: str
    heard_at: datetime | None


def wants(sight: Sight, after: int, most: int) -> list[WantRow]:
    """Give wants of brands of which a channel may be seen; people count where they may be seen."""
    seen = Channel.objects.filter(id__in=sight.channels).values("brand")
    askers = Count("asker__person", distinct=True, filter=Q(asker__channel__in=sight.channels))
    rows = Want.objects.filter(brand__in=seen, id__gt=after).order_by("id").annotate(askers=askers)
    return [WantRow(*row) for row in rows.values_list(*WantRow.__dataclass_fields__)[:most]]


def promises(sight: Sight, after: int, most: int) -> list[PromiseRow]:
    """Give promises made in conversations that may be seen."""
    rows = Promise.objects.filter(conversation__channel__in=sight.channels, id__gt=after).order_by("id")
    return [PromiseRow(*row) for row in rows.values_list(*PromiseRow.__dataclass_fields__)[:most]]


def channels(sight: Sight) -> list[ChannelRow]:
    """Give the channels that may be seen."""
    rows = Channel.objects.filter(id__in=sight.channels).order_by("id")
    return [ChannelRow(*row) for row in rows.values_list(*ChannelRow.__dataclass_fields__)]
