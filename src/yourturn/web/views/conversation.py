"""One conversation: both sides turn by turn, who waits in it, the person beside it, and where we answer."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Final

from django.http import HttpRequest, HttpResponse

from yourturn.channels import length
from yourturn.core.later import LATER_WORDS
from yourturn.core.live import OUTCOMES
from yourturn.core.permissions import PERMISSIONS
from yourturn.core.sight import Sight
from yourturn.core.wants import STATUS_WORDS
from yourturn.store.beside import beside
from yourturn.store.desk_kit import kit
from yourturn.store.tally import tally
from yourturn.store.thread_between import Closed, Noted
from yourturn.store.thread_order import Branch
from yourturn.store.threads import Said, Thread, Wait, thread
from yourturn.web.asked import did_of
from yourturn.web.door import Route
from yourturn.web.said import plain_day
from yourturn.web.templating import page, url
from yourturn.web.texts import _

LONGEST_SILENCE: Final = timedelta(days=30)
ENDINGS: Final = {
    "answered": "answered",
    "by_people": "answered by people",
    "closed": "closed without an answer",
    "withdrawn": "they took it back",
    "moderated": "taken down",
    "open": "waits for us",
}


@dataclass(frozen=True)
class Begun:
    """Words in the composer, and what is wrong with them."""

    text: str = ""
    trouble: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """Something in the order of time; `day` where another day begins."""

    day: str = ""
    branch: Branch | None = None
    note: Noted | None = None
    closed: Closed | None = None


def conversation(request: HttpRequest, who: Sight, now: datetime, number: int) -> HttpResponse:
    """Show a conversation."""
    return shown(request, who, now, number)


def shown(
    request: HttpRequest,
    who: Sight,
    now: datetime,
    number: int,
    begun: Begun | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw a conversation; `begun` = words that were handed in, instead of the draft that was kept."""
    found = thread(who, number, _number(request.GET.get("before")))
    counts = tally(who, now)
    ready = kit(who, number, found.place.brand)
    need = _need(found, request.GET.get("for") or request.POST.get("for"))
    person = need.person if need else found.opener
    words = begun or Begun(ready.draft)
    near = beside(who, person, number) if person else None
    return page(
        request,
        "conversation.html",
        status=status,
        place="inbox",
        tally=counts,
        zone=found.place.zone,
        thread=found,
        need=need,
        open_waits=found.open_waits,
        beside=near,
        kit=ready,
        begun=words,
        trouble=words.trouble,
        missing=words.missing,
        items=list(_items(found, now)),
        title=_title(found),
        others_waiting=[one for one in found.open_waits if need and one.id != need.id],
        their_turn=found.turn == "theirs" and found.asked_at is not None and not found.open_waits,
        whom=_whom(found, need, near.name if near else ""),
        answers_to=need.opened_post if need else None,
        asked_for=need.id if need else None,
        share=_share(found),
        can=_can(who, found),
        key=secrets.token_urlsafe(16),
        longest=now - LONGEST_SILENCE,
        length=_length(words.text, found),
        did=did_of(request),
        here=url("conversation", number=number) + (f"?for={need.id}" if need else ""),
        open=request.GET.get("open", ""),
        want_post=_want_post(found, need, request.GET.get("want")),
        want_open="want" in request.GET,
        laters={value: _(said) for value, said in LATER_WORDS.items()},
        outcomes={value: _(said) for value, said in OUTCOMES.items()},
        endings={value: _(said) for value, said in ENDINGS.items()},
        statuses={value: _(said) for value, said in STATUS_WORDS.items()},
    )


def _need(found: Thread, asked: str | None) -> Wait | None:
    """Give whom an answer goes to: the wait that was asked for, else the longest."""
    number = _number(asked)
    open_ones = found.open_waits
    return next((one for one in open_ones if one.id == number), open_ones[0] if open_ones else None)


def _whom(found: Thread, need: Wait | None, otherwise: str) -> str:
    if need is not None:
        return need.name or otherwise
    return otherwise


def _items(found: Thread, now: datetime) -> Iterator[Item]:
    """Give branches, notes and closings in the order of time, with the days between them."""
    things: list[tuple[datetime, Item]] = [
        *((one.at, Item(note=one)) for one in found.between.notes),
        *((one.at, Item(closed=one)) for one in found.between.closings),
    ]
    floor = datetime.min.replace(tzinfo=found.opened_at.tzinfo) if found.opened_at else None
    pieces = chain.from_iterable(_pieces(one, things) for one in found.branches)
    things += [(one.at or floor or now, Item(branch=one)) for one in pieces]
    at = found.start.at if found.start else None
    day = plain_day(at.date()) if at else ""
    for when, item in sorted(things, key=lambda pair: pair[0]):
        today = plain_day(when.date()) if when != floor else day
        yield replace(item, day=today if today != day else "")
        day = today


def _pieces(branch: Branch, things: list[tuple[datetime, Item]]) -> Iterator[Branch]:
    """Cut the main line where a note, a closing or another day stands between two of its posts."""
    if branch.apart:
        yield branch
        return
    posts: list[Said] = []
    for post in branch.posts:
        last = posts[-1].at if posts else None
        if (
            last
            and post.at
            and (post.at.date() != last.date() or any(last <= at < post.at for at, _ in things))
        ):
            yield replace(branch, posts=tuple(posts))
            posts = []
        posts.append(post)
    yield replace(branch, posts=tuple(posts))


def _title(found: Thread) -> str:
    names = list(
        dict.fromkeys(
            post.name
            for post in chain([found.start] if found.start else [], *(one.posts for one in found.branches))
            if post.side == "people" and post.name
        )
    )
    if not names:
        return _("A conversation on %(channel)s", channel=found.place.name)
    if len(names) > 3:
        return _("Conversation with %(names)s and %(n)s others", names=", ".join(names[:2]), n=len(names) - 2)
    return _("Conversation with %(names)s", names=", ".join(names))


def _share(found: Thread) -> dict[str, int]:
    """Give the widths of the two halves of the lanes bar, on one scale."""
    most = max(found.theirs, found.ours, 1)
    return {"them": round(100 * found.theirs / most), "us": round(100 * found.ours / most)}


def _can(who: Sight, found: Thread) -> dict[str, bool]:
    role = "admin" if who.owner else who.roles.get(found.place.id, "observer")
    return {verb: role in roles for verb, roles in PERMISSIONS.items()}


def _length(text: str, found: Thread) -> int:
    place = found.place
    return length(text, place.unit, link_length=place.link_length) if place.longest else len(text)  # type: ignore[arg-type]


def _want_post(found: Thread, need: Wait | None, asked: str | None) -> Said | None:
    """Give the post a want would be filed from: asked for, else of the wait, else the opening one."""
    number = (
        _number(asked) or (need.opened_post if need else None) or (found.start.id if found.start else None)
    )
    posts = chain([found.start] if found.start else [], *(one.posts for one in found.branches))
    return next((one for one in posts if one.id == number and one.side == "people" and one.person), None)


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 16 else None


ROUTES = (Route("conversations/<int:number>", conversation, "conversation", "read"),)
