"""Finds themes in the posts of a small archive, where statements alone are too few and too short.

People say what they want in a sentence that no rule marks, or in words that only their post explains. So
whole posts are compared; what no wants, complaints or questions are made of is no theme.
"""

from collections.abc import Mapping
from typing import Final

import polars as pl

from yourturn.understanding.regions import Regions, Strictness
from yourturn.understanding.related import RelatedWords
from yourturn.understanding.statements import SENTENCE, split
from yourturn.understanding.theme_table import THEMES, describe
from yourturn.understanding.themes import ThemeModel, in_order, naming, rows_of, texts_of

SMALL: Final = 3_000  # posts of people up to which an archive is small
_RULE: Final = Strictness(join=1.0, least=1.0, of_typical=0.4, few=2.0, prior=100, clearly=0.6)
_DEMANDING: Final = 0.3  # share of a theme's people who want, complain or ask something in it, at least


def find_themes_in_posts(demands: pl.DataFrame, said: pl.DataFrame, *, seed: int) -> ThemeModel:
    """Find themes in all that people said (post, person, text, language; `said`).

    `demands` (post, kind, statement) are its wants, complaints and questions; they name the themes and say
    which groups of posts are one. The same posts in any order and the same seed give the same themes.
    """
    posts = said.select("post", "person").hstack(texts_of(said["text"], said["language"]))
    distinct = naming(posts.select("text", "language"))
    regions = {}
    for code in distinct["language"].unique().sort().to_list():
        texts = distinct.filter(pl.col("language") == code)["text"]
        fitted = RelatedWords.fit(texts, language=code, seed=seed)
        regions[code] = Regions.of(texts, fitted, code, seed, _RULE)
    draft = ThemeModel(pl.DataFrame(schema=THEMES), regions, {}, whole=True)
    placed = posts.join(draft.place(posts.select("text", "language")), on=["text", "language"])
    marked = _alike(_demanding(placed, demands), regions)
    themes = describe(marked)
    kinds = marked.group_by("language", "region").agg(pl.col("kind").cast(pl.String).mode().sort().last())
    told = themes.join(kinds, on=["language", "region"], how="left", maintain_order="left")["kind"]
    return ThemeModel(
        in_order(themes), regions, rows_of(themes, regions), whole=True, kinds=tuple(told.to_list())
    )


def closest_sentences(
    texts: pl.Series, language: pl.Series, theme: pl.Series, model: ThemeModel
) -> pl.Series:
    """Give the sentence of each post that is most like the theme it belongs to."""
    sentences = split(texts)
    rows = sentences["row"]
    region = {(code, row): at for code, rows in model.rows.items() for at, row in enumerate(rows) if row >= 0}
    keys = zip(language.gather(rows).fill_null("").to_list(), theme.gather(rows).to_list(), strict=True)
    frame = texts_of(sentences["sentence"], language.gather(rows)).with_columns(
        sentences["row", "place"], sentence=sentences["sentence"], region=pl.Series([region[k] for k in keys])
    )
    best = _alike(frame.cast({"region": pl.Int32}), model.regions).sort(
        "row", "alike", "place", descending=[False, True, False]
    )
    best = best.unique("row", keep="first", maintain_order=True)
    found = (
        texts.str.slice(0, SENTENCE).to_frame("whole").with_row_index("row").join(best, on="row", how="left")
    )
    return (
        found.sort("row").select(pl.coalesce(pl.col("sentence").str.slice(0, SENTENCE), "whole")).to_series()
    )


def _demanding(placed: pl.DataFrame, demands: pl.DataFrame) -> pl.DataFrame:
    """Give the demands in the regions where enough people have one."""
    here = demands.select("post", "kind", "statement").join(placed.drop("text"), on="post")
    people = placed.group_by("language", "region").agg(of=pl.col("person").n_unique())
    asking = here.group_by("language", "region").agg(asking=pl.col("person").n_unique())
    enough = people.join(asking, on=["language", "region"]).filter(
        (pl.col("asking") >= _DEMANDING * pl.col("of")) & (pl.col("region") >= 0)
    )
    kept = here.join(enough.select("language", "region"), on=["language", "region"], how="semi")
    return kept.with_columns(text=texts_of(kept["statement"], kept["language"])["text"])


def _alike(frame: pl.DataFrame, regions: Mapping[str, Regions]) -> pl.DataFrame:
    parts = [frame.clear().with_columns(alike=pl.lit(0.0, pl.Float32))]
    for (code,), group in frame.group_by("language", maintain_order=True):
        value = regions[str(code)].alike(group["text"], str(code), group["region"].to_numpy())
        parts.append(group.with_columns(alike=pl.Series(value, dtype=pl.Float32)))
    return pl.concat(parts, how="diagonal")
