"""Posts by the words of their archive that they are about."""

import numpy as np
import polars as pl

from yourturn.understanding.letters import join_words
from yourturn.understanding.related import RelatedWords

POSTS = pl.Series(
    [
        "yesterday we walked along the beach with an umbrella and my bicycle fell over",
        "grandmother made soup while somebody painted the fence and the bike got wet",
        "yesterday somebody painted an umbrella and grandmother walked along the beach",
        "the bicycle and the bike and the fence",
    ]
)


class TestRelatedWords:
    def test_give_rows_of_length_one(self):
        vectors = RelatedWords.fit(POSTS, language="en", seed=1).embed(POSTS, language="en")
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)

    def test_bring_a_word_and_its_relative_together(self):
        model = RelatedWords.fit(POSTS, language="en", seed=1)
        one, other, third = model.embed(pl.Series(["the bicycle", "a bike", "the soup"]), language="en")
        assert one @ other > one @ third

    def test_do_not_depend_on_order(self):
        one = RelatedWords.fit(POSTS, language="en", seed=1).embed(POSTS)
        other = RelatedWords.fit(POSTS.reverse(), language="en", seed=1).embed(POSTS)
        assert np.allclose(one, other, atol=1e-6)

    def test_give_nothing_for_no_words(self):
        model = RelatedWords.fit(POSTS, language="en", seed=1)
        assert not model.embed(pl.Series(["", "..."])).any()
        assert model.embed(pl.Series([], dtype=pl.String)).shape == (0, model.dimensions)


class TestMostOfWords:
    def test_is_the_largest_of_each_column(self):
        table = np.random.default_rng(3).random((7, 5), dtype=np.float32)
        bounds, places = np.array([0, 3, 3, 5]), np.array([6, 0, 2, 1, 1])
        found = join_words(bounds, places, table, True)
        assert np.array_equal(found[0], table[[6, 0, 2]].max(axis=0))
        assert not found[1].any()
        assert np.array_equal(found[2], table[1])
