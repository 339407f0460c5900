"""Answer equity: alerts, what is shown, newness, laws; the compiled draw against plain Python."""

from datetime import timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.archive import START, archive, post, with_roles

from yourturn.core.compiled import compiled
from yourturn.core.measures import equity_draws
from yourturn.core.measures.equity import Equity
from yourturn.core.needs import needs

LATER = START + timedelta(days=90)


def crowd(many, answered, begin=0, at_h=0, **more):
    """So many people who ask, of whom so many are answered an hour later."""
    rows = []
    for number in range(begin, begin + many):
        rows.append(
            post(
                number,
                1 + number,
                at_h,
                labels=more.get("labels", ["question"]),
                **{k: v for k, v in more.items() if k != "labels"},
            )
        )
        if number - begin < answered:
            rows.append({**post(number, 0, at_h + 1), "answers": number})
    return rows


def part(*rows):
    asked = {row["conversation"]: place for place, row in enumerate(rows) if row["person"]}
    linked = [
        {
            **{k: v for k, v in row.items() if k != "answers"},
            **({"parent": asked[row["answers"]]} if "answers" in row else {}),
        }
        for row in rows
    ]
    placed = with_roles(archive(*linked))
    return Equity.of(placed, needs(placed, LATER))


class TestEquity:
    def test_a_language_answered_less_is_an_alert_with_its_ratio(self):
        found = part(*crowd(200, 160, channel="mail"), *crowd(150, 60, 500, channel="mail", language="fr"))
        rows = {row["group"]: row for row in found.frame().filter(pl.col("kind") == "language").to_dicts()}
        assert rows["fr"]["answered_72h"] == pytest.approx(0.4)
        assert rows["fr"]["ratio"] == pytest.approx(0.5)
        assert rows["fr"]["low"] < 0.5 < rows["fr"]["high"] < 1
        assert rows["fr"]["alert"]
        assert rows["fr"]["p"] < 0.001
        assert not rows["en"]["alert"]
        assert "'fr' least" in found.result(LATER)[0].sentence

    def test_equal_answers_raise_no_alert(self):
        found = part(*crowd(150, 90), *crowd(150, 90, 500, language="fr"))
        assert not found.frame()["alert"].any()

    def test_groups_under_a_hundred_people_are_not_shown(self):
        found = part(*crowd(300, 200), *crowd(99, 1, 500, language="fr"))
        assert found.frame().filter(pl.col("kind") == "language").is_empty()

    def test_angry_people_are_a_group(self):
        found = part(*crowd(150, 120), *crowd(150, 30, 500, labels=["hostile_us"]))
        (angry,) = found.frame().filter(pl.col("group") == "angry").to_dicts()
        assert angry["ratio"] == pytest.approx(0.25)

    def test_nobody_is_new_in_the_first_30_days_of_the_archive(self):
        early = crowd(150, 100)
        again = [
            {**row, "conversation": row["conversation"] + 1000} for row in crowd(150, 20, 0, at_h=24 * 40)
        ]
        moved = [{**row, "answers": row["answers"] + 1000} if "answers" in row else row for row in again]
        found = part(*early, *moved, *crowd(150, 120, 5000, at_h=24 * 40))
        groups = {
            row["group"]: row["answered_72h"]
            for row in found.frame().filter(pl.col("kind") == "newness").to_dicts()
        }
        assert groups == pytest.approx({"known": 20 / 150, "new": 120 / 150})

    def test_an_archive_without_our_replies_is_not_measured(self):
        assert "no reply of yours" in part(*crowd(300, 0)).result(LATER)[0].why_not


class TestDraw:
    def test_the_compiled_draw_does_what_plain_python_does(self):
        random = np.random.default_rng(2)
        arguments = (
            random.integers(0, 9, 60), 5, np.array([0, 7, 7, 60]),
            random.integers(-1, 3, (3, 2)), random.integers(0, 74, 3), random.integers(0, 3, 3),
        )  # fmt: skip
        outs = [np.zeros((2, 3, 74, 3)) for _ in range(2)]
        compiled(equity_draws.draw)(*arguments, outs[0])
        with np.errstate(over="ignore"):
            equity_draws.draw(*arguments, outs[1])
        assert (outs[0] == outs[1]).all()
        assert outs[0].sum() > 0

    def test_weights_are_one_on_average(self):
        out = np.zeros((1, 1, 74, 3))
        many = 20_000
        one = np.zeros(1, np.int64)
        compiled(equity_draws.draw)(np.arange(many), 9, np.array([0, many]), one.reshape(1, 1), one, one, out)
        assert out.sum() == pytest.approx(many, rel=0.03)

    @settings(deadline=None, max_examples=40)
    @given(st.lists(st.tuples(st.integers(0, 6), st.integers(-1, 3)), max_size=40))
    def test_people_are_counted_by_group_as_sets_are(self, drawn):
        drawn = sorted(drawn, key=lambda pair: pair[0])
        person, place = (np.array([pair[side] for pair in drawn], np.int64) for side in (0, 1))
        inside = [{one for one, group in drawn if group == each} for each in range(4)]
        others = [set().union(*inside[:each], *inside[each + 1 :]) for each in range(4)]
        for count in (equity_draws.sizes, compiled(equity_draws.sizes)):
            people, alone, last = (np.full(4, first, np.int64) for first in (0, 0, -1))
            everybody = count(person, place, last, people, alone)
            assert people.tolist() == list(map(len, inside))
            assert (everybody - alone).tolist() == list(map(len, others))


rows = st.lists(
    st.tuples(st.integers(0, 300), st.booleans(), st.sampled_from(["en", "fr", None]), st.integers(0, 900)),
    min_size=1, max_size=30, unique_by=lambda row: row[0],
)  # fmt: skip


class TestLaws:
    @settings(deadline=None, max_examples=8)
    @given(rows, st.integers(0, 300))
    def test_parts_add_up_and_their_order_is_nothing(self, drawn, cut):
        base = crowd(220, 100, 1000), crowd(130, 20, 3000, language="fr")
        extra = [
            row
            for n, answered, language, at in drawn
            for row in crowd(1, answered, n, at_h=at, language=language)
        ]
        low = [row for row in extra if row["conversation"] < cut]
        high = [row for row in extra if row["conversation"] >= cut]
        one, two, whole = part(*base[0], *low), part(*base[1], *high), part(*base[0], *base[1], *extra)
        for merged in (one + two, two + one):
            assert merged.frame(draws=20).equals(whole.frame(draws=20))
