"""What a person's words leave open (M6): what happened, when, where, and to which thing.

A fact is missing when it is absent from the words; nobody guesses it from elsewhere.
"""

from collections.abc import Sequence
from typing import Final

import polars as pl

from yourturn.core.measures.follow_forms import CAPITAL_NAME, CLOCK, FOLLOW_FORMS, NUMBERED, FollowForms
from yourturn.core.patterns import contains

FACTS: Final = ("what", "when", "where", "which")
CONTENT_WORDS: Final = 3
"""So many different words of content say what happened."""
_STEM: Final = 5  # letters: enough to find "ticket" in "tickets", in every language here


def given_facts(texts: pl.DataFrame, facts: Sequence[str] = FACTS) -> pl.DataFrame:
    """Add the Booleans `facts` (True = said) to rows with `plain` text and language; null = not measured."""
    parts = [
        group.with_columns(_GIVEN[fact](group["text"], FOLLOW_FORMS[str(code)]).alias(fact) for fact in facts)
        if code in FOLLOW_FORMS
        else group.with_columns(pl.lit(None, dtype=pl.Boolean).alias(fact) for fact in facts)
        for (code,), group in texts.group_by("language", maintain_order=True)
    ]
    empty = texts.clear().with_columns(pl.lit(None, dtype=pl.Boolean).alias(fact) for fact in facts)
    return pl.concat([empty, *parts])


def content_stems(text: pl.Expr, forms: FollowForms) -> pl.Expr:
    """Give the beginnings of the different words of content: four letters or more, no word of no content."""
    words = text.str.to_lowercase().str.replace_all(r"https?://\S+|@\S+", " ").str.extract_all(r"\p{L}{4,}")
    empty = pl.lit(pl.Series(forms.empty.split()).implode())
    return words.list.set_difference(empty).list.eval(pl.element().str.slice(0, _STEM)).list.unique()


def plain(text: pl.Series) -> pl.Series:
    """Give the texts without links and handles: figures in these are no facts."""
    rows = text.str.contains_any(["://", "@"]).arg_true()
    return text.clone().scatter(rows, text.gather(rows).str.replace_all(r"https?://\S+|@\S+", " "))


def _what(text: pl.Series, forms: FollowForms) -> pl.Series:
    stems = text.to_frame("text").select(content_stems(pl.col("text"), forms).list.len())
    return stems.to_series() >= CONTENT_WORDS


def _when(text: pl.Series, forms: FollowForms) -> pl.Series:
    return contains(text, rf"(?i)\b(?:{forms.when})\b|{CLOCK}")


def _where(text: pl.Series, forms: FollowForms) -> pl.Series:
    small = r"(?:at|in|from|to|near|on|am|im|bei|nach|von|ab|à|au|de|vers|te|naar|van|bij|en|a|da|di)"
    place = rf"\b{small}\s+(?:the\s+|dem\s+|der\s+|la\s+|le\s+|el\s+|il\s+|de\s+|het\s+)?\p{{Lu}}\p{{Ll}}"
    named = contains(text, rf"(?i)\b(?:{forms.where})\b")
    rest = (~named).arg_true()  # the others are not looked at again
    return named.scatter(rest, contains(text.gather(rest), place))


def _which(text: pl.Series, forms: FollowForms) -> pl.Series:
    return contains(text, rf"{CAPITAL_NAME}|{NUMBERED}" if forms.names_are_capital else NUMBERED)


_GIVEN: Final = {"what": _what, "when": _when, "where": _where, "which": _which}
