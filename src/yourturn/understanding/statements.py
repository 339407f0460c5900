"""Cut what people want, complain about or ask out of their posts: the input for themes.

A statement is made of the person's own words; nothing is added or paraphrased.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.cutting import EDGES, says_something, state
from yourturn.understanding.heads import load
from yourturn.understanding.labels import LONG, SENTENCE_ENDS, SURE, likely
from yourturn.understanding.matching import LONGEST, fold, match
from yourturn.understanding.rules import PACKS

KINDS: Final = ("want", "complaint", "question")  # in order of weight
MOST: Final = 3  # statements taken from one post
SENTENCE: Final = 300  # characters kept of a sentence
_HEADLINE: Final = r"^\s*(\S+(?: +\S+){1,19}[^.,:;\s])[ \t]*\r?\n[ \t]*\r?\n"
_BEGINNING: Final = r"(?s)^((?:\S+\s+){0,11}\S+)"  # twelve words
_WANTS: Final = {"row": pl.UInt32, "sentence": pl.String, "statement": pl.String, "p": pl.Float32}
_FOUND: Final = {
    "row": pl.UInt32, "place": pl.Int64, "weight": pl.Int32, "sentence": pl.String, "statement": pl.String,
}  # fmt: skip
_DEMANDS: Final = {"row": pl.UInt32, "kind": pl.String, "sentence": pl.String, "statement": pl.String}


def wants(texts: pl.Series, language: pl.Series) -> pl.DataFrame:
    """Give a row per sentence that expresses a want: row, sentence, statement, p, in the order of the posts.

    Languages without rules give no rows.

    >>> wants(pl.Series(["Could you add a dark mode?"]), pl.Series(["en"]))["statement"].to_list()
    ['add a dark mode']
    """
    parts = [pl.DataFrame(schema=_WANTS | {"place": pl.Int64})]
    for code, rows in _spoken(language, np.ones(len(texts), np.bool_)):
        sentences = split(texts.gather(rows))
        p = _likely(sentences, code, KINDS[:1])["want"]
        found = _stated(sentences.with_columns(p=p).filter(p >= SURE), code, weight=0)
        parts.append(found.with_columns(row=rows.gather(found["row"])).select(parts[0].columns))
    return pl.concat(parts).sort("row", "place").select(_WANTS.keys())


def demands(texts: pl.Series, language: pl.Series, labels: pl.DataFrame) -> pl.DataFrame:
    """Give the sentences that carry a post's wants, complaints and questions, at most three per post.

    A sentence is taken once, as the first of want, complaint, question that it is. A headline counts even
    without words that complain or ask, since people put there what they came for. `labels` is the frame of
    `label` for the same texts; only the posts where it found one of the three are read, and each of them that
    has a sentence of three characters gets a row: where none shows a kind by itself, the one that speaks most
    for the post's first kind. A sentence shows only kinds that its post carries.
    """
    carried = np.stack([labels[kind].fill_null(value=False).to_numpy() for kind in KINDS], axis=1)
    parts = [pl.DataFrame(schema=_FOUND)]
    # one language after another, so that the engine's few compiled patterns are those in use
    for code, rows in _spoken(language, np.asarray(carried.any(axis=1))):
        found = _demands_in(code, texts.gather(rows), carried[rows.to_numpy()])
        parts.append(found.with_columns(row=rows.gather(found["row"])).select(_FOUND.keys()))
    best = pl.concat(parts).sort("row", "place", "weight")
    best = best.unique(["row", "place"], keep="first", maintain_order=True)
    best = best.unique(["row", "statement"], keep="first", maintain_order=True)
    best = best.sort("row", "weight", "place").group_by("row", maintain_order=True).head(MOST)
    kind = pl.Series(KINDS, dtype=pl.String).gather(best["weight"].cast(pl.UInt32))
    best = best.with_columns(kind.alias("kind"))
    return best.select(pl.col(name).cast(dtype) for name, dtype in _DEMANDS.items())


def _spoken(language: pl.Series, some: NDArray[np.bool_]) -> Iterator[tuple[str, pl.Series]]:
    """Give each language with rules, and which of `some` posts are in it (UInt32)."""
    chosen = pl.Series(some)
    for code in language.cast(pl.String).unique().sort():
        if code in PACKS:
            rows = (chosen & (language == code)).fill_null(value=False).arg_true()
            yield str(code), rows.cast(pl.UInt32)


def _demands_in(language: str, texts: pl.Series, carried: NDArray[np.bool_]) -> pl.DataFrame:
    """Give what is found in posts of one language (_FOUND): more than one row per sentence can be.

    `carried` says which kinds each post carries, in the order of KINDS.
    """
    sentences = split(texts)
    shown = _shown(sentences, texts, carried, language)
    parts = [
        _stated(sentences.filter(pl.Series(shown[:, weight])), language, weight)
        for weight in range(len(KINDS))
    ]
    found = pl.concat([part.select(_FOUND.keys()) for part in parts])
    found = pl.concat([found, *_headlines(sentences, found, language)])
    first = pl.Series("weight", np.argmax(carried, axis=1), pl.Int32)
    return pl.concat([found, *_likeliest(sentences, found, first, language)])


def _shown(
    sentences: pl.DataFrame, texts: pl.Series, carried: NDArray[np.bool_], language: str
) -> NDArray[np.bool_]:
    """Say which kinds each sentence shows, of those that its post carries.

    Where a short post is a single sentence, what was found of the post is true of the sentence.
    """
    row = sentences["row"].to_numpy()
    shown: NDArray[np.bool_] = carried[row]
    alone = np.bincount(row, minlength=len(texts))[row] == 1
    alone &= (sentences["sentence"] == texts.gather(sentences["row"])).to_numpy()
    alone &= (sentences["sentence"].str.len_chars() <= LONG).to_numpy()
    others = np.flatnonzero(~alone)
    rest = sentences[others]
    p = _likely(rest, language, KINDS, shown[others])
    shown[others] &= np.stack([(p[kind] >= SURE).to_numpy() for kind in KINDS], axis=1)
    return shown


def _likely(
    sentences: pl.DataFrame, language: str, kinds: Sequence[str], among: NDArray[np.bool_] | None = None
) -> Mapping[str, pl.Series]:
    """Give each sentence's probability of each kind, by itself; of a post all sentences are there."""
    row = sentences["row"].to_numpy()
    size = sentences["sentence"].str.len_chars().to_numpy()
    whole = np.bincount(row, size)[row] if len(row) else size  # characters of the post
    folded = fold(sentences["sentence"], language=language)
    return likely(folded, language, match(folded, language, kinds, among), pl.Series(whole))


