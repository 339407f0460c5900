"""What every answer passes: security headers, static files, and errors nobody named."""

import logging
import traceback
from collections.abc import Callable
from io import BytesIO
from typing import TypeAlias

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from whitenoise import WhiteNoise

from yourturn.web.refusals import broken
from yourturn.web.settings import SHARED, STATIC

Answer: TypeAlias = Callable[[HttpRequest], HttpResponse]

log = logging.getLogger("yourturn.web")


def headers(answer: Answer) -> Answer:
    """Put the security headers on every answer; pages are never stored by a browser or a proxy."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in settings.YOURTURN_HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answered


def known_host(answer: Answer) -> Answer:
    """Refuse a request for a name that is not ours: asking for it raises DisallowedHost, a 400."""

    def answered(request: HttpRequest) -> HttpResponse:
        request.get_host()
        return answer(request)

    return answered


def static_files(answer: Answer) -> Answer:
    """Answer for the files in web/static; their address changes with them, so they may be kept for ever."""
    kept = WhiteNoise(
        None,
        STATIC,
        settings.STATIC_URL,
        allow_all_origins=False,
        immutable_file_test=lambda _path, _url: True,
    )
    kept.add_files(
        SHARED, f"{settings.STATIC_URL}report/"
    )  # the look and the fonts, once for report and pages

    def answered(request: HttpRequest) -> HttpResponse:
        found = kept.files.get(request.path_info)
        if found is None:
            return answer(request)
        said = found.get_response(request.method, request.META)
        with said.file or BytesIO() as file:
            response = HttpResponse(file.read(), status=said.status)
        for name, value in said.headers:
            response.headers[name] = value
        return response

    return answered


class Errors:
    """Turns an error nobody named into a plain page, and logs where it happened without what was said."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse:
        """Log the kind of error and the lines it passed; its message may hold people's words."""
        told_of(request, error)
        return broken(request)


def told_of(request: HttpRequest, error: Exception) -> None:
    """Log an error by its kind and its lines."""
    where = getattr(getattr(request, "resolver_match", None), "view_name", None) or "no page"
    lines = " < ".join(
        f"{frame.filename.rpartition('yourturn/')[2]}:{frame.lineno}"
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    )
    log.error("%s %s: %s at %s", request.method, where, type(error).__name__, lines)
