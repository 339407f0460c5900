"""Links that were sent: invitations and password resets; and tries to come in. Only hashes are kept.

Functions that change something are called inside `unit.write()`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count

from yourturn.store.models import Attempt, Invitation

REST: Final = timedelta(minutes=15)
KEPT: Final = timedelta(days=1)


@dataclass(frozen=True)
class Link:
    """A link that may still be used."""

    id: int
    kind: str
    email: str
    team: int | None
    role: str
    made_by: int | None
    expires_at: datetime


def keep_link(
    kind: str,
    email: str,
    token: str,
    now: datetime,
    lasts: timedelta,
    by: int | None = None,
    seat: tuple[int, str] | None = None,
) -> int:
    """Keep a link by the hash of its token; earlier ones of that kind for the address end."""
    Invitation.objects.filter(kind=kind, email=email, used_at=None).update(used_at=now)
    team, role = seat or (None, "")
    made = Invitation.objects.create(
        kind=kind,
        email=email,
        token=token,
        made_at=now,
        expires_at=now + lasts,
        made_by_id=by,
        team_id=team,
        role=role,
    )
    return int(made.id)


def link(kind: str, token: str, now: datetime) -> Link | None:
    """Give the link with that hash; None where it was used, ended or is too old."""
    return next(iter(_links(kind=kind, token=token, expires_at__gt=now)), None)


def open_links(kind: str, now: datetime, teams: Iterable[int]) -> list[Link]:
    """Give the links to these teams that nobody used yet, the oldest first."""
    return _links(kind=kind, expires_at__gt=now, team__in=list(teams))


def use_link(which: int, now: datetime) -> bool:
    """Use a link up; False where somebody was faster."""
    return bool(Invitation.objects.filter(id=which, used_at=None).update(used_at=now))


def end_links(kind: str, email: str, now: datetime) -> None:
    """Let no link of that kind for the address be used any more."""
    Invitation.objects.filter(kind=kind, email=email, used_at=None).update(used_at=now)


def tries(keys: Iterable[str], now: datetime) -> dict[str, int]:
    """Count the tries under each key in the last quarter of an hour."""
    rows = Attempt.objects.filter(key__in=list(keys), at__gt=now - REST).values("key").annotate(n=Count("id"))
    return {row["key"]: row["n"] for row in rows}


def note_tries(keys: Iterable[str], now: datetime) -> None:
    """Note a try under each key; those of yesterday are forgotten."""
    Attempt.objects.filter(at__lt=now - KEPT).delete()
    Attempt.objects.bulk_create([Attempt(key=key, at=now) for key in keys])


def forget_tries(keys: Iterable[str]) -> None:
    """Forget the tries under these keys: it was the right person."""
    Attempt.objects.filter(key__in=list(keys)).delete()


def _links(**by: object) -> list[Link]:
    columns = list(Link.__dataclass_fields__)
    rows = Invitation.objects.filter(used_at=None, **by).order_by("id").values(*columns)
    return [Link(**row) for row in rows]
