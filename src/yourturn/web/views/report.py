"""The last report of a study, as the file it is: one page that loads nothing, under a policy of its own."""

from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse

from yourturn.core.errors import NotThere
from yourturn.core.sight import Sight
from yourturn.store import reports
from yourturn.web.door import Route
from yourturn.web.texts import _

POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def look_back(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show the last report to whoever may see every channel it tells of."""
    found = reports.last(who)
    if found is None:
        raise NotThere(_("There is no report yet, or it tells of channels you may not see."))
    return HttpResponse(
        found.page.read_bytes(),
        content_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": POLICY},
    )


ROUTES = (Route("look-back", look_back, "studies", "study"),)
