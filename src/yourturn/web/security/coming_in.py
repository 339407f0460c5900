"""Signing in, step by step: the password, the second key, the session. Each step is counted and noted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.http import HttpRequest

from yourturn.core.errors import BadInput
from yourturn.store import record, secrets, unit, users
from yourturn.web.security import second, sessions, tries
from yourturn.web.security.place import device_of, prefix_of
from yourturn.web.texts import _, many

HALF: Final = "half_in"
HALF_WAY: Final = timedelta(minutes=10)


class Wrong(BadInput):
    """It does not fit; the sentence does not say which part."""


@dataclass(frozen=True)
class HalfIn:
    """Somebody whose password fitted, and whose code is asked for."""

    user: int
    mark: str
    next: str


def try_password(request: HttpRequest, email: str, words: str, now: datetime) -> users.Account:
    """Give the colleague whose password it is. Raises Wrong for any other, TooOften after a few."""
    left = tries.count(tries.limits(request, "email", email), now)
    found = users.account_of(email)
    fits = users.password_fits(words, found)
    if fits and found is not None:
        return found
    with unit.write():
        record.audit("team:user:refused", now, None, subject=found.id if found else "")
    raise Wrong(f"{_('This address and this password do not fit together.')} {_left(left)}")


def half_in(request: HttpRequest, account: users.Account, after: str, now: datetime) -> None:
    """Remember, in this browser and for ten minutes, that the password fitted."""
    request.session.flush()
    request.session[HALF] = [account.id, account.session_mark, after, now.isoformat()]


def who_is_half_in(request: HttpRequest, now: datetime) -> HalfIn | None:
    """Give whose password fitted a moment ago; None where it is too long ago."""
    said = request.session.get(HALF)
    if not said or now - datetime.fromisoformat(said[3]) > HALF_WAY:
        return None
    return HalfIn(said[0], said[1], said[2])


def try_code(request: HttpRequest, half: HalfIn, code: str, now: datetime) -> users.Account:
    """Give the colleague whose code it is, and use the code up. Raises Wrong or TooOften."""
    left = tries.count(tries.limits(request, "code", str(half.user)), now)
    found = users.account(half.user)
    if found is None or not found.is_active or found.session_mark != half.mark:
        raise Wrong(_("That took too long, or something changed meanwhile. Sign in again."))
    if not uses_up(found, code, now):
        with unit.write():
            record.audit("team:user:refused", now, None, subject=found.id)
        sentence = _("That code does not fit, or was used already. Take the one that is there now.")
        raise Wrong(f"{sentence} {_left(left)}")
    return found


def uses_up(account: users.Account, code: str, now: datetime) -> bool:
    """Use a code or a recovery code of the colleague up; False where it is none, or was used before."""
    step = second.step_of(secrets.unlock(account.totp).decode(), code, now) if account.totp else None
    with unit.write():
        if step is not None:
            return users.use_step(account.id, step)
        return users.use_recovery(account.id, second.kept_recovery(code))


def let_in(request: HttpRequest, account: users.Account, now: datetime) -> None:
    """Begin a session under a new key; what this browser's cookie said before counts no more."""
    key = sessions.new_key()
    with unit.write():
        users.begin_session(account.id, users.hashed(key), now, prefix_of(request), device_of(request))
        tries.forgive(request, "email", account.email)
        tries.forgive(request, "code", str(account.id))
        record.audit("team:user:signed_in", now, account.id, subject=account.id)
    sessions.begin(request, key, account.session_mark)


def _left(left: int) -> str:
    if not left:
        return _("That was the last try: then 15 minutes of rest.")
    return many(
        "%(number)s try left, then 15 minutes of rest.",
        "%(number)s tries left, then 15 minutes of rest.",
        left,
    )
