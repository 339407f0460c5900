"""Letting a colleague in by a link of one use, for whoever starts Your Turn on this machine."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from yourturn.core.errors import NotThere
from yourturn.store import invitations, unit, users

KIND: Final = "enter"
LASTS: Final = timedelta(hours=1)
GONE: Final = "This link was used already, or is too old. Start Your Turn again for a new one."


def make_link(user: int, now: datetime) -> str:
    """Give the token of a new link for a colleague; earlier ones end."""
    account = users.account(user)
    if account is None:
        raise NotThere("There is no such colleague.")
    token = secrets.token_urlsafe(16)
    with unit.write():
        invitations.keep_link(KIND, account.email, users.hashed(token), now, LASTS)
    return token


def whose(token: str, now: datetime) -> str:
    """Give the name of the colleague whom a link lets in. Raises NotThere where it counts no more."""
    return _found(token, now)[1].name


def use(token: str, now: datetime) -> int:
    """Use a link up and give whom it lets in. Raises NotThere where it counts no more."""
    with unit.write():
        link, account = _found(token, now)
        if not invitations.use_link(link, now):
            raise NotThere(GONE)
    return account.id


def _found(token: str, now: datetime) -> tuple[int, users.Account]:
    found = invitations.link(KIND, users.hashed(token), now)
    account = users.account_of(found.email) if found else None
    if found is None or account is None:
        raise NotThere(GONE)
    return found.id, account
