"""Canned replies: the same words sent to several people, or words that would suit anybody (M5).

It looks at texts of ours; what it keeps of them are keys and signatures. It must run before roles.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core import gram_scan
from yourturn.core.compiled import compiled
from yourturn.core.keys import text_key
from yourturn.core.words import cut, number_words, slices

Numbers = npt.NDArray[Any]

PEOPLE: Final = 3
"""A text is canned where it went to more people than this."""

EPSILON: Final = 0.05
HASHES: Final = 64
ALIKE: Final = 53
"""Of 64 least hashes that must agree: a Jaccard of .82 is a likeness (Dice) of .9."""

_BANDS: Final = tuple(f"s{band}" for band in range(HASHES // 8))
_SENT: Final[Mapping[str, Any]] = {"key": pl.UInt64, "person": pl.Int64}
_SIGNED: Final[Mapping[str, Any]] = {"key": pl.UInt64, **dict.fromkeys(_BANDS, pl.UInt64)}


@dataclass(frozen=True, eq=False)
class CannedKeys:
    """To whom each text of ours went, and a signature of each text; numbers only."""

    sent: pl.DataFrame
    signed: pl.DataFrame

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "CannedKeys":
        """Note the texts of one partition of whole conversations (STUDIED; `key` is made where absent).

        A post of ours went to the author of the post it answers, else to the people it mentions, else to who
        opened the conversation. Unknown authors count as one person per conversation.
        """
        keyed = posts if "key" in posts.columns else posts.with_columns(text_key(posts["text"]).alias("key"))
        ours = keyed.filter((pl.col("side") != "people") & pl.col("key").is_not_null())
        texts = ours.select("key", "text").unique("key", maintain_order=True)
        signed = [pl.DataFrame(schema=_SIGNED)]
        signed += [_sign(texts[rows]) for rows in slices(texts["text"])]
        return cls(_sent(keyed).unique(), pl.concat(signed))

    def __add__(self, other: "CannedKeys") -> "CannedKeys":
        """Merge with the texts of other conversations."""
        return CannedKeys(pl.concat([self.sent, other.sent]), pl.concat([self.signed, other.signed]))

    def result(self) -> pl.Series:
        """Give the keys (UInt64, sorted) of texts that went, alike or nearly so, to more than 3 people."""
        signed = self.signed.unique("key").sort("key")
        groups = signed.select("key", group=pl.Series(_group(signed)))
        many = (
            self.sent.unique()
            .join(groups, on="key")
            .group_by("group")
            .agg(pl.col("person").n_unique().alias("people"))
            .filter(pl.col("people") > PEOPLE)
        )
        return groups.join(many, on="group", how="semi")["key"].sort()


def add_canned(
    posts: pl.DataFrame, keys: pl.Series, closeness: pl.DataFrame | None = None, epsilon: float = EPSILON
) -> pl.DataFrame:
    """Add `key` (where absent) and `canned` (Boolean; null on posts of people); rows and order stay.

    `keys` are those of `CannedKeys.result`. With `closeness` (see there), a reply is canned too where it is
    no more than `epsilon` closer to its person than to random others, fills no slot, and has no word of its
    own: none that is uncommon among our posts (docs, M5, say why).
    """
    keyed = posts if "key" in posts.columns else posts.with_columns(text_key(posts["text"]).alias("key"))
    same = pl.col("key").is_in(keys.implode()).fill_null(value=False)
    if closeness is None:
        return keyed.with_columns(canned=pl.when(pl.col("side") != "people").then(same))
    to_anybody = (pl.col("own") - pl.col("others") < epsilon) & ~pl.col("slots") & pl.col("plain")
    anybody = closeness.filter(to_anybody)["post"]
    suits = pl.col("post").is_in(anybody.implode())
    return keyed.with_columns(canned=pl.when(pl.col("side") != "people").then(same | suits))


def _sent(posts: pl.DataFrame) -> pl.DataFrame:
    unknown = -1 - pl.col("conversation").cast(pl.Int64)
    author = pl.col("person").cast(pl.Int64).fill_null(unknown)
    people = posts.filter(pl.col("side") == "people")
    parents = people.select(parent="post", to=author)
    openers = people.group_by("conversation").agg(author.first().alias("opener"))
    opened = posts.group_by("conversation").agg((pl.col("side").first() == "people").alias("opened"))
    ours = posts.filter((pl.col("side") != "people") & pl.col("key").is_not_null())
    direct = ours.join(parents, on="parent", how="left").with_columns(known=pl.col("to").is_not_null())
    named = direct.filter(~pl.col("known") & (pl.col("mentions").list.len() > 0))
    rest = (
        direct.filter(~pl.col("known") & (pl.col("mentions").list.len().fill_null(0) == 0))
        .join(opened.filter("opened"), on="conversation", how="semi")
        .join(openers, on="conversation")
    )
    return pl.concat(
        [
            direct.filter("known").select("key", person="to"),
            named.select("key", pl.col("mentions").alias("person"))
            .explode("person")
            .cast({"person": pl.Int64}),
            rest.select("key", person="opener"),
        ]
    )


def _sign(texts: pl.DataFrame) -> pl.DataFrame:
    """Sign each text by the lowest byte of the least of 64 hashes over its words' grams of 3 characters."""
    found = cut(texts["text"], digits=False, signature=False)
    words = number_words(found, pl.Series([None], dtype=pl.String).new_from_index(0, texts.height))
    gram_from, gram = words.grams(3)
    random = np.random.default_rng(20_240_501)  # a fixed set of functions: signatures must agree for ever
    times = random.integers(1, 1 << 32, HASHES, dtype=np.uint32) | np.uint32(1)
    plus = random.integers(0, 1 << 32, HASHES, dtype=np.uint32)
    most = np.uint32(0xFFFFFFFF)
    of_word = np.full((len(gram_from) - 1, HASHES), most)
    of_row = np.full((texts.height, HASHES), most)
    compiled(gram_scan.least)(words.word, words.row_from, gram_from, gram, times, plus, of_word, of_row)
    bands = (of_row >> np.uint32(16)).astype(np.uint8).view("<u8")
    return texts.select("key").with_columns(
        pl.Series(name, bands[:, place]) for place, name in enumerate(_BANDS)
    )


