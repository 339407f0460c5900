"""Who calls the API: a bearer token gives a colleague's sight and some scopes. Cookies count for nothing."""

import threading
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from yourturn.core.errors import TooOften
from yourturn.core.permissions import NotAllowed
from yourturn.core.scopes import check_scope
from yourturn.core.sight import Sight
from yourturn.store import access, tokens
from yourturn.web.door import may_somewhere

MOST: Final = 600
SPAN: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Caller:
    """Whose token it is, what they see now, and when they called."""

    token: int
    scopes: tuple[str, ...]
    sight: Sight
    now: datetime

    def check(self, verb: str) -> None:
        """Raise NotAllowed where the token's scopes, or the colleague's role, do not reach this verb."""
        check_scope(self.scopes, verb)
        if not may_somewhere(self.sight, verb):
            raise NotAllowed("The role of whose token this is does not allow this.")


@dataclass(frozen=True)
class Pace:
    """How often each token was used in the last minute, in this process."""

    most: int = MOST
    _seen: dict[int, deque[datetime]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, token: int, now: datetime) -> None:
        """Count one more use. Raises TooOften where the minute is full."""
        with self._lock:
            seen = self._seen.setdefault(token, deque())
            while seen and seen[0] <= now - SPAN:
                seen.popleft()
            if len(seen) >= self.most:
                raise TooOften(f"More than {self.most} requests in a minute. Wait a minute, then go on.")
            seen.append(now)


class Bearer(HttpBearer):
    """Finds out who calls by the header `Authorization: Bearer TOKEN`."""

    def __init__(self, pace: Pace) -> None:
        super().__init__()
        self.pace = pace

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:  # noqa: ARG002 - ninja's
        """Give the caller; None for a token that opens nothing. Raises TooOften."""
        now = settings.YOURTURN_NOW()
        found = tokens.bearer(token, now) if token.isascii() else None
        sight = access.sight_of(found.user) if found else None
        if found is None or sight is None:
            return None
        self.pace.count(found.token, now)
        return Caller(found.token, found.scopes, sight, now)


bearer = Bearer(Pace())
