import numpy as np
import polars as pl

from yourturn.understanding.embed import HashedVectors

TEXTS = pl.Series(["a boat at night", "the boats at night", "rye bread", "", None], dtype=pl.String)


class TestHashedVectors:
    def test_rows_have_length_one_or_nothing(self):
        vectors = HashedVectors.fit(TEXTS, seed=1).embed(TEXTS)
        assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 1, 1, 0, 0], atol=1e-5)

    def test_shared_words_bring_texts_together(self):
        alike = (v := HashedVectors.fit(TEXTS, seed=1).embed(TEXTS)) @ v.T
        assert alike[0, 1] > alike[0, 2] + 0.3
