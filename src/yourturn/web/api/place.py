"""The API as one thing: its addresses, its one shape of errors, and its description (openapi.json).

Nothing here logs or answers with what people wrote.
"""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from yourturn.core.errors import YourTurnError
from yourturn.web.api import reading, writing  # noqa: F401 - each opens its addresses
from yourturn.web.api.answers import broken, refused, sentence_of
from yourturn.web.api.callers import bearer
from yourturn.web.api.doors import router
from yourturn.web.middleware import told_of

api = NinjaAPI(
    title="Your Turn",
    version="1",
    description="Conversations, who waits, and what is done about it. Every request carries a token.",
    docs_url=None,
    auth=bearer,
    urls_namespace="api",
)
api.add_router("", router)


@api.exception_handler(YourTurnError)
def _named(request: HttpRequest, error: YourTurnError) -> HttpResponse:  # noqa: ARG001 - ninja's
    return refused(error)


@api.exception_handler(AuthenticationError)
def _stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:  # noqa: ARG001 - ninja's
    answer = sentence_of("no_token", "Send a token that stands, as: Authorization: Bearer TOKEN.", 401)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001 - ninja's
    where = ", ".join(sorted({".".join(str(part) for part in one["loc"][-2:]) for one in error.errors}))
    return sentence_of("bad_input", f"This cannot be used: {where}. See openapi.json.", 422)


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:  # noqa: ARG001 - ninja's
    return sentence_of("bad_request", "This request cannot be understood.", error.status_code)


@api.exception_handler(Exception)
def _unnamed(request: HttpRequest, error: Exception) -> HttpResponse:
    told_of(request, error)
    return broken()
