"""Search over everything people and we have said, and searches that go on listening."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yourturn.actions import listen_for, notes
from yourturn.core.queries import parse
from yourturn.core.sight import Sight
from yourturn.store.search import Found, listening_for, search
from yourturn.web.asked import SEE_OTHER
from yourturn.web.door import Route, may_somewhere
from yourturn.web.templating import page, url
from yourturn.web.years import chart

LONGEST: Final = 400
ORDERS: Final = ("best", "newest", "waiting")


@dataclass(frozen=True)
class Asked:
    """What the form asks for: words as they were written, a channel, a year; and all of it as one search."""

    words: str
    place: str
    year: str
    order: str
    after: int

    @property
    def whole(self) -> str:
        """Give it as one line that `parse` reads."""
        more = [f'channel:"{self.place}"'] if self.place else []
        more += [f"after:{self.year}"] if self.year else []
        return " ".join([self.words, *more]).strip()


def search_page(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show what is found, or how one searches."""
    asked = _asked(request)
    query = parse(asked.whole)
    found = search(who, query, now, asked.after, asked.order)
    drawn = chart(found.totals.years) if found.totals and found.totals.years else None
    return page(
        request, "search.html",
        place="search", asked=asked, query=query, found=found, chart=drawn, listening=listening_for(who),
        can={"listen_for": may_somewhere(who, "listen_for")}, link=_links(asked),
        years=range(now.year, now.year - 12, -1),
        a_week=_a_week(found), zone=found.places[0].zone if found.places else "UTC",
    )  # fmt: skip


def listen(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Go on listening for what was searched."""
    asked = request.POST.get("q", "")[:LONGEST]
    notes.save_view(who, request.POST.get("name", ""), asked, now, kind="search", alert=True)
    return _to(asked)


def look(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Show what was heard, newest first, and count it no more."""
    return _to(listen_for.look(who, number), order="newest")


def stop(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Listen for it no longer."""
    notes.delete_view(who, number, now)
    return _to(request.POST.get("q", "")[:LONGEST])


def _asked(request: HttpRequest) -> Asked:
    given = request.GET
    order, after, year = given.get("order", ""), given.get("after", ""), given.get("since", "")
    return Asked(
        given.get("q", "")[:LONGEST].strip(),
        given.get("place", "")[:120].replace('"', ""),
        year if year.isascii() and year.isdecimal() and len(year) == len("2026") else "",
        order if order in ORDERS else "best",
        int(after) if after.isascii() and after.isdecimal() and len(after) < len("1000000") else 0,
    )


def _a_week(found: Found) -> int | None:
    """Say how many posts a week to expect, by the last year; None where nothing was counted."""
    return None if found.totals is None else -(-found.totals.last_year // 52)


def _links(asked: Asked) -> Callable[..., str]:
    def link(order: str = asked.order, after: int = 0) -> str:
        given = {"q": asked.words, "place": asked.place, "since": asked.year, "order": order, "after": after}
        return url("search") + "?" + urlencode({name: value for name, value in given.items() if value})

    return link


def _to(words: str, **more: str) -> HttpResponse:
    return HttpResponseRedirect(f"{url('search')}?{urlencode({'q': words, **more})}", status=SEE_OTHER)


ROUTES = (
    Route("search", search_page, "search", "search"),
    Route("search/listen", listen, "listen", "listen_for", ("POST",)),
    Route("search/listening/<int:number>/look", look, "look_at_heard", "search", ("POST",)),
    Route("search/listening/<int:number>/stop", stop, "stop_listening", "save_own_view", ("POST",)),
)
