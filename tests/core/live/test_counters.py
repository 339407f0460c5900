from datetime import UTC, datetime

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from tests.core.live.stored import stored
from tests.core.test_need_scan import archives

from yourturn.core.live import COUNTERS, Counters


class TestCounters:
    @settings(deadline=None, max_examples=30)
    @given(archives(), st.integers(0, 25))
    def test_parts_add_up_to_the_whole_in_any_order(self, posts, cut):
        made = stored(posts)
        one, other = Counters.of(made.head(cut)), Counters.of(made.slice(cut))
        whole = Counters.of(made).result()
        assert_frame_equal((one + other).result(), whole)
        assert_frame_equal((other + one).result(), whole)
        assert whole["posts"].sum() == made.height

    def test_the_day_is_the_brands(self):
        late = datetime(2024, 6, 1, 23, 30, tzinfo=UTC)
        posts = pl.DataFrame({"channel": [1, 1], "at": [late, None], "side": ["us", "people"]}).cast(
            {"at": pl.Datetime("us", "UTC")}
        )
        found = Counters.of(posts, "Europe/Berlin").result()
        assert found.schema == pl.Schema(COUNTERS)
        assert [str(day) for day in found["day"]] == ["None", "2024-06-02"]
