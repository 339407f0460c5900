"""In which language posts are written: a fast answer for all, a careful one where it is doubtful; offline.

"Unknown" is an answer: a post of a name and a link has no language. Nothing here looks at who wrote it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.base import LanguageModel
from yourturn.understanding.clear_languages import clear_languages
from yourturn.understanding.language_model import EldcLanguages

CLEAR: Final = 0.99  # the probability of what the fast look finds
SURE: Final = 0.98  # from here on the model's first answer stands
LIKELY: Final = 0.5  # below, the language is unknown
COUNTED: Final = 0.9  # answers that count when asking which languages are in use
RARE: Final = 20.0  # a doubtful post is that much likelier to be in a language in use than in another
WITNESS: Final = 5.0  # a declared language is right that often for once it is wrong
ENOUGH_POSTS, ENOUGH_SHARE, ENOUGH_SMALL = 20, 0.002, 0.02

READ: Final = 1_500  # characters of a post that are looked at ...
USED: Final = 240  # ... and of its plain words that the model sees
# Word boundaries are those of ASCII: with Unicode ones the regex engine is twenty times slower.
_NOISE_PARTS: Final = (
    r"(?s:```.*?(?:```|$))|`[^`\n]{1,200}`",  # code
    r"(?m:^[ \t]*(?:at [A-Za-z0-9_$.<>]+\(|File \"|Traceback \(|Caused by:|\$ ).*$)",  # traces, commands
    r"(?m:^[ \t]*[A-Za-z0-9_.]+(?:Error|Exception):.*$)",
    r"(?:https?://|www\.)[\x21-\x7e]+",
    r"@[A-Za-z0-9_.@-]+|#\w+|:[a-z0-9_+-]+:|&[a-z]+;",  # handles, hashtags, emoji by name, entities
    r"[\x21-\x7e]*[0-9_=<>{}|\\@/][\x21-\x7e]*",  # addresses, paths, versions, identifiers
    r"(?-u:\b)[A-Za-z-]+(?:\.[A-Za-z-]+)+|(?-u:\b)[a-z]+[A-Z][A-Za-z]*",  # example.org, camelCase
    r"(?i-u:\b(?:(?:ha|he|hi|ja|je|ah|ka|lo){2,}[hl]?|k{3,}|w{3,}|lol|lmao|rofl|xd+|ok|rt)\b)",  # laughter
)
_NOISE: Final = "|".join(_NOISE_PARTS)
# What stands between words, where it is not a single space already: most of it is.
_BETWEEN: Final = r" *[^\p{L}\p{M}'’ ][^\p{L}\p{M}'’]*| {2,}"
LETTERS: Final = 3  # fewer say nothing of a language; of three-byte letters, as in Chinese, two will do

_ALIASES: Final = {"iw": "he", "in": "id", "nb": "no", "nn": "no", "jp": "ja", "cn": "zh", "fil": "tl"}
_COVERED_BY: Final = {"id": "ms", "bs": "hr"}  # too alike for a model to tell: the declaration decides


def detect(
    texts: pl.Series,
    *,
    declared: pl.Series | None = None,
    languages: Sequence[str] | None = None,
    model: LanguageModel | None = None,
) -> pl.DataFrame:
    """Give `language` (String, ISO 639-1; null = unknown) and `p` (Float32; null likewise), one row per text.

    `declared` is what the provider says: a witness for doubtful posts, never proof. `languages` are those in
    use (see `languages_in_use`): doubtful posts are looked at again among these. Norwegian is `no`; Malay
    stands for Indonesian and Croatian for Bosnian unless these are declared or alone in use.

    Without a `model` given, posts whose words leave no doubt are not shown to the shipped one.

    >>> detect(pl.Series(["Wann fährt morgen das erste Boot?", "@anna https://a.example"]))["language"].to_list()
    ['de', None]
    """
    blank = pl.Series([None], dtype=pl.String).new_from_index(0, len(texts))
    clear = clear_languages(texts) if model is None else blank
    rest = clear.is_null().arg_true()
    said = None if declared is None else declared.gather(rest)
    careful = _carefully(texts.gather(rest), said, languages or (), model or shipped_model())
    p = pl.repeat(CLEAR, len(texts), dtype=pl.Float32, eager=True)
    return pl.DataFrame(
        {
            "language": clear.scatter(rest, careful["language"]),
            "p": p.scatter(rest, careful["p"]),
        }
    )


def _carefully(
    texts: pl.Series, declared: pl.Series | None, languages: Sequence[str], model: LanguageModel
) -> pl.DataFrame:
    plain = plain_words(texts)
    rows = _has_words(plain).arg_true()
    words = plain.gather(rows)
    found = _Found.of(model, words, None)
    if languages:
        found = _look_again(found, words, languages, model)
    said = None if declared is None else normalised(declared).gather(rows)
    if said is not None:
        found = _hear_witness(found, words, said, model)
    found = _name_siblings(found, said, languages)
    return _frame(found, rows.to_numpy(), len(texts))


def plain_words(texts: pl.Series) -> pl.Series:
    """Give the beginning of each text without links, handles, hashtags, addresses, code and emoji."""
    text = texts.cast(pl.String).fill_null("").str.slice(0, READ)
    return (
        text.str.replace_all(_NOISE, " ").str.replace_all(_BETWEEN, " ").str.strip_chars().str.slice(0, USED)
    )


def _has_words(plain: pl.Series) -> pl.Series:
    letters = plain.str.slice(0, 4 * LETTERS).str.replace_all(r"[ '’]", "")
    return (letters.str.len_chars() >= LETTERS) | (letters.str.len_bytes() >= 2 * LETTERS)


def normalised(codes: pl.Series) -> pl.Series:
    """Give ISO 639-1 codes from what providers write (`pt-BR`, `zh_Hans`, `iw`); null = nothing said."""
    code = codes.cast(pl.String).str.to_lowercase().str.extract(r"^\s*([a-z]{2,3})(?:[-_@.].*)?\s*$", 1)
    code = code.replace(_ALIASES)
    return code.to_frame("c").select(pl.when(pl.col("c").str.len_chars() == 2).then("c"))["c"]


@cache
def shipped_model() -> LanguageModel:
    """Give the model that comes with the product, loaded once."""
    return EldcLanguages()


@dataclass(frozen=True)
class LanguagesSeen:
    """How many posts were surely written, and declared, in each language; parts add up."""

    posts: int = 0
    written: tuple[tuple[str, int], ...] = field(default=())
    declared: tuple[tuple[str, int], ...] = field(default=())

    @classmethod
    def of(cls, found: pl.DataFrame, declared: pl.Series | None = None) -> "LanguagesSeen":
        """Count a frame from `detect`, and what the provider declares of the same posts."""
        sure = found.filter(pl.col("p") >= COUNTED)["language"]
        said = pl.Series([], dtype=pl.String) if declared is None else normalised(declared)
        return cls(len(found), _counted(sure), _counted(said))

    def __add__(self, other: "LanguagesSeen") -> "LanguagesSeen":
        return LanguagesSeen(
            self.posts + other.posts,
            _added(self.written, other.written),
            _added(self.declared, other.declared),
        )

    def in_use(self) -> tuple[str, ...]:
        """Give the languages in use, most posts first.

        In use is what enough posts are written or declared in: 20 and 0.2 % of all, in a small archive 2 %.
        """
        enough = max(min(ENOUGH_POSTS, ENOUGH_SMALL * self.posts), ENOUGH_SHARE * self.posts)
        most = dict(self.declared)
        for code, posts in self.written:
            most[code] = max(posts, most.get(code, 0))
        return tuple(sorted((code for code in most if most[code] >= enough), key=lambda c: (-most[c], c)))


def languages_in_use(
    texts: pl.Series, *, declared: pl.Series | None = None, model: LanguageModel | None = None
) -> tuple[str, ...]:
    """Give the languages in use in a sample of posts, most posts first.

    For an archive in parts add up `LanguagesSeen.of(detect(part))` instead.
    """
    return LanguagesSeen.of(detect(texts, declared=declared, model=model), declared).in_use()


@dataclass(frozen=True)
class _Found:
    """Best guess (null = none) and its probability, per text that has words."""

    language: pl.Series
    p: NDArray[np.float32]

    @classmethod
    def of(cls, model: LanguageModel, words: pl.Series, languages: Sequence[str] | None) -> "_Found":
        codes, p = model.detect(words.to_list(), languages=languages)
        return cls(pl.Series(codes, dtype=pl.String), p)

    def where(self, rows: NDArray[np.intp], other: "_Found") -> "_Found":
        """Give this with the other's answers at those rows."""
        p = self.p.copy()
        p[rows] = other.p
        return _Found(self.language.clone().scatter(rows, other.language) if len(rows) else self.language, p)


