from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from yourturn.core.errors import BadInput
from yourturn.core.promises import ImpossibleMove
from yourturn.core.wants import ASKERS, MOVES, STATUS_WORDS, STATUSES, merge, move, people_of, unmerge

START = datetime(2024, 5, 1, tzinfo=UTC)


def asked(*pairs):
    rows = [
        (want, person, place, 1, START + timedelta(days=place), f"words {place}", want)
        for place, (want, person) in enumerate(pairs)
    ]
    return pl.DataFrame(rows, schema=dict(ASKERS), orient="row")


ASKED = st.lists(st.tuples(st.integers(1, 4), st.none() | st.integers(1, 5)), max_size=12).map(
    lambda rows: asked(*rows)
)


class TestMove:
    def test_every_status_is_named_and_leads_on(self):
        assert set(MOVES) == set(STATUSES) == set(STATUS_WORDS)
        assert all(MOVES.values())

    def test_a_no_needs_its_reason(self):
        with pytest.raises(BadInput, match="Give the reason"):
            move("looking", "not_doing", " ")
        assert move("looking", "not_doing", "It costs more than the boat.") == "not_doing"

    def test_what_cannot_follow_is_said(self):
        with pytest.raises(ImpossibleMove, match="cannot become"):
            move("done", "noted")

    def test_a_duplicate_comes_back_by_unmerging_only(self):
        with pytest.raises(ImpossibleMove, match="Part the two wants first"):
            move("duplicate_of", "noted")
        assert move("duplicate_of", "noted", unmerging=True) == "noted"


class TestMerge:
    @given(ASKED)
    def test_nobody_and_no_word_is_lost_and_unmerging_restores(self, askers):
        merged = merge(askers, 1, 2)
        assert_frame_equal(merged.drop("want"), askers.drop("want"))
        assert not (merged["want"] == 1).any()
        assert_frame_equal(unmerge(merged, 1), askers)

    @given(ASKED)
    def test_after_a_chain_of_merges_each_can_be_parted_alone(self, askers):
        chained = merge(merge(askers, 1, 2), 2, 3)
        parted = unmerge(chained, 1)
        assert_frame_equal(parted.filter(filed_under=1), askers.filter(filed_under=1))
        assert_frame_equal(
            parted.filter(pl.col("filed_under") != 1), chained.filter(pl.col("filed_under") != 1)
        )

    def test_into_itself_is_refused(self):
        with pytest.raises(BadInput, match="into itself"):
            merge(asked((1, 5)), 1, 1)


class TestPeopleOf:
    def test_a_person_counts_once_and_each_unknown_by_itself(self):
        found = people_of(merge(asked((1, 5), (2, 5), (2, None), (1, None)), 1, 2))
        assert found.rows() == [(2, 3, START, START + timedelta(days=3))]
