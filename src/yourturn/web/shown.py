"""How values are shown: waits as people say them, dates in a brand's zone, names without hidden signs."""

import unicodedata
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from yourturn.web.texts import _

MINUTE_S: Final = 60
HOUR_S: Final = 3600
DAY_S: Final = 86400
YEAR_D: Final = 365

_ALWAYS_HIDDEN: Final = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060\u3164\ufeff\uffa0"
)
_JOINERS: Final = frozenset("\u200c\u200d")  # needed in Persian, in Indic scripts and within emoji
_JOINING: Final = range(0x0600, 0x0E00)


def wait(span: timedelta | float) -> str:
    """Say how long: "under 1 min", "38 min", "5 h 12 min", "11 d 2 h", "2 y 40 d"; seconds or a timedelta.

    >>> wait(timedelta(minutes=38)), wait(timedelta(days=11, hours=2, minutes=59)), wait(7200)
    ('38 min', '11 d 2 h', '2 h')
    """
    seconds = max(0, int(span.total_seconds() if isinstance(span, timedelta) else span))
    minutes, hours, days = seconds // MINUTE_S, seconds // HOUR_S, seconds // DAY_S
    if not minutes:
        return _("under 1 min")
    if not hours:
        return _("%(n)s min", n=minutes)
    if not days:
        return _two(_("%(n)s h", n=hours), minutes % 60, _("%(n)s min", n=minutes % 60))
    if days < YEAR_D:
        return _two(_("%(n)s d", n=days), hours % 24, _("%(n)s h", n=hours % 24))
    return _two(_("%(n)s y", n=days // YEAR_D), days % YEAR_D, _("%(n)s d", n=days % YEAR_D))


def waited(since: datetime, now: datetime) -> str:
    """Say how long it is from `since` to `now`."""
    return wait(now - since)


def day(at: datetime, zone: str = "UTC") -> str:
    """Give the date in that zone: "24 Nov 2026"."""
    there = at.astimezone(ZoneInfo(zone))
    return f"{there.day} {there:%b %Y}"


def moment(at: datetime, zone: str = "UTC") -> str:
    """Give the date and the time of day in that zone: "24 Nov 2026, 17:34"."""
    return f"{day(at, zone)}, {at.astimezone(ZoneInfo(zone)):%H:%M}"


def plain_name(name: str) -> str:
    """Give a name with every sign that would be obeyed unseen written out: bidi marks, zero widths, controls.

    >>> plain_name("Ada" + chr(0x202E) + "x")
    'Ada[U+202E]x'
    """
    if name.isascii() and name.isprintable():
        return name
    return "".join(
        f"[U+{ord(sign):04X}]" if _hidden(name, place) else sign for place, sign in enumerate(name)
    )


def _hidden(name: str, place: int) -> bool:
    sign = name[place]
    if sign in _JOINERS:
        around = name[max(0, place - 1) : place] + name[place + 1 : place + 2]
        return len(around) != 2 or not all(_joins(one) for one in around)
    return sign in _ALWAYS_HIDDEN or unicodedata.category(sign) in {"Cf", "Cc", "Zl", "Zp"}


def _joins(sign: str) -> bool:
    return ord(sign) in _JOINING or sign == "\ufe0f" or unicodedata.category(sign) in {"So", "Sk"}


def _two(first: str, rest: int, second: str) -> str:
    return f"{first} {second}" if rest else first
