"""What is stored per conversation: the study's definitions, closing by hand, whose turn it is."""

from datetime import timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from tests.core.archive import SPACES, START, post
from tests.core.live.stored import FIRST, closing, closings, live, stored
from tests.core.test_need_scan import archives

from yourturn.core.keys import text_key
from yourturn.core.live import CONVERSATIONS, NEEDS_LIVE, POSTS_LIVE, derive
from yourturn.core.needs import needs
from yourturn.core.roles import add_roles

LATER = START + timedelta(days=60)
SAME = ["since", "kind", "ended", "ended_at", "answered_at", "acked_at"]
ASKED = post(1, 5, 0, labels=["question"])
BACK = post(1, 0, 1, parent=0, labels=["follow_up"])


def at(hours):
    return START + timedelta(hours=hours)


def waits(*rows, closed=(), as_of=LATER):
    return derive(live(*rows), closings(*closed), as_of).needs.to_dicts()


def told(*rows, closed=(), as_of=LATER):
    (row,) = derive(live(*rows), closings(*closed), as_of).conversations.to_dicts()
    return row


@st.composite
def cases(draw):
    posts = draw(archives())
    theirs = posts.filter(pl.col("side") == "people").select("conversation", "person", "post").rows()
    shut = [
        closing(conversation, person, number, draw(st.integers(0, 500)), reason=f"r{place}")
        for place, (conversation, person, number) in enumerate(theirs)
        if draw(st.integers(0, 3)) == 0
    ]
    return stored(posts), closings(*shut)


class TestDefinitions:
    @settings(deadline=None, max_examples=60)
    @given(archives(), st.integers(400, 700))
    def test_needs_are_those_of_the_study(self, posts, hour):
        found = derive(stored(posts), None, at(hour)).needs
        studied = needs(add_roles(_opening_first(posts), SPACES), at(hour))
        assert_frame_equal(found.select(SAME), studied.select(SAME))
        assert (found["opened_post"] - FIRST).to_list() == studied["opened_post"].to_list()
        assert (found["answered_by_post"] - FIRST).to_list() == studied["answered_by_post"].to_list()

    def test_the_columns_are_as_named(self):
        found = derive(live(ASKED), None, LATER)
        assert found.needs.schema == pl.Schema(NEEDS_LIVE)
        assert found.conversations.schema == pl.Schema(CONVERSATIONS)
        nothing = derive(pl.DataFrame(schema=dict(POSTS_LIVE)), None, LATER)
        assert nothing.needs.schema == pl.Schema(NEEDS_LIVE)
        assert nothing.conversations.schema == pl.Schema(CONVERSATIONS)

    def test_a_reply_that_went_to_many_is_no_answer_once_that_is_known(self):
        posts = live(ASKED, post(1, 0, 1, parent=0))
        known = text_key(posts.filter(pl.col("side") == "us")["text"])
        assert derive(posts, None, LATER).needs["ended"].to_list() == ["answered"]
        found = derive(posts, None, LATER, canned=known).needs
        assert (found["ended"].to_list(), found["acked_at"].to_list()) == (["open"], [at(1)])


class TestLaws:
    @settings(deadline=None, max_examples=60)
    @given(cases(), st.integers(0, 9), st.integers(400, 700))
    def test_the_order_of_rows_changes_nothing(self, case, seed, hour):
        posts, shut = case
        mixed = (
            posts.sample(fraction=1, shuffle=True, seed=seed),
            shut.sample(fraction=1, shuffle=True, seed=seed),
        )
        _same(derive(posts, shut, at(hour)), derive(*mixed, at(hour)))

    @settings(deadline=None, max_examples=60)
    @given(cases(), st.integers(0, 700))
    def test_each_conversation_by_itself_gives_the_same_as_all_at_once(self, case, hour):
        posts, shut = case
        whole = derive(posts, shut, at(hour))
        for number in posts["conversation"].unique():
            here = pl.col("conversation") == number
            single = derive(posts.filter(here), shut, at(hour))
            assert_frame_equal(single.needs, whole.needs.filter(here))
            assert_frame_equal(single.conversations, whole.conversations.filter(here))

    @settings(deadline=None, max_examples=60)
    @given(cases(), st.integers(400, 700))
    def test_a_conversation_agrees_with_its_needs(self, case, hour):
        posts, shut = case
        found = derive(posts, shut, at(hour))
        waiting = found.needs.filter(pl.col("ended") == "open")
        for row in found.conversations.to_dicts():
            here = waiting.filter(pl.col("conversation") == row["conversation"])
            assert (row["whose_turn"] == "ours") == (here.height > 0)
            assert (row["waits"], row["waiting_since"]) == (here.height, here["since"].min())
            assert row["angry"] == bool(here["angry"].any())
            assert row["asked_at"] is None or row["whose_turn"] == "theirs"
        closed = found.needs.filter(pl.col("ended") == "closed")
        assert closed["outcome"].null_count() == closed["answered_at"].count() == 0
        assert found.needs.filter(pl.col("ended") != "closed")["outcome"].count() == 0

    @settings(deadline=None, max_examples=60)
    @given(archives(), st.integers(400, 700))
    def test_when_a_wait_lapses_it_has_ended_by_people_and_not_before(self, posts, hour):
        now = derive(stored(posts), None, at(hour)).needs
        for row in now.filter(pl.col("lapses_at").is_not_null()).to_dicts():
            for moment, ended in (
                (row["lapses_at"], "by_people"),
                (row["lapses_at"] - timedelta(seconds=1), "open"),
            ):
                then = derive(stored(posts), None, moment).needs
                assert then.filter(pl.col("opened_post") == row["opened_post"])["ended"].item() == ended


