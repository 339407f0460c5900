from datetime import timedelta

import pytest
from tests.core.measures.placed import START, figures, placed, post, run_of

from yourturn.core.measures.talk import ALL_TALK, NOTHING_OF_OURS, NOTHING_OF_PEOPLE, Talk
from yourturn.core.needs import needs

LATER = START + timedelta(days=60)


def talk(*rows, as_of=LATER):
    posts = placed(*rows)
    return Talk.of(posts, needs(posts, as_of))


def found(*rows, **more):
    return figures(talk(*rows), LATER, **more)


def broadcasts(*rows):
    """Give how many broadcasts are counted, with a post of people beside them."""
    return found(*rows, post(9, 4, 0))["talk_share"].numerator


ANSWERED = (post(1, 5, 0, labels=["question"]), post(1, 0, 2, parent=0))
IGNORED = (post(1, 5, 0, labels=["question"]),)


class TestTalkShare:
    def test_broadcasts_against_turns_heard(self):
        share = found(*run_of(30, *ANSWERED), *[post(100 + n, 0, n * 30) for n in range(10)])["talk_share"]
        assert (share.numerator, share.denominator, share.value) == (10, 40, 0.25)
        assert "broadcast 10 times and heard 30 turns of 30 people" in share.sentence
        assert share.low < 0.25 < share.high

    def test_ignoring_people_cannot_improve_it(self):
        heard = [*run_of(30, *ANSWERED), *[post(100 + n, 0, n * 30) for n in range(10)]]
        ignoring = [
            *heard,
            *[{**row, "conversation": row["conversation"] + 500} for row in run_of(20, *IGNORED)],
        ]
        assert found(*heard)["talk_share"].value == found(*ignoring)["talk_share"].value
        assert found(*ignoring)["unheard"].numerator == 20

    def test_nobody_heard_is_all_talk_and_no_ratio(self):
        rows = [*[post(n, 0, n) for n in range(30)], *[post(100 + n, 7, n) for n in range(5)]]
        assert found(*rows)["talk_share"].why_not == ALL_TALK
        assert found(*rows)["initiative"].why_not == ALL_TALK

    def test_a_one_sided_archive_is_not_measured(self):
        assert found(*[post(n, 0, n) for n in range(30)])["talk_share"].why_not == NOTHING_OF_PEOPLE
        assert found(*[post(n, 4, n) for n in range(30)])["unheard"].why_not == NOTHING_OF_OURS

    def test_under_twenty_there_is_not_enough_to_say(self):
        assert found(*run_of(19, *ANSWERED))["talk_share"].why_not == "not enough to say"


class TestBroadcasts:
    def test_one_text_on_three_channels_within_a_day_counts_once(self):
        posts = [post(n, 0, n, channel=channel, key=7) for n, channel in enumerate(["x", "mail", "forum"])]
        assert broadcasts(*posts) == 1
        table = talk(*posts, post(9, 4, 0)).by_channel(LATER)
        assert table["channel"].to_list() == ["forum", "mail", "x"]
        assert table["broadcasts"].to_list() == [1, 1, 1]

    def test_the_same_words_on_one_channel_or_days_later_count_again(self):
        again = [post(n, 0, n, channel="x", key=7) for n in range(2)]
        later = post(3, 0, 48, channel="mail", key=7)
        assert broadcasts(*again, later) == 3

    def test_twice_on_two_channels_is_two(self):
        rows = [post(n, 0, n, channel="x" if n % 2 else "mail", key=7) for n in range(4)]
        assert broadcasts(*rows) == 2

    def test_texts_without_key_are_never_joined(self):
        rows = [post(n, 0, n, channel=f"c{n}", text="Hello there", words=2) for n in range(3)]
        assert broadcasts(*rows) == 3

    def test_asks_and_going_back_are_no_broadcasts_but_initiative(self):
        rows = [
            *run_of(10, post(1, 5, 0, labels=["want"]), post(1, 0, 2, parent=0, labels=["going_back"])),
            *[post(100 + n, 0, n, labels=["ask"]) for n in range(5)],
            *[post(200 + n, 0, n) for n in range(30)],
        ]
        initiative = found(*rows)["initiative"]
        assert (initiative.numerator, initiative.denominator, initiative.value) == (30, 15, 2.0)


