import importlib.util
from datetime import timedelta
from pathlib import Path

from hypothesis import strategies as st
from tests.core.archive import with_roles

from yourturn.core.needs import needs
from yourturn.core.turns import turn_numbers

_spec = importlib.util.spec_from_file_location("core_archive", Path(__file__).with_name("archive.py"))
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
archive, post, START = _module.archive, _module.post, _module.START
LATER = START + timedelta(days=60)


def waits(*rows, as_of=LATER):
    return needs(with_roles(archive(*rows)), as_of).to_dicts()


class TestRoles:
    def test_reply_is_what_answers_a_person(self):
        posts = with_roles(archive(post(1, 5, 0, labels=["question"]), post(1, 0, 1, parent=0)))
        assert posts["role"].to_list() == [None, "reply"]

    def test_a_starter_and_its_continuation_are_broadcasts(self):
        posts = with_roles(archive(post(1, 0, 0), post(1, 0, 1, parent=0), post(1, 0, 2, labels=["ask"])))
        assert posts["role"].to_list() == ["broadcast", "broadcast", "ask"]

    def test_short_words_without_number_are_not_substantive(self):
        rows = [
            post(1, 5, 0),
            post(1, 0, 1, parent=0, words=2, text="Right away"),
            post(1, 0, 2, parent=0, words=1, text="7:20"),
        ]
        assert with_roles(archive(*rows))["substantive"].to_list() == [None, False, True]

    def test_complaint_about_us_to_others_is_overheard(self):
        posts = with_roles(archive(post(1, 5, 0, labels=["complaint"], mentions_us=False)))
        assert posts.select("addressed", "needs_answer", "overheard").row(0) == (False, False, True)


class TestTurns:
    def test_run_on_posts_are_one_turn_until_a_pause(self):
        posts = archive(post(1, 5, 0), post(1, 5, 1), post(1, 5, 8), post(1, 6, 8.5))
        assert posts.select(turn_numbers(posts).alias("turn"))["turn"].to_list() == [1, 1, 2, 3]


class TestNeeds:
    def test_our_substantive_reply_ends_the_wait(self):
        (need,) = waits(post(1, 5, 0, labels=["question"]), post(1, 0, 2, parent=0))
        assert (need["ended"], need["waited_s"], need["answered_by_post"]) == ("answered", 7200.0, 1)

    def test_a_later_turn_does_not_restart_the_clock(self):
        (need,) = waits(
            post(1, 5, 0, labels=["want"]), post(1, 5, 30, labels=["question"]), post(1, 0, 31, parent=1)
        )
        assert need["waited_s"] == 31 * 3600

    def test_acknowledgement_does_not_end_it(self):
        (need,) = waits(post(1, 5, 0, labels=["complaint"]), post(1, 0, 1, parent=0, labels=["ack"]))
        assert need["ended"] == "open"
        assert need["acked_at"] == START + timedelta(hours=1)

    def test_reply_to_one_of_two_leaves_the_other_waiting(self):
        found = waits(
            post(1, 5, 0, labels=["question"]), post(1, 6, 1, labels=["question"]), post(1, 0, 2, parent=0)
        )
        assert [need["ended"] for need in found] == ["answered", "open"]

    def test_thanks_to_another_person_end_it_by_people(self):
        (need,) = waits(
            post(1, 5, 0, labels=["question"]),
            post(1, 6, 1, parent=0),
            post(1, 5, 2, parent=1, labels=["thanks"]),
        )
        assert (need["ended"], need["answered_at"]) == ("by_people", None)

    def test_an_answer_of_people_counts_after_seven_days_of_silence(self):
        rows = [post(1, 5, 0, labels=["question"]), post(1, 6, 1, parent=0)]
        assert waits(*rows, as_of=START + timedelta(days=5))[0]["ended"] == "open"
        assert waits(*rows, as_of=START + timedelta(days=9))[0]["ended"] == "by_people"

    def test_deleted_opening_is_withdrawn(self):
        assert waits(post(1, 5, 0, labels=["want"], state="deleted"))[0]["ended"] == "withdrawn"


rows = st.lists(
    st.builds(
        post,
        st.integers(1, 6),
        st.integers(0, 3),
        st.integers(0, 400),
        labels=st.just(()),
    ),
    min_size=1,
    max_size=30,
)
