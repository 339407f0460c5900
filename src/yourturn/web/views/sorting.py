"""What colleagues do with who waits, one or many at once: take, give, put off, close, label, and undo."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import get_args

from django.http import HttpRequest, HttpResponse

from yourturn.actions import needs, notes
from yourturn.actions.needs import Done
from yourturn.core.errors import BadInput
from yourturn.core.later import Later
from yourturn.core.sight import Sight
from yourturn.web.asked import back, chosen, numbers
from yourturn.web.door import Route
from yourturn.web.texts import _


def take(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Have these conversations."""
    return _talks(request, "take", lambda talks: needs.take(who, talks, now))


def let_go(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Give these conversations back."""
    return _talks(request, "let_go", lambda talks: needs.let_go(who, talks, now))


def assign(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Give these conversations to a colleague."""
    colleague = numbers(request.POST.get("colleague", ""))
    if not colleague:
        raise BadInput(_("Choose a colleague."))
    return _talks(request, "assign", lambda talks: needs.assign(who, talks, colleague[0], now))


def snooze(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Put these waits off; the button of a row means until tomorrow."""
    said = "tomorrow" if "later" in request.POST else request.POST.get("how", "")
    how: Later | None = next((one for one in get_args(Later) if one == said), None)
    if how is None:
        raise BadInput(_("Say until when."))
    day = _day(request.POST.get("day", "")) if how == "date" else None
    return _needs(request, "snooze", lambda waits: needs.snooze(who, waits, how, now, day))


def wake(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Bring these waits back."""
    return _needs(request, "wake", lambda waits: needs.wake(who, waits, now))


def close(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """End these waits without an answer."""
    outcome, reason = request.POST.get("outcome", ""), request.POST.get("reason", "")
    return _needs(request, "close", lambda waits: needs.close(who, waits, outcome, reason, now))


def undo(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Take back what was just done."""
    audits = numbers(request.POST.get("audits", ""))
    if not audits:
        raise BadInput(_("There is nothing to undo."))
    needs.undo(who, audits, now)
    return back(request, "undo")


def label(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Put a label on these conversations."""
    waits, talks = chosen(request)
    notes.put_label(who, _some(talks or waits), request.POST.get("label", ""), now)
    return back(request, "label")


def save_view(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Keep a list with its filters."""
    notes.save_view(who, request.POST.get("name", ""), request.POST.get("query", "")[:1000], now)
    return back(request, "view")


def delete_view(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Take a view of theirs away."""
    notes.delete_view(who, number, now)
    return back(request, "view_gone")


def _talks(request: HttpRequest, did: str, do: Callable[[Sequence[int]], Done]) -> HttpResponse:
    _waits, talks = chosen(request)
    return back(request, did, do(_some(talks)).audits)


def _needs(request: HttpRequest, did: str, do: Callable[[Sequence[int]], Done]) -> HttpResponse:
    waits, _talks = chosen(request)
    return back(request, did, do(_some(waits)).audits)


def _some(numbers: Sequence[int]) -> Sequence[int]:
    if not numbers:
        raise BadInput(_("Choose somebody first: tick the box before the name."))
    return numbers


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadInput(_("Say the day.")) from None


ROUTES = (
    Route("take", take, "take", "take", ("POST",)),
    Route("let-go", let_go, "let_go", "assign", ("POST",)),
    Route("assign", assign, "assign", "assign", ("POST",)),
    Route("snooze", snooze, "snooze", "snooze", ("POST",)),
    Route("wake", wake, "wake", "snooze", ("POST",)),
    Route("close", close, "close", "close", ("POST",)),
    Route("undo", undo, "undo", "assign", ("POST",)),
    Route("label", label, "label", "label", ("POST",)),
    Route("views", save_view, "save_view", "save_own_view", ("POST",)),
    Route("views/<int:number>/delete", delete_view, "delete_view", "save_own_view", ("POST",)),
)
