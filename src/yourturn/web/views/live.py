"""What keeps an open page true: the stream of what happens, the fragment it asks for, and who is here."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from yourturn.core.errors import BadInput, NotThere
from yourturn.core.sight import Sight
from yourturn.store import access, changes
from yourturn.web.door import Route
from yourturn.web.live import Hub, stream
from yourturn.web.presence import Presence, Viewer
from yourturn.web.security.sessions import standing_of
from yourturn.web.templating import page

LARGEST: Final = 2**62  # what both databases take for a number
PRESENCE: Final = Presence()
HUB: Final = Hub(expired=lambda: PRESENCE.expire(settings.YOURTURN_NOW()))


@dataclass(frozen=True)
class News:
    """What an open page does not show yet."""

    joined: int  # people who began to wait since the page was made
    here: str  # the page itself, for those who want to see them
    others: tuple[Viewer, ...]  # colleagues at the same conversation


def live(request: HttpRequest, who: Sight, now: datetime) -> StreamingHttpResponse:
    """Tell what happens from a number on (Last-Event-ID, or `after`), as far as this colleague may see it."""
    after = _number(request.headers.get("Last-Event-ID") or request.GET.get("after"))
    events = stream(HUB, who, partial(_who_is_it, request), after)
    return StreamingHttpResponse(
        events, content_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
    )


def news(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show what a page made at `after` does not show yet: counts, who joined, who else is here."""
    after, conversation = _number(request.GET.get("after")), _number(request.GET.get("conversation"))
    here = request.GET.get("here", "/")
    inside = here.startswith("/") and url_has_allowed_host_and_scheme(here, {request.get_host()})
    found = News(
        changes.joined(who, after) if after is not None and conversation is None else 0,
        here if inside else "/",
        PRESENCE.others(who, conversation) if conversation is not None else (),
    )
    return page(request, "news.html", news=found)


def here(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Note that this colleague has a conversation open, writes in it, or left it."""
    conversation = _number(request.POST.get("conversation"))
    channel = changes.place_of(who, conversation) if conversation is not None else None
    if conversation is None or channel is None:
        raise NotThere("It is not here, or you may not see it.")
    if request.POST.get("gone"):
        changed = PRESENCE.leave(who, channel, conversation)
    else:
        writing = bool(request.POST.get("writing"))
        changed = PRESENCE.note(who, channel, conversation, now, writing=writing)
    HUB.tell(changed)
    return HttpResponse(status=204)


def _who_is_it(request: HttpRequest) -> Sight | None:
    standing = standing_of(request, settings.YOURTURN_NOW())
    return access.sight_of(standing.user) if standing else None


def _number(said: str | None) -> int | None:
    if not said:
        return None
    if not said.isascii() or not said.isdigit() or int(said) > LARGEST:
        raise BadInput("This is no number of a change.")
    return int(said)


ROUTES = (
    Route("live", live, "live", "read"),
    Route("live/news", news, "news", "read"),
    Route("live/here", here, "here", "read", ("POST",)),
)
