"""The language model that ships: n-gram scores of 60 languages, compiled, offline, read-only once loaded.

It only names languages and says how sure it is; what becomes of a doubtful answer is decided in `languages`.
"""

from collections.abc import Sequence
from typing import Final

import eldc
import numpy as np
from numpy.typing import NDArray

CHUNK: Final = 20_000  # texts whose scores are held at a time

# Logistic in the lead over the runner-up, the mean score and the length, fitted to every other text of the 75
# languages of benchmarks/languages.py, those it does not know at a fifth of the weight; see
# docs/decisions/language.md for how well it holds.
_START, _LEAD, _SCORE, _LENGTH = -6.7, 0.89, 10.5, 0.71


class EldcLanguages:
    """Languages by the package `eldc`; safe to use from several threads."""

    def __init__(self) -> None:
        eldc.init()
        self._known = frozenset(eldc.LANGUAGES)

    def detect(
        self, texts: Sequence[str], *, languages: Sequence[str] | None = None
    ) -> tuple[list[str | None], NDArray[np.float32]]:
        """Give codes (None = no clue) and probabilities; reads the first thousand bytes of each text.

        Languages it does not know are left out of `languages`; if none remains, nothing is recognised.
        """
        detector = eldc.instance()  # settings of its own: nothing shared with other threads
        detector.set_scores(2)
        if languages is not None:
            known = sorted(self._known.intersection(languages))
            if not known:
                return [None] * len(texts), np.zeros(len(texts), dtype=np.float32)
            detector.set_languages(known)
        codes: list[str | None] = []
        parts: list[NDArray[np.float32]] = []
        for start in range(0, len(texts), CHUNK):
            chunk = texts[start : start + CHUNK]
            scores = np.zeros((len(chunk), 2))
            for row, text in enumerate(chunk):
                result = detector.detect_details(text)
                code = result.language
                codes.append(None if code == "und" else code)
                for place, score in enumerate(result.scores.values()):
                    scores[row, place] = score
            parts.append(_probability(scores, np.array([len(text.encode()) for text in chunk])))
        return codes, np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)


def _probability(scores: NDArray[np.float64], size: NDArray[np.int64]) -> NDArray[np.float32]:
    lead = np.log(scores[:, 0] - scores[:, 1] + 0.003)
    odds = _START + _LEAD * lead + _SCORE * scores[:, 0] + _LENGTH * np.log(size + 1)
    return np.where(scores[:, 0] > 0, 1 / (1 + np.exp(-odds)), 0).astype(np.float32)
