"""One's own tokens for programs: make one and see it once, see which stand, end one."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yourturn.actions import tokens as acting
from yourturn.core.errors import BadInput
from yourturn.core.scopes import SCOPE_WORDS
from yourturn.core.sight import Sight
from yourturn.store import teams, tokens
from yourturn.web.door import Route, may_somewhere
from yourturn.web.templating import page, url
from yourturn.web.texts import _

OWN = "change_own_account"
DAYS = (30, 90, 365)


def tokens_page(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show the tokens that stand."""
    return _page(request, who, now)


def make(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Make a token and show it, this once."""
    said = request.POST.get("days", "")
    if said and not (said.isascii() and said.isdecimal() and len(said) < 6):
        raise BadInput(_("Say in how many days it ends, or leave that empty."))
    scopes, name = request.POST.getlist("scope"), request.POST.get("name", "")
    try:
        made = acting.make(who, name, scopes, int(said) if said else None, now)
    except BadInput as error:
        return _page(request, who, now, wrong=str(error), status=422)
    return _page(request, who, now, shown=made.token)


def end(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """End a token."""
    said = request.POST.get("token", "")
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else 0
    acting.end(who, number, now)
    return HttpResponseRedirect(url("tokens"), status=303)


def _page(
    request: HttpRequest, who: Sight, now: datetime, *, shown: str = "", wrong: str = "", status: int = 200
) -> HttpResponse:
    return page(
        request,
        "tokens.html",
        status=status,
        rows=tokens.tokens_of(who.user, now),
        may_make=may_somewhere(who, "manage_tokens"),
        scopes=SCOPE_WORDS,
        days=DAYS,
        shown=shown,
        wrong=wrong,
        zone=teams.first_zone(),
    )


ROUTES = (
    Route("me/tokens", tokens_page, "tokens", OWN),
    Route("me/tokens/make", make, "tokens_make", "manage_tokens", ("POST",)),
    Route("me/tokens/end", end, "tokens_end", OWN, ("POST",)),
)
