"""M8: divergence, its chance level, talk by theme, cross-posts, laws."""

from datetime import UTC, datetime

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.archive import archive, post, with_roles

from yourturn.core.compiled import compiled
from yourturn.core.measures import gap_draws
from yourturn.core.measures.gap import Gap
from yourturn.core.measures.gap_units import Units, divergence, permuted
from yourturn.core.schema import STATEMENTS

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def statements(*pairs):
    rows = [{"post": n, "person": person, "theme": theme} for n, (person, theme) in enumerate(pairs)]
    return pl.DataFrame(rows, schema=dict(STATEMENTS))


def broadcasts(*pairs):
    rows = [post(n, 0, n, theme=theme) for n, (_, theme) in enumerate(pairs)]
    keys = pl.Series("key", [key for key, _ in pairs], dtype=pl.UInt64)
    posts = with_roles(archive(*rows))
    return (
        posts.sort("post").with_columns(keys)
        if rows
        else posts.with_columns(pl.lit(None, pl.UInt64).alias("key"))
    )


def talk(part):
    return {row["theme"]: row for row in part.frame().to_dicts()}


class TestDivergence:
    def test_the_same_is_nothing_and_nothing_in_common_is_one(self):
        assert divergence(np.array([2.0, 2]), np.array([7.0, 7])) == pytest.approx(0)
        assert divergence(np.array([3.0, 0]), np.array([0.0, 5])) == pytest.approx(1)

    def test_worked_by_hand(self):
        # P = (1, 0), Q = (1/2, 1/2): H(3/4, 1/4) - H(Q)/2
        assert divergence(np.array([1.0, 0]), np.array([1.0, 1])) == pytest.approx(0.811278 - 0.5, abs=1e-6)

    def test_types_are_shuffled_as_units_are(self):
        random = np.random.default_rng(1)
        units = np.eye(5)[random.integers(0, 5, 130)]
        brute = []
        for _ in range(3000):
            order = random.permutation(130)
            brute.append(divergence(units[order[30:]].sum(axis=0), units[order[:30]].sum(axis=0)))
        where = units.nonzero()
        chance = permuted(Units(*where, units[where], *units.shape), 30, seed=4)
        assert chance.mean() == pytest.approx(np.mean(brute), rel=0.06)
        assert np.quantile(chance, 0.95) == pytest.approx(np.quantile(brute, 0.95), rel=0.12)

    def test_the_compiled_drawing_is_the_plain_one(self):
        pool = np.repeat(np.arange(4, dtype=np.int32), [1, 20, 7, 3])
        outs = [np.zeros((6, 4), np.int32) for _ in range(2)]
        compiled(gap_draws.draw)(pool.copy(), 12, 5, 3, outs[0])
        with np.errstate(over="ignore"):
            gap_draws.draw(pool.copy(), 12, 5, 3, outs[1])
        assert (outs[0] == outs[1]).all()
        assert (outs[0].sum(axis=1) == 12).all()
        assert (outs[0] <= [1, 20, 7, 3]).all()

    def test_every_unit_is_drawn_as_often_and_no_draw_is_another(self):
        pool, counts = np.arange(30, dtype=np.int32), np.zeros((4000, 30), np.int32)
        compiled(gap_draws.draw)(pool, 9, 0, 0, counts[:2000])
        compiled(gap_draws.draw)(pool, 9, 0, 2000, counts[2000:])
        assert counts.max() == 1
        assert counts.mean(axis=0) == pytest.approx(np.full(30, 0.3), abs=0.03)
        assert len(np.unique(counts, axis=0)) > 3990


class TestGap:
    def test_shuffled_sides_leave_no_gap_and_parted_ones_do(self):
        themes = [n % 4 for n in range(200)]
        same = Gap.of(
            statements(*enumerate(themes)), broadcasts(*[(9000 + n, t) for n, t in enumerate(themes)])
        )
        apart = Gap.of(statements(*enumerate(themes)), broadcasts(*[(9000 + n, 7) for n in range(200)]))
        near, far = same.result(NOW)[0], apart.result(NOW)[0]
        assert near.value < 0.01
        assert "no further" in near.sentence
        assert far.value > 0.9
        assert "p under .001" in far.sentence

    def test_a_loud_person_counts_once(self):
        loud = statements(*[(1, 0)] * 50, (1, 1), (2, 1))
        weights = {theme: row["weight"] for theme, row in talk(Gap.of(loud, broadcasts())).items()}
        assert weights == pytest.approx({0: 50 / 51, 1: 1 + 1 / 51})

    def test_a_cross_post_counts_once(self):
        part = Gap.of(statements((1, 0)), broadcasts((5, 0), (5, 0), (6, 0), (None, 0), (None, 0)))
        assert talk(part)[0]["our_posts"] == 4

    def test_what_people_want_and_we_never_say_is_silent(self):
        people = statements(*[(n, 0) for n in range(200)], *[(n, 1) for n in range(200, 400)])
        found = talk(Gap.of(people, broadcasts(*[(n, 1) for n in range(200)])))
        assert (found[0]["talk"], found[0]["silent"], found[1]["talk"]) == ("under", True, "over")

    def test_other_is_neither_under_nor_over(self):
        found = talk(
            Gap.of(statements(*[(n, -1) for n in range(200)]), broadcasts(*[(n, 1) for n in range(50)]))
        )
        assert found[-1]["talk"] is None

    def test_without_broadcasts_nothing_is_said_of_talk(self):
        assert talk(Gap.of(statements((1, 0)), broadcasts()))[0]["talk"] is None

    def test_replies_are_a_third_column(self):
        posts = with_roles(
            archive(post(1, 5, 0, theme=3, labels=["question"]), post(1, 0, 1, parent=0, theme=2))
        )
        part = Gap.of(statements((5, 3)), posts.with_columns(pl.lit(None, pl.UInt64).alias("key")))
        assert talk(part)[3]["our_replies"] == 1

    def test_few_units_are_not_enough_to_say(self):
        part = Gap.of(statements(*[(n, 0) for n in range(30)]), broadcasts(*[(n, 0) for n in range(19)]))
        assert "not enough to say" in part.result(NOW)[0].why_not


said = st.lists(
    st.tuples(st.sampled_from([None, 1, 2, 3]), st.sampled_from([None, -1, 0, 1, 2])), max_size=60
)
posted = st.lists(st.tuples(st.sampled_from([None, 7, 8, 9]), st.sampled_from([None, -1, 0, 1])), max_size=40)


class TestLaws:
    @settings(deadline=None, max_examples=30)
    @given(said, posted, st.integers(0, 60), st.integers(0, 40))
    def test_parts_add_up_and_their_order_is_nothing(self, spoken, ours, here, there):
        people, posts = statements(*spoken), broadcasts(*ours)
        one, two = Gap.of(people[:here], posts[:there]), Gap.of(people[here:], posts[there:])
        whole = Gap.of(people, posts)
        for merged in (one + two, two + one):
            assert merged.frame().equals(whole.frame())
            assert merged.result(NOW) == whole.result(NOW)
