"""The seam between the product and its models: texts in, probabilities with evidence out.

Every model is exchangeable behind these Protocols. A model sees text as data: nothing can follow from it
but numbers and words of that text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray


class LabelModel(Protocol):
    """Says what texts do: ask, want, complain, thank ..."""

    def label(
        self,
        texts: pl.Series,
        *,
        side: str,
        language: pl.Series,
        evidence: bool,
    ) -> pl.DataFrame:
        """Give one row per text, in order.

        For each label L of that side: `L` Boolean (null = not measured in this language), `L_p` Float32 in
        0..1 (null likewise) and, where evidence is asked for, `L_evidence` String: the words it rests on.
        """
        ...


class LanguageModel(Protocol):
    """Says in which language texts are written."""

    def detect(
        self, texts: Sequence[str], *, languages: Sequence[str] | None = None
    ) -> tuple[list[str | None], NDArray[np.float32]]:
        """Give ISO 639-1 codes (None = unknown) and probabilities, limited to `languages` where given."""
        ...


class EmbeddingModel(Protocol):
    """Turns texts into vectors whose cosine says how alike they are."""

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        ...

    def embed(self, texts: pl.Series, *, language: str | None = None) -> NDArray[np.float32]:
        """Give an array (texts, dimensions), each row of length one, or all zero where nothing is known."""
        ...


@dataclass(frozen=True)
class Themes:
    """Themes found in statements of what people want, complain about or ask.

    `themes`: id String, name String, language String, size UInt32 (statements), and the model's own columns.
    `assigned`: theme Int32 per statement in order, the row number in `themes`; -1 = other.
    """

    themes: pl.DataFrame
    assigned: NDArray[np.int32]
