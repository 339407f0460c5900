import pytest

from yourturn.core.errors import BadInput
from yourturn.core.live import OUTCOMES, check_closing
from yourturn.core.live.closings import ReasonMissing


class TestCheckClosing:
    def test_a_known_outcome_with_a_reason_passes(self):
        for outcome in OUTCOMES:
            check_closing(outcome, "We talked on the phone.")

    def test_without_a_reason_it_is_refused(self):
        with pytest.raises(ReasonMissing, match="Say why"):
            check_closing("spam", "  ")

    def test_an_unknown_outcome_is_refused(self):
        with pytest.raises(BadInput, match="Choose one of"):
            check_closing("answered", "Yes.")
