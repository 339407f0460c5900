"""M7 on hand-made waits: shares, not reached, competing ends, the second clock, years, laws."""

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.archive import START, archive, post, with_roles

from yourturn.core.measures.staffed import StaffedHours
from yourturn.core.measures.waiting import Waiting
from yourturn.core.needs import NEEDS, needs

LATER = START + timedelta(days=60)
OFFICE = StaffedHours("Europe/Berlin", [(9, 17)] * 5 + [None, None])


def spell(number, waited_h, ended="answered", kind="question", person=None, acked_h=None, since=START):
    until = since + timedelta(hours=waited_h) if waited_h is not None else None
    return {
        "conversation": number,
        "person": number if person is None else person,
        "opened_post": number,
        "since": since,
        "kind": kind,
        "answered_at": until if ended == "answered" else None,
        "answered_by_post": None,
        "acked_at": since + timedelta(hours=acked_h) if acked_h is not None else None,
        "ended_at": until if ended in {"answered", "by_people"} else None,
        "ended": ended,
        "waited_s": waited_h * 3600.0 if waited_h is not None else None,
    }


def waits(*spells):
    return pl.DataFrame(list(spells), schema=dict(NEEDS))


def figures(*spells, staffed=None):
    return {figure.name: figure for figure in Waiting.of(waits(*spells), staffed).result(LATER)}


class TestFigures:
    def test_shares_and_quantiles_where_nobody_is_censored(self):
        found = figures(*[spell(n, 0.5 if n < 10 else 30) for n in range(20)])
        assert found["answered_1h"].value == pytest.approx(0.5)
        assert (found["answered_1h"].numerator, found["answered_1h"].denominator) == (10, 20)
        assert found["answered_72h"].value == pytest.approx(1)
        assert found["median_wait"].value == pytest.approx(0.5)
        assert found["p90_wait"].value == pytest.approx(30)
        assert found["mean_wait_7d"].value == pytest.approx(15.25)
        assert found["answered_1h"].low < 0.5 < found["answered_1h"].high

    def test_open_waits_are_censored_not_counted_as_unanswered(self):
        found = figures(*[spell(n, 2) for n in range(10)], *[spell(n, 1, "open") for n in range(10, 20)])
        assert found["answered_24h"].value == pytest.approx(1)
        assert found["answered_24h"].numerator == 10

    def test_p90_is_not_reached_where_over_a_tenth_waits(self):
        found = figures(*[spell(n, 1) for n in range(80)], *[spell(n, 99, "open") for n in range(80, 100)])
        assert found["p90_wait"].value is None
        assert "not reached" in found["p90_wait"].why_not

    def test_under_twenty_there_is_not_enough_to_say(self):
        found = figures(*[spell(n, 1) for n in range(19)])
        assert found["answered_1h"].why_not == "not enough to say"
        assert found["open_now"].value == 0

    def test_an_archive_without_our_replies_is_not_measured(self):
        found = figures(*[spell(n, 99, "open") for n in range(30)])
        assert {figure.why_not for figure in found.values()} == {
            "not measured: the archive holds no reply of yours"
        }

    def test_answers_dated_before_leave_the_curve_and_are_counted(self):
        found = figures(*[spell(n, 1) for n in range(20)], spell(20, -3))
        assert (found["dated_before"].value, found["answered_1h"].denominator) == (1, 20)

    def test_many_answers_by_people_compete_few_censor(self):
        few = figures(*[spell(n, 2) for n in range(96)], *[spell(n, 1, "by_people") for n in range(96, 100)])
        many = figures(*[spell(n, 2) for n in range(50)], *[spell(n, 1, "by_people") for n in range(50, 100)])
        assert few["answered_24h"].value == pytest.approx(1)
        assert many["answered_24h"].value == pytest.approx(0.5)
        assert many["answered_by_people"].value == pytest.approx(0.5)

    def test_overheard_stands_outside_with_its_own_count(self):
        found = figures(*[spell(n, 1) for n in range(20)], spell(20, 900, "open", kind="overheard"))
        assert (found["overheard"].value, found["open_now"].value) == (1, 0)

    def test_people_are_counted_not_waits_and_unknown_authors_one_each(self):
        strangers = [{**spell(n, 500, "open"), "person": None} for n in (30, 31)]
        found = figures(
            *[spell(n, 1) for n in range(20)],
            *[spell(n, 500, "open", person=7) for n in (40, 41)],
            *strangers,
        )
        assert found["open_now"].value == found["never_answered"].value == 3
        assert found["oldest_wait"].value == pytest.approx(500)

    def test_a_first_word_is_counted_apart_from_an_answer(self):
        found = figures(*[spell(n, 200, "open", acked_h=1) for n in range(20)], spell(20, 1))
        assert found["acknowledged_24h"].value == pytest.approx(1)
        assert found["answered_24h"].value == pytest.approx(1 / 21)


