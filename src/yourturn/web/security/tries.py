"""How often somebody may try: by where they come from and what they try, in a quarter of an hour."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.http import HttpRequest

from yourturn.core.errors import TooOften
from yourturn.store import invitations, unit
from yourturn.web.security.place import prefix_of
from yourturn.web.texts import _

BY_PLACE: Final = 20
BY_NAME: Final = 5


def limits(request: HttpRequest, what: str, name: str) -> dict[str, int]:
    """Give the keys a try counts under, each with how many are allowed."""
    return {_key("place", prefix_of(request)): BY_PLACE, _key(what, name.strip().lower()): BY_NAME}


def count(under: Mapping[str, int], now: datetime) -> int:
    """Count one more try before it is made. Gives how many are left; raises TooOften where none was.

    A try that is refused does not count, so the rest ends a quarter of an hour after the first.
    """
    with unit.write():
        seen = invitations.tries(under, now)
        left = min(most - seen.get(key, 0) for key, most in under.items())
        if left < 1:
            raise TooOften(_("Too many tries. Wait 15 minutes, then try again."))
        invitations.note_tries(under, now)
    return left - 1


def forgive(request: HttpRequest, what: str, name: str) -> None:
    """Forget the tries under a name, inside `unit.write()`: it was the right person."""
    key = next(key for key, most in limits(request, what, name).items() if most == BY_NAME)
    invitations.forget_tries([key])


def _key(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{value}".encode()).hexdigest()
