"""Cut what people want, complain about or ask out of their posts: the input for themes.

A statement is made of the person's own words; nothing is added or paraphrased.
"""

from typing import Final

import polars as pl

from yourturn.understanding.labels import LONGEST, fold, score
from yourturn.understanding.rules import PACKS
from yourturn.understanding.rules.pack import Pack

KINDS: Final = ("want", "complaint", "question")  # in order of weight
MOST: Final = 3  # statements taken from one post
SENTENCE: Final = 300  # characters kept of a sentence
_EDGES: Final = " \t\r\n.,;:!?\"'()*-–—…"
_BREAKS: Final = r"([.!?…]+[\")']*)\s+|\s*\n+\s*"
_WANTS: Final = {"row": pl.UInt32, "sentence": pl.String, "statement": pl.String, "p": pl.Float32}
_DEMANDS: Final = {"row": pl.UInt32, "kind": pl.String, "sentence": pl.String, "statement": pl.String}


def wants(texts: pl.Series, language: pl.Series) -> pl.DataFrame:
    """Give a row per sentence that expresses a want: row, sentence, statement, p, in the order of the posts.

    Languages without rules give no rows.

    >>> wants(pl.Series(["Could you add a dark mode?"]), pl.Series(["en"]))["statement"].to_list()
    ['add a dark mode']
    """
    found = _find(texts, language, ("want",))
    return found.sort("row", "place").select(pl.col(name).cast(kind) for name, kind in _WANTS.items())


def demands(texts: pl.Series, language: pl.Series, labels: pl.DataFrame) -> pl.DataFrame:
    """Give the sentences that carry a post's wants, complaints and questions, at most three per post.

    A sentence is taken once, as the first of want, complaint, question that it is. `labels` is the frame of
    `label` for the same texts; only what it found is looked for.
    """
    kinds = [labels[kind].fill_null(value=False) for kind in KINDS]
    rows = (kinds[0] | kinds[1] | kinds[2]).arg_true()
    found = _find(texts.gather(rows), language.gather(rows), KINDS)
    found = found.with_columns(rows.cast(pl.UInt32).gather(found["row"]).alias("row"))
    best = found.sort("row", "place", "weight").unique(["row", "place"], keep="first", maintain_order=True)
    best = best.sort("row", "weight", "place").group_by("row", maintain_order=True).head(MOST)
    return best.select(pl.col(name).cast(kind) for name, kind in _DEMANDS.items())


def split(texts: pl.Series) -> pl.DataFrame:
    """Give row, place, sentence: every sentence of every text, in order."""
    frame = pl.DataFrame({"sentence": texts.cast(pl.String).fill_null("").str.slice(0, LONGEST)})
    marked = pl.col("sentence").str.replace_all(_BREAKS, "${1}\u001e").str.split("\u001e")
    parts = frame.with_columns(marked).with_row_index("row").explode("sentence")
    parts = parts.with_columns(pl.col("sentence").str.strip_chars()).filter(
        pl.col("sentence").str.len_chars() > 2
    )
    return parts.with_columns(pl.int_range(pl.len()).over("row").alias("place"))


def _find(texts: pl.Series, language: pl.Series, kinds: tuple[str, ...]) -> pl.DataFrame:
    sentences = split(texts)
    codes = language.cast(pl.String).gather(sentences["row"])
    sentences = sentences.with_columns(codes.alias("language"))
    none = sentences.clear().with_columns(
        pl.lit(0.0, dtype=pl.Float32).alias("p"),
        pl.lit("").alias("kind"),
        pl.lit(0).alias("weight"),
        pl.lit("").alias("statement"),
    )
    parts = [none]
    for (code,), group in sentences.group_by("language", maintain_order=True):
        if code in PACKS:
            parts += [_carry(group, str(code), kind) for kind in kinds]
    found = pl.concat(parts, how="diagonal_relaxed").filter(pl.col("statement").str.len_chars() > 2)
    return found.with_columns(pl.col("sentence").str.slice(0, SENTENCE))


def _carry(group: pl.DataFrame, language: str, kind: str) -> pl.DataFrame:
    rows, p, _ = score(fold(group["sentence"], language=language), language, kind)
    kept = group[rows].with_columns(p.alias("p")).filter(pl.col("p") >= 0.5)
    pack = PACKS[language]
    cut = _cut_want(kept["sentence"], pack) if kind == "want" else _cut_fillers(kept["sentence"], pack)
    return kept.with_columns(
        cut.alias("statement"), pl.lit(kind).alias("kind"), pl.lit(KINDS.index(kind)).alias("weight")
    )


def _cut_fillers(sentences: pl.Series, pack: Pack) -> pl.Series:
    text = sentences.str.replace_all("[’‘`´]", "'").str.strip_chars(_EDGES)
    for filler in pack.fillers:
        text = text.str.replace(f"(?i){filler}", "")
    return text.str.slice(0, SENTENCE).str.strip_chars(_EDGES)


def _cut_want(sentences: pl.Series, pack: Pack) -> pl.Series:
    """Give what stands after the lead-in, up to where the reasons begin, tidied."""
    text = _cut_fillers(sentences, pack)
    lead = "|".join(pack.lead_ins)
    after = text.str.extract(rf"(?is)^.*?\b(?:{lead})\b[ :,]*(.*)$", 1)
    frame = pl.DataFrame({"text": text, "after": after})
    long = pl.col("after").str.strip_chars(_EDGES).str.count_matches(r"\S+") >= 2
    frame = frame.select(pl.when(long).then(pl.col("after")).otherwise(pl.col("text")).alias("text"))
    cut = frame["text"]
    for reason in pack.reasons:
        ended = cut.str.extract(rf"(?is)^(.{{8,}}?)(?:{reason})", 1)
        cut = pl.DataFrame({"e": ended, "c": cut}).select(pl.coalesce("e", "c"))["e"]
    for pattern, words in pack.tidy:
        cut = cut.str.replace(f"(?i){pattern}", words)
    return cut.str.slice(0, SENTENCE).str.strip_chars(_EDGES)
