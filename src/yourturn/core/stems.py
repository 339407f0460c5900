"""Stems of words by Snowball, so that "boats" and "boat" are one word.

A language without a stemmer keeps its words whole.
"""

from collections.abc import Sequence
from typing import Final

STEMMERS: Final = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish", "nl": "dutch",
    "en": "english", "eo": "esperanto", "et": "estonian", "fi": "finnish", "fr": "french", "de": "german",
    "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "no": "norwegian", "nb": "norwegian", "nn": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "es": "spanish",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""ISO 639-1 code to the Snowball stemmer's name."""


def stem_words(words: Sequence[str], language: str | None) -> list[str]:
    """Give the stem of each lower-case word; the word itself where the language has no stemmer."""
    if language not in STEMMERS or not words:
        return list(words)
    from Stemmer import Stemmer  # noqa: PLC0415 - compiled: loaded where words are compared

    stemmer = Stemmer(STEMMERS[language], 0)  # one per call: a stemmer may not be shared by threads
    stemmed: list[str] = stemmer.stemWords(list(words))
    return stemmed
