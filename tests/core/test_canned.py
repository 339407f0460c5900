"""M5's canned test: who got the same words, near duplicates, words that suit anybody."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.archive import archive, post

from yourturn.core import gram_scan
from yourturn.core.canned import CannedKeys, add_canned
from yourturn.core.closeness import CLOSENESS
from yourturn.core.compiled import compiled
from yourturn.core.keys import text_key

SORRY = "We are sorry to hear that, please send us a message with your booking number so we can look"


def sent(texts, people=None, **more):
    """A question each, and our answer to it."""
    rows = []
    for number, text in enumerate(texts):
        asker = people[number] if people else 10 + number
        rows += [
            post(number, asker, 0, text=f"Why is everything late on day {number}"),
            post(number, 0, 1, parent=2 * number, text=text, **more),
        ]
    return archive(*rows)


def canned(posts, closeness=None):
    found = add_canned(posts, CannedKeys.of(posts).result(), closeness)
    return found.filter(pl.col("side") == "us").sort("post")["canned"].to_list()


def close(**columns):
    rows = {"post": [1], "own": [0.2], "others": [0.18], "plain": [True], "slots": [False], **columns}
    return pl.DataFrame(
        rows, schema_overrides={name: kind for name, kind in CLOSENESS.items() if name in rows}
    )


class TestCannedKeys:
    def test_more_than_three_people_make_it_canned(self):
        assert canned(sent([SORRY] * 4)) == [True] * 4
        assert canned(sent([SORRY] * 3)) == [False] * 3

    def test_the_same_person_four_times_does_not(self):
        assert canned(sent([SORRY] * 4, people=[7, 7, 7, 8])) == [False] * 4

    def test_unknown_people_are_one_person_per_conversation(self):
        assert canned(sent([SORRY] * 4, people=[None] * 4)) == [True] * 4

    def test_a_broadcast_posted_often_went_to_nobody(self):
        assert canned(archive(*[post(n, 0, n, text=SORRY) for n in range(6)])) == [False] * 6

    def test_mentioned_people_are_who_it_went_to(self):
        rows = [post(n, 0, n, text=SORRY, mentions=[20 + n]) for n in range(4)]
        assert canned(archive(*rows)) == [True] * 4

    def test_dress_and_a_word_more_are_nearly_the_same(self):
        texts = [
            SORRY,
            f"@dana {SORRY}. ^JD",
            f"Hi, {SORRY} 4711",
            SORRY.replace("sorry", "so sorry"),
            "Try pier two, the lift is open again",
        ]
        assert canned(sent(texts)) == [True, True, True, True, False]

    def test_other_words_are_not(self):
        texts = [
            f"The {name} leaves from pier {name} at night" for name in ("tram", "boat", "coach", "train")
        ]
        assert canned(sent(texts)) == [False] * 4

    def test_people_have_null(self):
        found = add_canned(sent([SORRY]), pl.Series("key", [], pl.UInt64))
        assert found.sort("post")["canned"].to_list() == [None, False]

    def test_the_compiled_signature_is_that_of_plain_python(self):
        words, row_from = np.array([0, 1, 1, 2]), np.array([0, 2, 2, 4])
        gram_from, gram = np.array([0, 2, 3, 5]), np.array([5, 9, 77, 3, 2**31], np.uint32)
        times, plus = np.array([3, 2**31 + 1], np.uint32), np.array([7, 2**32 - 1], np.uint32)
        outs = [
            (np.full((3, 2), 2**32 - 1, np.uint32), np.full((3, 2), 2**32 - 1, np.uint32)) for _ in range(2)
        ]
        compiled(gram_scan.least)(words, row_from, gram_from, gram, times, plus, *outs[0])
        with np.errstate(over="ignore"):
            gram_scan.least(words, row_from, gram_from, gram, times, plus, *outs[1])
        assert (outs[0][0] == outs[1][0]).all()
        assert (outs[0][1] == outs[1][1]).all()


class TestSuitsAnybody:
    def test_no_closer_than_to_others_without_a_word_of_its_own_is_canned(self):
        assert canned(sent([SORRY]), close()) == [True]

    @pytest.mark.parametrize(
        "column", [{"own": [0.3]}, {"slots": [True]}, {"plain": [False]}, {"own": [None]}]
    )
    def test_closer_or_filling_a_slot_or_own_words_or_not_measured_is_not(self, column):
        assert canned(sent([SORRY]), close(**column)) == [False]


drawn = st.lists(
    st.tuples(
        st.sampled_from([SORRY, f"{SORRY} now", "Try pier two today", "ok"]),
        st.sampled_from([1, 2, 3, 4, 5, None]),
    ),
    max_size=16,
)


class TestLaws:
    @settings(deadline=None, max_examples=30)
    @given(drawn, st.integers(0, 16))
    def test_parts_add_up_and_their_order_is_nothing(self, rows, cut):
        posts = sent([text for text, _ in rows], people=[person for _, person in rows])
        posts = posts.with_columns(text_key(posts["text"]).alias("key"))
        one, two = (
            CannedKeys.of(posts.filter(side))
            for side in (pl.col("conversation") < cut, pl.col("conversation") >= cut)
        )
        whole = CannedKeys.of(posts).result()
        assert (one + two).result().equals(whole)
        assert (two + one).result().equals(whole)
