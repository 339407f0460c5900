"""How numbers, times and shares are said."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yourturn.studies.report import words


class TestAgo:
    @pytest.mark.parametrize(
        ("seconds", "said"),
        [
            (30, "1 minute"),
            (59 * 60, "59 minutes"),
            (3600, "an hour"),
            (21 * 3600, "21 hours"),
            (15 * 86400, "15 days"),
            (96 * 86400, "3 months"),
            (365.3 * 86400, "1 year"),
            (2405 * 86400, "6 years, 7 months"),
        ],
    )
    def test_says_it_as_people_do(self, seconds: float, said: str) -> None:
        assert words.ago(seconds) == said


class TestShares:
    @pytest.mark.parametrize(
        ("share", "said"), [(0, "0"), (0.001, "under 1"), (0.48, "48"), (0.999, "over 99"), (1, "100")]
    )
    def test_only_nothing_is_nothing_and_only_all_is_all(self, share: float, said: str) -> None:
        assert words.in_hundred(share) == said

    @pytest.mark.parametrize(
        ("pair", "small"), [((112, 187), (3, 5)), ((50, 50), (1, 1)), ((230, 10), (23, 1)), ((5, 0), (1, 0))]
    )
    def test_ratios_are_small_and_near(self, pair: tuple[int, int], small: tuple[int, int]) -> None:
        assert words.small_ratio(*pair) == small


class TestCut:
    @given(st.text(), st.integers(5, 60))
    def test_is_never_longer_than_asked_but_for_its_mark(self, text: str, most: int) -> None:
        assert len(words.cut(text, most)) <= most + 1

    def test_a_title_stays_apart_from_its_text(self) -> None:
        assert words.cut("New boat\n\nShe sails on Monday.", 60) == "New boat – She sails on Monday."
        assert words.cut("New boat!\n\nShe sails\non Monday.", 60) == "New boat! She sails on Monday."

    def test_ends_at_a_word(self) -> None:
        assert words.cut("one two three four", 14) == "one two three…"


class TestSince:
    def test_counts_years_and_months(self) -> None:
        first, last = datetime(2018, 3, 14, tzinfo=UTC), datetime(2025, 10, 30, tzinfo=UTC)
        assert words.since(first, last) == "7 y 7 m"
        assert words.since(last, last) == "this month"
        assert words.since(None, last) == ""


class TestDated:
    def test_dates_are_said_as_people_say_them(self) -> None:
        assert words.dated("of 12, up to 2026-08-31.") == "of 12, up to 31 August 2026."

    @given(st.text())
    def test_what_is_no_date_stays(self, text: str) -> None:
        assert words.dated(text.replace("-", "")) == text.replace("-", "")

    def test_an_impossible_day_stays(self) -> None:
        assert words.dated("part 2026-13-45") == "part 2026-13-45"
