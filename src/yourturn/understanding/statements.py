"""Cut what people want, complain about or ask out of their posts: the input for themes.

A statement is made of the person's own words; nothing is added or paraphrased.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.cutting import EDGES, says_something, state
from yourturn.understanding.heads import load
from yourturn.understanding.labels import SENTENCE_ENDS, SURE, likely
from yourturn.understanding.matching import LONGEST, fold, match
from yourturn.understanding.rules import PACKS

KINDS: Final = ("want", "complaint", "question")  # in order of weight
MOST: Final = 3  # statements taken from one post
SENTENCE: Final = 300  # characters kept of a sentence
_HEADLINE: Final = r"^\s*(\S+(?: +\S+){1,19}[^.,:;\s])[ \t]*\r?\n[ \t]*\r?\n"
_BEGINNING: Final = r"(?s)^((?:\S+\s+){0,11}\S+)"  # twelve words
_WANTS: Final = {"row": pl.UInt32, "sentence": pl.String, "statement": pl.String, "p": pl.Float32}
_FOUND: Final = {
    "row": pl.UInt32, "place": pl.Int64, "weight": pl.Int32, "kind": pl.String, "sentence": pl.String,
    "statement": pl.String,
}  # fmt: skip
_DEMANDS: Final = {"row": pl.UInt32, "kind": pl.String, "sentence": pl.String, "statement": pl.String}


def wants(texts: pl.Series, language: pl.Series) -> pl.DataFrame:
    """Give a row per sentence that expresses a want: row, sentence, statement, p, in the order of the posts.

    Languages without rules give no rows.

    >>> wants(pl.Series(["Could you add a dark mode?"]), pl.Series(["en"]))["statement"].to_list()
    ['add a dark mode']
    """
    found = _find(split(texts), language, ("want",))
    return found.sort("row", "place").select(pl.col(name).cast(kind) for name, kind in _WANTS.items())


def demands(texts: pl.Series, language: pl.Series, labels: pl.DataFrame) -> pl.DataFrame:
    """Give the sentences that carry a post's wants, complaints and questions, at most three per post.

    A sentence is taken once, as the first of want, complaint, question that it is. A headline counts even
    without words that complain or ask, since people put there what they came for. `labels` is the frame of
    `label` for the same texts; only the posts where it found one of the three are read, and each of them that
    has a sentence of three characters gets a row: where none shows a kind by itself, the one that speaks most
    for the post's first kind. A sentence shows only kinds that its post carries.
    """
    kinds = [labels[kind].fill_null(value=False) for kind in KINDS]
    some = kinds[0] | kinds[1] | kinds[2]
    found = pl.concat(
        [
            pl.DataFrame(schema=_FOUND),
            # one language after another, so that the engine's few compiled patterns are those in use
            *(
                _demands_in(code, (some & (language == code)).fill_null(value=False).arg_true(), texts, kinds)
                for code in language.unique().sort()
                if code in PACKS
            ),
        ]
    )
    best = found.sort("row", "place", "weight").unique(["row", "place"], keep="first", maintain_order=True)
    best = best.unique(["row", "statement"], keep="first", maintain_order=True)
    best = best.sort("row", "weight", "place").group_by("row", maintain_order=True).head(MOST)
    return best.select(pl.col(name).cast(kind) for name, kind in _DEMANDS.items())


def _demands_in(language: str, rows: pl.Series, texts: pl.Series, kinds: Sequence[pl.Series]) -> pl.DataFrame:
    """Give what is found in the posts of one language (_FOUND): more than one row per sentence can be."""
    sentences = split(texts.gather(rows))
    spoken = pl.repeat(language, len(rows), dtype=pl.String, eager=True)
    found = _find(sentences, spoken, KINDS)
    found = found.join(_labelled([kind.gather(rows) for kind in kinds]), on=["row", "kind"], how="semi")
    found = pl.concat([found, _headlines(sentences, spoken, found)], how="diagonal_relaxed")
    first = np.argmax(np.stack([kind.gather(rows).to_numpy() for kind in kinds]), axis=0)
    found = pl.concat([found, _likeliest(sentences, spoken, found, first)], how="diagonal_relaxed")
    found = found.with_columns(rows.cast(pl.UInt32).gather(found["row"]).alias("row"))
    return found.select(pl.col(name).cast(kind) for name, kind in _FOUND.items())


def split(texts: pl.Series) -> pl.DataFrame:
    """Give row, place, sentence, headline: every sentence of every text, in order.

    A headline is a short first line with an empty line after it, which does not greet or end in a full stop.
    """
    frame = pl.DataFrame({"sentence": texts.cast(pl.String).fill_null("").str.slice(0, LONGEST)})
    first = frame["sentence"].str.extract(_HEADLINE, 1)
    marked = pl.col("sentence").str.replace_all(SENTENCE_ENDS, "${1}\u001e").str.split("\u001e")
    parts = frame.with_columns(marked).with_row_index("row").explode("sentence")
    parts = parts.with_columns(pl.col("sentence").str.strip_chars()).filter(
        pl.col("sentence").str.len_chars() > 2
    )
    place = pl.int_range(pl.len()).over("row")
    parts = parts.with_columns(place.alias("place"), first.gather(parts["row"]).alias("headline"))
    whole = (pl.col("place") == 0) & (pl.col("headline").str.strip_chars() == pl.col("sentence"))
    return parts.with_columns(whole.fill_null(value=False).alias("headline"))


def _find(sentences: pl.DataFrame, language: pl.Series, kinds: tuple[str, ...]) -> pl.DataFrame:
    codes = language.cast(pl.String).gather(sentences["row"])
    length = pl.col("sentence").str.len_chars().sum().over("row")
    sentences = sentences.with_columns(codes.alias("language"), length.alias("length"))
    none = sentences.clear().with_columns(
        pl.lit(0.0, dtype=pl.Float32).alias("p"),
        pl.lit("").alias("kind"),
        pl.lit(0).alias("weight"),
        pl.lit("").alias("statement"),
    )
    parts = [none]
    for (code,), group in sentences.group_by("language", maintain_order=True):
        if code in PACKS:
            folded = fold(group["sentence"], language=str(code))
            p = likely(folded, str(code), match(folded, str(code), kinds), group["length"])
            parts += [_carry(group, p[kind], str(code), kind) for kind in kinds]
    found = pl.concat(parts, how="diagonal_relaxed")
    return found.with_columns(pl.col("sentence").str.slice(0, SENTENCE))


def _carry(group: pl.DataFrame, p: pl.Series, language: str, kind: str) -> pl.DataFrame:
    kept = group.with_columns(p.alias("p")).filter(pl.col("p") >= SURE)
    cut = state(kept["sentence"], language, kind)
    return kept.with_columns(
        cut.alias("statement"), pl.lit(kind).alias("kind"), pl.lit(KINDS.index(kind)).alias("weight")
    ).filter(says_something(cut, language))


def _labelled(kinds: Sequence[pl.Series]) -> pl.DataFrame:
    """Give row and kind for each kind that a post carries."""
    schema = {"row": pl.UInt32, "kind": pl.String}
    parts = [
        pl.DataFrame({"row": carried.arg_true()}, schema={"row": pl.UInt32}).with_columns(kind=pl.lit(name))
        for carried, name in zip(kinds, KINDS, strict=True)
    ]
    return pl.concat([pl.DataFrame(schema=schema), *parts])


def _headlines(sentences: pl.DataFrame, language: pl.Series, found: pl.DataFrame) -> pl.DataFrame:
    """Give the headlines that show no kind of their own, as the complaint or question their post is.

    Not as a want: what a post asks for somewhere need not be what its headline says.
    """
    first = found.filter(pl.col("weight") > 0).group_by("row").agg(pl.col("weight").min(), pl.col("p").max())
    bare = sentences.filter("headline").join(
        found.filter(pl.col("place") == 0).select("row"), on="row", how="anti"
    )
    bare = bare.join(first, on="row", how="inner")
    codes = language.cast(pl.String).gather(bare["row"])
    bare = bare.with_columns(codes.alias("language"))
    parts = [found.clear()]
    for (code, weight), group in bare.group_by("language", "weight", maintain_order=True):
        kind = KINDS[int(str(weight))]
        cut = state(group["sentence"], str(code), kind)
        stated = group.with_columns(cut.alias("statement"), pl.lit(kind).alias("kind"))
        parts.append(stated.filter(says_something(cut, str(code))))
    return pl.concat(parts, how="diagonal_relaxed").with_columns(pl.col("sentence").str.slice(0, SENTENCE))


def _likeliest(
    sentences: pl.DataFrame, language: pl.Series, found: pl.DataFrame, first: NDArray[np.intp]
) -> pl.DataFrame:
    """Give, for posts of which nothing was `found`, the sentence that speaks most for their first kind."""
    left = sentences.join(found.select("row").unique(), on="row", how="anti", maintain_order="left")
    left = left.filter(pl.col("sentence").str.contains(r"\p{L}"))
    left = left.with_columns(
        language.cast(pl.String).gather(left["row"]).alias("language"),
        pl.Series("weight", first[left["row"].to_numpy()], dtype=pl.Int32),
    )
    parts = [found.clear()]
    for (code, weight), group in left.group_by("language", "weight", maintain_order=True):
        if code in PACKS:
            parts.append(_state_likeliest(group, str(code), KINDS[int(str(weight))]))
    return pl.concat(parts, how="diagonal_relaxed").with_columns(pl.col("sentence").str.slice(0, SENTENCE))


def _state_likeliest(group: pl.DataFrame, language: str, kind: str) -> pl.DataFrame:
    heads = load(language)
    cut = state(group["sentence"], language, kind)
    score = group["sentence"].str.len_chars().cast(pl.Float32)
    if heads is not None and kind in heads.names:
        logits = heads.logits(fold(group["sentence"], language=language))
        score = pl.Series(logits[:, heads.names.index(kind)], dtype=pl.Float32)
    stated = group.with_columns(
        cut.alias("statement"),
        score.alias("p"),
        says_something(cut, language).alias("says"),
        pl.lit(kind).alias("kind"),
    )
    best = stated.sort("row", "says", "p", "place", descending=[False, True, True, False])
    best = best.unique("row", keep="first", maintain_order=True)
    # a sentence of which the cuts leave nothing stands as it was said
    said = pl.col("sentence").str.extract(_BEGINNING, 1).str.strip_chars(EDGES)
    return best.with_columns(
        pl.when(pl.col("statement") == "").then(said).otherwise("statement").alias("statement")
    ).drop("says")
