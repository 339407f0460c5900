from importlib.resources import files

import numpy as np
import polars as pl

from yourturn.understanding.embed import TABLES, WordVectors

TEXTS = pl.Series(["a boat at night", "the boats at night", "rye bread", "", None], dtype=pl.String)


class TestWordVectors:
    def test_rows_have_length_one_or_nothing(self):
        for language in ("en", "fi"):
            vectors = WordVectors.fit(TEXTS, language=language, seed=1).embed(TEXTS)
            assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 1, 1, 0, 0], atol=1e-5)

    def test_shared_words_bring_texts_together(self):
        for language in ("en", "fi"):
            alike = (v := WordVectors.fit(TEXTS, language=language, seed=1).embed(TEXTS)) @ v.T
            assert alike[0, 1] > alike[0, 2] + 0.3

    def test_in_english_words_of_like_meaning_are_alike(self):
        texts = pl.Series(["a quicker ferry", "a faster boat", "warmer soup"])
        alike = (v := WordVectors.fit(texts, language="en", seed=1).embed(texts)) @ v.T
        assert alike[0, 1] > alike[0, 2] + 0.2

    def test_accents_and_apostrophes_do_not_hide_a_word(self):
        texts = pl.Series(["the café’s menu", "the cafe menu", "parking"])
        alike = (v := WordVectors.fit(texts, language="en", seed=1).embed(texts)) @ v.T
        assert alike[0, 1] > 0.7 > alike[0, 2]


class TestTables:
    def test_stay_small_and_have_a_card(self):
        folder = files("yourturn.understanding.models")
        sizes = [len((folder / name).read_bytes()) for name in TABLES.values()]
        assert sum(sizes) < 9_000_000
        assert all((folder / name.replace(".npz", ".md")).is_file() for name in TABLES.values())
