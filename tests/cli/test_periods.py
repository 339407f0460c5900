from datetime import UTC, datetime

import pytest

from yourturn.cli.periods import is_period, period_of
from yourturn.core.errors import BadInput


class TestPeriod:
    @pytest.mark.parametrize(
        ("said", "since", "until"),
        [
            ("2024", (2024, 1, 1), (2025, 1, 1)),
            ("2023-12", (2023, 12, 1), (2024, 1, 1)),
            ("2023-12-31", (2023, 12, 31), (2024, 1, 1)),
            ("2023-09..2024-01", (2023, 9, 1), (2024, 2, 1)),
        ],
    )
    def test_the_end_is_included(self, said, since, until):
        assert period_of(said) == (datetime(*since, tzinfo=UTC), datetime(*until, tzinfo=UTC))

    def test_an_end_may_be_left_open(self):
        assert period_of("2024..") == (datetime(2024, 1, 1, tzinfo=UTC), None)
        assert period_of("..2024")[0] is None
        assert period_of(None) == (None, None)

    @pytest.mark.parametrize("said", ["2024-13", "2024-02-30", "soon", "2024-1..2025"])
    def test_what_is_no_date_is_said(self, said):
        with pytest.raises(BadInput, match="no"):
            period_of(said)

    def test_folders_are_no_periods(self):
        assert is_period("2024")
        assert not is_period("report/2024")
        assert not is_period("..")
