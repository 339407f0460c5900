"""Uptake as figures: median above chance, low uptake, canned, why not, laws."""

from datetime import timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.archive import START, archive, post, with_roles

from yourturn.core.closeness import CLOSENESS
from yourturn.core.measures.uptake import Uptake

LATER = START + timedelta(days=60)


def part(rows, canned=0):
    """A reply per row of (own, others, slots, why_not), so many of them canned."""
    posts = [post(n, 5 + n // 2, n % 2, parent=n - 1 if n % 2 else None) for n in range(2 * len(rows))]
    posts = [
        {**row, "conversation": n // 2, "person": 0 if n % 2 else row["person"]}
        for n, row in enumerate(posts)
    ]
    placed = with_roles(archive(*posts).sort("post").with_columns(canned=pl.int_range(pl.len()) < 2 * canned))
    names = ("own", "others", "slots", "why_not")
    table = [{"post": 2 * n + 1, **dict(zip(names, row, strict=True))} for n, row in enumerate(rows)]
    return Uptake.of(placed, pl.DataFrame(table, schema=dict(CLOSENESS)))


def figures(*args, **more):
    return {figure.name: figure for figure in part(*args, **more).result(LATER)}


class TestUptake:
    def test_the_median_stands_above_chance(self):
        found = figures([(0.1 + n / 100, 0.05, True, None) for n in range(21)])
        assert found["uptake"].value == pytest.approx(0.15, abs=1e-6)
        assert found["uptake"].low < 0.15 < found["uptake"].high

    def test_low_is_the_lowest_quarter_without_a_filled_slot(self):
        rows = [(n / 40, 0.0, n % 2 == 0, None) for n in range(40)]
        found = figures(rows)
        assert (found["low_uptake"].numerator, found["low_uptake"].denominator) == (5, 40)
        assert "do not show that they heard" in found["low_uptake"].sentence

    def test_canned_is_over_all_replies(self):
        found = figures([(0.3, 0.1, True, None)] * 20 + [(None, None, None, "short")] * 20, canned=10)
        assert (found["canned"].numerator, found["canned"].denominator) == (10, 40)
        assert "20 more could not be compared" in found["uptake"].sentence

    def test_another_language_is_said_to_be_why(self):
        found = figures([(None, None, None, "language")] * 25)
        assert "another language" in found["uptake"].why_not
        assert found["uptake"].value is None

    def test_without_replies_nothing_is_measured(self):
        assert all("no reply of yours" in figure.why_not for figure in figures([]).values())


rows = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.booleans(), st.none()), max_size=60)


class TestLaws:
    @settings(deadline=None, max_examples=30)
    @given(rows, st.integers(0, 60))
    def test_parts_add_up_and_their_order_is_nothing(self, drawn, cut):
        one, two, whole = part(drawn[:cut]), part(drawn[cut:]), part(drawn)
        assert (one + two).result(LATER) == (two + one).result(LATER) == whole.result(LATER)
