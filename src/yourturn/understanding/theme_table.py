"""Describes themes: how many people, a name in their words, the statement that stands for it."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Final

import polars as pl

from yourturn.understanding.function_words import EMPTY_WORDS, FUNCTION_WORDS, LINKS, TELL_NOTHING
from yourturn.understanding.theme_names import LONGEST, Stated, Weighed, as_written, name_theme

THEMES: Final[Mapping[str, type[pl.DataType]]] = {
    "id": pl.String,
    "name": pl.String,
    "language": pl.String,
    "size": pl.UInt32,
    "people": pl.UInt32,
    "statement": pl.String,
}
_PEOPLE_AT_LEAST: Final = 3
_ONE_IN: Final = 2_000  # ... and one in so many of the people: a large archive lists what many say
_NAMED_FROM: Final = 120  # statements, the most typical
_WANT_FIRST: Final = 0.1  # likeness by which a want may be less typical and still stand for its theme
_HEADINGS: Final = 400  # short statements more, those of the most people
_EMPTY: Final = 0.2  # of its weight that a word keeps which names no matter
_BY: Final = 0.15  # of a theme's people use a word that tells its matter ...
_TIMES: Final = 3.0  # ... so many times as many as of all people, ...
_OF_MOST: Final = 0.6  # ... or so much of the most that is possible where a theme holds many of them
_WRITTEN: Final = 60  # statements that show how a name's words are written
_WORDS: Final = (3, 14)  # a statement of so many words can stand for a theme


def describe(placed: pl.DataFrame, *, with_matter: bool = False) -> pl.DataFrame:
    """Give a row per theme: the columns of THEMES and `region`; the most people first.

    `placed` has person, kind, statement, text (normalised), language, region (-1 = none), alike. What a group
    is about must show in a word that many of its people use and few others; `with_matter` leaves out others.
    """
    least = max(_PEOPLE_AT_LEAST, placed["person"].n_unique() // _ONE_IN)
    sizes = (
        placed.filter(pl.col("region") >= 0)
        .group_by("language", "region")
        .agg(size=pl.len(), people=pl.col("person").drop_nulls().n_unique())
        .filter(pl.col("people") >= least)
        .sort("people", "size", "language", "region", descending=[True, True, False, False])
        .with_row_index("theme")
    )
    inside = placed.join(sizes.select("language", "region", "theme"), on=["language", "region"])
    shares = _shares(placed, inside)
    if with_matter:
        sizes = sizes.join(_telling(shares, placed, sizes), on="theme", how="semi", maintain_order="left")
        inside = inside.join(sizes, on="theme", how="semi")
    ranked = _ranked(inside)
    typical = ranked.group_by("theme", maintain_order=True).agg(pl.col("statement").first()).sort("theme")
    names = _names(_nameable(ranked), _weights(shares))
    ids = [
        blake2b(f"{code}\n{name.lower()}".encode(), digest_size=8).hexdigest()
        for code, name in zip(sizes["language"].to_list(), names, strict=True)
    ]
    return sizes.with_columns(
        id=pl.Series(ids, dtype=pl.String),
        name=pl.Series(names, dtype=pl.String),
        statement=typical["statement"],
    )


def heading(inside: pl.DataFrame, everything: pl.DataFrame) -> str:
    """Name statements (who, kind, statement, text, language, alike) among others of their language."""
    one = inside.with_columns(pl.col("who").alias("person"), theme=pl.lit(0, pl.UInt32))
    shares = _shares(everything.with_columns(pl.col("who").alias("person")), one)
    return _names(_nameable(_ranked(one)), _weights(shares))[0]


def _ranked(inside: pl.DataFrame) -> pl.DataFrame:
    """Give each theme's distinct statements, the most typical first: wants and short ones before others."""
    words = pl.col("text").str.count_matches(" ") + 1
    return (
        inside.group_by("theme", "language", "text")
        .agg(
            pl.col("statement").min(),
            pl.col("alike").first(),
            told=pl.col("person").n_unique(),
            want=(pl.col("kind").cast(pl.String) == "want").any(),
            short=words.first().is_between(*_WORDS),
        )
        .with_columns(rank=pl.col("alike") + _WANT_FIRST * pl.col("want") + pl.col("short").cast(pl.Float32))
        .sort("theme", "rank", "text", descending=[False, True, False])
    )


