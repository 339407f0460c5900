"""Finds what many people want, complain about or ask, per language; never depends on the order of rows."""

from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.base import EmbeddingModel
from yourturn.understanding.embed import HashedVectors
from yourturn.understanding.theme_names import name_theme
from yourturn.understanding.tokens import normalise

_NEIGHBOURS = 10
_ALIKE = 0.3  # cosine below which two statements are no neighbours
_BELONGS = 0.25  # cosine below which a statement belongs to no theme
_GRAPH_AT_MOST = 16_000  # distinct statements compared with each other; the rest go to the nearest theme
_PEOPLE_AT_LEAST = 3
_COARSE_BELOW = 2_000  # statements up to which the plain resolution 1 serves; more hold more matters
_BLOCK = 1_024
_NAMED_FROM = 200
_THEMES: dict[str, type[pl.DataType]] = {
    "id": pl.String,
    "name": pl.String,
    "language": pl.String,
    "size": pl.UInt32,
    "people": pl.UInt32,
}


@dataclass(frozen=True)
class ThemeModel:
    """Themes found, and the means to say of any text which of them it belongs to."""

    themes: pl.DataFrame
    centroids: NDArray[np.float32] = field(repr=False)
    model: EmbeddingModel = field(repr=False)

    def assign(self, statements: pl.Series, language: pl.Series) -> NDArray[np.int32]:
        """Give each statement's row in `themes`, -1 where it belongs to none; equal texts land alike."""
        frame = pl.DataFrame(
            {"text": normalise(statements), "language": language.cast(pl.String).fill_null("")}
        )
        distinct = frame.unique().sort("language", "text")
        theme = np.full(len(distinct), -1, dtype=np.int32)
        rows_of = self.themes["language"].to_numpy()
        spoken = distinct["language"].to_numpy()
        for code in sorted(set(spoken)):
            rows, mine = np.flatnonzero(rows_of == code), np.flatnonzero(spoken == code)
            for start in range(0, len(mine) if len(rows) else 0, _BLOCK):
                part = mine[start : start + _BLOCK]
                alike = (
                    self.model.embed(distinct["text"][part], language=code or None) @ self.centroids[rows].T
                )
                best = alike.argmax(axis=1)
                theme[part] = np.where(alike[np.arange(len(part)), best] >= _BELONGS, rows[best], -1)
        joined = frame.join(
            distinct.with_columns(theme=theme), on=["text", "language"], how="left", maintain_order="left"
        )
        return joined["theme"].to_numpy().astype(np.int32)


def find_themes(
    demands: pl.DataFrame, *, seed: int, model: EmbeddingModel | None = None, sample: int = 100_000
) -> ThemeModel:
    """Find themes in demands (row, person, kind, statement, sentence, language, at).

    A theme has statements of at least three people in one language. The same demands in any order and the
    same seed give the same themes, largest first.
    """
    frame = demands.select(
        "person", text=normalise(demands["statement"]), language=pl.col("language").fill_null("")
    ).filter(pl.col("text") != "")
    distinct = frame.select("text", "language").unique().sort("language", "text")
    if len(distinct) > sample:
        picked = np.sort(np.random.default_rng(seed).choice(len(distinct), sample, replace=False))
        distinct = distinct[picked]
    fitted: EmbeddingModel = model or HashedVectors.fit(distinct["text"], seed=seed)
    centroids: list[NDArray[np.float32]] = []
    spoken: list[str] = []
    for code in distinct["language"].unique().sort().to_list():
        texts = distinct.filter(pl.col("language") == code)["text"]
        if len(texts) > _GRAPH_AT_MOST:
            chosen = np.random.default_rng(seed).choice(len(texts), _GRAPH_AT_MOST, replace=False)
            texts = texts[np.sort(chosen)]
        found = _centroids(fitted.embed(texts, language=code or None), seed)
        centroids.extend(found)
        spoken.extend([code] * len(found))
    stacked = np.array(centroids, dtype=np.float32).reshape(len(centroids), fitted.dimensions)
    draft = ThemeModel(pl.DataFrame({"language": spoken}, schema={"language": pl.String}), stacked, fitted)
    return _describe(draft, frame)


def _centroids(vectors: NDArray[np.float32], seed: int) -> list[NDArray[np.float32]]:
    groups = _communities(vectors, seed)
    found = []
    for group in range(groups.max(initial=-1) + 1):
        centre = vectors[groups == group].sum(axis=0)
        length = float(np.linalg.norm(centre))
        if length > 0:
            found.append(centre / np.float32(length))
    return found


def _communities(vectors: NDArray[np.float32], seed: int) -> NDArray[np.int64]:
    import graspologic_native  # noqa: PLC0415

    edges = _neighbour_edges(vectors)
    groups = np.full(len(vectors), -1, dtype=np.int64)
    if edges:
        _, parts = graspologic_native.leiden(
            edges=edges,
            starting_communities=None,
            resolution=1.0 + max(0.0, float(np.log2(len(vectors) / _COARSE_BELOW))),
            randomness=0.001,
            iterations=1,
            use_modularity=True,
            seed=seed,
            trials=1,
        )
        for node, group in parts.items():
            groups[int(node)] = group
    return groups


def _neighbour_edges(vectors: NDArray[np.float32]) -> list[tuple[str, str, float]]:
    count = len(vectors)
    wanted = min(_NEIGHBOURS, count - 1)
    pairs: dict[tuple[int, int], float] = {}
    for start in range(0, count if wanted > 0 else 0, _BLOCK):
        alike = vectors[start : start + _BLOCK] @ vectors.T
        own = np.arange(len(alike))
        alike[own, own + start] = -1.0
        near = np.argpartition(-alike, wanted - 1, axis=1)[:, :wanted]
        weight = np.take_along_axis(alike, near, axis=1)
        for row, column in np.argwhere(weight >= _ALIKE).tolist():
            one, other = start + row, int(near[row, column])
            pairs[min(one, other), max(one, other)] = float(weight[row, column])
    return [(str(one), str(other), weight) for (one, other), weight in sorted(pairs.items())]


def _describe(draft: ThemeModel, frame: pl.DataFrame) -> ThemeModel:
    assigned = frame.with_columns(draft=draft.assign(frame["text"], frame["language"]))
    sizes = (
        assigned.filter(pl.col("draft") >= 0)
        .group_by("draft", "language")
        .agg(size=pl.len().cast(pl.UInt32), people=pl.col("person").n_unique().cast(pl.UInt32))
        .filter(pl.col("people") >= _PEOPLE_AT_LEAST)
        .sort("people", "size", "draft", descending=[True, True, False])
    )
    members = assigned.select("draft", "text", "person").unique().sort("draft", "text", "person")
    taken: set[str] = set()
    names: list[str] = []
    for group in sizes["draft"].to_list():
        texts = members.filter(pl.col("draft") == group)["text"][: _NAMED_FROM * 10]
        names.append(name_theme([text.split() for text in texts.to_list()], taken))
        taken.add(names[-1])
    ids = [
        blake2b(f"{code}\n{name}".encode(), digest_size=8).hexdigest()
        for code, name in zip(sizes["language"].to_list(), names, strict=True)
    ]
    themes = sizes.with_columns(id=pl.Series(ids, dtype=pl.String), name=pl.Series(names, dtype=pl.String))
    kept = draft.centroids[sizes["draft"].to_numpy()]
    return ThemeModel(
        themes.select(pl.col(name).cast(kind) for name, kind in _THEMES.items()), kept, draft.model
    )
