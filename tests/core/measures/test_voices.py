"""Voices: the loudest tenth, the effective number, groups whose voices are few, laws."""

from datetime import timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.archive import START, archive, post, with_roles

from yourturn.core.measures.voices import Voices
from yourturn.core.needs import needs

LATER = START + timedelta(days=60)


def part(*rows):
    placed = with_roles(archive(*rows))
    return Voices.of(placed, needs(placed, LATER))


def figures(*rows):
    return {figure.name: figure for figure in part(*rows).result(LATER)}


class TestVoices:
    def test_equal_words_are_as_many_voices_as_people(self):
        found = figures(*[post(n, n, 0, words=7) for n in range(1, 31)])
        assert found["voices"].value == pytest.approx(30)
        assert found["loudest_tenth"].value == pytest.approx(0.1)

    def test_one_loud_person_is_few_voices(self):
        found = figures(post(99, 99, 0, words=900), *[post(n, n, 0, words=10) for n in range(1, 20)])
        total = 900 + 190
        assert found["voices"].value == pytest.approx(total**2 / (900**2 + 19 * 100))
        assert found["loudest_tenth"].value == pytest.approx(910 / total)

    def test_under_twenty_people_there_is_not_enough_to_say(self):
        rows = [post(n, n, 0) for n in range(1, 20)]
        assert figures(*rows)["voices"].why_not == "not enough to say"
        assert part(*rows).frame().is_empty()

    def test_groups_with_few_people_are_named_with_their_count(self):
        rows = [post(n, n, 0) for n in range(1, 40)]
        found = part(*rows, post(50, 50, 24 * 40, language="fr"), post(51, 1, 24 * 40)).frame()
        languages = found.filter(pl.col("kind") == "language").to_dicts()
        assert [(row["group"], row["people"]) for row in languages] == [("fr", 1)]
        assert "not enough to say" in languages[0]["sentence"]
        assert found.filter(pl.col("kind") == "newness")["people"].to_list() == [1]

    def test_who_was_left_without_an_answer_is_always_shown(self):
        rows = [post(n, n, 0) for n in range(1, 30)]
        asked = [
            post(60, 60, 0, labels=["question"]),
            post(61, 60, 24 * 30),
            post(62, 62, 0, labels=["want"]),
        ]
        (row,) = part(*rows, *asked).frame().filter(pl.col("kind") == "ignored").to_dicts()
        assert row["people"] == 2
        assert "1 of them wrote again" in row["sentence"]

    def test_our_words_and_unknown_authors_stay_out(self):
        found = figures(
            *[post(n, n, 0, words=7) for n in range(1, 31)], post(40, 0, 0, words=999), post(41, None, 0)
        )
        assert found["voices"].value == pytest.approx(30)


rows = st.lists(
    st.builds(
        post,
        st.integers(1, 6),
        st.one_of(st.none(), st.integers(0, 40)),
        st.one_of(st.none(), st.integers(0, 900)),
        words=st.integers(0, 60),
        channel=st.sampled_from(["x", "mail"]),
        language=st.sampled_from(["en", "fr", None]),
    ),
    max_size=60,
)


class TestLaws:
    @settings(deadline=None, max_examples=30)
    @given(rows)
    def test_parts_add_up_and_their_order_is_nothing(self, drawn):
        placed = with_roles(archive(*drawn))
        found = needs(placed, LATER)
        sides = pl.col("conversation") < 4, pl.col("conversation") >= 4
        halves = [Voices.of(placed.filter(side), found.filter(side)) for side in sides]
        whole = Voices.of(placed, found)
        for merged in (halves[0] + halves[1], halves[1] + halves[0]):
            assert merged.result(LATER) == whole.result(LATER)
            assert merged.frame(few=1.1).equals(whole.frame(few=1.1))
