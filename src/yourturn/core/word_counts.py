"""How common each word is among people, and what a chance reply would share with them: the ground of M5.

Mergeable: counts of a fixed size and a small random set of messages as numbers. No text is kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core import gram_scan
from yourturn.core.compiled import compiled
from yourturn.core.words import BUCKETS, Words, numbered, slices

Numbers = npt.NDArray[Any]

GRAM_BUCKETS: Final = 1 << 15
FEWEST_WORDS: Final = 5
SAMPLED: Final = 200
COMMON: Final = 0.05
"""A stem in more than this share of a language's posts says nothing about what a post is about."""

COMMON_OURS: Final = 0.01
FEWEST_OURS: Final = 3
"""A stem that is in so many of our posts says nothing about whom a reply was written for."""

_SAMPLE: Final[Mapping[str, Any]] = {
    "language": pl.String,
    "rank": pl.UInt64,
    "post": pl.UInt32,
    "stems": pl.List(pl.UInt32),
    "grams": pl.List(pl.UInt32),
    "of_stem": pl.List(pl.UInt32),  # the stem of the word each gram stands in
}
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_MIXERS: Final = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)


@dataclass(frozen=True, eq=False)
class Idf:
    """How rare each stem is among people's posts, and what texts share with 200 random messages; frozen.

    idf = log((posts of the language + 1) / (posts with the stem + 1)) + 1.
    """

    languages: tuple[str, ...]
    log_posts: Numbers  # per language
    log_counts: Numbers  # per stem
    ours: Numbers  # per stem: in how many of our posts it is
    common: Numbers  # per language: in how many it must be to be common: 1 % of our posts, and 3
    chance_stem: Numbers  # per stem: its mean share of a random message of its language
    chance_gram: Numbers  # per language and gram: the mean of random messages of length 1
    sampled: pl.DataFrame  # language, post: which messages were drawn


@dataclass(frozen=True, eq=False)
class WordCounts:
    """In how many posts each stem occurs (M5), posts per language, and the random messages.

    `counts` and `posts` hold people's in the first place and ours in the second.
    """

    counts: Numbers
    posts: tuple[dict[str, int], dict[str, int]]
    sample: pl.DataFrame
    seed: int

    @classmethod
    def of(cls, posts: pl.DataFrame, seed: int = 0) -> "WordCounts":
        """Count one partition (post, side, language, words, text); without the posts of unknown language."""
        spoken = posts.filter(pl.col("language").is_not_null())
        side = (spoken["side"] != "people").cast(pl.Int64).to_numpy()
        counts = np.zeros((2, BUCKETS), np.uint32)
        seen = np.empty(BUCKETS, np.int64)
        for rows in slices(spoken["text"]):
            words = numbered(spoken["text"][rows], spoken["language"][rows])
            seen.fill(-1)
            count = compiled(gram_scan.count_documents)
            count(words.stem[words.word], words.row_from, side[rows], seen, counts)
        theirs, ours = (dict(_per_language(spoken.filter(pl.Series(side == place)))) for place in (0, 1))
        return cls(counts, (theirs, ours), _sample(spoken.filter(pl.col("side") == "people"), seed), seed)

    def __add__(self, other: "WordCounts") -> "WordCounts":
        """Merge with the counts of other posts, made with the same seed."""
        theirs, ours = (_sum(*pair) for pair in zip(self.posts, other.posts, strict=True))
        sample = _lowest(pl.concat([self.sample, other.sample]))
        return WordCounts(self.counts + other.counts, (theirs, ours), sample, self.seed)

    def result(self) -> Idf:
        """Freeze the counts."""
        names = tuple(self.posts[0])
        log_posts = np.log1p(np.array([self.posts[0][name] for name in names], np.float64))
        log_counts = np.log1p(self.counts[0].astype(np.float64)).astype(np.float32)
        chance_stem = np.zeros(BUCKETS, np.float32)
        chance_gram = np.zeros((len(names), GRAM_BUCKETS), np.float32)
        for (name,), drawn in self.sample.group_by("language", maintain_order=True):
            code = names.index(str(name))
            for stems, grams, of_stem in drawn.select("stems", "grams", "of_stem").iter_rows():
                idf = log_posts[code] - log_counts[stems] + 1
                chance_stem[stems] += idf / idf.sum() / drawn.height
                weights = log_posts[code] - log_counts[of_stem] + 1
                many = np.bincount(grams, weights, minlength=GRAM_BUCKETS)
                chance_gram[code] += many / np.sqrt(float((many * many).sum())) / drawn.height
        sampled = self.sample.select("language", "post")
        of_ours = np.array([self.posts[1].get(name, 0) for name in names], np.float64)
        common = np.maximum(FEWEST_OURS, COMMON_OURS * of_ours)
        return Idf(names, log_posts, log_counts, self.counts[1], common, chance_stem, chance_gram, sampled)


def _per_language(spoken: pl.DataFrame) -> Iterator[tuple[str, int]]:
    return spoken.group_by("language").len().sort("language").iter_rows()


def _sum(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in sorted(one.keys() | other.keys())}


def _sample(spoken: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Give the messages of lowest rank of each language, as numbers; a rank is drawn from seed and post."""
    long = spoken.filter(pl.col("words") >= FEWEST_WORDS)
    chosen = _lowest(long.select("language", "post", "text", rank=rank(long["post"], seed)))
    words = numbered(chosen["text"], chosen["language"])
    row = np.repeat(np.arange(chosen.height, dtype=np.uint32), np.diff(words.row_from))
    stems = pl.DataFrame({"row": row, "stems": words.stem[words.word]}).unique().sort("row", "stems")
    drawn = chosen.drop("text").with_row_index("row")
    for pieces in (stems, _pieces(words, row)):
        drawn = drawn.join(pieces.group_by("row", maintain_order=True).agg(pl.all()), on="row")
    return drawn.sort("row").select(pl.col(name).cast(dtype) for name, dtype in _SAMPLE.items())


def _pieces(words: Words, row: Numbers) -> pl.DataFrame:
    """Give every gram of every word in its text's row, and the stem of the word it stands in."""
    gram_from, gram = words.grams()
    begins, many = gram_from[words.word], np.diff(gram_from)[words.word]
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    grams = gram[np.repeat(begins, many) + within] % GRAM_BUCKETS
    of_stem = np.repeat(words.stem[words.word], many)
    return pl.DataFrame({"row": np.repeat(row, many), "grams": grams, "of_stem": of_stem})


def _lowest(sample: pl.DataFrame) -> pl.DataFrame:
    rows = sample.select("language", "rank", "post").with_row_index("row").group_by("language")
    lowest = rows.agg(pl.col("row").bottom_k_by(["rank", "post"], SAMPLED)).explode("row")["row"]
    return sample[lowest].sort("language", "rank", "post")


def rank(posts: pl.Series, seed: int) -> pl.Series:
    """Give a random UInt64 for each number of a post: the same for the same seed, whatever the order."""
    value = (posts.cast(pl.UInt64).to_numpy() + np.uint64(seed) + np.uint64(1)) * _ODD
    for shift, factor in _MIXERS:
        value = (value ^ (value >> shift)) * factor
    return pl.Series("rank", value ^ (value >> np.uint64(31)))