class TestHeard:
    def turns(self, *rows):
        figure = found(*rows, post(99, 0, 0))  # a broadcast: without a post of ours nothing is measured
        share = figure["talk_share"]
        return share.denominator - share.numerator, figure["unheard"].numerator

    def test_an_acknowledgement_is_not_hearing(self):
        assert self.turns(*IGNORED, post(1, 0, 1, parent=0, labels=["ack"])) == (0, 1)

    def test_a_canned_or_short_reply_is_not_hearing(self):
        assert self.turns(*IGNORED, post(1, 0, 1, parent=0, words=2, text="Oh dear")) == (0, 1)

    def test_praise_that_was_answered_is_heard_and_never_unheard(self):
        praise = post(1, 5, 0, labels=["praise"])
        assert self.turns(praise, post(1, 0, 1, parent=0)) == (1, 0)
        assert self.turns(praise) == (0, 0)

    def test_every_turn_of_the_wait_is_heard_by_its_answer(self):
        rows = [
            post(1, 5, 0, labels=["question"]),
            post(1, 5, 20, labels=["complaint"]),
            post(1, 0, 21, parent=1),
        ]
        assert self.turns(*rows) == (2, 0)

    def test_run_on_posts_are_one_turn(self):
        rows = [*IGNORED, post(1, 5, 1, labels=["question"]), post(1, 0, 2, parent=0)]
        assert self.turns(*rows) == (1, 0)

    def test_what_is_asked_after_our_answer_waits_again(self):
        assert self.turns(*ANSWERED, post(1, 5, 9, labels=["question"])) == (1, 1)

    def test_an_answer_of_people_is_neither_heard_nor_unheard(self):
        rows = [*IGNORED, post(1, 6, 1, parent=0), post(1, 5, 2, parent=1, labels=["thanks"])]
        assert self.turns(*rows) == (0, 0)

    def test_unknown_authors_are_kept_apart(self):
        rows = [
            post(1, None, 0, labels=["question"], side="people"),
            post(1, None, 1, labels=["question"], side="people"),
            post(1, 0, 2, parent=0),
        ]
        assert self.turns(*rows) == (1, 1)

    def test_a_window_counts_hearing_in_it_and_what_is_unheard_at_its_end(self):
        late = run_of(40, post(1, 5, 0, labels=["question"]), post(1, 0, 24 * 40, parent=0))
        part = talk(*late)
        first = figures(part, START + timedelta(days=20), window_d=28)
        assert (first["unheard"].numerator, first["unheard"].denominator) == (40, 40)
        assert first["talk_share"].denominator == 0
        last = figures(part, START + timedelta(days=50), window_d=28)
        assert last["talk_share"].denominator == 40
        assert last["unheard"].denominator == 0
        assert figures(part, LATER)["unheard"].value == 0.0


class TestThreads:
    def test_words_are_capped_at_sixty_a_turn(self):
        rows = run_of(20, post(1, 5, 0, words=20), post(1, 0, 1, parent=0, words=500))
        share = found(*rows)["words_share"]
        assert share.value == pytest.approx(0.75)
        assert "between 75% and 75%" in share.sentence

    def test_one_sided_threads_have_no_share_of_words(self):
        assert found(*run_of(30, *IGNORED), post(99, 0, 1))["words_share"].denominator == 0

    def test_the_longest_monologue_ends_with_a_word_of_people(self):
        alone = run_of(20, post(1, 0, 0))
        broken = [
            *[post(50, 0, n, parent=None) for n in range(3)],
            post(50, 5, 3),
            *[post(50, 0, 4 + n) for n in range(2)],
        ]
        assert found(*alone, *broken)["longest_monologue"].value == 3
