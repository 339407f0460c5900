"""More ways to show values: long waits in words, lengths of silence, languages, days, initials."""

from datetime import date, datetime, timedelta
from math import sqrt
from typing import Any, Final
from zoneinfo import ZoneInfo

import jinja2

from yourturn.web.texts import _, many

DAY_S: Final = 86400
HOUR_S: Final = 3600
LANGUAGES: Final = {
    "ar": "Arabic",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def long_wait(span: timedelta) -> str:
    """Say how long in one unit: "11 days", "5 hours", "38 minutes", "less than a minute".

    >>> long_wait(timedelta(days=11, hours=9)), long_wait(timedelta(minutes=1))
    ('11 days', '1 minute')
    """
    seconds = int(span.total_seconds())
    if seconds >= DAY_S:
        return many("%(number)s day", "%(number)s days", seconds // DAY_S)
    if seconds >= HOUR_S:
        return many("%(number)s hour", "%(number)s hours", seconds // HOUR_S)
    if seconds >= 60:
        return many("%(number)s minute", "%(number)s minutes", seconds // 60)
    return _("less than a minute")


def length_of(since: datetime, now: datetime, longest: datetime) -> int:
    """Give how long a silence is drawn, in hundredths: by the square root, the longest being 100."""
    most = max((now - longest).total_seconds(), 1.0)
    return round(100 * sqrt(min(1.0, max(0.0, (now - since).total_seconds() / most))))


def language(code: str) -> str:
    """Name a language; a code without a name stays as it is."""
    known = LANGUAGES.get(code)
    return _(known) if known else code


def month(at: datetime, now: datetime) -> str:
    """Give the month of a time, with its year where that is another one."""
    return f"{at:%B}" if at.year == now.year else f"{at:%B %Y}"


def plain_day(at: date) -> str:
    """Give a date: "Friday 13 November 2026"."""
    return f"{at:%A} {at.day} {at:%B %Y}"


def initials(name: str) -> str:
    """Give the first letters of the first and last word of a name; a dot where there is none.

    >>> initials("Ada Lovelace King"), initials(""), initials("ada.example")
    ('AK', '·', 'A')
    """
    words = [letters for word in name.split() if (letters := [sign for sign in word if sign.isalnum()])]
    if not words:
        return "·"
    first = words[0][0]
    return (first + words[-1][0]).upper() if len(words) > 1 else first.upper()


def shortly(text: str, longest: int) -> str:
    """Give the text, cut at a word where it is longer."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[:longest].rsplit(" ", 1)[0] + " …"


@jinja2.pass_context
def clock(context: jinja2.runtime.Context, at: datetime) -> str:
    """Give the time of day where the brand is."""
    return f"{at.astimezone(ZoneInfo(context['zone'])):%H:%M}"


@jinja2.pass_context
def long_day(context: jinja2.runtime.Context, at: datetime) -> str:
    """Give the day of a thread where the brand is: "Tuesday 24 November 2026"."""
    return plain_day(at.astimezone(ZoneInfo(context["zone"])).date())


FILTERS: Final[dict[str, Any]] = {
    "length_of": length_of,
    "language": language,
    "month": month,
    "date": plain_day,
    "initials": initials,
    "shortly": shortly,
    "clock": clock,
    "long_day": long_day,
    "long_wait": long_wait,
}
"""By the names that templates call them by."""
