from datetime import timedelta

import pytest
from tests.core.measures.placed import START, figures, placed, post, run_of

from yourturn.core.measures.two_sided import TwoSided

LATER = START + timedelta(days=60)


def classed(*rows):
    return TwoSided.of(placed(*rows)).threads


def one(*rows):
    return classed(*rows).row(0, named=True)


QUESTION = post(1, 5, 0, words=10)
ANSWER = post(1, 0, 1, parent=0, words=30)
BACK = post(1, 5, 2, parent=1, words=20)
AGAIN = post(1, 0, 3, parent=2, words=30)


class TestClass:
    def test_one_side_alone_is_a_monologue(self):
        assert one(QUESTION)["class"] == "monologue"

    def test_threads_without_people_are_not_counted(self):
        assert classed(post(1, 0, 0)).is_empty()

    def test_question_and_answer_are_an_exchange_without_balance(self):
        thread = one(QUESTION, ANSWER)
        assert (thread["class"], thread["balance"]) == ("exchange", None)

    def test_three_turns_with_both_responding_are_a_conversation(self):
        thread = one(QUESTION, ANSWER, BACK)
        assert thread["class"] == "conversation"
        assert thread["balance"] == pytest.approx(1.0)  # 30 words of ours, 10 + 20 of theirs

    def test_three_turns_past_each_other_are_only_an_exchange(self):
        elsewhere = post(1, 6, 2, parent=0)
        assert one(QUESTION, ANSWER, elsewhere)["class"] == "exchange"

    def test_in_a_flat_thread_whoever_opened_it_answers_us(self):
        assert one(QUESTION, ANSWER, BACK | {"parent": 0})["class"] == "conversation"

    def test_many_people_are_one_side(self):
        thread = one(QUESTION, post(1, 6, 0.5, parent=0), ANSWER | {"parent": 0})
        assert thread["class"] == "exchange"
        assert thread["helped"]

    def test_where_nobody_says_whom_they_answer_the_place_does(self):
        thread = one(QUESTION, ANSWER | {"parent": None}, BACK | {"parent": None})
        assert thread["class"] == "conversation"

    def test_what_we_moved_to_private_is_neither(self):
        moved = ANSWER | {"labels": ["dm_redirect"]}
        assert one(QUESTION, moved)["class"] == "moved"

    def test_words_of_a_turn_are_capped(self):
        thread = one(QUESTION | {"words": 60}, ANSWER | {"words": 900}, BACK | {"words": 60})
        assert thread["balance"] == pytest.approx(1 - abs(2 * 60 / 180 - 1))


class TestReturn:
    def test_coming_back_after_their_reply(self):
        assert not one(QUESTION, ANSWER, BACK)["returned"]
        assert one(QUESTION, ANSWER, BACK, AGAIN)["returned"]

    def test_a_word_between_people_is_no_reply_to_us(self):
        assert not one(QUESTION, ANSWER, post(1, 6, 2, parent=0))["they_replied"]


class TestHelped:
    def test_attacking_a_person_is_no_help(self):
        assert not one(QUESTION, post(1, 6, 1, parent=0, labels=["hostile_person"]))["helped"]

    def test_answering_oneself_is_no_help(self):
        assert not one(QUESTION, post(1, 5, 1, parent=0))["helped"]


class TestFigures:
    def test_shares_of_threads_with_people(self):
        rows = [*run_of(20, QUESTION, ANSWER, BACK, AGAIN)]
        more = [{**row, "conversation": row["conversation"] + 100} for row in run_of(20, QUESTION)]
        shown = figures(TwoSided.of(placed(*rows, *more)), LATER)
        assert (shown["two_sided"].numerator, shown["two_sided"].denominator) == (20, 40)
        assert shown["exchange"].value == 0.0
        assert shown["third_turn"].value == 1.0
        assert shown["balance"].denominator == 20
        assert shown["helped_each_other"].value == 0.0

    def test_moved_threads_leave_the_share_and_are_told(self):
        rows = run_of(20, QUESTION, ANSWER)
        moved = [
            {**row, "conversation": row["conversation"] + 100, "parent": row["parent"] and row["parent"] + 40}
            for row in run_of(3, QUESTION, ANSWER | {"labels": ["dm_redirect"]})
        ]
        moved = [row | {"parent": 40 + n - 1} if n % 2 else row for n, row in enumerate(moved)]
        exchange = figures(TwoSided.of(placed(*rows, *moved)), LATER)["exchange"]
        assert (exchange.numerator, exchange.denominator) == (20, 20)
        assert "3 more went on in private" in exchange.sentence

    def test_channels_apart(self):
        rows = [QUESTION | {"channel": "mail"}, post(2, 6, 0, channel="x")]
        table = TwoSided.of(placed(*rows)).by_channel(LATER)
        assert table["channel"].to_list() == ["mail", "x"]
        assert table["threads"].to_list() == [1, 1]
