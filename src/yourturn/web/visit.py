"""What one request knows about who is looking; the door makes it, pages read it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.http import HttpRequest

from yourturn.core.sight import Sight


@dataclass(frozen=True)
class Visit:
    """Who looks, when, and how they like their pages; `who` is None for a stranger at the door."""

    now: datetime
    who: Sight | None = None
    sign_in: int | None = None
    theme: str = ""
    keys: bool = True
    place: str = field(default="", kw_only=True)  # name of the route, for the navigation


def visit_of(request: HttpRequest) -> Visit:
    """Give the visit that the door noted on this request."""
    return cast("Visit", request.visit)
