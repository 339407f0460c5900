from datetime import timedelta
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import NOON, make_posts

from yourturn.core.threads import drop_repeats, thread
from yourturn.studies.local import quiet
from yourturn.studies.partitions import posts_of, shuffle
from yourturn.studies.placing import place
from yourturn.studies.reading import reading_of


class TestPlace:
    def test_a_period_keeps_whole_conversations_opened_in_it(
        self, ferry_quarrel: pl.DataFrame, tmp_path: Path
    ) -> None:
        placing = place(reading_of(ferry_quarrel, tmp_path), [], 10, (NOON + timedelta(hours=1.5), None))
        kept = placing.rows.with_columns(ferry_quarrel["id"]).filter(pl.col("post").is_not_null())
        assert kept.sort("post")["id"].to_list() == ["b1", "c1"]
        assert kept["conversation"].to_list() == [0, 1]

    def test_our_handles_are_one_person(self, ferry_quarrel: pl.DataFrame, tmp_path: Path) -> None:
        placing = place(reading_of(ferry_quarrel, tmp_path), ["@US.example", "ed"], 10)
        assert placing.rows.filter(pl.col("side") == "us")["person"].to_list() == [0, 0, 0]

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.one_of(st.none(), st.integers(0, 14)), min_size=1, max_size=12), st.integers(1, 5))
    def test_partitions_hold_what_threading_the_whole_gives(
        self, tmp_path: Path, parents: list[int | None], size: int
    ) -> None:
        rows = [
            (str(n), None if p is None else str(p), f"p{n % 3}", float(n % 4), f"words {n}")
            for n, p in enumerate(parents)
        ]
        posts = make_posts(rows)
        reading = reading_of(posts, tmp_path / "read")
        placing = place(reading, [], size)
        found = pl.concat(
            [posts_of(folder) for folder in shuffle(reading, placing, tmp_path / f"work{size}", quiet)]
        )
        whole, _ = thread(drop_repeats(posts)[0])
        columns = ["id", "conversation", "post", "parent", "opens"]
        assert found.select(columns).equals(whole.select(columns))
        alone = [
            posts_of(tmp_path / f"work{size}" / f"p{n:05}")["conversation"].unique()
            for n in range(len(placing.bounds) - 1)
        ]
        assert sum(len(numbers) for numbers in alone) == found["conversation"].n_unique()
