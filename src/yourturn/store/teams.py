"""Teams, seats and the channels they see, as frozen rows; and the first brand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Final

from django.db import IntegrityError, transaction

from yourturn.core.errors import BadInput, NotThere
from yourturn.core.sight import Sight
from yourturn.store.models import Brand, Channel, Seat, Setting, Team, User


@dataclass(frozen=True)
class Member:
    """A colleague in a team."""

    user: int
    name: str
    email: str
    role: str
    active: bool
    second_factor: bool


@dataclass(frozen=True)
class TeamRow:
    """A team, who is in it, and what it sees; `channels` is empty where it sees all."""

    id: int
    name: str
    members: tuple[Member, ...]
    channels: tuple[tuple[int, str], ...]

    @property
    def sees_all(self) -> bool:
        """Say whether it sees every channel, also those connected later."""
        return not self.channels


@dataclass(frozen=True)
class Colleague:
    """A colleague who may do everything, in a team or not."""

    user: int
    name: str
    email: str


_SEAT: Final = ("team", "role", "user", "user__name", "user__email", "user__is_active", "user__totp")


def teams_of(sight: Sight) -> list[TeamRow]:
    """Give the teams a colleague may look after: all for an owner, else where they are admin."""
    teams = Team.objects.order_by("name")
    if not sight.owner:
        teams = teams.filter(seat__user=sight.user, seat__role="admin")
    rows = list(teams.values_list("id", "name"))
    ids = [row[0] for row in rows]
    members: dict[int, list[Member]] = {one: [] for one in ids}
    seats = Seat.objects.filter(team__in=ids).order_by("user__name")
    for seat in seats.values(*_SEAT):
        members[seat["team"]].append(
            Member(
                seat["user"],
                seat["user__name"],
                seat["user__email"],
                seat["role"],
                seat["user__is_active"],
                bool(seat["user__totp"]),
            )
        )
    sees: dict[int, list[tuple[int, str]]] = {one: [] for one in ids}
    for channel in Channel.objects.filter(team__in=ids).order_by("name").values("team", "id", "name"):
        sees[channel["team"]].append((channel["id"], channel["name"]))
    return [TeamRow(one, name, tuple(members[one]), tuple(sees[one])) for one, name in rows]


def owners() -> list[Colleague]:
    """Give those who may do everything."""
    rows = User.objects.filter(owner=True, is_active=True).order_by("name").values_list("id", "name", "email")
    return [Colleague(*row) for row in rows]


def channels_of(sight: Sight) -> list[tuple[int, str]]:
    """Give id and name of each channel a colleague may see."""
    return list(Channel.objects.filter(id__in=sight.channels).order_by("name").values_list("id", "name"))


def looked_after(sight: Sight, team: int) -> str:
    """Give the name of a team they look after. Raises NotThere for any other, also one that exists."""
    teams = Team.objects.filter(id=team)
    if not sight.owner:
        teams = teams.filter(seat__user=sight.user, seat__role="admin")
    name = teams.values_list("name", flat=True).first()
    if name is None:
        raise NotThere("There is no such team, or not for you.")
    return str(name)


def create_team(name: str) -> int:
    """Make a team that sees every channel."""
    try:
        with transaction.atomic():
            return int(Team.objects.create(name=name).id)
    except IntegrityError:
        raise BadInput(f"There is a team “{name}” already.") from None


def set_channels(team: int, channels: Iterable[int]) -> None:
    """Let a team see these channels; all where none is named."""
    Team.objects.get(id=team).channels.set(list(channels))


def role_in(team: int, user: int) -> str | None:
    """Give a colleague's role in a team; None where they have no seat there."""
    found = Seat.objects.filter(team=team, user=user).values_list("role", flat=True).first()
    return None if found is None else str(found)


def set_seat(team: int, user: int, role: str) -> None:
    """Give a colleague a seat in a team, or another role in it."""
    Seat.objects.update_or_create(team_id=team, user_id=user, defaults={"role": role})


def take_seat(team: int, user: int) -> None:
    """Take a colleague's seat in a team."""
    Seat.objects.filter(team=team, user=user).delete()


def claim_first_run() -> bool:
    """Be the one who makes the first account; False where somebody was, on another connection too."""
    try:
        with transaction.atomic():
            Setting.objects.create(name="first_run", value=True)
    except IntegrityError:
        return False
    return not User.objects.exists()


def create_brand(name: str, zone: str, staffed: tuple[time, time] | None) -> int:
    """Make a brand with its zone and the hours somebody is there; one that an import made gets them."""
    begins, ends = staffed or (None, None)
    said = {"zone": zone, "staffed_from": begins, "staffed_to": ends}
    brand, _ = Brand.objects.update_or_create(name=name, defaults=said)
    return int(brand.id)


def first_zone() -> str:
    """Give the zone of the first brand, for pages that are about no brand; UTC where there is none."""
    return str(Brand.objects.order_by("id").values_list("zone", flat=True).first() or "UTC")


def team_named(name: str) -> int | None:
    """Give the team of that name; None where there is none."""
    found = Team.objects.filter(name=name).values_list("id", flat=True).first()
    return None if found is None else int(found)
