"""The heads' compiled pass says what plain Python says, and gives the words it rests on."""

from importlib import resources

import numpy as np
import polars as pl
import pytest
from benchmarks.features import segments_of
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.understanding import label
from yourturn.understanding.heads import HEADS, LANGUAGES, load
from yourturn.understanding.matching import fold

ENGLISH = load("en")
ODD = [
    "",
    "!",
    "@harbour_x.y hi",
    "é ü ß",
    "a. b! c? d",
    "don't - stop/now",
    "word " * 95,
    "one two three four five six. seven!",
]


def plainly(text):
    """Give the heads' scores by the plain twin."""
    table = ENGLISH.table.astype(np.int64)
    scores = []
    for count, rows in segments_of(text):
        total = table[rows].sum(axis=0)[: len(HEADS)] / np.sqrt(count + 1.0)
        scores.append(ENGLISH.bias + total * ENGLISH.steps)
    return np.max(scores, axis=0)


class TestPass:
    def test_agrees_with_plain_python_on_odd_texts(self):
        found = ENGLISH.logits(pl.Series(ODD))
        for text, scores in zip(ODD, found, strict=True):
            assert np.allclose(scores, plainly(text), atol=1e-3), text

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.text(alphabet="abz '@!?.,\n-_é9", max_size=120), min_size=1, max_size=4))
    def test_agrees_with_plain_python_on_any_text(self, texts):
        found = ENGLISH.logits(pl.Series(texts, dtype=pl.String))
        assert np.allclose(found, [plainly(text) for text in texts], atol=1e-3)

    def test_does_not_depend_on_what_stands_beside_a_text(self):
        alone = ENGLISH.logits(pl.Series(["what a lovely bench"]))
        among = ENGLISH.logits(pl.Series([*ODD, "what a lovely bench", "x" * 70_000]))
        assert np.array_equal(alone[0], among[len(ODD)])

    def test_gives_nothing_for_no_texts(self):
        assert ENGLISH.logits(pl.Series([], dtype=pl.String)).shape == (0, len(HEADS))


class TestDecisions:
    def test_praise_without_a_rule_word_is_heard_and_shows_its_words(self):
        text = "Gorgeous! I Admire how steady she kept that boat, stunning."
        found = label([text], language="en")
        assert found["praise"][0] is True
        assert found["praise_evidence"][0] in text

    def test_advice_to_other_people_is_no_want(self):
        assert label(["Bring your own towels, the hostel has none."], language="en")["want"][0] is False

    def test_hostility_is_told_apart_by_whom_it_addresses(self):
        found = label(["You people are scum.", "He is scum.", "Scum on the pond again."], language="en")
        assert found["hostile_us"].to_list() == [True, False, False]
        assert found["hostile_person"].to_list() == [False, True, False]

    def test_evidence_is_part_of_the_text_as_written(self):
        texts = ["This Is Infuriating, nobody came and the Soup was Cold.", "Ah well, what an Absolute treat"]
        found = label(texts, language="en")
        for text, *words in zip(texts, found["complaint_evidence"], found["praise_evidence"], strict=True):
            assert all(word is None or word in text for word in words)

    def test_words_of_many_bytes_are_cut_whole(self):
        text = (
            "Ach 😡😡😡😡 ÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉ you people are scum, 😡 rot in hell 😡😡😡"
        )
        found = label([text], language="en")
        assert found["hostile_us"][0] is True
        assert found["hostile_us_evidence"][0] in text

    def test_folding_keeps_the_heads_from_links(self):
        assert fold(pl.Series(["see https://a.example/great"]), language="en")[0] == "see  ~ "


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryLanguage:
    def test_has_a_small_file_of_known_heads(self, language):
        file = resources.files("yourturn.understanding.models").joinpath(f"heads_{language}.npz")
        assert len(file.read_bytes()) < 1_000_000
        assert {"want", "complaint", "praise"} <= set(load(language).names)

    def test_neither_hears_anything_in_a_bare_greeting(self, language):
        found = label(["Hallo"], language=language, evidence=False)
        assert not any(found[name][0] for name in ("want", "complaint", "hostile_us", "hostile_person"))


class TestOtherLanguages:
    def test_a_want_that_no_rule_knows_is_heard_and_shows_its_words(self):
        text = "Macht doch bitte den Schalter am Samstag wieder auf, und mehr Bänke!"
        found = label([text], language="de")
        assert found["want"][0] is True
        assert found["want_evidence"][0] in text
