import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from yourturn.understanding.tokens import normalise, words_of

LETTERS = st.one_of(st.sampled_from("ab 'İıſΣς⑦Ⅷǅ’.1"), st.characters(codec="utf-8"))


@given(st.lists(st.text(LETTERS, max_size=12), max_size=4))
def test_the_words_of_a_normalised_text_are_its_words(texts):
    said = pl.Series(texts, dtype=pl.String)
    assert words_of(normalise(said)).to_list() == words_of(said.append(pl.Series(["A."])))[:-1].to_list()