def _stated(sentences: pl.DataFrame, language: str, weight: int) -> pl.DataFrame:
    """Add the statement of a kind, and its weight; sentences of which the cuts leave nothing go."""
    cut = state(sentences["sentence"], language, KINDS[weight])
    kept = says_something(cut, language)
    return sentences.with_columns(
        pl.col("sentence").str.slice(0, SENTENCE),
        cut.alias("statement"),
        pl.lit(weight, pl.Int32).alias("weight"),
    ).filter(kept)


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
    place = _places(parts["row"].to_numpy())
    parts = parts.with_columns(pl.Series("place", place), first.gather(parts["row"]).alias("headline"))
    whole = (pl.col("place") == 0) & (pl.col("headline").str.strip_chars() == pl.col("sentence"))
    return parts.with_columns(whole.fill_null(value=False).alias("headline"))


def _places(row: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Number what stands in each row, from 0; the rows are in order."""
    at = np.arange(len(row))
    begins = np.flatnonzero(np.diff(row, prepend=-1))
    return at - np.repeat(begins, np.diff(begins, append=len(row)))


def _headlines(sentences: pl.DataFrame, found: pl.DataFrame, language: str) -> Iterator[pl.DataFrame]:
    """Give the headlines that show no kind of their own, as the complaint or question their post is.

    Not as a want: what a post asks for somewhere need not be what its headline says.
    """
    first = found.filter(pl.col("weight") > 0).group_by("row").agg(pl.col("weight").min())
    bare = sentences.filter("headline").join(
        found.filter(pl.col("place") == 0).select("row"), on="row", how="anti"
    )
    bare = bare.join(first, on="row", how="inner")
    for weight in range(1, len(KINDS)):
        yield _stated(bare.filter(pl.col("weight") == weight), language, weight).select(_FOUND.keys())


def _likeliest(
    sentences: pl.DataFrame, found: pl.DataFrame, first: pl.Series, language: str
) -> Iterator[pl.DataFrame]:
    """Give, for posts of which nothing was `found`, the sentence that speaks most for their first kind."""
    left = sentences.join(found.select("row").unique(), on="row", how="anti", maintain_order="left")
    left = left.filter(pl.col("sentence").str.contains(r"\p{L}"))
    left = left.with_columns(first.gather(left["row"]))
    for weight, kind in enumerate(KINDS):
        group = left.filter(pl.col("weight") == weight)
        if not group.is_empty():
            yield _state_likeliest(group, language, kind).select(_FOUND.keys())


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
    )
    best = stated.sort("row", "says", "p", "place", descending=[False, True, True, False])
    best = best.unique("row", keep="first", maintain_order=True)
    # a sentence of which the cuts leave nothing stands as it was said
    said = pl.col("sentence").str.extract(_BEGINNING, 1).str.strip_chars(EDGES)
    return best.with_columns(
        pl.col("sentence").str.slice(0, SENTENCE),
        pl.when(pl.col("statement") == "").then(said).otherwise("statement").alias("statement"),
    )
