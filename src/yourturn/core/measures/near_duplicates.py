"""Near duplicates: which of our posts say again what we said in the last 30 days (M3).

Texts become 64 small numbers (MinHash of three-word runs) and are compared by these; no text is kept.
"""

from datetime import timedelta
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

HASHES: Final = 64
SAME: Final = 0.8
WITHIN: Final = timedelta(days=30)
BACK: Final = 8  # posts looked back at in each band: the latest ones are the likely ones
SIGNATURE: Final = pl.Array(pl.UInt8, HASHES)

Bytes = npt.NDArray[np.uint8]
_RANDOM = np.random.default_rng(20_240_229)
_FACTORS: Final = _RANDOM.integers(1, 1 << 61, HASHES, dtype=np.uint64) | np.uint64(1)
_SHIFTS: Final = _RANDOM.integers(0, 1 << 61, HASHES, dtype=np.uint64)
_NOT_WORDS: Final = r"(?:https?://|www\.)\S+|@[\w.-]+(?:@[\w.-]+)?|\p{N}+|\s[\^/*~-]\s?\p{L}{1,3}\s*$"


def signatures(text: pl.Series) -> pl.Series:
    """Give the signature of each text (64 x UInt8); null under three words.

    Case, links, handles, digits and initials at the end do not count.
    """
    words = (
        text.fill_null("").str.to_lowercase().str.replace_all(_NOT_WORDS, " ").str.extract_all(r"[\p{L}']+")
    )
    runs = (
        pl.DataFrame({"row": pl.int_range(len(words), eager=True), "word": words})
        .filter(pl.col("word").list.len() >= 3)
        .explode("word")
        .with_columns(pl.col("word").hash(1).alias("_0"))
    )
    following = [pl.col("_0").shift(-step).over("row").alias(f"_{step}") for step in (1, 2)]
    runs = runs.with_columns(following).drop_nulls(["_1", "_2"])
    return _least(runs, len(words))


def _least(runs: pl.DataFrame, rows: int) -> pl.Series:
    """Give the least value of each hash over a text's runs, cut to its lowest mixed byte."""
    found = np.full((rows, HASHES), 0, np.uint8)
    owners = runs["row"].to_numpy()
    present = np.zeros(rows, np.bool_)
    if len(owners):
        starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
        one, two, three = (runs[f"_{step}"].to_numpy() for step in range(3))
        mixed = (
            one * np.uint64(0x9E3779B97F4A7C15)
            ^ two * np.uint64(0xC2B2AE3D27D4EB4F)
            ^ (three >> np.uint64(7))
        )
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(32)
        for number in range(HASHES):
            value = (mixed * _FACTORS[number] + _SHIFTS[number]) >> np.uint64(16)
            least = np.minimum.reduceat(value, starts) * np.uint64(0x94D049BB133111EB)
            found[owners[starts], number] = (least >> np.uint64(56)).astype(np.uint8)
        present[owners[starts]] = True
    series = pl.Series("signature", found, dtype=SIGNATURE)
    return series.to_frame().select(pl.when(pl.Series(present)).then("signature"))["signature"]


def repeats(posts: pl.DataFrame) -> pl.Series:
    """Say, in order, for each post (at, post, signature) if one of the 30 days before says nearly the same.

    Nearly = an estimated Jaccard similarity of .8 of three-word runs. Posts without time or words never do.
    """
    rows = posts.select("at", "post", "signature").with_row_index("row")
    rows = rows.filter(pl.col("at").is_not_null() & pl.col("signature").is_not_null()).sort("at", "post")
    told = pl.repeat(value=False, n=posts.height, dtype=pl.Boolean, eager=True).to_numpy(writable=True)
    if rows.height < 2:
        return pl.Series("repeat", told)
    marks: Bytes = rows["signature"].to_numpy()
    times = rows["at"].cast(pl.Int64).to_numpy()
    again = np.zeros(rows.height, np.bool_)
    bands = np.ascontiguousarray(marks).view(np.uint32)  # four that agree, or two posts are not compared
    for band in range(bands.shape[1]):
        again |= _again_in(bands[:, band], marks, times, again)
    told[rows["row"].to_numpy()[again]] = True
    return pl.Series("repeat", told)


def _again_in(
    band: npt.NDArray[Any], marks: Bytes, times: npt.NDArray[Any], known: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Compare posts that agree in one band with those just before them."""
    order = np.argsort(band, kind="stable")
    same = band[order]
    again = known.copy()
    longest = int(WITHIN.total_seconds() * 1_000_000)
    for step in range(1, min(BACK, len(order) - 1) + 1):
        later, earlier = order[step:], order[:-step]
        near = (same[step:] == same[:-step]) & (times[later] - times[earlier] <= longest) & ~again[later]
        later, earlier = later[near], earlier[near]
        if len(later):
            # A byte agrees by chance once in 256.
            agree = (marks[later] == marks[earlier]).mean(axis=1)
            alike = (agree - 1 / 256) / (1 - 1 / 256) >= SAME
            again[later[alike]] = True
    return again
