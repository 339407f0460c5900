"""How an address of the API is opened: for reading in one state of the database, for writing once per key."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeAlias, cast

from django.http import HttpRequest, HttpResponse
from ninja import Router

from yourturn.core.errors import YourTurnError
from yourturn.store import once, unit
from yourturn.web.api.answers import refused, sentence_of
from yourturn.web.api.callers import Caller
from yourturn.web.api.shapes import No, Wrote

Operation: TypeAlias = Callable[..., Any]
HEADER: Final = "Idempotency-Key"
LONGEST: Final = 100
REFUSALS: Final = frozenset({400, 401, 403, 404, 409, 422, 429, 500})
_KEY: Final = {
    "parameters": [
        {
            "in": "header",
            "name": HEADER,
            "required": True,
            "description": "Made by you, once for each thing to do; with the same key it is done once.",
            "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[!-~]+$"},
        }
    ]
}


router = Router()
"""Every address: one that is read and written has to stand on one router."""


def caller_of(request: HttpRequest) -> Caller:
    """Give who calls."""
    return cast("Caller", request.auth)


def read(path: str, verb: str, shape: Any) -> Callable[[Operation], Operation]:  # noqa: ANN401 - a type
    """Open an address for reading; who calls needs the verb."""

    def opened(operation: Operation) -> Operation:
        @wraps(operation)
        def answered(request: HttpRequest, **said: object) -> object:
            caller_of(request).check(verb)
            with unit.read():
                return operation(request, **said)

        router.get(path, response={200: shape, REFUSALS: No}, operation_id=operation.__name__)(answered)
        return operation

    return opened


def write(path: str, verb: str) -> Callable[[Operation], Operation]:
    """Open an address for writing: the operation gives `Wrote`, and is done once for each key."""

    def opened(operation: Operation) -> Operation:
        @wraps(operation)
        def answered(request: HttpRequest, **said: object) -> HttpResponse:
            caller_of(request).check(verb)
            key = request.headers.get(HEADER, "")
            if not 0 < len(key) <= LONGEST or not (key.isascii() and key.isprintable()):
                sentence = f"A write needs the header {HEADER}, of up to {LONGEST} letters."
                return sentence_of("no_key", sentence, 400)
            return _once(request, key, lambda: operation(request, **said))

        router.post(
            path, response={200: Wrote, REFUSALS: No}, operation_id=operation.__name__, openapi_extra=_KEY
        )(answered)
        return operation

    return opened


def key_of(request: HttpRequest) -> str:
    """Give the key as actions keep it: of this token alone."""
    said = f"{caller_of(request).token} {request.headers.get(HEADER, '')}"
    return "api-" + hashlib.sha256(said.encode()).hexdigest()[:40]


def _once(request: HttpRequest, key: str, do: Callable[[], Wrote]) -> HttpResponse:
    """Do it where the key is new; else give the answer that was given then.

    Where it broke off nobody knows what was done: the key stays used, and who asks again is told to look.
    """
    caller = caller_of(request)
    asked = hashlib.sha256(f"{request.method} {request.path}\n".encode() + request.body).hexdigest()
    with unit.write():
        before = once.claim(caller.token, key, asked, caller.now)
    if before is not None:
        return _again(before, asked)
    try:
        answer = HttpResponse(do().model_dump_json(), content_type="application/json")
    except YourTurnError as error:
        answer = refused(error)
    with unit.write():
        once.keep(caller.token, key, answer.status_code, answer.content.decode())
    return answer


def _again(before: once.Before, asked: str) -> HttpResponse:
    if before.asked != asked:
        return sentence_of("key_used", "This key was used for something else. Take a new one.", 409)
    if not before.status:
        sentence = (
            "What was asked with this key is not finished. Look whether it was done before you ask anew."
        )
        return sentence_of("not_finished", sentence, 409)
    return HttpResponse(before.answer, status=before.status, content_type="application/json")
