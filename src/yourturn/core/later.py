"""When something that was put off comes back, by the clock of the brand."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, TypeAlias
from zoneinfo import ZoneInfo

from yourturn.core.errors import BadInput

Later: TypeAlias = Literal["hour", "tomorrow", "next_week", "date", "reply"]
LATER_WORDS: Final[dict[Later, str]] = {
    "hour": "for an hour",
    "tomorrow": "until tomorrow",
    "next_week": "until next week",
    "date": "until a day",
    "reply": "until they reply",
}


def back_at(
    how: Later, now: datetime, zone: str, opens: int, day: date | None = None, weekend: Collection[int] = ()
) -> datetime | None:
    """Give when it comes back; None = when they reply. `opens` = minutes after midnight in that zone.

    Tomorrow is the next day; next week its first day that is no day off. Raises BadInput for a day that is
    missing or over.
    """
    there = now.astimezone(ZoneInfo(zone))
    if how == "reply":
        return None
    if how == "hour":
        return now + timedelta(hours=1)
    if how == "tomorrow":
        return _opening(there.date() + timedelta(days=1), zone, opens, now)
    if how == "next_week":
        monday = there.date() + timedelta(days=7 - there.weekday())
        week = [monday + timedelta(days=days) for days in range(7)]
        first = next((one for one in week if one.weekday() not in weekend), monday)
        return _opening(first, zone, opens, now)
    if day is None or day < there.date():
        raise BadInput("Say a day that is still to come.")
    at = _opening(day, zone, opens, now)
    if at <= now:
        raise BadInput("That time is over. Say a later day.")
    return at


def _opening(day: date, zone: str, opens: int, now: datetime) -> datetime:
    """Give the moment at which the brand opens on that day."""
    wall = datetime.combine(day, time(opens // 60, opens % 60), ZoneInfo(zone))
    return wall.astimezone(now.tzinfo)