class TestClosing:
    def test_it_ends_an_open_wait_and_is_no_answer(self):
        (need,) = waits(ASKED, closed=[closing(1, 5, 0, 2)])
        assert (need["ended"], need["ended_at"], need["answered_at"]) == ("closed", at(2), None)
        assert (need["outcome"], need["reason"]) == ("not_for_us", "It is about another firm.")

    def test_what_the_person_writes_afterwards_waits_again_even_within_the_same_hour(self):
        again = post(1, 5, 3, labels=["question"])
        first, second = waits(ASKED, again, closed=[closing(1, 5, 0, 2)])
        assert (first["ended"], second["ended"], second["since"]) == ("closed", "open", at(3))

    def test_without_it_the_same_words_are_one_wait(self):
        assert len(waits(ASKED, post(1, 5, 3, labels=["question"]))) == 1

    def test_an_answer_before_it_stays_an_answer(self):
        (need,) = waits(ASKED, post(1, 0, 1, parent=0), closed=[closing(1, 5, 0, 2)])
        assert (need["ended"], need["outcome"]) == ("answered", None)

    def test_an_answer_after_it_leaves_it_closed(self):
        (need,) = waits(ASKED, post(1, 0, 4, parent=0), closed=[closing(1, 5, 0, 2)])
        assert (need["ended"], need["answered_by_post"]) == ("closed", None)

    def test_it_closes_nobody_elses_wait(self):
        found = waits(ASKED, post(1, 6, 1, labels=["want"]), closed=[closing(1, 5, 0, 2)])
        assert [need["ended"] for need in found] == ["closed", "open"]

    def test_it_holds_when_an_earlier_post_of_theirs_turns_up_later(self):
        late = post(1, 5, 0, labels=["want"]), post(1, 5, 1, labels=["question"])
        (need,) = waits(*late, closed=[closing(1, 5, 1, 2)])
        assert (need["opened_post"] - FIRST, need["ended"]) == (0, "closed")

    def test_of_an_unknown_author_it_closes_that_post(self):
        rows = post(1, None, 0, labels=["question"]), post(1, None, 1, labels=["question"])
        found = waits(*rows, closed=[closing(1, None, 0, 2)])
        assert [need["ended"] for need in found] == ["closed", "open"]


class TestWhoseTurn:
    def test_ours_while_a_need_is_open_and_nobodys_once_answered(self):
        assert told(ASKED)["whose_turn"] == "ours"
        assert told(ASKED)["waiting_since"] == START
        assert told(ASKED, post(1, 0, 1, parent=0))["whose_turn"] == "nobody's"

    def test_theirs_while_our_question_stands_since_we_asked(self):
        row = told(ASKED, BACK)
        assert (row["whose_turn"], row["asked_at"]) == ("theirs", at(1))

    def test_a_statement_of_ours_after_the_question_leaves_it_standing(self):
        assert told(ASKED, BACK, post(1, 0, 2, parent=1))["asked_at"] == at(1)

    def test_their_thanks_lay_our_question_down(self):
        assert told(ASKED, BACK, post(1, 5, 2, parent=1, labels=["thanks"]))["whose_turn"] == "nobody's"

    def test_the_word_of_another_person_does_not(self):
        assert told(ASKED, BACK, post(1, 6, 2, labels=["praise"]))["whose_turn"] == "theirs"

    def test_closing_their_wait_after_it_does(self):
        assert told(ASKED, BACK, closed=[closing(1, 5, 0, 2)])["whose_turn"] == "nobody's"

    def test_anger_is_told_addressed_or_overheard(self):
        hostile = post(1, 5, 0, labels=["hostile_us"])
        assert told(hostile)["angry"]
        row = told({**hostile, "mentions_us": False})
        assert (row["angry"], row["overheard"]) == (True, True)

    def test_people_and_posts_are_counted(self):
        row = told(ASKED, post(1, None, 1), post(1, None, 2), post(1, 5, 3), BACK)
        assert (row["posts_theirs"], row["posts_ours"], row["people"]) == (4, 1, 2)
        assert (row["opener"], row["opened_by"], row["last_at"], row["last_post"]) == (
            5,
            "people",
            at(3),
            FIRST + 3,
        )


class TestTimes:
    def test_a_post_dated_tomorrow_counts_now_and_keeps_its_time(self):
        (need,) = waits(post(1, 5, 24, labels=["question"]), as_of=START)
        assert (need["ended"], need["since"]) == ("open", at(24))

    def test_a_reply_dated_before_the_opening_post_does_not_open_the_conversation(self):
        row = told(post(1, 5, 5, labels=["question"]), post(1, 0, 3, parent=0))
        assert (row["opened_at"], row["opened_by"], row["last_at"]) == (at(5), "people", at(5))

    def test_a_parent_in_another_conversation_is_none(self):
        found = derive(live(post(1, 5, 0), post(2, 6, 1, parent=0, mentions_us=False)), None, LATER)
        alone = derive(live(post(1, 5, 0), post(2, 6, 1, mentions_us=False)), None, LATER)
        _same(found, alone)


def _same(one, other):
    assert_frame_equal(one.needs, other.needs)
    assert_frame_equal(one.conversations, other.conversations)


def _opening_first(posts):
    """Order an archive as the study does: in each conversation the first post without a parent leads."""
    first = posts.filter(pl.col("parent").is_null()).unique("conversation", keep="first", maintain_order=True)
    marked = posts.with_columns(later=~pl.col("post").is_in(first["post"].implode()))
    return marked.sort("conversation", "later", "at", "post", nulls_last=True).drop("later")
