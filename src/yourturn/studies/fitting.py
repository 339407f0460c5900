"""What is learnt once from the whole archive before it is measured: themes, rare words, canned answers.

It goes by samples and counts, so that its memory does not grow with the archive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from yourturn.core import schema
from yourturn.core.word_counts import Idf
from yourturn.studies.hearing import Counted
from yourturn.understanding import ThemeModel, find_themes

SAMPLE: Final = 100_000  # statements that themes are found in


@dataclass(frozen=True)
class Fit:
    """What the second pass needs of the whole archive."""

    themes: ThemeModel
    canned: pl.Series  # keys of texts of ours that went to more than 3 people
    idf: Idf


def fit(statements: Sequence[Path], counted: Counted, *, seed: int) -> Fit:
    """Find themes in the statements of all partitions, and close the counts."""
    themes = find_themes(sample_of(statements), seed=seed, sample=SAMPLE)
    return Fit(themes, counted.canned.result(), counted.words.result())


def sample_of(paths: Sequence[Path], most: int = 2 * SAMPLE) -> pl.DataFrame:
    """Give the statements, or so many of them, spread over the partitions by their post's number."""
    total = sum(pl.scan_parquet(path).select(pl.len()).collect().item() for path in paths)
    every = max(1, -(-total // most))
    kept = [
        pl.read_parquet(path, memory_map=False).filter(pl.col("post").hash(3) % every == 0) for path in paths
    ]
    return pl.concat([schema.empty(schema.STATEMENTS), *kept])
