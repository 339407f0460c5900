"""People's words as HTML: everything is escaped, lines stay lines, links to the web can be pressed."""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from yourturn.core.labels import BITS
from yourturn.web.texts import _

LINK: Final = re.compile(r"https?://[^\s<>\"]+")
ADDRESSED: Final = re.compile(r"@[\w.@-]+|https?://\S+")
TRAILING: Final = ".,;:!?)]}'\"»”’"
LABELS: Final = {"question": "question", "want": "want", "complaint": "complaint", "praise": "praise",
                 "thanks": "thanks", "hostile_us": "angry with us", "hostile_person": "hostile to a person"}  # fmt: skip


def words_of(text: str) -> Markup:
    """Give a text with its links as links; every other sign of it is only shown.

    >>> str(words_of("<b> and javascript:x"))
    '&lt;b&gt; and javascript:x'
    """
    made, at = Markup(), 0
    for found in LINK.finditer(text):
        address = found[0].rstrip(TRAILING)
        made += escape(text[at : found.start()])
        made += _anchor(address) if is_link(address) else escape(address)
        at = found.start() + len(address)
    return made + escape(text[at:])


def direction(text: str) -> str:
    """Give rtl or ltr: by the first letter that has a direction, names with @ and links left out.

    >>> direction("@library שלום"), direction("hello שלום")
    ('rtl', 'ltr')
    """
    for sign in ADDRESSED.sub("", text[:400]):
        way = unicodedata.bidirectional(sign)
        if way in {"R", "AL"}:
            return "rtl"
        if way == "L":
            return "ltr"
    return "ltr"


def is_link(address: str) -> bool:
    """Say whether it is an address of the web that may be pressed."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def label_words(bits: int | None) -> list[str]:
    """Name the labels of a post of theirs; none where they were not measured."""
    return [_(words) for name, words in LABELS.items() if bits and bits & BITS[name]]


def _anchor(address: str) -> Markup:
    return Markup('<a href="{0}" rel="noopener nofollow noreferrer" target="_blank">{0}</a>').format(address)
