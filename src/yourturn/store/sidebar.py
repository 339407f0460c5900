"""What stands beside and above the lists: saved views, channels, labels, colleagues."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Count, Q, Value
from django.db.models.functions import Cast

from yourturn.core.sight import Sight
from yourturn.store.models import Channel, Label, Need, SavedView, Seat, User
from yourturn.store.tally import WAITS, condition, here


@dataclass(frozen=True)
class Choice:
    """Something to choose: its number, its name, and how many wait there."""

    id: int
    name: str
    waiting: int = 0


@dataclass(frozen=True)
class View:
    """A saved list with its filters; `shared` = others see it too."""

    id: int
    name: str
    query: str
    shared: bool


@dataclass(frozen=True)
class Sidebar:
    """Everything a list can be narrowed by."""

    channels: tuple[Choice, ...]
    views: tuple[View, ...]
    labels: tuple[Choice, ...]
    colleagues: tuple[Choice, ...]


def sidebar(sight: Sight, now: datetime) -> Sidebar:
    """Give it in two queries."""
    waits = here(Need.objects.filter(condition(WAITS), channel__in=sight.channels), now)
    at = dict(waits.order_by().values_list("channel").annotate(n=Count("id")))
    named = _named(sight)
    return Sidebar(
        channels=tuple(
            Choice(one, name, at.get(one, 0)) for kind, one, name, _ in named if kind == "channel"
        ),
        views=tuple(
            View(one, name, more, shared=kind == "shared")
            for kind, one, name, more in named
            if kind in {"shared", "view"}
        ),
        labels=tuple(Choice(one, name) for kind, one, name, _ in named if kind == "label"),
        colleagues=tuple(Choice(one, name) for kind, one, name, _ in named if kind == "user"),
    )


def _named(sight: Sight) -> list[tuple[str, int, str, str]]:
    """Give channels, saved views, labels and colleagues: kind, number, name, query."""
    teams = Seat.objects.filter(user=sight.user).values("team")
    every = SavedView.objects.filter(kind="inbox")
    rows = [
        every.filter(user=sight.user, team=None).annotate(
            what=_text("view"), more=Cast("query", CharField())
        ),
        every.filter(Q(team__in=teams) | Q(user=sight.user), team__isnull=False).annotate(
            what=_text("shared"), more=Cast("query", CharField())
        ),
        Channel.objects.filter(id__in=sight.channels).annotate(what=_text("channel"), more=_text("")),
        Label.objects.annotate(what=_text("label"), more=_text("")),
        User.objects.filter(is_active=True).annotate(what=_text("user"), more=_text("")),
    ]
    first, *rest = (one.order_by().values_list("what", "id", "name", "more") for one in rows)
    return sorted(first.union(*rest, all=True), key=lambda one: (one[2].casefold(), one[1]))


def _text(words: str) -> Cast:
    return Cast(Value(words), CharField())