def _look_again(found: _Found, words: pl.Series, languages: Sequence[str], model: LanguageModel) -> _Found:
    rows = np.flatnonzero(found.p < SURE)
    among = sorted({_COVERED_BY.get(code, code) for code in normalised(pl.Series(languages)).drop_nulls()})
    again = _Found.of(model, words.gather(rows), among)
    first, p = found.language.gather(rows), found.p[rows]
    outside = ~first.is_in(among).fill_null(value=True).to_numpy()
    share = np.where(outside, p / (p + RARE * (1 - p) * again.p + 1e-9), 0)
    stays = share > LIKELY
    language = first.zip_with(pl.Series(stays), again.language)
    both = np.where(stays, p * share, again.p * (1 - share)).astype(np.float32)
    return found.where(rows, _Found(language, both))


def _hear_witness(found: _Found, words: pl.Series, said: pl.Series, model: LanguageModel) -> _Found:
    said = said.replace(_COVERED_BY)
    rows = np.flatnonzero((found.p < SURE) & said.is_not_null().to_numpy())
    language, p, said = found.language.gather(rows), found.p[rows], said.gather(rows)
    same = (language == said).fill_null(value=False).to_numpy()
    possible = _could_be(words.gather(rows), said, model)
    against = np.where(possible, p / (p + WITNESS * (1 - p)), p)
    p = np.where(same, WITNESS * p / (WITNESS * p + 1 - p), against)
    turn = ~same & (p < LIKELY) & possible
    p = np.where(turn, np.minimum(1 - p, WITNESS / (WITNESS + 1)), p)
    # A short text in the declared language may have too few letters to be sure of by itself.
    p = np.where(same, np.maximum(p, LIKELY), p).astype(np.float32)
    return found.where(rows, _Found(said.zip_with(pl.Series(turn), language), p))


