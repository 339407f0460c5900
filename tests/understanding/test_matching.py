"""The look at words leaves nothing out: rules find on the chosen texts what they find on all."""

from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from yourturn.core.schema import LABELS_PEOPLE, LABELS_US
from yourturn.understanding.matching import fold, match
from yourturn.understanding.rules import PACKS
from yourturn.understanding.rules.pack import MEDIUM, NONE, SKIP, STRONG, WEAK, bounded

FOLDER = Path(__file__).parent / "verified"
LEVELS = (("weak", WEAK), ("medium", MEDIUM), ("strong", STRONG))


def folded_posts(language: str) -> pl.Series:
    """Give all labelled posts, whatever their language, as rules of this one see them; and pairs of them."""
    files = sorted(FOLDER.glob("*.tsv"))
    lines = [
        line.split("\t")[0] for file in files for line in file.read_text(encoding="utf-8").split("\n")[1:]
    ]
    texts = [*lines, *(f"{one} {other}" for one, other in pairwise(lines)), "", "?!"]
    return fold(pl.Series(texts), language=language)


def plainly(folded: pl.Series, language: str, name: str) -> list[float]:
    """Give the probability of a label by running every pattern over every text."""
    rule = PACKS[language].rules[name]

    def strength(texts: pl.Series) -> pl.Series:
        p = pl.Series([NONE] * len(texts), dtype=pl.Float32)
        for level, value in LEVELS:
            if getattr(rule, level):
                p = p.set(texts.str.contains(bounded(getattr(rule, level))), value)
        return p

    p = strength(folded)
    if rule.unless:
        without = strength(folded.str.replace_all(bounded(rule.unless), SKIP))
        p = p.set((p > NONE) & folded.str.contains(bounded(rule.unless)), 0).to_frame("p")
        p = p.select(pl.when(pl.col("p") == 0).then(without).otherwise("p").alias("p"))["p"]
    return p.to_list()


@pytest.mark.parametrize("language", sorted(PACKS))
class TestMatch:
    def test_says_what_every_pattern_on_every_text_says(self, language: str):
        folded = folded_posts(language)
        names = [name for name in (*LABELS_PEOPLE, *LABELS_US) if name in PACKS[language].rules]
        for side in (LABELS_PEOPLE, LABELS_US):
            found = match(folded, language, side)
            for name in set(side) & set(names):
                p = pl.Series([NONE] * len(folded), dtype=pl.Float32)
                p = p.scatter(found[name].rows, found[name].p)
                assert p.to_list() == plainly(folded, language, name), (language, name)
