"""Statistics worked by hand or by brute force."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.core.measures.compared import Compared
from yourturn.core.measures.stats import incidence, log_log, median_interval, share_at, wilson

spells = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 2)), min_size=1, max_size=40)


class TestIncidence:
    def test_without_competing_ends_it_is_kaplan_and_meier_by_hand(self):
        # 6 waits: answered at 1, 3, 4; still open at 2, 4, 5
        waited, cause = np.array([1.0, 2, 3, 4, 4, 5]), np.array([1, 0, 1, 1, 0, 0])
        steps, left, variance = incidence(waited, cause)
        assert steps.tolist() == [1, 3, 4]
        assert left == pytest.approx([5 / 6, 5 / 6 * 3 / 4, 5 / 6 * 3 / 4 * 2 / 3])
        greenwood = np.cumsum([1 / (6 * 5), 1 / (4 * 3), 1 / (3 * 2)])
        assert variance == pytest.approx(left**2 * greenwood)

    def test_competing_ends_by_hand(self):
        # at 1 answered, at 2 ended by people, at 3 answered, one still open
        _, left, _ = incidence(np.array([1.0, 2, 3, 4]), np.array([1, 2, 1, 0]))
        assert left == pytest.approx([3 / 4, 3 / 4, 1 / 2])

    @settings(deadline=None, max_examples=60)
    @given(spells)
    def test_both_kinds_of_end_and_those_left_make_a_whole(self, drawn):
        waited, cause = np.array([float(t) for t, _ in drawn]), np.array([c for _, c in drawn])
        if not cause.any():
            return
        _, ours, variance = incidence(waited, cause)
        _, others, _ = incidence(waited, np.array([0, 2, 1])[cause])
        _, left, _ = incidence(waited, (cause > 0).astype(int))
        assert (1 - ours) + (1 - others) + left == pytest.approx(np.ones(len(left)))
        assert (variance >= 0).all()

    def test_the_variance_is_that_of_drawing_again(self):
        random = np.random.default_rng(3)
        waited, cause = random.integers(1, 9, 300).astype(float), random.integers(0, 3, 300)
        steps, _, variance = incidence(waited, cause)
        drawn = []
        for _ in range(800):
            again = random.integers(0, 300, 300)
            at, left, _ = incidence(waited[again], cause[again])
            drawn.append(left[np.searchsorted(at, steps[4], side="right") - 1])
        assert np.var(drawn) == pytest.approx(variance[4], rel=0.2)


class TestCompared:
    @settings(deadline=None, max_examples=60)
    @given(spells, st.integers(0, 22), st.randoms(use_true_random=False))
    def test_what_a_group_got_is_its_own_curve(self, drawn, when, random):
        waited, cause = np.array([float(t) for t, _ in drawn]), np.array([c for _, c in drawn])
        inside = np.array([random.random() < 0.6 for _ in drawn])
        alone = 1 - share_at(*incidence(waited[inside], cause[inside])[:2], when)
        assert Compared.of(waited, cause).answered(inside, when) == alone

    def test_log_rank_by_hand(self):
        # the group's ends are at 1 and 2, the others' at 3 and 4: 1 and 1 seen, 2/4 and 1/3 expected
        waited, inside = np.array([1.0, 2, 3, 4]), np.array([True, True, False, False])
        z = (2 - (1 / 2 + 1 / 3)) / math.sqrt(1 / 4 + 2 / 9)
        found = Compared.of(waited, np.ones(4, int)).log_rank(inside)
        assert found == pytest.approx(math.erfc(z / math.sqrt(2)))

    def test_groups_that_wait_alike_are_told_apart_by_nothing(self):
        waited, inside = np.repeat(np.arange(1.0, 51), 2), np.tile([True, False], 50)
        assert Compared.of(waited, np.ones(100, int)).log_rank(inside) == pytest.approx(1)


class TestIntervals:
    def test_a_share_of_none_or_of_all_lies_in_its_interval(self):
        for many in range(1, 400):
            assert wilson(0, many)[0] == 0
            assert wilson(many, many)[1] == 1

    @settings(deadline=None, max_examples=60)
    @given(st.floats(0.001, 0.999), st.floats(0, 1))
    def test_log_log_bounds_hold_the_share_and_stay_inside(self, left, variance):
        low, high = log_log(left, variance)
        assert 0 <= low <= left + 1e-12
        assert left - 1e-12 <= high <= 1

    def test_nothing_left_has_no_width(self):
        assert log_log(0.0, 0.1) == (0.0, 0.0)

    @settings(deadline=None)
    @given(st.lists(st.floats(-9, 9), min_size=1, max_size=60))
    def test_the_interval_holds_the_median(self, values):
        low, high = median_interval(np.array(values))
        assert low <= np.median(values) <= high
