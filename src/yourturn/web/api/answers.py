"""The one shape in which the API says no: {"error": a word for programs, "sentence": one for people}."""

from typing import Final

from django.http import HttpResponse, JsonResponse

from yourturn.core.errors import YourTurnError
from yourturn.web.door import status_of

WORDS: Final = {403: "not_allowed", 404: "not_there", 409: "conflict", 422: "bad_input", 429: "too_often"}


def sentence_of(error: str, sentence: str, status: int) -> HttpResponse:
    """Give an answer that says no."""
    return JsonResponse({"error": error, "sentence": sentence}, status=status)


def refused(error: YourTurnError) -> HttpResponse:
    """Give the answer of a named error."""
    status = status_of(error)
    return sentence_of(WORDS.get(status, "refused"), str(error), status)


def broken() -> HttpResponse:
    """Give the answer where we made a mistake."""
    return sentence_of("broken", "Something broke on our side. Nothing was changed, and it is noted.", 500)
