"""A session: a signed cookie that names a row of sign-ins. Reading it writes nothing."""

import secrets
from datetime import datetime
from typing import Final

from django.http import HttpRequest

from yourturn.store import users

KEY: Final = "sign_in"
MARK: Final = "mark"


def standing_of(request: HttpRequest, now: datetime) -> users.Standing | None:
    """Give whose session this is; None for a stranger, and for a session that was ended."""
    key, mark = request.session.get(KEY), request.session.get(MARK)
    if not isinstance(key, str) or not isinstance(mark, str):
        return None
    return users.standing(users.hashed(key), mark, now)


def begin(request: HttpRequest, session: str, mark: str) -> None:
    """Let this browser be the one of that sign-in; whatever its cookie held before is gone."""
    request.session.flush()
    request.session[KEY] = session
    request.session[MARK] = mark


def end(request: HttpRequest) -> None:
    """Forget the session in this browser."""
    request.session.flush()


def new_key() -> str:
    """Give 128 random bits for a session or a link."""
    return secrets.token_urlsafe(16)
