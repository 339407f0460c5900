"""The counts that stand on every page: who waits for us, whom we wait for. Exact, in one query."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from yourturn.core.sight import Sight
from yourturn.store.models import Conversation, Need

WAITS: Final = "need.ended = 'open' AND need.never = FALSE"
"""Written out, not handed over: SQLite uses a partial index only where it reads the condition itself."""
NEVER: Final = "need.ended = 'open' AND need.never = TRUE"

HERE: Final = "(need.snoozed_until IS NULL OR need.snoozed_until <= %s) AND need.snoozed_for_reply = FALSE"

_MINE: Final = (
    "COUNT(*) FROM conversation JOIN need ON need.conversation_id = conversation.id "
    "WHERE conversation.assignee_id = %s AND need.channel_id IN ({marks}) AND " + WAITS + " AND " + HERE
)


@dataclass(frozen=True)
class Tally:
    """Counts of what one colleague may see, as of a moment."""

    waiting: int  # waits of people, put off ones left out
    people: int  # how many different people these are
    since: datetime | None  # the longest of them
    put_off: int
    never: int  # older than 14 days when they were imported, and never answered
    asked: int  # conversations in which we asked and wait for them
    asked_since: datetime | None
    talks: int  # all conversations

    ours: int  # those of them in which somebody waits for us
    mine: int  # waits in conversations that the one who looks has taken

    @property
    def done(self) -> int:
        """Conversations in which it is nobody's turn."""
        return self.talks - self.asked - self.ours


def condition(sql: str) -> RawSQL:
    """Give a condition on `need` as the words stand there."""
    return RawSQL(sql, (), BooleanField())  # noqa: S611 - words of this file, never of a request


def here(rows: QuerySet[Need], now: datetime) -> QuerySet[Need]:
    """Leave out what is put off."""
    return rows.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=now), snoozed_for_reply=False)


def tally(sight: Sight, now: datetime) -> Tally:
    """Count what this colleague may see."""
    channels = sight.channels
    if not channels:
        return Tally(0, 0, None, 0, 0, 0, None, 0, 0, 0)
    moment = connection.ops.adapt_datetimefield_value(now)
    marks = ", ".join(["%s"] * len(channels))
    need = f"FROM {Need._meta.db_table} WHERE channel_id IN ({marks}) AND "  # noqa: SLF001 - Django's own name for it
    talk = f"FROM {Conversation._meta.db_table} WHERE channel_id IN ({marks})"  # noqa: SLF001 - as above
    shown = f"{need}{WAITS} AND {HERE}"
    parts: list[tuple[str, list[Any]]] = [
        (f"COUNT(*) {shown}", [*channels, moment]),
        (f"COUNT(DISTINCT person_id) {shown}", [*channels, moment]),
        (f"COUNT(*) {shown} AND person_id IS NULL", [*channels, moment]),
        (f"MIN(since) {shown}", [*channels, moment]),
        (f"COUNT(*) {need}{WAITS}", [*channels]),
        (f"COUNT(*) {need}{NEVER}", [*channels]),
        (f"COUNT(*) {talk} AND whose_turn = 'theirs'", [*channels]),
        (f"MIN(asked_at) {talk} AND whose_turn = 'theirs'", [*channels]),
        (f"COUNT(*) {talk} AND whose_turn = 'ours'", [*channels]),
        (f"COUNT(*) {talk}", [*channels]),
        (
            _MINE.format(marks=marks),
            [sight.user, *channels, moment],
        ),
    ]
    statement = "SELECT " + ", ".join(f"(SELECT {sql})" for sql, _ in parts)
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for _, values in parts for value in values])
        waiting, known, unknown, since, open_ones, never, asked, asked_since, ours, talks, mine = (
            cursor.fetchone()
        )
    return Tally(
        waiting,
        known + unknown,
        _time(since),
        open_ones - waiting,
        never,
        asked,
        _time(asked_since),
        talks,
        ours,
        mine,
    )


def _time(value: datetime | str | None) -> datetime | None:
    """Give the time as it was meant: SQLite hands back what it has as words."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value
