"""Which wants rose in a stretch of time, statement by statement: those whose likes are from that time.

It compares places in the space of vectors, not themes: a wave of pleas goes across themes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.groups import Background, join_most_alike
from yourturn.understanding.theme_table import heading
from yourturn.understanding.themes import ThemeModel, naming, texts_of

_MOST: Final = 4_000  # statements compared of each kind of time; of more, a sample by their words
_FEWEST: Final = 40
_LIKES: Final = 20  # nearest statements that say from when its likes are
_CLOSE: Final = 5  # of these have to be close indeed
_ROSE: Final = 2.0  # so many times as many of its likes as before, for the core ...
_CROWD: Final = 4.5  # ... and the closest so many deviations more alike than any two
_JOIN: Final = 2.75  # deviations above chance that members of the core are alike, on the mean
_HEART: Final = 0.49  # share of the middle member's likeness from which another want belongs, ...
_ROSE_TOO: Final = 1.4  # ... if so many times as many of its likes are from now ...
_SURELY: Final = 0.8  # ... or if it is as alike as this
_ASKED: Final = 1.3  # a question has to be so many times as alike, and risen: it may just ask about a word
_PRIOR: Final = 2.0
_BLOCK: Final = 1_024
_EMBEDDED: Final = 16_384  # texts at a time


@dataclass(frozen=True)
class Sayings:
    """Statements made ready to be compared, once for every stretch of time that is asked about.

    `said` has row, who, kind, statement, text (normalised), language and place: the row of its text in the
    vectors of its language.
    """

    said: pl.DataFrame
    vectors: Mapping[str, NDArray[np.float32]] = field(repr=False)

    @classmethod
    def of(cls, said: pl.DataFrame, model: ThemeModel) -> Self:
        """Take statements that say something: row, who, kind, statement, language."""
        texts = texts_of(said["statement"], said["language"])
        placed = said.select("row", "who", "kind", "statement").hstack(texts)
        known = naming(texts).filter(pl.col("language").is_in(list(model.regions)))
        texts = known.with_columns(place=pl.int_range(pl.len()).over("language"))
        vectors = {
            str(code): _seen(part["text"], str(code), model)
            for (code,), part in texts.group_by("language", maintain_order=True)
        }
        return cls(placed.join(texts, on=["text", "language"]), vectors)


@dataclass(frozen=True)
class Rising:
    """What rose: `rows` (row UInt32 of what was given, alike Float32, 1 = the middle one), and a name."""

    rows: pl.DataFrame
    name: str


def rising(sayings: Sayings, stretch: pl.DataFrame, scale: float) -> Rising | None:
    """Find the group of wants that rose most, in people, and all that is said alike, then and before.

    `stretch` has row and now (Boolean: in the stretch, else before it) of what is looked at; `scale` is the
    length of the stretch, divided by that of the time before. The order of rows never matters.
    """
    said = sayings.said.join(stretch, on="row")
    found = [
        _of_language(part.sort("text", "who", "kind", "now", "row"), sayings.vectors[str(code)], scale)
        for (code,), part in said.group_by("language")
    ]
    sized = [one for one in found if one is not None]
    most = max((one.people for one in sized), default=0)
    named = [Rising(one.rows, one.name) for one in sized if one.people == most]  # naming takes its time
    return max(named, key=lambda one: one.name, default=None)


def _seen(texts: pl.Series, code: str, model: ThemeModel) -> NDArray[np.float32]:
    """Give the vectors of texts, some at a time: on the way each takes several times its room."""
    parts = (texts[start : start + _EMBEDDED] for start in range(0, len(texts), _EMBEDDED))
    return np.concatenate([model.regions[code].seen(part, code) for part in parts])


@dataclass(frozen=True)
class _Group:
    """What rose in one language: how many people pleaded, their rows, and the statements it is named by."""

    people: int
    rows: pl.DataFrame
    pleas: pl.DataFrame
    said: pl.DataFrame

    @property
    def name(self) -> str:
        """Name it among all that was said."""
        return heading(self.pleas, self.said)


@dataclass(frozen=True)
class _Times:
    """Vectors, whether each is from now, and how much one from before counts against one from now."""

    vectors: NDArray[np.float32]
    now: NDArray[np.bool_]
    weight: float
    background: Background

    def likes(
        self, vectors: NDArray[np.float32], own: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give how many times more of the likes of each are from now, and how alike the closest are.

        `own` is the place of each among these vectors, which is not its own like; -1 = it is none of them.
        """
        ratio, close = np.zeros(len(vectors)), np.zeros(len(vectors))
        count = min(_LIKES, len(self.vectors) - 1)
        for start in range(0, len(vectors), _BLOCK):
            alike = vectors[start : start + _BLOCK] @ self.vectors.T
            mine = own[start : start + _BLOCK]
            alike[np.flatnonzero(mine >= 0), mine[mine >= 0]] = -2.0
            near = np.argpartition(-alike, count, axis=1)[:, :count]
            value = np.take_along_axis(alike, near, axis=1)
            above = np.clip((value - self.background.mean) / self.background.deviation, 0, None)
            today = self.now[near]
            then = (above * ~today).sum(axis=1) * self.weight
            here = slice(start, start + len(alike))
            ratio[here] = (above * today).sum(axis=1) / (then + _PRIOR * above.mean(axis=1) + 1e-6)
            close[here] = np.sort(above, axis=1)[:, -_CLOSE:].mean(axis=1)
        return ratio, close


