"""Pages opened by a link from a letter: a new password, an invitation; and the page that asks for one."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yourturn.actions import colleagues
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.sight import Sight
from yourturn.store import invitations, setup, users
from yourturn.web.door import Route
from yourturn.web.security import coming_in, sessions, tries
from yourturn.web.templating import page, url


def forgot(request: HttpRequest, who: Sight | None, now: datetime) -> HttpResponse:
    """Ask for a new password; the answer is the same whether anybody has this address."""
    if request.method != "POST":
        return page(request, "forgot.html", sent=False, wrong="", as_file=False)
    email = request.POST.get("email", "")
    try:
        tries.count(tries.limits(request, "forgot", email), now)
        colleagues.ask_for_reset(email, now)
    except BadInput as error:
        return page(request, "forgot.html", status=422, sent=False, wrong=str(error), as_file=False)
    return page(request, "forgot.html", sent=True, wrong="", as_file=not setup.config().mail)


def reset(request: HttpRequest, who: Sight | None, now: datetime, token: str) -> HttpResponse:
    """Set a new password; the second key stays as it is and is asked for at the next sign-in."""
    if invitations.link("reset", users.hashed(token), now) is None:
        raise NotThere(colleagues.GONE)
    if request.method != "POST":
        return page(request, "reset.html", wrong="")
    try:
        colleagues.reset(token, request.POST.get("password", ""), now)
    except BadInput as error:
        return page(request, "reset.html", status=422, wrong=str(error))
    sessions.end(request)
    return HttpResponseRedirect(url("sign_in"), status=303)


def invitation(request: HttpRequest, who: Sight | None, now: datetime, token: str) -> HttpResponse:
    """Make the account somebody was invited to, and let them in."""
    found = invitations.link("invite", users.hashed(token), now)
    if found is None:
        raise NotThere(colleagues.GONE)
    said = request.POST.dict()
    if request.method != "POST":
        return page(request, "invitation.html", email=found.email, said=said, wrong="")
    try:
        user = colleagues.accept(token, said.get("name", ""), said.get("password", ""), now)
    except BadInput as error:
        return page(request, "invitation.html", status=422, email=found.email, said=said, wrong=str(error))
    account = users.account(user)
    if account is not None:
        coming_in.let_in(request, account, now)
    return HttpResponseRedirect(url("me"), status=303)


ROUTES = (
    Route("forgot", forgot, "forgot", None, ("GET", "POST")),
    Route("reset/<str:token>", reset, "reset", None, ("GET", "POST")),
    Route("invitation/<str:token>", invitation, "invitation", None, ("GET", "POST")),
)
