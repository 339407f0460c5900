"""Where answers go out from: reply, acknowledge, drafts, canned replies, notes, promises, wants.

Words that could not be sent come back to the form they were written in.
"""

from datetime import date, datetime
from typing import Final

from django.http import HttpRequest, HttpResponse

from yourturn.actions import canned, notes, promises, reply, wants
from yourturn.core.errors import BadInput, YourTurnError
from yourturn.core.sight import Sight
from yourturn.store import unit
from yourturn.web.asked import back, numbers
from yourturn.web.door import Route, status_of
from yourturn.web.templating import url, wants_part
from yourturn.web.texts import _
from yourturn.web.views.conversation import Begun, shown

SENDING: Final = {"reply": reply.send_reply, "acknowledge": reply.acknowledge}


def send(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Write the answer down to be sent."""
    return _send(request, who, now, number, "reply")


def acknowledge(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Write down words that only say we heard."""
    return _send(request, who, now, number, "acknowledge")


def _send(request: HttpRequest, who: Sight, now: datetime, number: int, how: str) -> HttpResponse:
    text = request.POST.get("text", "").replace("\r\n", "\n")
    try:
        SENDING[how](
            who, number, text, now,
            key=f"{who.user}-{request.POST.get('key', '')}"[:64], reply_to=_one(request, "reply_to"),
            over_them=request.POST.get("over") == "1",
        )  # fmt: skip
    except YourTurnError as error:
        with unit.read():
            return shown(request, who, now, number, Begun(text, str(error)), status_of(error))
    return back(request, how, otherwise=url("conversation", number=number))


def draft(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Keep what was begun."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    reply.save_draft(who, number, text, now, _one(request, "reply_to"))
    if wants_part(request):
        return HttpResponse(_("kept as a draft, %(time)s", time=f"{now:%H:%M} UTC"))
    return back(request, "draft", otherwise=url("conversation", number=number))


def begin(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Put the words of a canned reply into the form, names filled in."""
    chosen = _one(request, "canned")
    with unit.read():
        if chosen is None:
            return shown(request, who, now, number, Begun(request.POST.get("text", "")))
        filled = canned.begin_from(who, chosen, number)
        before = request.POST.get("text", "").strip()
        words = f"{before}\n\n{filled.text}" if before else filled.text
        return shown(request, who, now, number, Begun(words, missing=filled.missing))


def note(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Write a note."""
    notes.note(who, number, request.POST.get("text", ""), now)
    return back(request, "note", otherwise=url("conversation", number=number))


def unlabel(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Take a label off."""
    notes.take_label(who, [number], request.POST.get("label", ""), now)
    return back(request, "unlabel", otherwise=url("conversation", number=number))


def file_want(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """File a want from a post, a new one or one that is in the ledger."""
    post, want = _one(request, "post"), _one(request, "want")
    if post is None:
        raise BadInput(_("Choose the post in which they said it."))
    if want is not None:
        wants.add_asker(who, want, post, "", now)
    else:
        wants.file_want(who, post, request.POST.get("statement", ""), "", now)
    return back(request, "want", otherwise=url("conversation", number=number))


def promise(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Write down what we promised."""
    person = _one(request, "person")
    if person is None:
        raise BadInput(_("Say whom we promised it."))
    promises.promise(who, number, person, request.POST.get("words", ""), day_of(request, "due"), now)
    return back(request, "promise", otherwise=url("conversation", number=number))


def keep_promise(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Mark a promise as kept."""
    promises.keep(who, number, now)
    return back(request, "kept")


def record(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Record what we answered somewhere else."""
    reply.record_by_hand(
        who, number, request.POST.get("text", ""), request.POST.get("link", "").strip(), now, now,
        key=f"{who.user}-{request.POST.get('key', '')}"[:64], reply_to=_one(request, "reply_to"),
    )  # fmt: skip
    return back(request, "record", otherwise=url("conversation", number=number))


def retry(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Have an answer that could not be sent tried again."""
    reply.retry(who, number, now)
    return back(request, "retry")


def withdraw(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Take an answer back that is not out yet."""
    reply.withdraw(who, number, now)
    return back(request, "withdraw")


def day_of(request: HttpRequest, name: str) -> date:
    """Read a day. Raises BadInput where it is none."""
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        raise BadInput(_("Say the day.")) from None


def _one(request: HttpRequest, name: str) -> int | None:
    found = numbers(request.POST.get(name, ""))
    return found[0] if found else None


TALK: Final = "conversations/<int:number>"
ROUTES = (
    Route(f"{TALK}/reply", send, "reply", "reply", ("POST",)),
    Route(f"{TALK}/acknowledge", acknowledge, "acknowledge", "reply", ("POST",)),
    Route(f"{TALK}/draft", draft, "draft", "draft", ("POST",)),
    Route(f"{TALK}/begin", begin, "begin", "draft", ("POST",)),
    Route(f"{TALK}/note", note, "note", "note", ("POST",)),
    Route(f"{TALK}/unlabel", unlabel, "unlabel", "label", ("POST",)),
    Route(f"{TALK}/file-want", file_want, "file_want", "file_want", ("POST",)),
    Route(f"{TALK}/promise", promise, "promise", "promise", ("POST",)),
    Route(f"{TALK}/record", record, "record", "record_post", ("POST",)),
    Route("promises/<int:number>/keep", keep_promise, "keep_promise", "promise", ("POST",)),
    Route("answers/<int:number>/retry", retry, "retry", "retry", ("POST",)),
    Route("answers/<int:number>/withdraw", withdraw, "withdraw", "withdraw", ("POST",)),
)
