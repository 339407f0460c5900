"""The catalogue of texts: every sentence of a page passes through here, so that it can be translated.

A sentence is its own key. A language is a file `locale/LANGUAGE/LC_MESSAGES/yourturn.mo` beside this one;
what it lacks is said in English.
"""

import gettext
from functools import cache
from pathlib import Path
from typing import Final

DOMAIN: Final = "yourturn"
_PLACE: Final = Path(__file__).parent / "locale"


@cache
def catalogue(language: str = "en") -> gettext.NullTranslations:
    """Give the texts of a language; the sentences themselves where there is no such file."""
    return gettext.translation(DOMAIN, _PLACE, [language], fallback=True)


def _(sentence: str, /, **values: object) -> str:
    """Give a sentence in the language of the pages, its %(name)s filled in."""
    said = catalogue().gettext(sentence)
    return said % values if values else said


def many(one: str, more: str, number: int, /, **values: object) -> str:
    """Give the sentence for one or for many; %(number)s is the number."""
    return catalogue().ngettext(one, more, number) % {"number": number, **values}
