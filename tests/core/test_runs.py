from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from yourturn.core.runs import Runs, parent_rows
from yourturn.core.turns import side_turns

START = datetime(2024, 1, 1, tzinfo=UTC)


class TestRuns:
    def test_values_are_added_up_run_by_run(self):
        runs = Runs.of(np.array([4, 4, 7, 4]))
        assert runs.sum(np.array([1, 2, 3, 4])).tolist() == [3, 3, 4]
        assert runs.any(np.array([False, True, False, False])).tolist() == [True, False, False]
        assert (runs.least(np.array([5, 1, 2, 3])).tolist(), runs.number.tolist()) == (
            [1, 2, 3],
            [0, 0, 1, 2],
        )

    def test_nothing_has_no_runs(self):
        runs = Runs.of(np.zeros(0, np.int64))
        assert len(runs.sizes) == len(runs.sum(np.zeros(0))) == len(runs.number) == 0


class TestParentRows:
    def test_a_parent_elsewhere_is_unknown(self):
        posts = pl.DataFrame({"post": [9, 7, 8], "parent": [None, 9, 3]})
        assert parent_rows(posts).tolist() == [-1, 0, -1]


@given(
    st.lists(
        st.tuples(st.integers(1, 2), st.booleans(), st.one_of(st.none(), st.integers(0, 40)), st.booleans()),
        max_size=20,
    )
)
def test_a_turn_of_a_side_ends_with_its_thread_its_side_or_a_pause(rows):
    rows = sorted(rows, key=lambda row: row[0])
    posts = pl.DataFrame(
        {
            "conversation": [row[0] for row in rows],
            "at": [None if row[2] is None else START + timedelta(hours=row[2]) for row in rows],
            "kind": ["dm" if row[3] else "post" for row in rows],
        },
        schema={"conversation": pl.UInt32, "at": pl.Datetime("us", "UTC"), "kind": pl.String},
    )
    starts = [
        place
        for place, (one, two) in enumerate(zip([None, *rows], rows, strict=False))
        if one is None
        or one[:2] != two[:2]
        or (None not in (one[2], two[2]) and two[2] - one[2] > (0.5 if two[3] else 6))
    ]
    found = side_turns(posts, np.array([row[1] for row in rows], np.bool_))
    assert found.starts.tolist() == starts
