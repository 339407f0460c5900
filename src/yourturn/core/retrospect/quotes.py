"""Chooses among kept sentences: what is typical of a theme, of its own kind, spread over people and years.

It never changes a sentence.
"""

from dataclasses import dataclass
from typing import Final

import polars as pl

from yourturn.core.retrospect.said import OTHER
from yourturn.core.retrospect.speakers import with_speaker

PER_THEME: Final = 6
PER_BRIEF: Final = 3
PER_PERSON: Final = 2
THEMES: Final = 50
BRIEFED: Final = 20  # the first themes of the brief have sentences however few people they have
BRIEF: Final = "brief"
_TYPICAL: Final = 6.0  # points of the most typical sentence, beside up to 9 for how well it stands alone
_MAIN_KIND: Final = 4.0
_ORDER: Final = ["points", "at", "post", "sentence"]
_DESCENDING: Final = [True, False, False, False]


def quotes(
    rows: pl.DataFrame,
    table: pl.DataFrame,
    briefed: pl.DataFrame,
    usual: "Usual",
    speakers: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Give the frame `quotes` of the findings, for the 50 biggest themes and the first of the brief.

    `rows` are Candidates, `table` the theme table, `briefed` the brief. A theme has up to six sentences, the
    earliest first, two a person at most; the label is the kind. Up to three more, labelled "brief", one a
    person, are questions nobody answered or wants that had no word.
    """
    asked = briefed.head(THEMES).select(pl.col("theme").alias("id"))
    first = briefed.head(BRIEFED)["theme"].implode()
    leading = table.with_row_index("_place").filter((pl.col("_place") < THEMES) | pl.col("id").is_in(first))
    main = pl.concat_list("wants", "complaints", "questions").list.arg_max().cast(pl.Int64)
    kinds = pl.Series(["want", "complaint", "question"])
    themes = leading.select(
        "theme", "id", "_place", kinds.gather(leading.select(main).to_series()).alias("_main")
    )
    judged = with_points(rows.join(themes, on="theme"), usual)
    own = pl.when(pl.col("kind").cast(pl.String) == pl.col("_main")).then(_MAIN_KIND).otherwise(0.0)
    chosen = _spread(judged.with_columns(pl.col("points") + own), PER_THEME, PER_PERSON)
    unheard = _spread(judged.filter("unheard").join(asked, on="id", how="semi"), PER_BRIEF, 1)
    labelled = pl.concat(
        [
            chosen.with_columns(pl.col("kind").cast(pl.String).alias("label")),
            unheard.with_columns(pl.lit(BRIEF).alias("label")),
        ]
    ).sort("_place", pl.col("label") == BRIEF, "at", "post", "sentence")
    return with_speaker(labelled, speakers).select(
        pl.col("id").alias("theme"),
        "post",
        "conversation",
        "sentence",
        "statement",
        "label",
        "speaker",
        "channel",
        "at",
        "answered",
    )


@dataclass(frozen=True)
class Usual:
    """The words that people use anyway: word String, and share Float64 of all sentences that have it."""

    words: pl.DataFrame

    @classmethod
    def of(cls, sentences: pl.Series) -> "Usual":
        """Count the words of sentences, each once a sentence."""
        counted = _words(sentences.alias("sentence").to_frame()).group_by("word").len("_all")
        return cls(counted.select("word", (pl.col("_all") / max(len(sentences), 1)).alias("share")))


def with_points(rows: pl.DataFrame, usual: Usual) -> pl.DataFrame:
    """Add `points` to candidates: how well a sentence stands alone, and how typical it is of its theme.

    Typical = made of words that are commoner in the theme's sentences than they usually are. `usual` was
    counted from these sentences among others.
    """
    numbered = rows.with_row_index("_row")
    words = _words(numbered.select("_row", "theme", "sentence"))
    sizes = numbered.group_by("theme").len("_size")
    often = words.group_by("theme", "word").len("_often").join(sizes, on="theme").join(usual.words, on="word")
    share = pl.col("_often") / pl.col("_size")
    weighed = often.with_columns(
        (share * (share / pl.col("share")).log()).clip(lower_bound=0.0).alias("_weight")
    )
    typical = (
        words.join(weighed.select("theme", "word", "_weight"), on=["theme", "word"])
        .group_by("_row")
        .agg((pl.col("_weight").sum() / pl.len().sqrt()).alias("_typical"))
    )
    joined = numbered.join(typical, on="_row", how="left").with_columns(pl.col("_typical").fill_null(0.0))
    most = pl.col("_typical").max().over("theme").clip(lower_bound=1e-9)
    # rounded, because the order in which threads add up must not choose the quote
    points = (pl.col("score") + _TYPICAL * pl.col("_typical") / most).round(4).alias("points")
    return joined.with_columns(points).drop("_row", "_typical")


def best(rows: pl.DataFrame, at_most: int, per_person: int = PER_PERSON) -> pl.DataFrame:
    """Give the sentences with the most points, each once, some a person at most."""
    ordered = rows.sort(_ORDER, descending=_DESCENDING).unique(
        pl.col("sentence").str.to_lowercase(), keep="first", maintain_order=True
    )
    said = pl.int_range(pl.len()).over("who")
    return ordered.filter(said < per_person).head(at_most)


def _words(rows: pl.DataFrame) -> pl.DataFrame:
    found = pl.col("sentence").str.to_lowercase().str.extract_all(r"\p{L}{2,}").list.unique()
    return rows.with_columns(found.alias("word")).drop("sentence").explode("word").drop_nulls("word")


def _spread(rows: pl.DataFrame, per_theme: int, per_person: int) -> pl.DataFrame:
    """Choose for each theme its best sentences, every year's best before any year's second."""
    ordered = rows.filter(pl.col("theme") > OTHER).sort(_ORDER, descending=_DESCENDING)
    distinct = ordered.with_columns(pl.col("sentence").str.to_lowercase().alias("_same")).unique(
        ["theme", "_same"], keep="first", maintain_order=True
    )
    limited = distinct.filter(pl.int_range(pl.len()).over("theme", "who") < per_person)
    year = pl.col("at").dt.year()
    turns = limited.with_columns(pl.int_range(pl.len()).over(pl.col("theme"), year).alias("_turn"))
    fair = turns.sort("_turn", "points", "at", "post", descending=[False, True, False, False])
    return fair.filter(pl.int_range(pl.len()).over("theme") < per_theme).drop("_turn", "_same")
