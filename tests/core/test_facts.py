import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import make_posts

from yourturn.core.facts import Facts, spread
from yourturn.core.schema import SIDE
from yourturn.core.sides import sides_of, suggest_us
from yourturn.core.threads import drop_repeats, thread


def sided(posts: pl.DataFrame) -> pl.DataFrame:
    threaded = thread(drop_repeats(posts)[0])[0]
    handles = sides_of(threaded.select("speaker").drop_nulls().unique(), ["@US.example"])
    joined = threaded.join(handles, on="speaker", how="left", maintain_order="left")
    return joined.with_columns(pl.col("side").fill_null(pl.lit("people", SIDE)))


class TestFacts:
    def test_counts_who_waited_and_who_answered(self, ferry_quarrel: pl.DataFrame) -> None:
        facts = Facts.of(sided(ferry_quarrel)).result()
        assert facts["posts"] == 6
        assert facts["conversations"] == 3
        assert facts["conversations_without_answer"] == 2
        assert facts["conversations_opened_by_people"] == 2
        assert facts["conversations_unanswered_by_us"] == 1
        assert facts["conversations_opener_last"] == 1
        assert facts["people_theirs"] == 3
        assert facts["people_ours"] == 1
        assert facts["first_answer_by_others_h"] == {"n": 1, "median": 1.0, "p90": 1.0}
        assert facts["first_answer_by_us_h"] == {"n": 1, "median": 5.0, "p90": 5.0}

    @given(
        st.lists(
            st.tuples(st.integers(0, 9), st.sampled_from(["us.example", "a", "b", None]), st.integers(-3, 9))
        )
    )
    def test_parts_add_up_to_the_whole(self, rows: list[tuple[int, str | None, int]]) -> None:
        posts = make_posts(
            [(str(n), str(p) if p < n else None, who, float(h), "w") for n, (p, who, h) in enumerate(rows)]
        )
        if posts.is_empty():
            return
        whole = sided(posts)
        middle = int(whole["conversation"].max() or 0) // 2
        halves = [
            whole.filter(pl.col("conversation") <= middle),
            whole.filter(pl.col("conversation") > middle),
        ]
        assert (Facts.of(halves[0]) + Facts.of(halves[1])).result() == Facts.of(whole).result()

    def test_p90_is_the_nearest_rank(self) -> None:
        assert spread(np.arange(1.0, 12.0))["p90"] == 10.0


class TestSuggestUs:
    def test_who_answers_others_comes_first(self, ferry_quarrel: pl.DataFrame) -> None:
        posts = sided(ferry_quarrel)
        ranked = suggest_us(posts, posts.select("account", "speaker").unique())
        assert set(ranked.head(2)["speaker"]) == {"ed", "us.example"}
        assert "different people" in ranked["reason"][0]
