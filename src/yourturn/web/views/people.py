"""People: everybody we heard, by name, and one of them with all that is between us."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from yourturn.core.sight import Sight
from yourturn.core.wants import STATUS_WORDS
from yourturn.store.people import PersonPage, Promised, people, person
from yourturn.web.asked import did_of
from yourturn.web.door import Route, may_somewhere
from yourturn.web.templating import page
from yourturn.web.texts import _, many

LONGEST = 120


def people_page(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show people by name, or those heard last."""
    words = request.GET.get("q", "")[:LONGEST].strip()
    return page(
        request,
        "people.html",
        place="people",
        words=words,
        found=people(who, words),
        did=did_of(request),
        here=request.get_full_path(),
    )


def person_page(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Show one person."""
    one = person(who, number)
    waits = [told.since for told in one.told if told.since and told.ended in {"open", "closed"}]
    return page(
        request, "person.html",
        place="people", one=one, zone=one.zone, here=request.get_full_path(), did=did_of(request),
        longest=min(waits, default=now), statuses={name: _(words) for name, words in STATUS_WORDS.items()},
        promises=[(promise, *standing(promise, now)) for promise in one.promises],
        promised=in_all(one, now), can=_can(who),
    )  # fmt: skip


def _can(who: Sight) -> dict[str, bool]:
    verbs = {
        "promise": "promise",
        "merge": "merge_people",
        "block": "block",
        "export": "export",
        "erase": "erase",
    }
    return {name: may_somewhere(who, verb) for name, verb in verbs.items()}


def standing(promise: Promised, now: datetime) -> tuple[str, str]:
    """Say how a promise stands: kept, late, open or let go, and in words."""
    if promise.kept_at:
        early = (promise.due - promise.kept_at.date()).days
        if early > 0:
            return "kept", many("kept, a day early", "kept, %(number)s days early", early)
        return "kept", _("kept") if not early else many(
            "kept, a day late", "kept, %(number)s days late", -early
        )
    if promise.let_go_at:
        return "let_go", _("no longer promised")
    left = (promise.due - now.date()).days
    if left < 0:
        return "late", many("not kept, a day late", "not kept, %(number)s days late", -left)
    return "open", many("one day left", "%(number)s days left", left) if left else _("due today")


def in_all(one: PersonPage, now: datetime) -> str:
    """Say how we keep what we promise them."""
    found = [standing(promise, now)[0] for promise in one.promises]
    parts = (
        ("kept", _("%(n)s kept")), ("late", _("%(n)s late")), ("open", _("%(n)s still in time")),
        ("let_go", _("%(n)s no longer promised")),
    )  # fmt: skip
    each = ", ".join(words % {"n": found.count(kind)} for kind, words in parts if kind in found)
    return (
        many("One promise: %(each)s.", "%(number)s promises: %(each)s.", len(found), each=each)
        if found
        else ""
    )


ROUTES = (
    Route("people", people_page, "people", "read"),
    Route("people/<int:number>", person_page, "person", "read"),
)
