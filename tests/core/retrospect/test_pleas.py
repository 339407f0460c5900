"""What a wave's people plead for: who counts, when it tells the wave, and which sentences are quoted."""

from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest

from yourturn.core.retrospect import Plea

DAY = date(2024, 3, 4)
THEN = datetime(2024, 3, 4, 12, tzinfo=UTC)


def plea(people: int, posts_each: int = 1, alike: float = 0.5) -> Plea:
    rows = [
        {
            "day": DAY + timedelta(days=nth),
            "who": who,
            "post": 10 * who + nth,
            "conversation": who,
            "at": THEN + timedelta(hours=who),
            "sentence": f"Please bring back the old timetable for island {who} of ours",
            "alike": alike,
        }
        for who in range(people)
        for nth in range(posts_each)
    ]
    kinds = {"post": pl.UInt32, "conversation": pl.UInt32, "at": pl.Datetime("us", "UTC")}
    now = pl.DataFrame(rows, schema_overrides=kinds)
    return Plea("old timetable", now, now.select("day", "who").clear())


class TestPlea:
    def test_a_person_counts_once_a_day_however_often_they_plead(self) -> None:
        twice = plea(3, posts_each=2)
        doubled = Plea(twice.name, pl.concat([twice.now, twice.now]), twice.before)
        assert doubled.people.height == 6
        assert set(doubled.people["who"]) == {0, 1, 2}

    @pytest.mark.parametrize(
        ("people", "everybody", "tells"),
        [(19, 100, False), (20, 100, True), (20, 2_000, True), (20, 2_001, False), (30, 3_001, False)],
    )
    def test_it_tells_a_wave_from_twenty_people_and_a_hundredth_on(
        self, people: int, everybody: int, tells: bool
    ) -> None:
        assert plea(people, posts_each=2).explains(everybody) is tells

    def test_each_person_is_quoted_once_and_who_says_it_most_alike_first(self) -> None:
        one = plea(4, posts_each=2)
        near = one.now.with_columns(pl.when(pl.col("post") == 21).then(1.0).otherwise(0.1).alias("alike"))
        quotes = Plea(one.name, near, one.before).quotes(3)
        assert quotes.height == 3
        assert quotes["conversation"].n_unique() == 3
        assert quotes["conversation"][0] == 2

    def test_likeness_above_that_of_the_middle_one_is_worth_no_more(self) -> None:
        one = plea(2)
        far = one.now.with_columns(pl.when(pl.col("who") == 1).then(9.0).otherwise(1.0).alias("alike"))
        level = one.now.with_columns(alike=pl.lit(1.0))
        found, expected = (
            Plea("x", now, one.before).quotes(2).select("conversation", "points") for now in (far, level)
        )
        assert found.equals(expected)
