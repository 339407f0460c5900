"""Colleagues and how they come in. Tokens and session keys are known here by their hash only."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from yourturn.store.models import SignIn

SESSION: Final = timedelta(hours=12)


@dataclass(frozen=True)
class Standing:
    """Whose session it is, and how they like their pages."""

    user: int
    sign_in: int
    since: datetime
    theme: str
    keys: bool


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
