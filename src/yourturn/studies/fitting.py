"""What is learnt once from the whole archive before it is measured: themes, rare words, canned answers.

It goes by samples and counts, so that its memory does not grow with the archive.
"""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from yourturn.core import schema
from yourturn.core.organisation import Organisation
from yourturn.core.word_counts import Idf
from yourturn.studies.hearing import Counted, Heard
from yourturn.understanding import SMALL, ThemeModel, find_themes, find_themes_in_posts

SAMPLE: Final = 100_000  # statements that themes are found in


@dataclass(frozen=True)
class Fit:
    """What the second pass needs of the whole archive."""

    themes: ThemeModel
    canned: pl.Series  # keys of texts of ours that went to more than 3 people
    idf: Idf


def fit(heard: Sequence[Heard], counted: Counted, us: Organisation, *, seed: int) -> Fit:
    """Find themes in the statements of all partitions, or in all posts of few, and close the counts."""
    with ThreadPoolExecutor(2) as pool:
        canned, idf = pool.submit(counted.canned.result), pool.submit(counted.words.result)
        return Fit(_themes(heard, us, seed), canned.result(), idf.result())


def _themes(heard: Sequence[Heard], us: Organisation, seed: int) -> ThemeModel:
    sample = sample_of([part.statements for part in heard])
    nameless = sample.with_columns(without_names(sample["statement"], us))
    if _few(heard):
        posts = pl.concat([_theirs(part.studied) for part in heard]).collect()
        whole = posts.with_columns(without_names(posts["text"], us))
        return find_themes_in_posts(nameless, whole, seed=seed)
    return find_themes(nameless, seed=seed, sample=SAMPLE)


def _few(heard: Sequence[Heard]) -> bool:
    """Say whether people wrote so few posts that all of them can be looked at; no more are read than that."""
    posts = 0
    for part in heard:
        posts += _theirs(part.studied).select(pl.len()).collect().item()
        if posts > SMALL:
            return False
    return True


def _theirs(path: Path) -> pl.LazyFrame:
    said = pl.scan_parquet(path).filter((pl.col("side") == "people") & (pl.col("text") != ""))
    return said.select("post", "person", "text", "language")


def sample_of(paths: Sequence[Path], most: int = 2 * SAMPLE) -> pl.DataFrame:
    """Give the statements, or so many of them, spread over the partitions by their post's number."""
    total = sum(pl.scan_parquet(path).select(pl.len()).collect().item() for path in paths)
    every = max(1, -(-total // most))
    kept = [
        pl.read_parquet(path, memory_map=False).filter(pl.col("post").hash(3) % every == 0) for path in paths
    ]
    return pl.concat([schema.empty(schema.STATEMENTS), *kept])


def without_names(texts: pl.Series, us: Organisation) -> pl.Series:
    """Give the texts without handles, links and names of ours: to whom it is said is not what is wanted."""
    words = "|".join(re.escape(word) for word in sorted(us.us_words, key=len, reverse=True) if word)
    names = rf"|\b(?:{words})\b" if words else ""
    return texts.str.replace_all(rf"(?i)https?://\S+|@[\w.@-]+{names}", " ")
