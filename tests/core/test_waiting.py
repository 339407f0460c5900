from datetime import timedelta

import numpy as np
import polars as pl
import pytest
from tests.conftest import NOON, make_posts

from yourturn.core.sides import add_sides
from yourturn.core.threads import thread
from yourturn.core.waiting import figures, survive, waits


class TestSurvive:
    def test_follows_kaplan_and_meier_worked_by_hand(self) -> None:
        # 6 waits: answered at 1, 3, 4; still open at 2, 4, 5
        found = survive(np.array([1.0, 2, 3, 4, 4, 5]), np.array([1, 0, 1, 1, 0, 0], dtype=bool))
        expected = {1: 5 / 6, 3: 5 / 6 * 3 / 4, 4: 5 / 6 * 3 / 4 * 2 / 3}
        for hours, share in expected.items():
            assert found.answered(hours)[0] == pytest.approx(1 - share)
        assert found.quantile(0.5) == 4
        assert found.quantile(0.9) is None

    def test_the_interval_holds_the_share(self) -> None:
        found = survive(np.arange(1.0, 41), np.ones(40, dtype=bool))
        share, low, high = found.answered(20)
        assert low < share < high


class TestWaits:
    def test_an_open_wait_lasts_until_now(self, ferry_quarrel: pl.DataFrame) -> None:
        posts = add_sides(thread(ferry_quarrel)[0], ["us.example"])
        table = waits(posts, NOON + timedelta(hours=10))
        assert table.select("answered", "waited_h").rows() == [(True, 5.0), (False, 8.0)]


class TestFigures:
    def test_under_twenty_there_is_not_enough_to_say(self, ferry_quarrel: pl.DataFrame) -> None:
        table = waits(add_sides(thread(ferry_quarrel)[0], ["us.example"]), NOON)
        found, curve = figures(table, NOON)
        assert curve is None
        assert all(f.value is None and "not enough to say" in str(f.why_not) for f in found)

    def test_an_archive_without_our_answers_is_not_measured(self) -> None:
        posts = make_posts([(str(n), None, f"p{n}", float(n), "hello?") for n in range(30)])
        found, _ = figures(waits(add_sides(thread(posts)[0], ["us"]), NOON + timedelta(days=3)), NOON)
        assert {f.why_not for f in found} == {"the archive holds no answer of yours"}
