import importlib.util
from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.archive import with_roles

from yourturn.core.measures.waiting import Waiting
from yourturn.core.needs import needs

_spec = importlib.util.spec_from_file_location(
    "core_archive_for_measures", Path(__file__).with_name("archive.py")
)
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
archive, post, START = _module.archive, _module.post, _module.START
LATER = START + timedelta(days=60)


def parts(posts):
    placed = with_roles(posts)
    found = needs(placed, LATER)
    return (Waiting.of(found),)


rows = st.lists(
    st.builds(
        post,
        st.integers(1, 6),
        st.integers(0, 3),
        st.integers(0, 400),
        labels=st.sampled_from([(), ("question",), ("want", "complaint")]),
    ),
    min_size=1,
    max_size=30,
).map(lambda drawn: [{**row, "labels": row["labels"] if row["person"] else ()} for row in drawn])


def answered_in(hours):
    return archive(
        *[post(n, 100 + n, 0, labels=["question"]) for n in range(len(hours))],
        *[post(n, 0, hour, parent=n) for n, hour in enumerate(hours)],
    )


class TestMeasures:
    @settings(deadline=None, max_examples=30)
    @given(rows)
    def test_parts_add_up_and_order_of_rows_is_nothing(self, drawn):
        whole = archive(*drawn)
        shuffled = whole.sample(fraction=1, shuffle=True, seed=1).sort(
            "conversation", "at", "id", nulls_last=True
        )
        low, high = whole.filter(pl.col("conversation") < 4), whole.filter(pl.col("conversation") >= 4)
        for one, two, both, again in zip(parts(low), parts(high), parts(whole), parts(shuffled), strict=True):
            assert (one + two).result(LATER) == both.result(LATER) == again.result(LATER)

    def test_shares_answered_in_time(self):
        (waiting,) = parts(answered_in([0.5] * 10 + [30] * 10))
        figures = {figure.name: figure for figure in waiting.result(LATER)}
        assert figures["answered_1h"].value == pytest.approx(0.5)
        assert figures["answered_72h"].value == pytest.approx(1.0)
        assert figures["p90_wait"].value == pytest.approx(30)

    def test_under_twenty_there_is_not_enough_to_say(self):
        (waiting,) = parts(answered_in([1] * 19))
        assert waiting.result(LATER)[0].why_not == "not enough to say"
