"""Texts as numbered words: cut once from their bytes, stemmed and hashed stably, in slices of bounded memory.

It must never keep a text: what leaves here are numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from unicodedata import category

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core import gram_scan, word_scan
from yourturn.core.compiled import compiled
from yourturn.core.stems import stem_words

Numbers = npt.NDArray[Any]

BUCKETS: Final = 1 << 20
"""Stems are numbers below this; two stems share one by chance in about one of a million pairs."""

SLICE_BYTES: Final = 8 << 20
PIECE_BYTES: Final = 1 << 20
"""Fits the caches: for passes that have nothing to say once per slice."""

WORD_MOST: Final = 2_000
"""Words of one text that are compared; what follows in longer texts is not looked at."""

_UNSPACED: Final = ((0x2E80, 0xA4D0), (0xF900, 0xFB00))  # scripts in which a character stands for a word
_JOINING: Final = frozenset({0x27, 0x60, 0x2019, 0x2BC, 0xFF07})
_MARK: Final = 1
_WORD: Final = r"[\p{L}\p{N}]+(?:['’][\p{L}]+)*"


@dataclass(frozen=True)
class Cut:
    """The words of some texts: hash and bytes of each, and where each text's words begin."""

    raw: bytes
    hashes: Numbers
    begins: Numbers
    ends: Numbers
    row_from: Numbers


@dataclass(frozen=True)
class Words:
    """The words of some texts as numbers: `word` per token, `stem` (below BUCKETS) and grams per word."""

    word: Numbers
    row_from: Numbers
    stem: Numbers
    spelled: tuple[str, ...]

    def grams(self, longest: int = gram_scan.LONGEST) -> tuple[Numbers, Numbers]:
        """Give where each word's grams of 3 to `longest` characters begin, and their hashes (32 bits)."""
        marked = (chr(_MARK) * 2).join(self.spelled).join([chr(_MARK)] * 2)  # one at each end of each word
        sizes = np.fromiter(map(len, self.spelled), np.int64, len(self.spelled)) + 2
        return _grams(marked, sizes, longest)


def slices(texts: pl.Series, most_bytes: int = SLICE_BYTES) -> Iterator[slice]:
    """Give slices of rows whose texts hold about `most_bytes` at most; a larger text stands alone."""
    ends = texts.str.len_bytes().fill_null(0).cast(pl.Int64).cum_sum().to_numpy()
    begin = 0
    while begin < len(ends):
        before = int(ends[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, before + most_bytes, side="right")))
        yield slice(begin, end)
        begin = end


def cut(texts: pl.Series, *, digits: bool, signature: bool, most: int = WORD_MOST) -> Cut:
    """Cut texts into words in lower case; without links and handles, on demand without digits and signature.

    Null is the empty text. Take it in `slices`: it needs several times the texts' bytes while it runs.
    """
    raw, offsets = _bytes(texts)
    data = np.frombuffer(raw, np.uint8)
    room = len(raw) // 2 + len(texts) + 1
    hashes, begins, ends = np.empty(room, np.uint64), np.empty(room, np.int32), np.empty(room, np.int32)
    row_from = np.empty(len(texts) + 1, np.int64)
    kinds, lower = _characters()
    scan = compiled(word_scan.cut)
    found = scan(data, offsets, kinds, lower, digits, not signature, most, hashes, begins, ends, row_from)
    return Cut(raw, hashes[:found], begins[:found], ends[:found], row_from)


def how_many(texts: pl.Series) -> pl.Series:
    """Give the number of words (UInt32) of each text as people count them, digits too; null for null.

    >>> how_many(pl.Series(["It's 06:30, isn't it?", None])).to_list()
    [5, None]
    """
    raw, offsets = _bytes(texts)
    found = np.empty(len(texts), np.int64)
    compiled(word_scan.tally)(np.frombuffer(raw, np.uint8), offsets, _word_signs(), found)
    beyond = pl.Series(np.flatnonzero(found < 0), dtype=pl.UInt32)  # what has emoji: looked at by pattern
    found[beyond.to_numpy()] = texts.gather(beyond).str.count_matches(_WORD).to_numpy()
    counted = pl.DataFrame({"n": found, "text": texts})
    return counted.select(pl.when(pl.col("text").is_not_null()).then("n").cast(pl.UInt32).alias("words"))[
        "words"
    ]


def numbered(texts: pl.Series, languages: pl.Series | None = None) -> Words:
    """Give the words of texts with digits and signatures, stemmed by each text's language.

    A stem's number depends on its language, so that one word of two languages is two.
    """
    found = cut(texts, digits=True, signature=True)
    spoken = (
        languages
        if languages is not None
        else pl.Series([None], dtype=pl.String).new_from_index(0, len(texts))
    )
    return number_words(found, spoken)


