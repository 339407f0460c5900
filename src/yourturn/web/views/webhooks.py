"""Webhooks of the teams one looks after: make one, see its last deliveries, send one again, end one."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yourturn.actions import webhooks as acting
from yourturn.core.errors import YourTurnError
from yourturn.core.sight import Sight
from yourturn.store import teams, unit, webhooks
from yourturn.web.door import Route, status_of
from yourturn.web.templating import page, url

VERB = "manage_webhooks"


def webhooks_page(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show webhooks and their last deliveries."""
    return _page(request, who)


def make(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Make a webhook and show its secret, this once."""
    address, kinds = request.POST.get("url", "").strip(), request.POST.getlist("kind")
    try:
        made = acting.make(who, address, _number(request, "team"), kinds, now)
    except YourTurnError as error:
        with unit.read():
            return _page(request, who, wrong=str(error), status=status_of(error))
    return _page(request, who, shown=made.secret)


def end(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """End a webhook."""
    acting.end(who, _number(request, "webhook"), now)
    return HttpResponseRedirect(url("webhooks"), status=303)


def send_again(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Send a delivery again."""
    acting.send_again(who, _number(request, "delivery"), now)
    return HttpResponseRedirect(url("webhooks"), status=303)


def _page(
    request: HttpRequest, who: Sight, *, shown: str = "", wrong: str = "", status: int = 200
) -> HttpResponse:
    return page(
        request,
        "webhooks.html",
        status=status,
        rows=webhooks.webhooks(who),
        deliveries=webhooks.deliveries(who),
        teams=teams.teams_of(who),
        kinds=acting.KINDS,
        shown=shown,
        wrong=wrong,
        zone=teams.first_zone(),
    )


def _number(request: HttpRequest, field: str) -> int:
    said = request.POST.get(field, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else 0


ROUTES = (
    Route("webhooks", webhooks_page, "webhooks", VERB),
    Route("webhooks/make", make, "webhooks_make", VERB, ("POST",)),
    Route("webhooks/end", end, "webhooks_end", VERB, ("POST",)),
    Route("webhooks/send-again", send_again, "webhooks_send_again", VERB, ("POST",)),
)
