"""The door of every page: who comes, whether they may, and what is said where something is refused.

A view never asks for itself who is there. What one may not see does not exist: 404, in the same words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from yourturn.core.errors import BadInput, NotThere, TooOften, YourTurnError
from yourturn.core.permissions import PERMISSIONS, ROLES, NotAllowed
from yourturn.core.sight import Sight
from yourturn.store import access, unit
from yourturn.web import refusals
from yourturn.web.security.sessions import standing_of
from yourturn.web.visit import Visit

View: TypeAlias = Callable[..., HttpResponse]
"""`view(request, who, now, **path)`; `who` is a Sight wherever the route has a verb."""

READING: Final = ("GET", "HEAD")
STATUSES: Final[dict[type[YourTurnError], int]] = {
    NotThere: 404,
    NotAllowed: 403,
    TooOften: 429,
    BadInput: 422,
    YourTurnError: 409,
}


@dataclass(frozen=True)
class Route:
    """An address and what answers there; `verb` is None for anyone, else a verb of core.permissions."""

    path: str
    view: View
    name: str
    verb: str | None
    methods: tuple[str, ...] = ("GET",)


def opened(route: Route) -> Callable[..., HttpResponse]:
    """Give what Django calls at that address."""

    def answered(request: HttpRequest, **path: object) -> HttpResponse:
        if request.method not in route.methods and not (request.method == "HEAD" and "GET" in route.methods):
            return HttpResponseNotAllowed(route.methods)
        now = settings.YOURTURN_NOW()
        try:
            return _answer(route, request, now, path)
        except YourTurnError as error:
            return refusals.refused(request, str(error), status_of(error))

    return answered


def status_of(error: YourTurnError) -> int:
    """Give the status of an error: that of its class, or of the nearest above it."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def may_somewhere(who: Sight, verb: str) -> bool:
    """Say whether they may do it at some channel at least; what every role may do needs no channel.

    Actions ask again, for the channel they are about.
    """
    roles = PERMISSIONS[verb]
    return who.owner or roles.issuperset(ROLES) or not roles.isdisjoint(who.roles.values())


def who_comes(request: HttpRequest, now: datetime, place: str = "") -> Sight | None:
    """Find out who this is, and note it on the request; None for a stranger."""
    standing = standing_of(request, now)
    who = access.sight_of(standing.user) if standing else None
    if standing is None or who is None:
        request.visit = Visit(now, place=place)
        return None
    request.visit = Visit(now, who, standing.sign_in, standing.theme, keys=standing.keys, place=place)
    return who


def _answer(route: Route, request: HttpRequest, now: datetime, path: dict[str, object]) -> HttpResponse:
    """Read who comes and the page from one state; an action opens its own transaction after that."""
    reading = request.method in READING
    with unit.read():
        who = who_comes(request, now, route.name)
        refusal = _refusal(route, request, who)
        if refusal is not None or reading:
            return refusal or route.view(request, who, now, **path)
    return route.view(request, who, now, **path)


def _refusal(route: Route, request: HttpRequest, who: Sight | None) -> HttpResponse | None:
    if route.verb is None:
        return None
    if who is None:
        return refusals.to_sign_in(request)
    if not may_somewhere(who, route.verb):
        return refusals.not_allowed(request)
    return None
