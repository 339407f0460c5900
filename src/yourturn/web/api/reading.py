"""What programs read: each is one read of the store, by what the colleague of the token may see."""

from typing import Annotated, Any, Final, Literal

from django.http import HttpRequest
from ninja import Path, Query

from yourturn.core.queries import parse
from yourturn.store import audit_rows, listing, people, threads
from yourturn.store.inbox import View, inbox
from yourturn.store.inbox_filters import Filters
from yourturn.store.inbox_rows import Row
from yourturn.store.search import Found, FoundPerson, search
from yourturn.web.api.doors import caller_of, read
from yourturn.web.api.shapes import Asked, Number, Page, Short
from yourturn.web.api.talks import Talk, talk_of

PAGE: Final = 100


@read("/conversations", "read", Page[Row])
def conversations(
    request: HttpRequest, asked: Query[Asked], view: Literal["asked", "done", "all"] = "all"
) -> dict[str, Any]:
    """List conversations: all, those where we asked and wait, or those where it is nobody's turn."""
    return _list(request, view, asked)


@read("/needs", "read", Page[Row])
def needs(
    request: HttpRequest, asked: Query[Asked], view: Literal["waiting", "put_off", "never"] = "waiting"
) -> dict[str, Any]:
    """List who waits for us, longest first; what is put off; what was never answered."""
    return _list(request, view, asked)


@read("/conversations/{number}", "read", Talk)
def conversation(request: HttpRequest, number: Path[Number], before: Number | None = None) -> Talk:
    """Give a conversation with its turns; `before` = the post before which earlier ones are asked for."""
    return talk_of(threads.thread(caller_of(request).sight, number, before))


@read("/people", "read", list[FoundPerson])
def people_list(request: HttpRequest, words: Short = "") -> list[FoundPerson]:
    """List people one of whose accounts is called so; without words those heard last."""
    return list(people.people(caller_of(request).sight, words))


@read("/people/{number}", "read", people.PersonPage)
def person(request: HttpRequest, number: Path[Number]) -> people.PersonPage:
    """Give a person: what they told us, what they want, what we promised."""
    return people.person(caller_of(request).sight, number)


@read("/wants", "read", Page[listing.WantRow])
def wants(request: HttpRequest, after: Number = 0) -> dict[str, Any]:
    """List what people want, by number."""
    return _numbered(listing.wants(caller_of(request).sight, after, PAGE + 1))


@read("/promises", "read", Page[listing.PromiseRow])
def promises(request: HttpRequest, after: Number = 0) -> dict[str, Any]:
    """List what we promised, by number."""
    return _numbered(listing.promises(caller_of(request).sight, after, PAGE + 1))


@read("/channels", "read", list[listing.ChannelRow])
def channels(request: HttpRequest) -> list[listing.ChannelRow]:
    """List the channels."""
    return listing.channels(caller_of(request).sight)


@read("/search", "search", Found)
def searching(
    request: HttpRequest,
    q: Short,
    after: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    order: Literal["best", "newest", "waiting"] = "best",
) -> Found:
    """Search everything that was said, as on the page: words, "phrases", person:, channel:, before:."""
    caller = caller_of(request)
    return search(caller.sight, parse(q), caller.now, after, order)


@read("/audit", "read_audit", Page[audit_rows.AuditRow])
def audit(
    request: HttpRequest,
    by: Number | None = None,
    conversation: Number | None = None,
    after: Number | None = None,
) -> dict[str, Any]:
    """List who did what, newest first; `after` = the number of the last row of the page before."""
    rows = audit_rows.entries(
        caller_of(request).sight, by=by, conversation=conversation, before=after, most=PAGE + 1
    )
    return _numbered(rows)


def _list(request: HttpRequest, view: View, asked: Asked) -> dict[str, Any]:
    caller = caller_of(request)
    filters = Filters(**asked.dict(exclude={"after"}))
    found = inbox(caller.sight, view, filters, caller.now, asked.after or None)
    return {"rows": [*found.first, *found.rows], "after": found.after}


def _numbered(rows: list[Any]) -> dict[str, Any]:
    more = len(rows) > PAGE
    return {"rows": rows[:PAGE], "after": str(rows[PAGE - 1].id) if more else None}
