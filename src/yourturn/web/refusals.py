"""Plain pages that say no: what does not exist, what one may not do, what went wrong."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode

from yourturn.web.templating import page, url, wants_part
from yourturn.web.texts import _
from yourturn.web.visit import Visit

SEE_OTHER: Final = 303


def refused(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """Give the sentence as a page, or as a fragment where htmx asked."""
    template = "refused_part.html" if wants_part(request) else "refused.html"
    return page(request, template, status=status, sentence=sentence)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a stranger to the sign-in page; a page that was only looked at comes back after it."""
    back = {"next": request.get_full_path()} if request.method == "GET" and not wants_part(request) else {}
    where = url("sign_in") + (f"?{urlencode(back)}" if back and request.path != "/" else "")
    if wants_part(request):
        return HttpResponse(status=401, headers={"HX-Redirect": where})
    return HttpResponseRedirect(where, status=SEE_OTHER)


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """Say that nothing is there: for pages that do not exist, and for what one may not see."""
    return refused(request, _("There is nothing here, or not for you."), 404)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """Say that the role does not reach that far."""
    return refused(request, _("Your role does not allow this. Somebody who looks after the team can."), 403)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """Say that the request made no sense; drawn without anything the request said."""
    return HttpResponse(_("This request cannot be understood."), status=400, content_type="text/plain")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's
    """Say that a form did not come from a page of ours, or is too old."""
    sentence = _("This form is too old, or is not from here. Load its page again, then press once more.")
    return refused(request, sentence, 403)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that we made a mistake, that it is written down, and that nothing was changed."""
    request.visit = Visit(settings.YOURTURN_NOW())  # nothing more is read for this page
    return refused(request, _("Something broke on our side. Nothing was changed, and it is noted."), 500)
