"""Laws that every mergeable measure keeps: parts add up by conversation, order of rows is nothing."""

from dataclasses import fields
from datetime import timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.measures.placed import START, placed, post

from yourturn.core.measures.follow_up import FollowUp
from yourturn.core.measures.noise import Noise
from yourturn.core.measures.share import bootstrap_counts
from yourturn.core.measures.stats import median_interval
from yourturn.core.measures.talk import Talk
from yourturn.core.measures.two_sided import TwoSided
from yourturn.core.measures.us_ratio import UsRatio
from yourturn.core.needs import needs

LATER = START + timedelta(days=60)
PEOPLE = [(), ("question",), ("want", "complaint"), ("praise",), ("hostile_us",)]
OURS = [(), ("ask",), ("ack",), ("follow_up",), ("dm_redirect",), ("service",), ("going_back",)]
TEXTS = [
    "We won a prize",
    "You asked and we listened. Which tram was it?",
    "The ticket machine at Elm Road swallowed card 12 on Monday",
    "Thanks",
    "",
]


@st.composite
def archives(draw):
    rows = []
    for _ in range(draw(st.integers(1, 40))):
        person = draw(st.sampled_from([0, 0, 1, 2, 3]))
        rows.append(
            post(
                draw(st.integers(1, 6)),
                person,
                draw(st.one_of(st.none(), st.integers(0, 300))),
                labels=draw(st.sampled_from(PEOPLE if person else OURS)),
                text=draw(st.sampled_from(TEXTS)),
                channel=draw(st.sampled_from(["x", "mail"])),
                language=draw(st.sampled_from(["en", "de", None])),
                theme=draw(st.sampled_from([0, 1, -1, None])),
                words=draw(st.integers(0, 90)),
            )
        )
        same = [n for n, row in enumerate(rows[:-1]) if row["conversation"] == rows[-1]["conversation"]]
        if same:
            rows[-1]["parent"] = draw(st.sampled_from([None, *same]))
    return placed(*rows)


def statements(posts):
    return posts.filter(pl.col("side") == "people").select("theme", "person", "at")


def parts(posts):
    return (
        Talk.of(posts, needs(posts, LATER)),
        UsRatio.of(posts, ("Northwind",)),
        Noise.of(posts, statements(posts)),
        TwoSided.of(posts),
        FollowUp.of(posts),
    )


def everything(part):
    """All that can be read off a part, and what it keeps, whatever the order of its rows."""
    held = [getattr(part, field.name) for field in fields(part)]
    kept = [sorted(map(repr, frame.rows())) for frame in held if isinstance(frame, pl.DataFrame)]
    shown = [part.result(LATER), part.result(START + timedelta(days=9), 7), part.by_channel(LATER).rows()]
    return kept, shown


class TestLaws:
    @settings(deadline=None, max_examples=12)
    @given(archives(), st.integers(1, 6), st.integers(0, 9))
    def test_parts_add_up_and_order_is_nothing(self, whole, cut, seed):
        low = parts(whole.filter(pl.col("conversation") < cut))
        high = parts(whole.filter(pl.col("conversation") >= cut))
        order = pl.Series("conversation", range(7), pl.UInt32).sample(fraction=1, shuffle=True, seed=seed)
        moved = pl.concat([whole.filter(pl.col("conversation") == number) for number in order])
        for one, two, both in zip(low, high, parts(moved), strict=True):
            assert everything(one + two) == everything(both)

    @settings(deadline=None, max_examples=10)
    @given(archives())
    def test_shares_lie_in_their_interval(self, whole):
        for part in parts(whole):
            for figure in part.result(LATER):
                assert (figure.value is None) == (figure.why_not is not None)
                if figure.low is not None:
                    assert figure.low <= figure.value <= figure.high
                if figure.unit == "share" and figure.value is not None:
                    assert 0 <= figure.value <= 1


class TestIntervals:
    @given(st.lists(st.integers(0, 5), min_size=1, max_size=60))
    @settings(max_examples=30, deadline=None)
    def test_the_bootstrap_stays_between_nothing_and_all(self, drawn):
        above = pl.Series(drawn, dtype=pl.Float64).to_numpy()
        low, high = bootstrap_counts(above, above + 1, seed=1)
        assert 0 < low <= high < 1

    @given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
    def test_the_median_lies_in_its_interval(self, drawn):
        values = pl.Series(drawn, dtype=pl.Float64)
        low, high = median_interval(values.to_numpy())
        assert low <= values.median() <= high


class TestNothing:
    def test_an_empty_partition_changes_nothing(self):
        whole = placed(post(1, 0, 0), post(1, 5, 1, parent=0, labels=["question"]), post(1, 0, 2, parent=1))
        for part, nothing in zip(parts(whole), parts(whole.clear()), strict=True):
            assert everything(part + nothing) == everything(part)
            assert all(figure.why_not for figure in nothing.result(LATER))
