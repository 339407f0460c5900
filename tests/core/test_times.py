from datetime import UTC, datetime

import polars as pl
import pytest

from yourturn.core.times import parse_times

NEW_YEAR = datetime(2024, 1, 1, 12, 30, tzinfo=UTC)


class TestParseTimes:
    @pytest.mark.parametrize(
        "words",
        [
            "2024-01-01T12:30:00Z",
            "2024-01-01 13:30:00 +0100",
            "Mon Jan 01 12:30:00 +0000 2024",
            "Mon, 01 Jan 2024 12:30:00 +0000",
            "1704112200",
            "1704112200000",
        ],
    )
    def test_reads_times_with_a_zone(self, words: str) -> None:
        at, zoned = parse_times(pl.Series([words]))
        assert (at[0], zoned[0]) == (NEW_YEAR, True)

    @pytest.mark.parametrize("words", ["2024-01-01 12:30:00", "01.01.2024 12:30"])
    def test_says_which_came_without_a_zone(self, words: str) -> None:
        at, zoned = parse_times(pl.Series([words]))
        assert (at[0], zoned[0]) == (NEW_YEAR, False)

    @pytest.mark.parametrize("words", ["yesterday", "", None, "3/4/2024"])
    def test_never_invents_a_time(self, words: str | None) -> None:
        assert parse_times(pl.Series([words], dtype=pl.String))[0].to_list() == [None]
