"""The first page: who waits for us, longest first; whom we wait for; what is done. In few queries.

It shows what one colleague may see, and never hides that somebody waits: what is put off has its own list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Literal, TypeAlias

from django.db import connection
from django.db.models import F, Q, QuerySet

from yourturn.core.sight import Sight
from yourturn.store import inbox_rows
from yourturn.store.inbox_filters import Filters, of_conversations, of_needs
from yourturn.store.inbox_rows import Owed, Row
from yourturn.store.models import Conversation, Need
from yourturn.store.tally import NEVER, WAITS, Tally, condition, here, tally

View: TypeAlias = Literal["waiting", "asked", "done", "all", "put_off", "never"]
PAGE: Final = 30
FIRST: Final = 20
"""So many stand in the group "First" of a page; the rest of them follow on the pages of "angry with us"."""

_NEED: Final = ("id", "conversation", "opened_post", "person", "channel", "kind", "overheard", "since",
                "angry", "conversation__people", "conversation__assignee",
                "conversation__assignee__name", "snoozed_until", "snoozed_for_reply")  # fmt: skip
_TALK: Final = ("id", "last_post", "opener", "channel", "whose_turn", "asked_at", "last_at", "people",
                "assignee", "assignee__name", "angry", "waiting_since")  # fmt: skip
_YEAR: Final = (
    "(SELECT COUNT(*) FROM need WHERE "
    + NEVER
    + " AND channel_id IN ({marks}) AND since >= %s AND since < %s)"
)
ANGRY: Final = Q(angry=True)


@dataclass(frozen=True)
class Inbox:
    """One page of one list. `first` stands above `rows`, on the first page only."""

    view: View
    tally: Tally
    first: tuple[Row, ...]
    rows: tuple[Row, ...]
    owed: tuple[Owed, ...]  # overdue promises to people who do not wait otherwise
    found: int | None  # how many rows pass the filters; None = there are no filters
    after: str | None  # cursor of the next page
    years: tuple[tuple[int, int], ...] = field(default=())  # of "never": year and how many


def inbox(
    sight: Sight, view: View, filters: Filters, now: datetime, after: str | None = None, size: int = PAGE
) -> Inbox:
    """Give a page of the list; `after` is the cursor that the page before it gave."""
    counts = tally(sight, now)
    if view in {"asked", "done", "all"}:
        return _talks(sight, view, filters, counts, after, size)
    return _needs(sight, view, filters, counts, now, after, size)


def _needs(
    sight: Sight, view: View, filters: Filters, counts: Tally, now: datetime, after: str | None, size: int
) -> Inbox:
    rows = of_needs(_waits(sight, view, now), filters)
    owed = inbox_rows.overdue(sight, now) if view == "waiting" else ()
    first: list[dict[str, Any]] = []
    if view == "waiting":
        top = ANGRY | _promised(owed)
        if after is None:
            first = list(rows.filter(top).order_by("since", "id").values(*_NEED)[:FIRST])
        shown = Q(id__in=[row["id"] for row in first]) if after is None else Q(pk__in=[])
        later = rows.exclude(shown) if first or after is None else rows.exclude(top)
    else:
        later = rows
    if view == "never" and filters.year:
        later = later.filter(since__year=filters.year)
    page, cursor = _page(later, ("since", False), after, size, _NEED)
    found = _found(rows, filters, len(first) + len(page), whole=after is None and cursor is None)
    made = inbox_rows.of_needs(sight, [*first, *page], owed)
    waiting_for = {(one.person, one.conversation) for one in made} | {(one.person, None) for one in made}
    apart = tuple(one for one in owed if (one.person, None) not in waiting_for)
    return Inbox(
        view, counts, made[: len(first)], made[len(first) :],
        apart if view == "waiting" and after is None and not filters else (), found, cursor,
        _years(sight) if view == "never" else (),
    )  # fmt: skip


def _waits(sight: Sight, view: View, now: datetime) -> QuerySet[Need]:
    rows = _seen(Need.objects.filter(condition(NEVER if view == "never" else WAITS)), sight).exclude(
        since=None
    )
    if view == "put_off":
        return rows.filter(Q(snoozed_until__gt=now) | Q(snoozed_for_reply=True))
    return here(rows, now) if view == "waiting" else rows


def _seen(rows: QuerySet[Any], sight: Sight) -> QuerySet[Any]:
    """Keep what may be seen; + 0 keeps SQLite from an index that leaves all rows to be sorted."""
    return rows.alias(seen_at=F("channel") + 0).filter(seen_at__in=sight.channels)


def _promised(owed: tuple[Owed, ...]) -> Q:
    return Q(person__in=sorted({one.person for one in owed})) if owed else Q(pk__in=[])


def _talks(sight: Sight, view: View, filters: Filters, counts: Tally, after: str | None, size: int) -> Inbox:
    rows = _seen(Conversation.objects.all(), sight)
    order = ("last_at", True)
    if view == "asked":
        rows, order = rows.filter(whose_turn="theirs"), ("asked_at", False)
    elif view == "done":
        rows = rows.exclude(whose_turn__in=("ours", "theirs"))
    rows = of_conversations(rows, filters)
    page, cursor = _page(rows.exclude(**{order[0]: None}), order, after, size, _TALK)
    found = _found(rows, filters, len(page), whole=after is None and cursor is None)
    return Inbox(view, counts, (), inbox_rows.of_talks(sight, page), (), found, cursor)


def _page(
    rows: QuerySet[Any], order: tuple[str, bool], after: str | None, size: int, names: tuple[str, ...]
) -> tuple[list[Mapping[str, Any]], str | None]:
    """Give the rows behind the cursor in this order, ties by number, and the cursor after them."""
    column, falling = order
    if (place := _place(after)) is not None:
        at, number = place
        beyond = "lt" if falling else "gt"
        rows = rows.filter(
            Q(**{f"{column}__{beyond}e": at}),
            Q(**{f"{column}__{beyond}": at}) | Q(**{f"id__{beyond}": number}),
        )
    ordered = rows.order_by(*(F(name).desc() if falling else F(name).asc() for name in (column, "id")))
    found = list(ordered.values(*names)[: size + 1])
    more = len(found) > size
    last = found[size - 1] if more else None
    return found[:size], f"{last[column].isoformat()}_{last['id']}" if last else None


def _found(rows: QuerySet[Any], filters: Filters, shown: int, *, whole: bool) -> int | None:
    """Give how many pass the filters; where all of them are on the page, nothing more is asked."""
    if not filters:
        return None
    if whole:
        return shown
    return None if filters.words and rows.model is Conversation else rows.count()


def _place(after: str | None) -> tuple[datetime, int] | None:
    """Read a cursor; one that nobody made is as none."""
    at, _, number = (after or "").rpartition("_")
    try:
        return datetime.fromisoformat(at), int(number)
    except ValueError:
        return None


def _years(sight: Sight) -> tuple[tuple[int, int], ...]:
    """Give the years of waits that were never answered, the latest first, and how many each."""
    rows = Need.objects.filter(condition(NEVER), channel__in=sight.channels).exclude(since=None)
    ends = rows.order_by("since").values_list("since", flat=True)
    first, last = ends.first(), ends.last()
    if first is None or last is None:
        return ()
    years = range(last.year, first.year - 1, -1)
    return tuple((year, n) for year, n in zip(years, _counts(sight, years), strict=True) if n)


def _counts(sight: Sight, years: Sequence[int]) -> Sequence[int]:
    """Count each year in a range of the index, all in one query."""
    marks = ", ".join(["%s"] * len(sight.channels))
    one = _YEAR.format(marks=marks)
    said: list[Any] = []
    for year in years:
        ends = (datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC))
        said += [*sight.channels, *(connection.ops.adapt_datetimefield_value(end) for end in ends)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join([one] * len(years)), said)
        row: Sequence[int] = cursor.fetchone()
    return row
