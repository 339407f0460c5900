"""The very first page: whoever started Your Turn makes the account that may do everything."""

import hmac
from datetime import datetime, time
from zoneinfo import available_timezones

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yourturn.actions import colleagues
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.sight import Sight
from yourturn.store import users
from yourturn.web.door import Route
from yourturn.web.security import coming_in, tries
from yourturn.web.security.place import at_this_machine
from yourturn.web.templating import page, url
from yourturn.web.texts import _


def first_run(request: HttpRequest, who: Sight | None, now: datetime) -> HttpResponse:
    """Show the form, or make the account; there is no such page once somebody is here."""
    if users.anyone():
        raise NotThere(_("Somebody is here already. Sign in, or ask them for an invitation."))
    if request.method != "POST":
        return _form(request, {"code": request.GET.get("code", "")})
    said = request.POST.dict()
    try:
        _check_code(request, said.get("code", ""), now)
        user = colleagues.begin(
            said.get("name", ""), said.get("email", ""), said.get("password", ""), _brand(said), now
        )
    except NotThere:
        raise
    except BadInput as error:
        return _form(request, said, str(error), 422)
    account = users.account(user)
    if account is not None:
        coming_in.let_in(request, account, now)
    return HttpResponseRedirect(url("second_key"), status=303)


def _check_code(request: HttpRequest, code: str, now: datetime) -> None:
    if at_this_machine(request):
        return
    tries.count(tries.limits(request, "set-up", ""), now)
    wanted = settings.YOURTURN_SETUP_CODE
    if not wanted or not hmac.compare_digest(wanted.encode(), code.strip().encode()):
        raise BadInput(_("The set-up code does not fit. It was printed where Your Turn was started."))


def _brand(said: dict[str, str]) -> colleagues.FirstBrand:
    begins, ends = said.get("from", ""), said.get("to", "")
    try:
        staffed = (time.fromisoformat(begins), time.fromisoformat(ends)) if begins and ends else None
    except ValueError:
        raise BadInput(_("The hours look like 07:00 and 20:00.")) from None
    return colleagues.FirstBrand(said.get("brand", ""), said.get("zone", "UTC"), staffed)


def _form(request: HttpRequest, said: dict[str, str], wrong: str = "", status: int = 200) -> HttpResponse:
    return page(
        request,
        "first_run.html",
        status=status,
        said=said,
        wrong=wrong,
        zones=sorted(available_timezones()),
        ask_code=not at_this_machine(request),
    )


ROUTES = (Route("first-run", first_run, "first_run", None, ("GET", "POST")),)
