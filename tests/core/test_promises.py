from datetime import UTC, date, datetime

import polars as pl
import pytest

from yourturn.core.errors import BadInput
from yourturn.core.promises import (
    MOVES,
    PROMISES,
    STATES,
    ImpossibleMove,
    check_promise,
    move,
    next_due,
    overdue,
)

ROWS = pl.DataFrame(
    [
        (1, 5, 9, date(2024, 5, 3), "open"),
        (2, 5, 9, date(2024, 5, 1), "open"),
        (3, 6, 8, date(2024, 5, 1), "kept"),
    ],
    schema=dict(PROMISES),
    orient="row",
)


class TestOverdue:
    def test_only_open_ones_whose_day_is_over_the_oldest_first(self):
        late = overdue(ROWS, datetime(2024, 5, 6, 12, tzinfo=UTC))
        assert late.select("promise", "late_days").rows() == [(2, 5), (1, 3)]

    def test_the_day_lasts_until_its_end_where_the_brand_is(self):
        evening = datetime(2024, 5, 3, 22, 30, tzinfo=UTC)
        assert overdue(ROWS, evening)["promise"].to_list() == [2]
        assert overdue(ROWS, evening, "Europe/Berlin")["promise"].to_list() == [2, 1]


class TestNextDue:
    def test_each_person_has_the_earliest_of_their_open_ones(self):
        assert next_due(ROWS).rows() == [(5, date(2024, 5, 1), 2)]


class TestMove:
    @pytest.mark.parametrize("event", MOVES)
    @pytest.mark.parametrize("state", STATES)
    def test_it_follows_the_table_or_says_what_to_do(self, state, event):
        if state in MOVES[event]:
            assert move(state, event, "The part came late.") == MOVES[event][state]
        else:
            with pytest.raises(ImpossibleMove, match="Reopen it first"):
                move(state, event)

    def test_moving_the_day_and_taking_it_back_need_a_reason(self):
        for event in ("move", "withdraw"):
            with pytest.raises(BadInput, match="Say why"):
                move("open", event, " ")


class TestCheckPromise:
    def test_it_has_words_and_a_day_to_come(self):
        today = date(2024, 5, 1)
        check_promise("We will let you know", today, today)
        with pytest.raises(BadInput, match="in the words"):
            check_promise(" ", today, today)
        with pytest.raises(BadInput, match="still to come"):
            check_promise("We will let you know", date(2024, 4, 30), today)