def _nameable(ranked: pl.DataFrame) -> pl.DataFrame:
    """Give the statements a name may come from: the most typical, and short ones that many people made."""
    themes = ranked.with_row_index("_row").with_columns(
        typical=pl.col("alike") / pl.col("alike").max().over("theme"),
        place=pl.int_range(pl.len()).over("theme"),
    )
    short = (pl.col("text").str.count_matches(" ") + 1).is_between(2, LONGEST)
    many = themes.filter(short).sort(
        "theme", "told", "typical", "_row", descending=[False, True, True, False]
    )
    headings = many.group_by("theme", maintain_order=True).head(_HEADINGS)["_row"]
    kept = (pl.col("place") < _NAMED_FROM) | pl.col("_row").is_in(headings.implode())
    return themes.filter(kept)


def _telling(shares: pl.DataFrame, placed: pl.DataFrame, sizes: pl.DataFrame) -> pl.DataFrame:
    """Give the themes whose people share a word of content that few others use."""
    everybody = placed.group_by("language").agg(all=pl.col("person").n_unique())
    known = sizes.select("theme", "people", "language").join(everybody, on="language")
    told = shares.filter((pl.col("share") >= _BY) & ~pl.col("word").str.contains(r"\d"))
    told = told.join(known, on="theme")
    bare = [
        (pl.col("language") == code)
        & pl.col("word").is_in(sorted(words | EMPTY_WORDS.get(code, frozenset()) | TELL_NOTHING))
        for code, words in FUNCTION_WORDS.items()
    ]
    times = (_OF_MOST * pl.col("all") / pl.col("people").clip(lower_bound=1)).clip(upper_bound=_TIMES)
    own = pl.col("share") >= times * pl.col("usual")
    return told.filter(own & ~pl.any_horizontal(bare)).select("theme").unique()


def _shares(placed: pl.DataFrame, inside: pl.DataFrame) -> pl.DataFrame:
    """Give theme, word, share of its people who use it, `alone` (that of one person) and `usual` (of all)."""

    def spread(frame: pl.DataFrame, by: str) -> pl.DataFrame:
        spoken = frame.select(by, "person", word=pl.col("text").str.split(" ")).explode("word").unique()
        totals = frame.group_by(by).agg(of=pl.col("person").n_unique())
        shares = spoken.group_by(by, "word").agg(said=pl.len()).join(totals, on=by)
        return shares.select(by, "word", share=pl.col("said") / pl.col("of"), alone=1 / pl.col("of"))

    usual = spread(placed, "language").rename({"share": "usual"}).drop("alone")
    codes = inside.select("theme", "language").unique()
    return (
        spread(inside, "theme").join(codes, on="theme").join(usual, on=["language", "word"]).drop("language")
    )


def _weights(shares: pl.DataFrame) -> pl.DataFrame:
    """Give theme, word, weight: the share of its people who use it, by how much it is the theme's alone.

    The word of one person tells nothing of the others.
    """
    surprise = (pl.col("share") / pl.col("usual")).log().clip(lower_bound=0) + 0.3
    return shares.select("theme", "word", weight=(pl.col("share") - 0.9 * pl.col("alone")) * surprise)


def _names(nameable: pl.DataFrame, weights: pl.DataFrame) -> list[str]:
    taken: set[str] = set()
    names = []
    told = _by_theme(weights.select("theme", "word", "weight"))
    said = _by_theme(nameable.select("theme", "statement", "text", "told", "typical", "want"))
    spoken = dict(nameable.select("theme", "language").unique().iter_rows())
    for theme, (statements, texts, people, typical, wanted) in said.items():
        by_word = dict(zip(*told[theme], strict=True))
        members = [
            Stated(tuple(text.split()), *others)
            for text, *others in zip(texts, people, typical, wanted, strict=True)
        ]
        code = str(spoken[theme])
        fillers = {word for word in by_word if word.isdigit()} | FUNCTION_WORDS.get(code, frozenset())
        # words that name no matter may stand in a name, and at its ends, but do not earn it
        weak = EMPTY_WORDS.get(code, frozenset()) | TELL_NOTHING
        by_word |= {word: by_word[word] * _EMPTY for word in by_word.keys() & weak}
        weighed = Weighed(by_word, fillers, weak, LINKS.get(code, frozenset()))
        name = name_theme(members, weighed, taken)
        taken.add(name)
        names.append(as_written(name, statements[:_WRITTEN]))
    return names


def _by_theme(frame: pl.DataFrame) -> dict[int, list[list[Any]]]:
    """Give for each theme, in order, its values, column by column; whole columns are cut, which is quick."""
    ordered = frame.sort("theme", maintain_order=True)
    columns = [ordered[name].to_list() for name in ordered.columns[1:]]
    counts = ordered["theme"].rle().struct.unnest()
    cut, start = {}, 0
    for count, theme in counts.iter_rows():
        cut[theme] = [column[start : start + count] for column in columns]
        start += count
    return cut