def number_words(found: Cut, languages: pl.Series) -> Words:
    """Number the words of a cut; `languages` has a row per text."""
    names = languages.unique().sort()
    code = languages.replace_strict(names, list(range(len(names))), return_dtype=pl.Int64).to_numpy()
    spoken = pl.Series(["" if name is None else name for name in names], dtype=pl.String)
    seeds = _hash(spoken, np.zeros(len(names), np.uint64))
    tokens = np.repeat(code, np.diff(found.row_from))
    mixed = found.hashes ^ seeds[tokens] if len(tokens) else found.hashes
    ids, first = _number(mixed)
    raw, spans = found.raw, zip(found.begins[first].tolist(), found.ends[first].tolist(), strict=True)
    spelled = [
        raw[begin:end].decode("utf-8", "replace").lower().replace("\u2019", "'") for begin, end in spans
    ]
    language = tokens[first]
    stems = _stems(spelled, language, names)
    hashed = _hash(
        pl.Series(stems, dtype=pl.String), seeds[language] if len(stems) else np.empty(0, np.uint64)
    )
    return Words(ids, found.row_from, (hashed % np.uint64(BUCKETS)).astype(np.uint32), tuple(spelled))


def _stems(spelled: list[str], language: Numbers, names: pl.Series) -> list[str]:
    stems = [""] * len(spelled)
    for code, name in enumerate(names):
        places = np.flatnonzero(language == code).tolist()
        for place, stem in zip(places, stem_words([spelled[place] for place in places], name), strict=True):
            stems[place] = stem
    return stems


def _number(hashes: Numbers) -> tuple[Numbers, Numbers]:
    table = np.full(1 << max(4, (2 * len(hashes)).bit_length()), -1, np.int32)
    ids, first = np.empty(len(hashes), np.int32), np.empty(len(hashes), np.int64)
    found = compiled(word_scan.number)(hashes, table, ids, first)
    return ids, first[:found]


def _hash(texts: pl.Series, seeds: Numbers) -> Numbers:
    raw, offsets = _bytes(texts)
    out = np.empty(len(texts), np.uint64)
    compiled(word_scan.hash_rows)(np.frombuffer(raw, np.uint8), offsets, seeds, out)
    return out


def _bytes(texts: pl.Series) -> tuple[bytes, Numbers]:
    """Give the texts' bytes end to end and where each begins: Polars' public way to a text's bytes."""
    sizes = texts.str.len_bytes().fill_null(0).cast(pl.Int64).cum_sum().to_numpy()
    joined = texts.cast(pl.String).str.join("").cast(pl.Binary)  # no Python string is made on the way
    return (joined.item() if len(texts) else b""), np.concatenate([np.zeros(1, np.int64), sizes])


def _grams(marked: str, sizes: Numbers, longest: int) -> tuple[Numbers, Numbers]:
    points = np.frombuffer(marked.encode("utf-32-le", "surrogatepass"), np.uint32)
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    out = np.empty(len(points) * (longest - gram_scan.SHORTEST + 1) + 1, np.uint32)
    gram_from = np.empty(len(offsets), np.int64)
    found = compiled(gram_scan.grams)(points, offsets, longest, out, gram_from)
    return gram_from, out[:found]


@cache
def _word_signs() -> Numbers:
    """Give what each character of the first plane is to a count of words, as patterns see it."""
    points = [point for point in range(1 << 16) if not 0xD800 <= point < 0xE000]
    signs = pl.Series(list(map(chr, points)))
    kinds = np.zeros(1 << 16, np.uint8)
    for pattern, kind in (
        (r"\p{L}", word_scan.LETTER),
        (r"\p{N}", word_scan.DIGIT),
        ("['’]", word_scan.JOINER),
    ):
        kinds[np.array(points)[signs.str.contains(pattern).to_numpy()]] = kind
    return kinds


@cache
def _characters() -> tuple[Numbers, Numbers]:
    """Give what each character of the first plane is to a word, and its lower case."""
    kinds, lower = np.zeros(1 << 16, np.uint8), np.arange(1 << 16, dtype=np.uint32)
    for point in range(1 << 16):
        sort = category(chr(point))
        if sort[0] in "LM":
            alone = any(begin <= point < end for begin, end in _UNSPACED)
            kinds[point] = word_scan.ALONE if alone else word_scan.LETTER
        elif sort == "Nd":
            kinds[point] = word_scan.DIGIT
        if point in _JOINING or sort == "Cf" or 0xFE00 <= point < 0xFE10:
            kinds[point] = word_scan.JOINER
        small = chr(point).lower()
        if len(small) == 1 and ord(small) < 1 << 16:
            lower[point] = ord(small)
    return kinds, lower
