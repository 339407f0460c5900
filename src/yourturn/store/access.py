"""Who may see what. Every read for a colleague takes the `Sight` made here, and filters by its channels."""

from typing import Final

from yourturn.core.sight import Sight
from yourturn.store.models import Channel, Seat, User

STRENGTH: Final = ("observer", "listener", "editor", "admin")
"""Roles from the weakest to the strongest; of several seats the strongest counts."""


def sight_of(user: int) -> Sight | None:
    """Give what this colleague may see, in three queries; None where there is no such active colleague."""
    found = User.objects.filter(id=user, is_active=True).values("id", "name", "owner").first()
    if found is None:
        return None
    every = list(Channel.objects.order_by("id").values_list("id", flat=True))
    if found["owner"]:
        return Sight(found["id"], found["name"], owner=True, roles=dict.fromkeys(every, "admin"))
    seats = Seat.objects.filter(user=user).values_list("role", "team", "team__channels")
    roles: dict[int, str] = {}
    for role, _team, channel in seats:
        for one in every if channel is None else [channel]:
            if one not in roles or STRENGTH.index(role) > STRENGTH.index(roles[one]):
                roles[one] = role
    return Sight(found["id"], found["name"], roles=roles)
