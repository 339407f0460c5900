"""M5's likeness: recall by idf and cosine of grams against plain Python, chance, exemptions, laws."""

from collections import Counter
from math import log, sqrt

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.archive import archive, post

from yourturn.core import gram_scan
from yourturn.core.closeness import closeness
from yourturn.core.compiled import compiled
from yourturn.core.word_counts import SAMPLED, WordCounts

WORDS = ["boat", "boats", "pier", "late", "lift", "the", "is", "when", "open", "ticket"]
STEM = {"boats": "boat"}


def talk(*pairs, **more):
    rows = []
    for number, (said, reply) in enumerate(pairs):
        rows += [
            post(number, 10 + number, 0, text=said, words=len(said.split()), labels=["question"], **more),
            post(number, 0, 1, parent=2 * number, text=reply, words=len(reply.split()), **more),
        ]
    return archive(*rows)


def measured(posts):
    return closeness(posts, WordCounts.of(posts).result())


def idf(said):
    count = Counter(stem for text in said for stem in {STEM.get(word, word) for word in text.split()})
    return lambda word: log(len(said) + 1) - log(count[STEM.get(word, word)] + 1) + 1


def grams(text, weight):
    found = Counter()
    for word in text.split():
        marked = f"<{word}>"
        for size in (3, 4, 5):
            for begin in range(len(marked) - size + 1):
                found[marked[begin : begin + size]] += weight(word)
    return found


def own(said, reply, weight):
    stems = {STEM.get(word, word): word for word in said.split()}
    there = {STEM.get(word, word) for word in reply.split()}
    recall = sum(weight(word) for stem, word in stems.items() if stem in there) / sum(
        map(weight, stems.values())
    )
    one, two = grams(said, weight), grams(reply, weight)
    product = sum(value * two[gram] for gram, value in one.items())
    length = sqrt(sum(v * v for v in one.values()) * sum(v * v for v in two.values()))
    return recall / 2 + (product / length if length else 0) / 2


texts = st.lists(st.sampled_from(WORDS), min_size=5, max_size=9).map(" ".join)


class TestCloseness:
    @settings(deadline=None, max_examples=30)
    @given(st.lists(st.tuples(texts, texts), min_size=2, max_size=8))
    def test_it_is_what_plain_python_finds(self, pairs):
        found = measured(talk(*pairs))
        weight = idf([said for said, _ in pairs])
        mine = [own(said, reply, weight) for said, reply in pairs]
        assert found["own"].to_list() == pytest.approx(mine, abs=1e-4)
        # fewer than 200 messages: all of them are drawn, and each reply leaves its own out
        for place, (_, reply) in enumerate(pairs):
            chance = [own(said, reply, weight) for at, (said, _) in enumerate(pairs) if at != place]
            assert found["others"][place] == pytest.approx(np.mean(chance), abs=1e-4)

    def test_run_on_posts_are_one_turn(self):
        posts = archive(
            post(1, 5, 0, text="the lift is late today", labels=["question"]),
            post(1, 5, 1, parent=0, text="and the boat too please", labels=["question"]),
            post(1, 0, 2, parent=1, text="lift and boat run again"),
        )
        apart = archive(
            post(
                1, 5, 0, text="the lift is late today and the boat too please", words=10, labels=["question"]
            ),
            post(1, 0, 2, parent=0, text="lift and boat run again"),
        )
        idf = WordCounts.of(apart).result()
        assert closeness(posts, idf)["own"].to_list() == pytest.approx(closeness(apart, idf)["own"].to_list())

    @pytest.mark.parametrize(
        ("said", "reply", "why"),
        [
            ({"text": "when is it"}, {}, "short"),
            ({"language": "de"}, {}, "language"),
            ({}, {"language": None}, "language"),
            ({"labels": ["thanks"]}, {}, "thanks"),
            ({"labels": ["thanks", "question"]}, {}, None),
        ],
    )
    def test_what_is_not_measured_says_why(self, said, reply, why):
        base = {"text": "the last boat was late again", "labels": ["complaint"]}
        posts = archive(
            post(1, 5, 0, **{**base, **said}),
            post(1, 0, 1, parent=0, **{"text": "so sorry about that boat", **reply}),
        )
        (row,) = measured(posts).to_dicts()
        assert row["why_not"] == why
        assert (row["own"] is None) == (why is not None)

    def test_a_value_where_they_asked_fills_a_slot(self):
        said = "when does the last boat leave please"
        found = measured(talk((said, "at 22:10 as always"), (said, "see https://a.example/7 or @u77 there")))
        assert found["slots"].to_list() == [True, False]

    def test_broadcasts_are_no_replies(self):
        assert measured(archive(post(1, 0, 0), post(1, 0, 1, parent=0))).is_empty()


class TestClose:
    @pytest.mark.parametrize("close", [gram_scan.close, compiled(gram_scan.close)])
    def test_a_word_that_weighs_less_than_nothing_leaves_nothing_behind(self, close):
        # two stems of two languages may share a number: then one counts for more posts than its language has
        words = np.array([0, 0, 0, 0, 1])
        rare, common = (0, 0, 1, 2), (1, 2, 3, 5)  # language; said from, reply from and to

        def scored(*pairs):
            language, said, reply, end = np.array(pairs).T
            out = np.zeros((len(pairs), 6))
            close(
                said, said + 1, reply, end, words, np.array([0, 1]), np.array([0, 1, 2]), np.array([5, 6]),
                np.array([9, 9]), np.zeros(2), language, np.array([0.0, 3.0]), np.array([2.0, 0.0]), np.zeros(2),
                np.ones((2, 8)), np.full(2, -1), np.full(2, -1), np.zeros(8), np.zeros(8), out,
            )  # fmt: skip
            return out.tolist()

        assert scored(rare, common)[1] == scored(common)[0]


class TestWordCounts:
    @settings(deadline=None, max_examples=10)
    @given(st.lists(st.tuples(texts, texts), max_size=8), st.integers(0, 8))
    def test_parts_add_up_and_their_order_is_nothing(self, pairs, cut):
        posts = talk(*pairs)
        one, two = (
            WordCounts.of(posts.filter(side))
            for side in (pl.col("conversation") < cut, pl.col("conversation") >= cut)
        )
        whole = WordCounts.of(posts)
        for merged in (one + two, two + one):
            assert (merged.counts == whole.counts).all()
            assert merged.posts == whole.posts
            assert merged.sample.equals(whole.sample)
            assert closeness(posts, merged.result()).equals(closeness(posts, whole.result()))

    def test_no_more_messages_are_kept_than_200_a_language(self):
        posts = archive(*[post(n, 5, 0, language="en" if n % 2 else "de") for n in range(600)])
        assert WordCounts.of(posts).sample.group_by("language").len()["len"].to_list() == [SAMPLED] * 2

    def test_posts_of_unknown_language_are_not_counted(self):
        counts = WordCounts.of(archive(post(1, 5, 0, language=None)))
        assert counts.posts == ({}, {})
        assert counts.counts.sum() == 0