def _group(signed: pl.DataFrame) -> Numbers:
    """Give each text the lowest row of the texts that are like it, directly or over others.

    Texts that share a band of eight hashes are compared with the first and the one before them in it.
    """
    bands = signed.select(_BANDS).to_numpy()
    pairs = []
    for column in bands.T:
        order = np.argsort(column, kind="stable")
        same = np.concatenate([np.zeros(1, np.bool_), column[order][1:] == column[order][:-1]])[: len(order)]
        first = np.maximum.accumulate(np.where(same, 0, np.arange(len(order))))
        later = np.flatnonzero(same)
        pairs += [(order[later], order[later - 1]), (order[later], order[first[later]])]
    one, other = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    agree = _agreeing(bands, one, other) >= ALIKE
    return _components(len(bands), one[agree], other[agree])


def _agreeing(bands: Numbers, one: Numbers, other: Numbers) -> Numbers:
    agree = np.zeros(len(one), np.int64)
    for column in bands.T:
        left = np.ascontiguousarray(column[one]).view(np.uint8).reshape(-1, 8)
        right = np.ascontiguousarray(column[other]).view(np.uint8).reshape(-1, 8)
        agree += (left == right).sum(axis=1)
    return agree


def _components(rows: int, one: Numbers, other: Numbers) -> Numbers:
    label = np.arange(rows)
    while True:
        lowest = np.minimum(label[one], label[other])
        new = label.copy()
        np.minimum.at(new, one, lowest)
        np.minimum.at(new, other, lowest)
        new = new[new]
        if np.array_equal(new, label):
            return label
        label = new
