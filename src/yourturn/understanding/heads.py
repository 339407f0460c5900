"""Linear heads over hashed n-grams: what a post does, beyond what the rules of its language find.

A head is a table of weights trained by `benchmarks/train_heads.py`; see models/MODEL.md. It reads words only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.hashing import WIDTH
from yourturn.understanding.matching import Match
from yourturn.understanding.rules.pack import MEDIUM, NONE, STRONG, WEAK

HEADS: Final = ("question", "want", "complaint", "praise", "thanks", "hostile", "advice")
"""What the heads tell apart. `hostile` is towards anybody; `advice` is to other people, so it is no want.

These are the English heads; a model file names its own, elsewhere the labels of people's posts."""

LEVELS: Final = (NONE, WEAK, MEDIUM, STRONG)
LANGUAGES: Final = ("de", "en", "es", "fr", "it", "nl", "pt")
_RULES: Final[Mapping[str, tuple[str, ...]]] = {
    "hostile": ("hostile_us", "hostile_person"),
    "advice": (),
}
DOUBT: Final = 0.15  # below that a head takes back a want that the rules do not see strongly
_BATCH_BYTES: Final = 1 << 16  # above that many bytes a large memory of words pays


@dataclass(frozen=True)
class Heads:
    """The weights of one language: `table` int8 times `steps`, `bias`, and what each rule level adds."""

    table: NDArray[np.int8]
    steps: NDArray[np.float32]
    bias: NDArray[np.float32]
    offsets: NDArray[np.float32]
    names: tuple[str, ...]

    def probabilities(self, folded: pl.Series, matches: Mapping[str, Match]) -> NDArray[np.float32]:
        """Give how likely each head is (texts, heads), knowing what the rules found; .5 is its threshold.

        Where the rules see a want at most moderately and the head doubts it, or advice to other people is
        likelier, the want goes: its probability is 0, whatever the rules say. Only languages with a head for
        advice were trained for that.
        """
        levels = levels_of(matches, len(folded), self.names)
        scores = self.logits(folded) + self.offsets[np.arange(len(self.names)), levels]
        likely = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
        if "advice" not in self.names:
            return np.asarray(likely)
        want, advice = self.names.index("want"), self.names.index("advice")
        doubted = (likely[:, want] < DOUBT) | (likely[:, advice] > likely[:, want])
        likely[doubted & (levels[:, want] < len(LEVELS) - 1), want] = 0
        return np.asarray(likely)

    def logits(self, folded: pl.Series) -> NDArray[np.float32]:
        """Give the heads' own scores (texts, heads), without the rules."""
        scores, _ = self._scan(folded, with_spans=False)
        return scores

    def strongest(self, folded: pl.Series) -> NDArray[np.int64]:
        """Give, per text and head, the characters (first, one past last) of the words that weighed most."""
        _, spans = self._scan(folded, with_spans=True)
        data, starts = _flatten(folded)
        begun = np.concatenate([[0], np.cumsum((data & 0xC0) != 0x80)])  # characters before each byte
        places: NDArray[np.int64] = (
            begun[starts[:-1, None, None] + spans] - begun[starts[:-1, None, None]]
        ).astype(np.int64)
        return places

    def _scan(self, folded: pl.Series, *, with_spans: bool) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        rows = len(folded)
        data, starts = _flatten(folded)
        best = np.zeros((rows, WIDTH), dtype=np.float32)
        spans = np.zeros((rows if with_spans else 0, WIDTH, 2), dtype=np.int64)
        words = 15 if len(data) > _BATCH_BYTES else 9
        bias = np.zeros(WIDTH, dtype=np.float32)
        bias[: len(self.names)] = self.bias / self.steps
        _scanner()(data, starts, self.table, bias, words, best, spans)
        return (best[:, : len(self.names)] * self.steps).astype(np.float32), spans


def _flatten(folded: pl.Series) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Give the texts' bytes end to end, and where each begins."""
    joined = folded.str.join("").cast(pl.Binary)  # no Python string is made on the way
    data = np.frombuffer((joined.item() if len(folded) else b"") or b"", dtype=np.uint8)
    ends = np.cumsum(folded.str.len_bytes().to_numpy(), dtype=np.int64)
    return data, np.concatenate([np.zeros(1, dtype=np.int64), ends])


def levels_of(matches: Mapping[str, Match], texts: int, heads: Sequence[str]) -> NDArray[np.int8]:
    """Give the rules' level (0 none, 1 weak, 2 medium, 3 strong) per text and head."""
    levels = np.zeros((texts, len(heads)), dtype=np.int8)
    for column, head in enumerate(heads):
        for name in _RULES.get(head, (head,)):
            if name not in matches:
                continue
            found = np.digitize(matches[name].p.to_numpy(), [level - 0.01 for level in LEVELS[1:]])
            rows = matches[name].rows.to_numpy()
            levels[rows, column] = np.maximum(levels[rows, column], found)
    return levels


@cache
def load(language: str) -> Heads | None:
    """Give the heads of a language, or None where it has none."""
    if language not in LANGUAGES:
        return None
    file = resources.files("yourturn.understanding.models").joinpath(f"heads_{language}.npz")
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
        table = np.zeros((arrays["table"].shape[0], WIDTH), dtype=np.int8)
        names = tuple(arrays["names"].tolist())
        table[:, : len(names)] = arrays["table"]
        return Heads(table, arrays["steps"], arrays["bias"], arrays["offsets"], names)


@cache
def _scanner() -> Callable[..., None]:
    from yourturn.understanding.kernel import scan  # noqa: PLC0415 - loads numba, which is heavy

    compiled: Callable[..., None] = scan
    return compiled