def _of_language(said: pl.DataFrame, seen: NDArray[np.float32], scale: float) -> _Group | None:
    """Find what rose in one language, whose texts' vectors are `seen`."""
    now, want = said["now"].to_numpy(), (said["kind"].cast(pl.String) == "want").to_numpy()
    looked_at = _sample(said, want)
    if min(now[looked_at].sum(), (~now[looked_at]).sum()) < _FEWEST:
        return None
    vectors = seen[said["place"].to_numpy()]
    rest = (said["kind"].cast(pl.String) != "complaint").to_numpy()
    grew = _people(said, now & want) / max(_people(said, ~now & want) * scale, 1.0)
    core = _core(said, vectors, looked_at, scale * grew)
    if core is None:
        return None
    centre = vectors[core].mean(axis=0)
    heart = vectors @ (centre / np.linalg.norm(centre))
    heart /= np.median(heart[core])
    drawn = _sample(said, rest)
    asked = np.where(want, 1.0, _ASKED)
    near = np.flatnonzero(rest & (heart >= _HEART * asked))
    place = np.full(len(said), -1)
    place[drawn] = np.arange(len(drawn))
    times = _Times(vectors[drawn], now[drawn], scale * grew, Background.of(vectors[drawn]))
    ratio, _ = times.likes(vectors[near], place[near])
    rose = ratio >= _ROSE_TOO * asked[near]
    kept = near[rose | (heart[near] >= _SURELY * asked[near])]
    rows = said[kept].select("row", alike=pl.Series(heart[kept], dtype=pl.Float32)).sort("row")
    pleaded = np.zeros(len(said), dtype=np.bool_)
    pleaded[kept] = True
    now_pleaded = pleaded & now
    pleas = said.filter(pl.Series(now_pleaded)).with_columns(
        alike=pl.Series(heart[now_pleaded], dtype=pl.Float32)
    )
    return _Group(pleas["who"].n_unique(), rows, pleas, said)


def _core(
    said: pl.DataFrame, vectors: NDArray[np.float32], drawn: NDArray[np.int64], weight: float
) -> NDArray[np.int64] | None:
    """Give the wants of now whose likes are from now, of the group that most people are in."""
    now = said["now"].to_numpy()[drawn]
    times = _Times(vectors[drawn], now, weight, Background.of(vectors[drawn]))
    own = np.flatnonzero(now)
    ratio, close = times.likes(vectors[drawn[own]], own)
    hot = drawn[own[(ratio > _ROSE) & (close > _CROWD)]]
    if len(hot) < 2:
        return None
    alike = vectors[hot] @ vectors[hot].T
    groups = join_most_alike(alike, np.ones(len(hot)), times.background.above(_JOIN))
    who = said["who"].to_numpy()
    sizes = {group: len(np.unique(who[hot[groups == group]])) for group in np.unique(groups)}
    largest = max(sizes, key=lambda group: (sizes[group], -group))
    return np.asarray(hot[groups == largest])


def _sample(said: pl.DataFrame, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give the places of the chosen rows, or of as large a share of both times as is looked at."""
    rows = np.flatnonzero(chosen)
    now = said["now"].to_numpy()[rows]
    every = max(1, -(-max(int(now.sum()), int((~now).sum())) // _MOST))
    if every == 1:
        return rows
    kept = (said.select(pl.struct("text", "who").hash(7)).to_series() % every == 0).to_numpy()[rows]
    return np.asarray(rows[kept])


def _people(said: pl.DataFrame, chosen: NDArray[np.bool_]) -> int:
    return said.filter(pl.Series(chosen))["who"].n_unique()
