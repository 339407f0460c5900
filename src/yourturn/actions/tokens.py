"""Tokens for programs: made by a colleague for themselves, shown once, ended by them.

A token opens what its colleague may see and do now, within its scopes, and never more.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from yourturn.actions import allowed
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.scopes import checked_scopes
from yourturn.core.sight import Sight
from yourturn.store import record, tokens, unit

PREFIX: Final = "yourturn_"
LONGEST_NAME: Final = 80
LONGEST_DAYS: Final = 3660


@dataclass(frozen=True)
class Made:
    """A new token; its words are shown once and kept nowhere."""

    id: int
    token: str = field(repr=False)


def make(sight: Sight, name: str, scopes: Iterable[str], days: int | None, now: datetime) -> Made:
    """Make a token that ends after so many days, or never.

    Raises BadInput for a missing name, an unknown scope or a span that cannot be.
    """
    chosen, called = checked_scopes(scopes), " ".join(name.split())
    if not called or len(called) > LONGEST_NAME:
        raise BadInput(f"Give the token a name of up to {LONGEST_NAME} letters: what will use it?")
    if days is not None and not 0 < days <= LONGEST_DAYS:
        raise BadInput(f"A token lasts between 1 and {LONGEST_DAYS} days.")
    token = PREFIX + secrets.token_urlsafe(32)
    with unit.write():
        if not sight.owner:
            allowed.check_somewhere(sight, "manage_tokens")
        ends = None if days is None else now + timedelta(days=days)
        number = tokens.write_token(sight.user, called, token, chosen, now, ends)
        record.audit("team:token:made", now, sight.user, subject=number, detail={"what": called})
    return Made(number, token)


def end(sight: Sight, token: int, now: datetime) -> None:
    """End one of their tokens, for good. Raises NotThere where none of theirs stands under that number."""
    with unit.write():
        name = tokens.end_token(sight.user, token, now)
        if name is None:
            raise NotThere("This token has ended already, or is not yours.")
        record.audit("team:token:revoked", now, sight.user, subject=token, detail={"what": name})
