"""The first page: who is waiting for us, whom we asked, what is done for now."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from yourturn.core.later import LATER_WORDS
from yourturn.core.sight import Sight
from yourturn.store.inbox import PAGE, Inbox, View, inbox
from yourturn.store.inbox_filters import Filters, filters_of
from yourturn.store.sidebar import sidebar
from yourturn.web import said
from yourturn.web.asked import did_of
from yourturn.web.door import Route, may_somewhere
from yourturn.web.templating import page, url
from yourturn.web.texts import _, many

VIEWS: Final[dict[str, View]] = {
    "waiting": "waiting",
    "asked": "asked",
    "done": "done",
    "all": "all",
    "put_off": "put_off",
    "never": "never",
}
KINDS: Final = {
    "angry": "angry with us",
    "complaint": "complaint",
    "want": "want",
    "question": "question",
    "overheard": "overheard",
    "answer": "answered our question",
}
LANGUAGES: Final = (
    "ar",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "fi",
    "fr",
    "he",
    "it",
    "ja",
    "nl",
    "no",
    "pl",
    "pt",
    "ru",
    "sv",
    "tr",
    "uk",
    "zh",
)


def list_page(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show a page of one of the lists."""
    view = VIEWS.get(request.GET.get("view", ""), "waiting")
    filters = filters_of(request.GET.dict())
    found = inbox(who, view, filters, now, request.GET.get("after"))
    side = sidebar(who, now)
    return page(
        request,
        "inbox.html",
        inbox=found,
        tally=found.tally,
        filters=filters,
        side=side,
        place="inbox",
        channels={one.id: one.name for one in side.channels},
        kinds={value: _(words) for value, words in KINDS.items()},
        laters={value: _(words) for value, words in LATER_WORDS.items()},
        languages=[(value, said.language(value)) for value in LANGUAGES],
        own_languages=("en",),
        can={"take": may_somewhere(who, "take")},
        longest=found.tally.since or now,
        page_size=PAGE,
        sentence=sentence(found, now),
        second=second(found),
        did=did_of(request),
        here=request.get_full_path(),
        query=_query(view, filters),
        link=_links(view, filters),
        **_headings(found, filters),
    )


def sentence(found: Inbox, now: datetime) -> str:
    """Say whose turn it is, first of all."""
    counts = found.tally
    if found.view == "asked":
        return many(
            "We asked in one conversation, and wait",
            "We asked in %(number)s conversations, and wait",
            counts.asked,
        )
    if found.view == "done":
        return many(
            "One conversation is done for now", "%(number)s conversations are done for now", counts.done
        )
    if found.view == "all":
        return many("One conversation in all", "%(number)s conversations in all", counts.talks)
    if found.view == "put_off":
        return many("One wait is put off", "%(number)s waits are put off", counts.put_off)
    if found.view == "never":
        return many("One person was never answered", "%(number)s waits were never answered", counts.never)
    if not counts.waiting:
        return _("Nobody is waiting for us")
    first = many("One person is waiting for us", "%(number)s people are waiting for us", counts.people)
    if counts.since is None:
        return first
    for_long = said.long_wait(now - counts.since)
    return f"{first}. " + (
        _("For %(time)s.", time=for_long)
        if counts.waiting == 1
        else _("The longest for %(time)s.", time=for_long)
    )


def second(found: Inbox) -> str:
    """Say what the first sentence leaves out; nothing where it leaves out nothing."""
    counts = found.tally
    more = []
    if found.found:
        more.append(
            many("One of them passes what you chose.", "%(number)s of them pass what you chose.", found.found)
        )
    if found.view == "waiting" and counts.waiting > counts.people:
        more.append(_("Some wait in more than one conversation: %(n)s waits in all.", n=counts.waiting))
    if found.view == "never":
        more.append(
            _("They were older than 14 days when the archive was brought in. Each can still be answered.")
        )
    if found.view == "put_off":
        more.append(
            _("They still wait. Putting off hides them from the first list until then, nothing else.")
        )
    return " ".join(more)


def _headings(found: Inbox, filters: Filters) -> dict[str, Any]:
    words = {
        "waiting": (_("Longest waiting"), _("by person, since they wrote")),
        "asked": (_("Asked longest ago"), _("since our last question")),
        "put_off": (_("Put off"), _("longest waiting first")),
        "never": (_("Never answered"), _("longest ago first")),
    }.get(found.view, (_("Latest first"), _("by what was said last")))
    empty, more = {
        "waiting": (
            _("Nobody is waiting for us"),
            many(
                "It is their turn in one conversation. Leave the quiet alone.",
                "It is their turn in %(number)s conversations. Leave the quiet alone.",
                found.tally.asked,
            ),
        ),
        "asked": (_("We wait for nobody"), _("In no conversation were we the last to ask something.")),
        "put_off": (_("Nothing is put off"), _("Whoever waits stands in the first list.")),
        "never": (_("Everybody was answered"), _("No imported wait older than 14 days is open.")),
    }.get(found.view, (_("Nothing here yet"), _("As soon as a channel hears something, it stands here.")))
    if filters:
        empty, more = _("Nobody passes what you chose"), _("Others may. Nothing was hidden for good.")
    return {"heading": words[0], "heading_more": words[1], "empty": empty, "empty_more": more}


def _query(view: View, filters: Filters) -> str:
    return urlencode(({} if view == "waiting" else {"view": view}) | filters.query())


def _links(view: View, filters: Filters) -> Callable[..., str]:
    def link(view: str = view, after: str | None = None, *, bare: bool = False) -> str:
        asked = {} if view == "waiting" else {"view": view}
        asked |= {} if bare else filters.query()
        asked |= {"after": after} if after else {}
        return url("inbox") + (f"?{urlencode(asked)}" if asked else "")

    return link


ROUTES = (Route("", list_page, "inbox", "read"),)
