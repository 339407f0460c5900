"""The page one comes in by."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from yourturn.core.sight import Sight
from yourturn.web.door import Route
from yourturn.web.templating import page


def sign_in(request: HttpRequest, who: Sight | None, now: datetime) -> HttpResponse:  # noqa: ARG001
    """Show the page."""
    return page(request, "sign_in.html")


ROUTES = (Route("sign-in", sign_in, "sign_in", None, ("GET", "POST")),)
