from datetime import UTC, datetime, timedelta, timezone

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.core.times import are_days, parse_times

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
            "1704112200000000",
            "2024-01-01T12:30:00.000+00:00",
            "2024-01-01 12:30:00 UTC",
            "Mon, 01 Jan 2024 12:30:00 GMT",
            "Mon, 1 Jan 2024 12:30:00 +0000 (UTC)",
            "1 Jan 2024 13:30:00 +0100",
        ],
    )
    def test_reads_times_with_a_zone(self, words: str) -> None:
        at, zoned = parse_times(pl.Series([words]))
        assert (at[0], zoned[0]) == (NEW_YEAR, True)

    @pytest.mark.parametrize(
        "words",
        ["2024-01-01 12:30:00", "2024-01-01T12:30", "01.01.2024 12:30", "1.1.24 12:30", "2024/01/01 12:30"],
    )
    def test_says_which_came_without_a_zone(self, words: str) -> None:
        at, zoned = parse_times(pl.Series([words]))
        assert (at[0], zoned[0]) == (NEW_YEAR, False)

    @pytest.mark.parametrize("words", ["yesterday", "", None, "3/4/2024", "nan", "1e999", "-5", "2024-13-45"])
    def test_never_invents_a_time(self, words: str | None) -> None:
        assert parse_times(pl.Series([words], dtype=pl.String))[0].to_list() == [None]

    def test_a_column_may_mix_forms(self) -> None:
        words = ["2024-01-01T12:30:00Z", "1704112200", None, "01.01.2024 12:30", "never"]
        at, zoned = parse_times(pl.Series(words))
        assert at.to_list() == [NEW_YEAR, NEW_YEAR, None, NEW_YEAR, None]
        assert zoned.to_list() == [True, True, True, False, True]

    @given(st.permutations(["2024-01-01T12:30:00Z", "1704112200", "01.01.24 12:30", "45292.5", "no", None]))
    @settings(max_examples=20, deadline=None)
    def test_the_order_of_rows_changes_nothing(self, words: list[str | None]) -> None:
        at, zoned = parse_times(pl.Series(words, dtype=pl.String))
        noon = NEW_YEAR.replace(minute=0)
        assert dict(zip(words, at, strict=True)) == {
            "2024-01-01T12:30:00Z": NEW_YEAR,
            "1704112200": NEW_YEAR,
            "01.01.24 12:30": NEW_YEAR,
            "45292.5": noon,
            "no": None,
            None: None,
        }
        assert {word for word, has in zip(words, zoned, strict=True) if not has} == {
            "01.01.24 12:30",
            "45292.5",
        }

    @given(st.datetimes(datetime(1971, 1, 1), datetime(2099, 1, 1)), st.integers(-12, 12))  # noqa: DTZ001
    @settings(max_examples=40, deadline=None)
    def test_iso_times_come_back_in_utc(self, local: datetime, hours: int) -> None:
        there = local.replace(tzinfo=timezone(timedelta(hours=hours)))
        assert parse_times(pl.Series([there.isoformat()]))[0][0] == there


class TestAreDays:
    def test_days_of_a_spreadsheet_are_read_and_doubted(self) -> None:
        words = pl.Series(["45292.5", "45292", "1704112200", "2024-01-01", None])
        at, zoned = parse_times(words)
        assert at[0] == datetime(2024, 1, 1, 12, tzinfo=UTC)
        assert not zoned[0]
        assert are_days(words).to_list() == [True, True, False, False, False]
