"""What posts say to a machine: language, labels, number of words, and whether they name us.

Text is data here: nothing follows from it but columns of numbers and names.
"""

import re
from collections.abc import Sequence
from typing import Final

import polars as pl

from yourturn.core.labels import to_bits
from yourturn.core.schema import LABELS_PEOPLE, LABELS_US
from yourturn.core.words import how_many
from yourturn.studies.hearing import LONGEST, words_of
from yourturn.understanding import detect, label

_EDGE: Final = r"[^\p{L}\p{N}]"


def hear(posts: pl.DataFrame, us_words: Sequence[str], languages: Sequence[str]) -> pl.DataFrame:
    """Give the posts (title, text, language, ours, mentions_us) with language, words, labels and names_us.

    `ours` says which posts are ours; `languages` are those in use. What was deleted has no words to hear.
    """
    if posts.is_empty():
        kinds = {"words": pl.Int64, "labels": pl.Int64, "names_us": pl.Boolean}
        return posts.with_columns(pl.lit(None, kind).alias(name) for name, kind in kinds.items())
    title = pl.when(pl.col("title") != "").then("title").alias("_title")
    said = posts.with_columns(title).select(words_of("_title", "text").fill_null("").str.slice(0, LONGEST))
    text = said.to_series().alias("text")
    declared = posts.select(pl.when(pl.col("language") != "").then("language"))["language"]
    found = detect(text, declared=declared, languages=languages)["language"]
    return posts.with_columns(
        found.fill_null("").alias("language"),
        how_many(text).cast(pl.Int64).alias("words"),
        _labels(text, found, posts["ours"]),
        (posts["mentions_us"] | _naming(text, us_words)).alias("names_us"),
    )


def _labels(text: pl.Series, language: pl.Series, ours: pl.Series) -> pl.Series:
    """Label people's posts and ours, each with what their side can do."""
    bits = pl.repeat(None, len(text), dtype=pl.Int64, eager=True).alias("labels")
    for rows, side, names in ((~ours, "people", LABELS_PEOPLE), (ours, "us", LABELS_US)):
        here = rows.arg_true()
        if here.len():
            found = label(text.gather(here), side=side, language=language.gather(here), evidence=False)
            bits = bits.scatter(here, to_bits(found.select(names)))
    return bits


def _naming(text: pl.Series, us_words: Sequence[str]) -> pl.Series:
    """Say which texts hold a word of ours as a whole word."""
    words = "|".join(re.escape(word.lower()) for word in sorted(us_words, key=len, reverse=True) if word)
    if not words:
        return pl.repeat(value=False, n=len(text), dtype=pl.Boolean, eager=True)
    return text.str.to_lowercase().str.contains(rf"(?:^|{_EDGE})(?:{words})(?:$|{_EDGE})")
