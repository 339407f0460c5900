"""A link that lets one colleague in, once, from this very machine: printed by the command that started it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yourturn.actions import entering
from yourturn.core.errors import NotThere
from yourturn.core.sight import Sight
from yourturn.store import users
from yourturn.web.door import Route
from yourturn.web.security import coming_in
from yourturn.web.security.place import at_this_machine
from yourturn.web.templating import page


def enter(request: HttpRequest, who: Sight | None, now: datetime, token: str) -> HttpResponse:
    """Say where this is, and let in whoever presses; from anywhere else there is no such page."""
    if not at_this_machine(request):
        raise NotThere(entering.GONE)
    if request.method != "POST":
        return page(request, "enter.html", colleague=entering.whose(token, now))
    account = users.account(entering.use(token, now))
    if account is None or not account.is_active:
        raise NotThere(entering.GONE)
    coming_in.let_in(request, account, now)
    return HttpResponseRedirect("/", status=303)


ROUTES = (Route("enter/<str:token>", enter, "enter", None, ("GET", "POST")),)
