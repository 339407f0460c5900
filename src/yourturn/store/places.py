"""Channels by hand: places that nobody listens to, into which colleagues bring what was said."""

from datetime import datetime

from yourturn.core.sight import Sight
from yourturn.store.models import Channel, Seat, Team

KIND = "by_hand"


def by_hand(brand: int, name: str) -> int | None:
    """Give the channel by hand of that name, without regard to case."""
    rows = Channel.objects.filter(kind=KIND, brand=brand, name__iexact=name)
    found = rows.order_by("id").values_list("id", flat=True).first()
    return None if found is None else int(found)


def make_by_hand(sight: Sight, brand: int, name: str, at: datetime) -> int:
    """Make a channel by hand, and let the teams of this colleague see it that list their channels.

    What is said there is said to us: whoever brings it here means that it waits for us.
    """
    row = Channel.objects.create(
        brand_id=brand,
        name=name,
        kind=KIND,
        space=f"{brand}/{name.casefold()}"[:255],
        account="us",
        own_space=True,
        created_at=at,
    )
    seats = Seat.objects.filter(user=sight.user).values("team")
    for team in Team.objects.filter(id__in=seats, channels__isnull=False).distinct():
        team.channels.add(row)
    return int(row.pk)
