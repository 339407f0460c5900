"""Finds what many people want, complain about or ask, per language; never depends on the order of rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.base import EmbeddingModel
from yourturn.understanding.embed import WordVectors
from yourturn.understanding.function_words import EMPTY_WORDS, FUNCTION_WORDS, TELL_NOTHING
from yourturn.understanding.regions import Regions, Strictness
from yourturn.understanding.statements import split
from yourturn.understanding.theme_table import THEMES, describe
from yourturn.understanding.tokens import normalise

_COMPARED: Final = 10_000  # distinct statements of a language compared with each other; the rest join

_EMPTY: Final = 0.3  # of its weight that a word keeps which names no matter
_FUNCTION: Final = 0.15
_QUOTED: Final = r"^(?:\S+ ){1,4}(?:said|wrote|schrieb|geschrieben|écrit|scritto|escribió|schreef|escreveu)$"


@dataclass(frozen=True)
class ThemeModel:
    """Themes found, and the means to say of any text which of them it belongs to.

    `themes`: id, name, language String, size UInt32 (statements), people UInt32 (distinct), statement String
    (the most typical one); the most people first.
    """

    themes: pl.DataFrame
    regions: Mapping[str, Regions] = field(repr=False)  # by language
    rows: Mapping[str, NDArray[np.int32]] = field(repr=False)  # of each region in `themes`, -1 = no theme
    whole: bool = False  # found in whole posts: to be asked about whole posts too, not about statements
    kinds: tuple[str, ...] = ()  # by theme, where `whole`: what its people mostly do, want, complain or ask
    known: pl.DataFrame | None = field(default=None, repr=False)  # said, language, theme of what they are of

    def assign(
        self, statements: pl.Series, language: pl.Series, *, clearly: bool = False
    ) -> NDArray[np.int32]:
        """Give each statement's row in `themes`, -1 where it belongs to none; equal texts land alike.

        `clearly` is the stricter rule.
        """
        if self.known is None or clearly:
            return self._assign(statements, language, clearly=clearly)
        said = said_of(statements, language)
        found = said.join(self.known, on=["said", "language"], how="left", maintain_order="left")["theme"]
        rows = found.is_null().arg_true()  # what the themes were found in was placed then
        theme = found.fill_null(-1).to_numpy().copy()
        theme[rows.to_numpy()] = self._assign(statements.gather(rows), language.gather(rows), clearly=False)
        return theme

    def _assign(self, statements: pl.Series, language: pl.Series, *, clearly: bool) -> NDArray[np.int32]:
        frame = texts_of(statements, language)
        placed = self.place(frame, clearly=clearly)
        return self.theme_of(frame.join(placed, on=["text", "language"], maintain_order="left"))

    def about(self, texts: pl.Series, language: pl.Series) -> NDArray[np.int32]:
        """Give the row of the theme that each longer text is clearly about, by its best sentence; else -1."""
        sentences = split(texts)
        frame = texts_of(sentences["sentence"], language.gather(sentences["row"]))
        placed = frame.join(self.place(frame, clearly=True), on=["text", "language"], maintain_order="left")
        found = sentences.select("row", theme=pl.Series(self.theme_of(placed)), alike=placed["alike"])
        best = found.filter(pl.col("theme") >= 0).sort("alike", "theme", descending=[True, False])
        best = best.unique("row", keep="first", maintain_order=True)
        theme = np.full(len(texts), -1, dtype=np.int32)
        theme[best["row"].to_numpy()] = best["theme"].to_numpy()
        return theme

    def place(self, frame: pl.DataFrame, *, clearly: bool = False) -> pl.DataFrame:
        """Give text, language, region, alike for each distinct text; `clearly` is the stricter rule."""
        distinct = frame.unique()
        return self.place_named(naming(distinct), distinct, clearly=clearly)

    def place_named(
        self, named: pl.DataFrame, distinct: pl.DataFrame, *, clearly: bool = False
    ) -> pl.DataFrame:
        """Give the same of distinct texts, of which only the `named` ones can belong anywhere."""
        parts = []
        for (code,), group in named.group_by("language"):
            here = self.regions.get(str(code))
            if here is not None:
                region, alike = (here.about if clearly else here.assign)(group["text"], str(code))
                parts.append(group.with_columns(region=pl.Series(region), alike=pl.Series(alike)))
        nowhere = {"region": pl.lit(-1, pl.Int32), "alike": pl.lit(0, pl.Float32)}
        found = pl.concat([distinct.clear().with_columns(**nowhere), *parts])
        rest = distinct.join(found, on=["text", "language"], how="anti").with_columns(**nowhere)
        return pl.concat([found, rest])

    def theme_of(self, placed: pl.DataFrame) -> NDArray[np.int32]:
        """Give the row in `themes` of each language and region, -1 where there is none."""
        region, spoken = placed["region"].to_numpy(), placed["language"]
        theme = np.full(len(placed), -1, dtype=np.int32)
        for code, rows in self.rows.items():
            inside = (spoken == code).to_numpy() & (region >= 0)
            theme[inside] = rows[region[inside]]
        return theme


def find_themes(
    demands: pl.DataFrame,
    *,
    seed: int,
    model: EmbeddingModel | None = None,
    rule: Strictness | None = None,
    sample: int = 100_000,
) -> ThemeModel:
    """Find themes in demands (person, kind, statement, language of STATEMENTS; more columns are left alone).

    A theme has statements of at least three people in one language. The same demands in any order and the
    same seed give the same themes, the most people first. At most `sample` distinct statements are looked at
    to learn what is rare. Another `model` may want another `rule`.
    """
    frame = demands.select("person", "kind", "statement").with_columns(
        texts_of(demands["statement"], demands["language"])
    )
    frame = frame.filter(pl.col("text") != "")
    draw = np.random.default_rng(seed)
    texts = frame.select("text", "language").unique()
    named = naming(texts)
    distinct = _some(named, sample, draw)
    regions = {}
    for code in distinct["language"].unique().sort().to_list():
        spoken = distinct.filter(pl.col("language") == code).select("text")
        light = _light(spoken["text"], code)
        fitted = model or WordVectors.fit(spoken["text"], language=code, seed=seed, light=light)
        regions[code] = Regions.of(
            _some(spoken, _COMPARED, draw)["text"], fitted, code, seed, rule or Strictness()
        )
    draft = ThemeModel(pl.DataFrame(schema=THEMES), regions, {})
    placed = frame.join(draft.place_named(named, texts), on=["text", "language"])
    themes = describe(placed, with_matter=True)
    return _knowing(ThemeModel(in_order(themes), regions, rows_of(themes, regions)), placed)


def _knowing(model: ThemeModel, placed: pl.DataFrame) -> ThemeModel:
    """Give the model with the themes of the statements it comes from, so that nobody works them out again."""
    said = placed.select("language", "region", said=pl.col("statement").cast(pl.String)).unique()
    theme = pl.Series("theme", model.theme_of(said), pl.Int32)
    return replace(model, known=said.select("said", "language").with_columns(theme))


def _light(texts: pl.Series, language: str) -> dict[str, float]:
    """Give the words that make no matter, versions among them, with the share of their weight they keep."""
    versions = texts.str.extract_all(r"\S*\d\S*").explode().drop_nulls().unique().sort().to_list()
    empty = dict.fromkeys(EMPTY_WORDS.get(language, frozenset()) | TELL_NOTHING, _EMPTY)
    return (
        dict.fromkeys(versions, _EMPTY)
        | empty
        | dict.fromkeys(FUNCTION_WORDS.get(language, frozenset()), _FUNCTION)
    )


def rows_of(themes: pl.DataFrame, regions: Mapping[str, Regions]) -> dict[str, NDArray[np.int32]]:
    """Give by language the row that each region has in what `describe` gave, -1 where none."""
    rows = {code: np.full(len(here.directions), -1, np.int32) for code, here in regions.items()}
    for row, (code, region) in enumerate(themes.select("language", "region").iter_rows()):
        rows[code][region] = row
    return rows


def in_order(themes: pl.DataFrame) -> pl.DataFrame:
    """Give the columns of THEMES and no others."""
    return themes.select(pl.col(name).cast(kind) for name, kind in THEMES.items())


def texts_of(statements: pl.Series, language: pl.Series) -> pl.DataFrame:
    """Give text (normalised) and language ("" = unknown)."""
    said = said_of(statements, language)
    return said.select(normalise(said["said"]).alias("text"), "language")


def said_of(statements: pl.Series, language: pl.Series) -> pl.DataFrame:
    """Give said (as it was) and language ("" = unknown)."""
    spoken = language.cast(pl.String).fill_null("")
    return pl.DataFrame({"said": statements.cast(pl.String), "language": spoken})


def naming(frame: pl.DataFrame) -> pl.DataFrame:
    """Give the distinct texts that name a matter, sorted: more than function words and cries for help."""
    distinct = frame.unique().sort("language", "text")
    parts = [distinct.clear()]
    for (code,), group in distinct.group_by("language", maintain_order=True):
        bare = FUNCTION_WORDS.get(str(code), frozenset()) | EMPTY_WORDS.get(str(code), frozenset())
        words = group["text"].str.split(" ")
        spoken = words.explode()
        named = spoken.is_in(pl.Series(sorted(bare), dtype=pl.String).implode())
        naming = (spoken != "") & ~named & spoken.str.contains(r"\D")
        many = words.list.len().to_numpy().astype(np.int64)
        begins = np.cumsum(many) - many
        told = pl.Series(np.logical_or.reduceat(naming.to_numpy(), begins))
        parts.append(group.filter(told & ~group["text"].str.contains(_QUOTED)))
    return pl.concat(parts)


def _some(frame: pl.DataFrame, most: int, draw: np.random.Generator) -> pl.DataFrame:
    if len(frame) <= most:
        return frame
    return frame[np.sort(draw.choice(len(frame), most, replace=False))]
