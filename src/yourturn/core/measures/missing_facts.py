"""What a person's words leave open (M6): what happened, when, where, and to which thing.

A fact is missing when it is absent from the words; nobody guesses it from elsewhere.
"""

from typing import Final

import polars as pl

from yourturn.core.measures.follow_forms import CAPITAL_NAME, CLOCK, FOLLOW_FORMS, NUMBERED, FollowForms

FACTS: Final = ("what", "when", "where", "which")
CONTENT_WORDS: Final = 3
"""So many different words of content say what happened."""
_STEM: Final = 5  # letters: enough to find "ticket" in "tickets", in every language here


def given_facts(texts: pl.DataFrame) -> pl.DataFrame:
    """Add the Booleans FACTS (True = said) to rows with text and language; null where not measured."""
    parts = [
        group.with_columns(_given(group["text"], FOLLOW_FORMS[str(code)]))
        if code in FOLLOW_FORMS
        else group.with_columns(pl.lit(None, dtype=pl.Boolean).alias(fact) for fact in FACTS)
        for (code,), group in texts.group_by("language", maintain_order=True)
    ]
    empty = texts.clear().with_columns(pl.lit(None, dtype=pl.Boolean).alias(fact) for fact in FACTS)
    return pl.concat([empty, *parts])


def content_stems(text: pl.Expr, forms: FollowForms) -> pl.Expr:
    """Give the beginnings of the different words of content: four letters or more, no word of no content."""
    words = text.str.to_lowercase().str.replace_all(r"https?://\S+|@\S+", " ").str.extract_all(r"\p{L}{4,}")
    empty = pl.lit(pl.Series(forms.empty.split()).implode())
    return words.list.set_difference(empty).list.eval(pl.element().str.slice(0, _STEM)).list.unique()


def _given(text: pl.Series, forms: FollowForms) -> list[pl.Series]:
    plain = text.str.replace_all(r"https?://\S+|@\S+", " ")
    inside = rf"{CAPITAL_NAME}|{NUMBERED}" if forms.names_are_capital else NUMBERED
    small = r"(?:at|in|from|to|near|on|am|im|bei|nach|von|ab|à|au|de|vers|te|naar|van|bij|en|a|da|di)"
    place = rf"\b{small}\s+(?:the\s+|dem\s+|der\s+|la\s+|le\s+|el\s+|il\s+|de\s+|het\s+)?\p{{Lu}}\p{{Ll}}"
    frame = pl.DataFrame({"text": plain})
    read = pl.col("text")
    return frame.select(
        (content_stems(read, forms).list.len() >= CONTENT_WORDS).alias("what"),
        read.str.contains(rf"(?i)\b(?:{forms.when})\b|{CLOCK}").alias("when"),
        (read.str.contains(rf"(?i)\b(?:{forms.where})\b") | read.str.contains(place)).alias("where"),
        read.str.contains(inside).alias("which"),
    ).get_columns()
