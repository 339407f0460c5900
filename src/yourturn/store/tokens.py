"""Tokens of programs. Only their hashes are kept; a token ends, and is never deleted.

Called inside `unit.write()` where it writes; the caller has checked who may.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from yourturn.store.models import ApiToken
from yourturn.store.users import hashed


@dataclass(frozen=True)
class TokenRow:
    """A token as its colleague sees it: everything but the token."""

    id: int
    name: str
    scopes: tuple[str, ...]
    made_at: datetime
    expires_at: datetime | None


@dataclass(frozen=True)
class Bearer:
    """Whose token it is, and what it may be used for."""

    token: int
    user: int
    scopes: tuple[str, ...]


def write_token(
    user: int, name: str, token: str, scopes: tuple[str, ...], at: datetime, expires_at: datetime | None
) -> int:
    """Keep a token by its hash and give its number."""
    row = ApiToken.objects.create(
        user_id=user, name=name, token=hashed(token), scopes=list(scopes), made_at=at, expires_at=expires_at
    )
    return int(row.pk)


def tokens_of(user: int, now: datetime) -> list[TokenRow]:
    """Give the tokens of a colleague that still open something, the newest first."""
    columns = ("id", "name", "scopes", "made_at", "expires_at")
    rows = _standing(now).filter(user=user).order_by("-id").values_list(*columns)
    return [TokenRow(row[0], row[1], tuple(row[2]), row[3], row[4]) for row in rows]


def end_token(user: int, token: int, at: datetime) -> str | None:
    """End one of a colleague's tokens and give its name; None where there is no such token that stands."""
    row = _standing(at).filter(id=token, user=user)
    name = row.values_list("name", flat=True).first()
    return name if row.update(ended_at=at) else None


def bearer(token: str, now: datetime) -> Bearer | None:
    """Give whose token this is; None where it ended, expired, or never was."""
    columns = ("id", "user", "scopes")
    found = _standing(now).filter(token=hashed(token), user__is_active=True).values_list(*columns).first()
    return Bearer(found[0], found[1], tuple(found[2])) if found else None


def _standing(now: datetime):  # type: ignore[no-untyped-def] # noqa: ANN202 - Django's QuerySet has no type
    return ApiToken.objects.filter(Q(expires_at=None) | Q(expires_at__gt=now), ended_at=None)
