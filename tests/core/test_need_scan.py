"""The compiled pass against the same lines in plain Python, and what M0 says of waits."""

from datetime import timedelta

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.archive import START, archive, post, with_roles

from yourturn.core import need_scan
from yourturn.core.compiled import compiled
from yourturn.core.needs import needs

LATER = START + timedelta(days=60)
SAID = [(), ("question",), ("want", "thanks"), ("complaint",), ("thanks",), ("praise",)]
OURS = [(), ("ack",), ("follow_up",)]


@st.composite
def inputs(draw):
    rows = draw(st.integers(1, 25))
    whole = st.lists(st.integers(0, 3), min_size=rows, max_size=rows)
    flags = st.lists(st.booleans(), min_size=rows, max_size=rows)
    conversation = np.sort(np.array(draw(whole)))
    ours = np.array(draw(flags))
    person = np.where(ours, 0, np.array(draw(whole)) - 1)
    person[(person == 0) & ~ours] = 4
    at = np.array(draw(st.lists(st.integers(0, 20), min_size=rows, max_size=rows))) * 86_400_000_000
    at[np.array(draw(flags)) & np.array(draw(flags))] = need_scan.NO_TIME
    parents = np.array([draw(st.integers(-1, rows - 1)) for _ in range(rows)])
    mentions = [draw(st.lists(st.integers(1, 4), max_size=2)) for _ in range(rows)]
    closed = np.where(np.array(draw(flags)) & np.array(draw(flags)), at + 86_400_000_000, need_scan.NO_TIME)
    closed[at == need_scan.NO_TIME] = need_scan.NO_TIME
    early = np.array([draw(st.integers(-1, place - 1)) if place else -1 for place in range(rows)])
    return (
        conversation, person, ours, at, parents, ~ours & np.array(draw(flags)), ours & np.array(draw(flags)),
        np.array(draw(flags)), np.array(draw(flags)), np.array(draw(flags)) & np.array(draw(flags)),
        np.array([draw(st.sampled_from([1, 1, 1, 3, 4])) for _ in range(rows)], np.int8), early,
        np.concatenate([[0], np.cumsum([len(each) for each in mentions])]),
        np.array([each for row in mentions for each in row], np.int64), closed, 25 * 86_400_000_000,
    )  # fmt: skip


@st.composite
def archives(draw):
    rows = []
    for _ in range(draw(st.integers(1, 25))):
        person = draw(st.sampled_from([0, 0, 1, 2, 3, None]))
        rows.append(
            post(
                draw(st.integers(1, 4)),
                person,
                draw(st.one_of(st.none(), st.integers(0, 400))),
                labels=draw(st.sampled_from(OURS if person == 0 else SAID)),
                state=draw(st.sampled_from(["present", "present", "deleted"])),
                mentions=draw(st.lists(st.integers(1, 3), max_size=1)) if person == 0 else [],
            )
        )
        same = [n for n, row in enumerate(rows[:-1]) if row["conversation"] == rows[-1]["conversation"]]
        if same:
            rows[-1]["parent"] = draw(st.sampled_from([None, *same]))
    return archive(*rows)


def waits(*rows, as_of=LATER, **columns):
    posts = with_roles(archive(*rows))
    for name, values in columns.items():
        posts = posts.sort("post").with_columns(pl.Series(name, values)).sort("conversation", "at", "id")
    return needs(posts, as_of).to_dicts()


class TestScan:
    @settings(deadline=None, max_examples=150)
    @given(inputs())
    def test_the_compiled_pass_does_what_plain_python_does(self, columns):
        fast, plain = compiled(need_scan.scan)(*columns), need_scan.scan(*columns)
        for one, other in zip(fast, plain, strict=True):
            assert one.tolist() == other.tolist()


class TestLaws:
    @settings(deadline=None, max_examples=30)
    @given(archives())
    def test_a_conversation_stands_alone_and_one_person_waits_once_at_a_time(self, posts):
        placed = with_roles(posts)
        whole = needs(placed, LATER)
        single = [
            needs(with_roles(part), LATER) for part in posts.partition_by("conversation", maintain_order=True)
        ]
        assert whole.equals(pl.concat(single))
        for _, one in whole.group_by("conversation", "person"):
            assert one["person"][0] is None or (one["ended"] == "open").sum() <= 1
        assert whole.filter(pl.col("answered_by_post").is_not_null())["ended"].unique().to_list() in (
            [],
            ["answered"],
        )

    @settings(deadline=None, max_examples=40)
    @given(archives(), st.integers(0, 400))
    def test_what_comes_after_as_of_changes_nothing(self, posts, hour):
        as_of = START + timedelta(hours=hour)
        placed = with_roles(posts)
        known = placed.filter((pl.col("at") <= as_of) | pl.col("at").is_null())
        assert needs(placed, as_of).equals(needs(known, as_of))


