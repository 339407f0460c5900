"""Colleagues and their sessions. Passwords, tokens and session keys are known here by their hash only.

Functions that change something are called inside `unit.write()`.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from django.contrib.auth import hashers
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from yourturn.core.errors import BadInput
from yourturn.store.models import SignIn, User

SESSION: Final = timedelta(hours=12)
SHORTEST: Final = 12
LONGEST: Final = 256  # a longer one would only keep the processor busy
FEWEST_SIGNS: Final = 5


@dataclass(frozen=True)
class Standing:
    """Whose session it is, and how they like their pages."""

    user: int
    sign_in: int
    since: datetime
    theme: str
    keys: bool


@dataclass(frozen=True)
class Account:
    """A colleague, as signing in and their own page need them."""

    id: int
    email: str
    name: str
    is_active: bool
    owner: bool
    password: str
    totp: bytes
    totp_last: int
    recovery: list[str]
    keys: bool
    theme: str
    session_mark: str


@dataclass(frozen=True)
class SignedIn:
    """One sign-in of a colleague that has not ended."""

    id: int
    at: datetime
    where: str
    device: str


def hashed(token: str) -> str:
    """Give what is kept of a token of 128 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def standing(session: str, mark: str, now: datetime) -> Standing | None:
    """Give whose session has that hash; None where it ended, is too old, or the password changed."""
    found = (
        SignIn.objects.filter(
            session=session,
            ended_at=None,
            at__gt=now - SESSION,
            user__is_active=True,
            user__session_mark=mark,
        )
        .values_list("user", "id", "at", "user__theme", "user__keys")
        .first()
    )
    return Standing(*found) if found else None


def anyone() -> bool:
    """Say whether there is an account at all."""
    return bool(User.objects.exists())


def account(user: int) -> Account | None:
    """Give a colleague by id."""
    return _account(id=user)


def account_of(email: str) -> Account | None:
    """Give a colleague by e-mail, whatever its letters' case."""
    return _account(email=email.strip().lower())


def names() -> dict[int, str]:
    """Give the name of every colleague there ever was."""
    return dict(User.objects.values_list("id", "name"))


def checked_email(email: str) -> str:
    """Give an address as it is kept. Raises BadInput where it is none."""
    plain = email.strip().lower()
    try:
        validate_email(plain)
    except ValidationError:
        raise BadInput("This is no e-mail address. It looks like name@example.org.") from None
    return plain


def checked_name(name: str) -> str:
    """Give a name as it is kept. Raises BadInput where there is none."""
    plain = " ".join(name.split())[:120]
    if not plain:
        raise BadInput("A name is needed, as people will see it.")
    return plain


def password_hash(words: str) -> str:
    """Give what is kept of a password. Raises BadInput where it is too short, too long or too common."""
    if len(words) < SHORTEST:
        raise BadInput(f"At least {SHORTEST} letters. This one has {len(words)}. A sentence is good.")
    if len(words) > LONGEST:
        raise BadInput(f"At most {LONGEST} letters. This one has {len(words)}.")
    try:
        CommonPasswordValidator().validate(words)
    except ValidationError:
        raise BadInput("Many people have this password. Take a sentence of your own.") from None
    if len(set(words)) < FEWEST_SIGNS:
        raise BadInput("This repeats a few letters only. Take a sentence of your own.")
    return str(hashers.make_password(words))


def password_fits(words: str, found: Account | None) -> bool:
    """Say whether it is the password; it takes as long where there is no such colleague."""
    kept = found.password if found and found.is_active else _nobodys_password()
    return bool(hashers.check_password(words[:LONGEST], kept)) and found is not None and found.is_active


def create(email: str, name: str, password: str, now: datetime, *, owner: bool = False) -> int:
    """Make an account; `password` is a hash. Raises BadInput where the address has one."""
    try:
        with transaction.atomic():
            made = User.objects.create(
                email=email,
                name=name,
                password=password,
                owner=owner,
                session_mark=secrets.token_hex(16),
                created_at=now,
            )
    except IntegrityError:
        raise BadInput("Somebody with this address is here already.") from None
    return int(made.id)


def set_preferences(user: int, name: str, theme: str, *, keys: bool) -> None:
    """Keep how a colleague is called and likes their pages."""
    User.objects.filter(id=user).update(name=name, theme=theme, keys=keys)


def set_password(user: int, password: str) -> str:
    """Keep the hash of a new password; every session before it is worth nothing. Gives the new mark."""
    mark = secrets.token_hex(16)
    User.objects.filter(id=user).update(password=password, session_mark=mark)
    return mark


def set_second(user: int, locked: bytes, step: int, recovery: list[str]) -> None:
    """Keep the second factor (empty: none), the step it was shown with, and hashes of recovery codes."""
    User.objects.filter(id=user).update(totp=locked, totp_last=step, recovery=recovery)


def use_step(user: int, step: int) -> bool:
    """Use a time step up; False where it, or a later one, was used already."""
    return bool(User.objects.filter(id=user, totp_last__lt=step).update(totp_last=step))


def use_recovery(user: int, code: str) -> bool:
    """Use a recovery code up, given by its hash; False where it is none, or was used."""
    found = User.objects.select_for_update().filter(id=user).values_list("recovery", flat=True).first()
    if not found or code not in found:
        return False
    User.objects.filter(id=user).update(recovery=[one for one in found if one != code])
    return True


def begin_session(user: int, session: str, now: datetime, where: str, device: str) -> int:
    """Note that a session began; `session` is the hash of its key."""
    made = SignIn.objects.create(user_id=user, at=now, session=session, where=where, device=device[:200])
    return int(made.id)


def sessions(user: int, now: datetime) -> list[SignedIn]:
    """Give a colleague's sessions that still count, the newest first."""
    rows = SignIn.objects.filter(user=user, ended_at=None, at__gt=now - SESSION)
    return [SignedIn(*row) for row in rows.order_by("-at").values_list("id", "at", "where", "device")]


def end_sessions(user: int, now: datetime, *, only: int | None = None, but: Iterable[int] = ()) -> int:
    """End a colleague's sessions: all, the one named, or all but some. Gives how many ended."""
    rows = SignIn.objects.filter(user=user, ended_at=None).exclude(id__in=list(but))
    if only is not None:
        rows = rows.filter(id=only)
    return int(rows.update(ended_at=now))


def _account(**by: Any) -> Account | None:  # noqa: ANN401 - a column
    columns = list(Account.__dataclass_fields__)
    found = User.objects.filter(**by).values(*columns).first()
    return Account(**{**found, "totp": bytes(found["totp"])}) if found else None


@cache
def _nobodys_password() -> str:
    """Give the hash of a password that nobody has, made once."""
    return str(hashers.make_password(secrets.token_hex(16)))