def _could_be(words: pl.Series, said: pl.Series, model: LanguageModel) -> NDArray[np.bool_]:
    """Say which texts have anything of their declared language at all."""
    possible = np.zeros(len(words), dtype=bool)
    for code in said.unique().drop_nulls():
        rows = (said == code).arg_true()
        codes, _ = model.detect(words.gather(rows).to_list(), languages=[code])
        possible[rows.to_numpy()] = [found == code for found in codes]
    return possible


def _name_siblings(found: _Found, said: pl.Series | None, languages: Sequence[str]) -> _Found:
    language = found.language
    for code, cover in _COVERED_BY.items():
        if code in languages and cover not in languages:
            language = language.replace({cover: code})
        elif said is not None:
            claimed = (said == code).fill_null(value=False) & (language == cover).fill_null(value=False)
            language = (
                pl.Series([code], dtype=pl.String)
                .new_from_index(0, len(language))
                .zip_with(claimed, language)
            )
    return _Found(language, found.p)


def _frame(found: _Found, rows: NDArray[np.uint32], height: int) -> pl.DataFrame:
    language = pl.Series("language", [None], dtype=pl.String).new_from_index(0, height)
    p = pl.Series("p", [None], dtype=pl.Float32).new_from_index(0, height)
    kept = (found.p >= LIKELY) & found.language.is_not_null().to_numpy()
    if kept.any():
        language = language.scatter(rows[kept], found.language.filter(pl.Series(kept)))
        p = p.scatter(rows[kept], found.p[kept])
    return pl.DataFrame({"language": language, "p": p})


def _counted(codes: pl.Series) -> tuple[tuple[str, int], ...]:
    counts = codes.drop_nulls().alias("code").value_counts(sort=False, name="posts")
    return tuple(sorted(counts.iter_rows()))


def _added(a: Iterable[tuple[str, int]], b: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    total = dict(a)
    for code, posts in b:
        total[code] = total.get(code, 0) + posts
    return tuple(sorted(total.items()))
