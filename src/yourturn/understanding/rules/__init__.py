"""Rule packs per language: which words show that a post asks, wants, complains, praises, thanks, attacks.

Packs are data. No pack names a product, a brand or a word of an example archive.
"""

from collections.abc import Mapping
from typing import Final

from yourturn.understanding.rules import de, en, es, fr, it, nl, pt
from yourturn.understanding.rules.pack import Pack

PACKS: Final[Mapping[str, Pack]] = {
    "de": de.PACK,
    "en": en.PACK,
    "es": es.PACK,
    "fr": fr.PACK,
    "it": it.PACK,
    "nl": nl.PACK,
    "pt": pt.PACK,
}

__all__ = ["PACKS", "Pack"]
