"""Plain words for numbers, times and spans, and the one place where odd characters are made visible.

It never decides what is shown, only how it is said.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

INVISIBLE: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
ISO_DATE: Final = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
LANGUAGES: Final = {
    "af": "Afrikaans",
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "gl": "Galician",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "ms": "Malay",
    "nl": "Dutch",
    "nb": "Norwegian",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "ta": "Tamil",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
SMALL: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def show_invisible(text: str) -> str:
    """Make characters visible that would turn or hide words."""
    return INVISIBLE.sub(lambda sign: f"⟨U+{ord(sign.group()):04X}⟩", text)


_LINE_END: Final = re.compile(r"(?<=[^\s.!?:;,…–-])[ \t]*\n[ \t]*\n\s*")


def cut(text: str, most: int) -> str:
    """Give the text on one line, at most that long, ended at a word where there is one, with a mark.

    A dash stands where a line without a full stop ended, as between a title and its text.
    """
    line = " ".join(_LINE_END.sub(" – ", text.strip()).split())
    if len(line) <= most:
        return line
    head = line[:most]
    space = head.rfind(" ")
    return (head[:space] if space > most * 0.6 else head).rstrip(" ,;:.") + "…"


def headline(text: str) -> str:
    """Begin with a capital, as headings do; the rest stays as it was said."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """Write a count with thousands apart; fractions as they are."""
    return f"{value:,.0f}" if float(value).is_integer() or abs(value) >= 100 else f"{value:,.2g}"


def count(value: float, one: str, many: str) -> str:
    """Say how many of what: "1 person", "23 people"."""
    return f"{number(value)} {one if value == 1 else many}"


def people(value: float) -> str:
    """Say how many people."""
    return count(value, "person", "people")


def times(value: int) -> str:
    """Say how often."""
    return {1: "once", 2: "twice"}.get(value, f"{value:,} times")


def spelled(value: int) -> str:
    """Spell numbers under ten, as a sentence would."""
    return SMALL[value] if 0 <= value < len(SMALL) else f"{value:,}"


def in_hundred(share: float) -> str:
    """Write a share as a number out of a hundred; nothing but 0 is 0, nothing but all is 100."""
    rounded = round(100 * share)
    if rounded == 0 and share > 0:
        return "under 1"
    if rounded == 100 and share < 1:
        return "over 99"
    return f"{rounded}"


def small_ratio(first: float, second: float) -> tuple[int, int]:
    """Give two numbers up to nine in nearly the same ratio; (n, 1) or (1, n) where one side towers."""
    if not first or not second:
        return int(bool(first)), int(bool(second))
    if max(first, second) / min(first, second) > 9:
        ratio = round(max(first, second) / min(first, second))
        return (ratio, 1) if first > second else (1, ratio)
    pairs = [(p, q) for p in range(1, 10) for q in range(1, 10)]
    return min(pairs, key=lambda pair: (round(abs(pair[0] / pair[1] * second / first - 1), 2), sum(pair)))


def ago(seconds: float) -> str:
    """Say a wait as people do."""
    hours = seconds / 3600
    if hours < 1:
        return f"{max(1, round(hours * 60))} minute{'s' if round(hours * 60) > 1 else ''}"
    steps = ((1.5, "an hour"), (48, f"{hours:.0f} hours"), (24 * 60, f"{hours / 24:.0f} days"))
    years, months = divmod(round(hours / 24 / 30.44), 12)
    said = next((words for limit, words in steps if hours < limit), None)
    if said:
        return said
    if not years:
        return f"{months} months"
    return count(years, "year", "years") + (f", {count(months, 'month', 'months')}" if months else "")


def day(value: datetime | date | None) -> str:
    """Write a date in full."""
    return f"{value:%-d %B %Y}" if value else "no date"


def month(value: datetime | date | None) -> str:
    """Write a month."""
    return f"{value:%B %Y}" if value else "no date"


def because(why: str) -> str:
    """Give the reason alone: what stands before it says already that something is not measured."""
    return why.removeprefix("not measured: ")


def dated(sentence: str) -> str:
    """Write the dates in a sentence as people do: "up to 31 August 2026"; what is no date stays."""
    return ISO_DATE.sub(_as_day, sentence)


def _as_day(found: re.Match[str]) -> str:
    try:
        return day(date.fromisoformat(found.group()))
    except ValueError:
        return found.group()


def since(first: datetime | date | None, until: datetime | date | None) -> str:
    """Say how long ago something began: "7 y 8 m"."""
    if first is None or until is None:
        return ""
    whole = (until.year - first.year) * 12 + until.month - first.month
    years, months = divmod(max(0, whole), 12)
    parts = [f"{years} y" if years else "", f"{months} m" if months else ""]
    return " ".join(part for part in parts if part) or "this month"


def listed(words: Sequence[str]) -> str:
    """Join as a sentence does."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def language(code: str | None) -> str:
    """Name a language; unknown ones keep their code."""
    return LANGUAGES.get(code, code) if code else "unknown"