class TestStaffedHours:
    def test_a_weekend_and_a_night_do_not_count(self):
        friday = datetime(2024, 5, 3, 14, tzinfo=UTC)  # 16 o'clock in Berlin
        monday = datetime(2024, 5, 6, 8, tzinfo=UTC)  # 10 o'clock
        between = OFFICE.between(pl.Series([friday, monday]), pl.Series([monday, friday]))
        assert between.to_list() == [7200.0, -7200.0]

    def test_figures_of_the_second_clock_stand_beside_the_first(self):
        friday = datetime(2024, 5, 3, 14, tzinfo=UTC)
        found = figures(*[spell(n, 66, since=friday) for n in range(20)], staffed=OFFICE)
        assert found["staffed_8h"].value == pytest.approx(1)
        assert found["answered_24h"].value == pytest.approx(0)
        assert found["staffed_median"].value == pytest.approx(2)

    def test_without_hours_there_is_no_second_clock(self):
        assert "staffed_8h" not in figures(*[spell(n, 1) for n in range(20)])


class TestFrames:
    def test_years_count_people_never_answered_and_all_who_asked(self):
        old = datetime(2022, 3, 1, tzinfo=UTC)
        part = Waiting.of(
            waits(spell(1, 999, "open", since=old), spell(2, 1, since=old), spell(3, 9, "open"))
        )
        assert part.per_year().rows() == [(2022, 1, 2), (2024, 0, 1)]

    def test_the_curve_rises_and_its_bounds_hold_it(self):
        curve = Waiting.of(waits(*[spell(n, n / 3) for n in range(60)])).survival()
        assert curve["answered_share"].is_sorted()
        assert (curve["low"] <= curve["answered_share"]).all()
        assert (curve["answered_share"] <= curve["high"]).all()

    def test_under_twenty_waits_there_is_no_curve(self):
        assert Waiting.of(waits(*[spell(n, 1) for n in range(19)])).survival().is_empty()


rows = st.lists(
    st.builds(
        post,
        st.integers(1, 6),
        st.sampled_from([0, 0, 1, 2, None]),
        st.one_of(st.none(), st.integers(0, 400)),
        labels=st.sampled_from([(), ("question",)]),
    ),
    max_size=40,
).map(lambda drawn: [{**row, "labels": row["labels"] if row["person"] != 0 else ()} for row in drawn])


class TestLaws:
    @settings(deadline=None, max_examples=20)
    @given(rows)
    def test_parts_add_up_and_their_order_is_nothing(self, drawn):
        whole = archive(*drawn)
        low, high = (
            Waiting.of(needs(with_roles(whole.filter(side)), LATER), OFFICE)
            for side in (pl.col("conversation") < 4, pl.col("conversation") >= 4)
        )
        both = Waiting.of(needs(with_roles(whole), LATER), OFFICE)
        for merged in (low + high, high + low):
            assert merged.result(LATER) == both.result(LATER)
            assert merged.survival().equals(both.survival())
            assert merged.per_year().equals(both.per_year())