class TestNeeds:
    def test_who_answers_our_question_waits_for_us_again(self):
        first, second = waits(
            post(1, 5, 0, labels=["question"]),
            post(1, 0, 1, parent=0, labels=["follow_up"]),
            post(1, 5, 2, parent=1),
        )
        assert (first["ended"], second["kind"], second["ended"]) == ("answered", "answer", "open")

    def test_an_answer_without_a_parent_counts_when_it_is_the_next_word_of_whom_we_asked(self):
        rows = [post(1, 5, 0, labels=["question"]), post(1, 0, 1, parent=0, labels=["follow_up"])]
        assert [need["kind"] for need in waits(*rows, post(1, 5, 2))] == ["question", "answer"]
        assert [need["kind"] for need in waits(*rows, post(1, 6, 2))] == ["question"]

    def test_thanks_for_our_question_do_not_wait(self):
        found = waits(
            post(1, 5, 0, labels=["question"]),
            post(1, 0, 1, parent=0, labels=["follow_up"]),
            post(1, 5, 2, parent=1, labels=["thanks"]),
        )
        assert len(found) == 1

    def test_the_question_in_the_second_post_of_a_turn_waits_since_the_first(self):
        (need,) = waits(post(1, 5, 0), post(1, 5, 1, parent=0, labels=["question"], mentions_us=True))
        assert (need["opened_post"], need["since"], need["kind"]) == (0, START, "question")

    def test_our_answer_dated_before_the_question_ends_it_and_waits_less_than_nothing(self):
        (need,) = waits(post(1, 5, 5, labels=["question"]), post(1, 0, 3, parent=0))
        assert (need["ended"], need["waited_s"]) == ("answered", -7200.0)

    def test_thanks_with_a_new_question_leave_the_wait_open(self):
        (need,) = waits(
            post(1, 5, 0, labels=["question"]),
            post(1, 6, 1, parent=0),
            post(1, 5, 2, parent=1, labels=["thanks", "question"]),
        )
        assert need["ended"] == "open"

    def test_what_the_asker_marked_as_solved_ends_the_wait_at_once(self):
        rows = [post(1, 5, 0, labels=["question"]), post(1, 6, 1, parent=0)]
        (need,) = waits(*rows, as_of=START + timedelta(days=2), solved=[False, True])
        assert (need["ended"], need["waited_s"]) == ("by_people", 3600.0)

    def test_a_turn_is_withdrawn_only_where_all_of_it_is(self):
        deleted = post(1, 5, 0, labels=["want"], state="deleted")
        assert waits(deleted)[0]["ended"] == "withdrawn"
        assert waits(deleted, post(1, 5, 1, labels=["question"]))[0]["ended"] == "open"

    def test_what_was_taken_down_is_counted_as_moderated(self):
        assert waits(post(1, 5, 0, labels=["question"]), moderated=[True])[0]["ended"] == "moderated"

    def test_an_unknown_author_is_answered_by_a_reply_to_the_post(self):
        found = waits(
            post(1, None, 0, labels=["question"]), post(1, 7, 1, labels=["question"]), post(1, 0, 2, parent=0)
        )
        assert [need["ended"] for need in found] == ["answered", "open"]

    def test_our_mention_ends_the_wait_of_who_is_mentioned(self):
        found = waits(
            post(1, 5, 0, labels=["question"]),
            post(1, 6, 1, labels=["question"]),
            post(1, 0, 2, mentions=[6], mentions_us=False),
        )
        assert [need["ended"] for need in found] == ["open", "answered"]

    def test_what_names_us_without_addressing_us_is_overheard(self):
        (need,) = waits(post(1, 5, 0, labels=["complaint"], mentions_us=False))
        assert (need["kind"], need["ended"]) == ("overheard", "open")
