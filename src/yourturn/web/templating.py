"""Jinja2 for pages: everything is escaped, a missing value is an error, sentences come from the catalogue."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.urls import NoReverseMatch, reverse

from yourturn.store import changes, setup
from yourturn.store.tally import Tally, tally
from yourturn.web import said, shown
from yourturn.web.texts import _, catalogue
from yourturn.web.visit import Visit
from yourturn.web.words import direction, is_link, label_words, words_of

_PLACE: Final = Path(__file__).parent / "templates"


def page(request: HttpRequest, name: str, *, status: int = 200, **values: Any) -> HttpResponse:  # noqa: ANN401 - rows of any kind
    """Give the page (or fragment) drawn from that template, with these values.

    Every template also knows visit, organisation, csrf_input, csrf_token; static(), url(), _() and filters
    wait, waited, day, moment (both in `zone`, UTC unless given) and name.
    """
    known = {
        "visit": getattr(request, "visit", None) or Visit(settings.YOURTURN_NOW()),
        "organisation": setup.config().organisation,
        "csrf_input": csrf_input_lazy(request),
        "csrf_token": csrf_token_lazy(request),
        "path": request.path,
        "zone": "UTC",
    }
    return HttpResponse(environment().get_template(name).render({**known, **values}), status=status)


def wants_part(request: HttpRequest) -> bool:
    """Say whether htmx asks for a fragment, not for a page."""
    return "HX-Request" in request.headers


@cache
def environment() -> jinja2.Environment:
    """Give the one environment of this process."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_PLACE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    texts = catalogue()
    made.install_gettext_callables(texts.gettext, texts.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "static": static,
        "url": url,
        "tally_of": _tally_of,
        "sections": _sections,
        "has_page": _exists,
        "last_change": changes.latest,
    }
    made.filters |= {
        "wait": shown.wait,
        "waited": shown.waited,
        "day": _day,
        "moment": _moment,
        "name": shown.plain_name,
        **said.FILTERS,
        "words_of": words_of,
        "is_link": is_link,
        "direction": direction,
        "label_words": label_words,
    }
    return made


def static(path: str) -> str:
    """Give the address of a file in web/static; it changes when any of them changes."""
    return f"{settings.STATIC_URL}{path}"


def url(name: str, **path: object) -> str:
    """Give the address of a route by its name."""
    return str(reverse(name, kwargs=path or None))


def _tally_of(visit: Visit) -> Tally | None:
    """Count for the turn line, on pages that have not counted themselves."""
    return tally(visit.who, visit.now) if visit.who else None


_SECTIONS: Final = (("search", "Search", "search"), ("people", "People", "people"),
                    ("wants", "Wants", "ledger"), ("studies", "Look back", "book"))  # fmt: skip
"""Pages that the header leads to, where they exist: route, words, icon."""


def _sections() -> list[tuple[str, str, str]]:
    return [(name, _(words), icon) for name, words, icon in _SECTIONS if _exists(name)]


@cache
def _exists(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True


@jinja2.pass_context
def _day(context: jinja2.runtime.Context, at: Any) -> str:  # noqa: ANN401 - a time
    return shown.day(at, context["zone"])


@jinja2.pass_context
def _moment(context: jinja2.runtime.Context, at: Any) -> str:  # noqa: ANN401 - a time
    return shown.moment(at, context["zone"])
