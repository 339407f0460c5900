"""Coming in and going out."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from yourturn.core.errors import TooOften
from yourturn.core.sight import Sight
from yourturn.store import record, unit, users
from yourturn.web.door import Route, status_of
from yourturn.web.security import coming_in, sessions
from yourturn.web.templating import page, url
from yourturn.web.visit import visit_of


def sign_in(request: HttpRequest, who: Sight | None, now: datetime) -> HttpResponse:
    """Show the form, or try what was written; with a second key, the code comes next."""
    after = _inside(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method != "POST":
        if who is not None:
            return HttpResponseRedirect(after, status=303)
        if not users.anyone():
            return HttpResponseRedirect(url("first_run"), status=303)
        return page(request, "sign_in.html", after=after, email="", wrong="")
    email = request.POST.get("email", "")
    try:
        account = coming_in.try_password(request, email, request.POST.get("password", ""), now)
    except (coming_in.Wrong, TooOften) as error:
        wrong = str(error)
        return page(request, "sign_in.html", status=status_of(error), after=after, email=email, wrong=wrong)
    if account.totp:
        coming_in.half_in(request, account, after, now)
        return HttpResponseRedirect(url("sign_in_code"), status=303)
    coming_in.let_in(request, account, now)
    return HttpResponseRedirect(after, status=303)


def sign_in_code(request: HttpRequest, who: Sight | None, now: datetime) -> HttpResponse:
    """Ask for the code of somebody whose password fitted a moment ago."""
    half = coming_in.who_is_half_in(request, now)
    if half is None:
        return HttpResponseRedirect(url("sign_in"), status=303)
    if request.method != "POST":
        return page(request, "sign_in_code.html", wrong="")
    try:
        account = coming_in.try_code(request, half, request.POST.get("code", ""), now)
    except (coming_in.Wrong, TooOften) as error:
        return page(request, "sign_in_code.html", status=status_of(error), wrong=str(error))
    coming_in.let_in(request, account, now)
    return HttpResponseRedirect(_inside(request, half.next), status=303)


def sign_out(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """End this session, here and on the server."""
    with unit.write():
        users.end_sessions(who.user, now, only=visit_of(request).sign_in)
        record.audit("team:user:signed_out", now, who.user, subject=who.user)
    sessions.end(request)
    return HttpResponseRedirect(url("sign_in"), status=303)


def _inside(request: HttpRequest, after: str) -> str:
    """Give where to go on, if it is a page of ours; else the first page."""
    safe = after.startswith("/") and url_has_allowed_host_and_scheme(after, {request.get_host()})
    return after if safe else "/"


ROUTES = (
    Route("sign-in", sign_in, "sign_in", None, ("GET", "POST")),
    Route("sign-in/code", sign_in_code, "sign_in_code", None, ("GET", "POST")),
    Route("sign-out", sign_out, "sign_out", "change_own_account", ("POST",)),
)
