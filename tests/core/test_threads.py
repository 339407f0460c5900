from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import make_posts

from yourturn.core.threads import drop_repeats, thread


def conversation_of(posts: pl.DataFrame) -> dict[str, int]:
    return dict(thread(posts)[0].select("id", "conversation").iter_rows())


def links(draw_ids: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.one_of(st.none(), st.integers(0, draw_ids + 2)), min_size=1, max_size=draw_ids)


def posts_with(parents: list[int | None]) -> pl.DataFrame:
    rows = [
        (str(n), None if p is None else str(p), f"p{n % 3}", float(n % 4), f"words {n}")
        for n, p in enumerate(parents)
    ]
    return make_posts(rows)


class TestThread:
    def test_replies_stand_with_what_they_answer(self, ferry_quarrel: pl.DataFrame) -> None:
        found = conversation_of(ferry_quarrel)
        assert found["a1"] == found["a2"] == found["a3"] == found["a4"]
        assert len(set(found.values())) == 3

    def test_a_missing_parent_opens_a_conversation_and_is_counted(self) -> None:
        _, broken = thread(make_posts([("a", "gone", "dana", 0, "x"), ("b", "a", "ed", 1, "y")]))
        assert broken.missing_parents == 1

    def test_a_reply_to_itself_opens_a_conversation(self) -> None:
        posts, broken = thread(make_posts([("a", "a", "dana", 0, "x")]))
        assert (broken.self_replies, posts["opens"].to_list()) == (1, [True])

    def test_a_circle_is_opened_at_its_first_post(self) -> None:
        rows = [
            ("a", "c", "x", 2, "1"),
            ("b", "a", "y", 1, "2"),
            ("c", "b", "z", 3, "3"),
            ("d", "c", "w", 0, "4"),
        ]
        posts, broken = thread(drop_repeats(make_posts(rows))[0])
        assert broken.cycles == 1
        assert posts["conversation"].n_unique() == 1
        assert posts.filter("opens")["id"].to_list() == ["b"]

    def test_a_chain_of_5000_replies_is_one_conversation(self) -> None:
        rows = [(str(n), str(n - 1) if n else None, "x", float(n), "w") for n in range(5_000)]
        assert thread(make_posts(rows))[0]["conversation"].n_unique() == 1

    def test_the_network_thread_joins_what_has_no_parent(self) -> None:
        posts = make_posts([("a", None, "x", 0, "1"), ("b", None, "y", 1, "2"), ("c", "b", "z", 2, "3")])
        joined = posts.with_columns(conversation_id=pl.lit("t"))
        assert set(conversation_of(joined).values()) == {0}
        assert thread(joined)[0].filter("opens")["id"].to_list() == ["a"]

    def test_the_opening_post_comes_first_even_when_dated_later(self) -> None:
        posts, _ = thread(make_posts([("q", None, "dana", 5, "?"), ("r", "q", "ed", 1, "!")]))
        assert posts["id"].to_list() == ["q", "r"]

    @given(links(12), st.randoms(use_true_random=False))
    def test_shuffling_rows_changes_nothing(self, parents: list[int | None], random: Any) -> None:
        posts = posts_with(parents)
        order = list(range(posts.height))
        random.shuffle(order)
        once, again = (thread(drop_repeats(frame)[0]) for frame in (posts, posts[order]))
        assert once[0].drop("row").equals(again[0].drop("row"))
        assert once[1] == again[1]

    @given(links(12))
    def test_no_post_is_lost_and_each_conversation_opens_once(self, parents: list[int | None]) -> None:
        posts, _ = thread(drop_repeats(posts_with(parents))[0])
        assert sorted(posts["id"]) == sorted(str(n) for n in range(len(parents)))
        assert (
            posts.group_by("conversation").agg(pl.col("opens").sum())["opens"].to_list()
            == [1] * posts["conversation"].n_unique()
        )


class TestDropRepeats:
    def test_the_latest_revision_stays(self) -> None:
        kept, dropped = drop_repeats(make_posts([("a", None, "x", 1, "new"), ("a", None, "x", 0, "old")]))
        assert (kept["text"].to_list(), dropped) == (["new"], 1)


class TestNetworkThread:
    def test_the_post_that_names_the_thread_opens_it(self) -> None:
        posts = make_posts([("a", None, "x", 0, "1"), ("b", None, "y", 1, "2"), ("c", "gone", "z", 2, "3")])
        named = posts.with_columns(pl.Series("conversation_id", ["b", "b", "b"]))
        threaded, _ = thread(named)
        assert threaded["conversation"].n_unique() == 1
        assert threaded.filter("opens")["id"].to_list() == ["b"]
