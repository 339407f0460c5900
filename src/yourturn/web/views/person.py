"""What is done about one person: join and part accounts, block, export, and erase after a preview."""

from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yourturn.actions import people
from yourturn.core.errors import BadInput
from yourturn.core.sight import Sight
from yourturn.store import reach
from yourturn.store.people import account_called
from yourturn.store.people import person as person_of
from yourturn.web.asked import SEE_OTHER, back
from yourturn.web.door import Route
from yourturn.web.templating import page, url
from yourturn.web.texts import _

TABLES: Final = (
    ("post", "posts, without their words from then on"),
    ("revision", "earlier versions of posts"),
    ("raw_event", "messages as the network sent them"),
    ("asker", "times they asked for something; the wants stay, with one asker less"),
    ("promise", "promises to them"),
    ("draft", "drafts of ours for them"),
    ("outgoing", "posts of ours to them: what they quote goes"),
    ("quarantined", "messages that could not be read and name them"),
    ("handle", "accounts"),
)
"""What would go, by table, in words."""


def join(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Join an account to this person."""
    reach.channels_of_person(who, number)
    account = account_called(who, request.POST.get("handle", ""))
    people.join(who, account, number, request.POST.get("why", ""), now)
    return back(request, "join", otherwise=url("person", number=number))


def unjoin(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Part an account from the person it was joined to; `number` is the link's."""
    people.unjoin(who, number, now)
    return back(request, "unjoin", otherwise=url("people"))


def block(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Send this person nothing any more."""
    people.block(who, number, now)
    return back(request, "block", otherwise=url("person", number=number))


def unblock(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Let this person be answered again."""
    people.unblock(who, number, now)
    return back(request, "unblock", otherwise=url("person", number=number))


def export(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Give everything they told us as a file."""
    response = HttpResponse(people.export(who, number, now), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="person-{number}.json"'
    return response


def preview(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Show what erasing would take, before it is done."""
    counted = people.erase_preview(who, number)
    going = [(counted[table], _(words)) for table, words in TABLES if counted.get(table)]
    return page(request, "erase.html", place="people", one=person_of(who, number), going=going)


def erase(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Erase them for good. Refused where nobody said that they are sure."""
    if not request.POST.get("sure"):
        raise BadInput("Erasing cannot be undone. Say that you are sure, and press again.")
    people.erase(who, number, now)
    return HttpResponseRedirect(f"{url('people')}?did=erase", status=SEE_OTHER)


ROUTES = (
    Route("people/<int:number>/join", join, "join_people", "merge_people", ("POST",)),
    Route("people/links/<int:number>/undo", unjoin, "part_people", "merge_people", ("POST",)),
    Route("people/<int:number>/block", block, "block", "block", ("POST",)),
    Route("people/<int:number>/unblock", unblock, "unblock", "block", ("POST",)),
    Route("people/<int:number>/export", export, "export_person", "export", ("POST",)),
    Route("people/<int:number>/going", preview, "erase_preview", "erase"),
    Route("people/<int:number>/erase", erase, "erase_person", "erase", ("POST",)),
)
