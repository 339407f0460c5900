from datetime import timedelta

import polars as pl
import pytest
from tests.core.measures.placed import START, figures, placed, post, run_of

from yourturn.core.measures.follow_up import FollowUp
from yourturn.core.measures.missing_facts import FACTS, given_facts

LATER = START + timedelta(days=60)
BROKEN = post(1, 5, 0, labels=["complaint"], text="The ticket machine swallowed my card")


def replied(text, *, labels=(), asked=BROKEN, after=(), **more):
    rows = [asked, post(1, 0, 1, parent=0, text=text, labels=labels, **more), *after]
    return FollowUp.of(placed(*rows)).replies.row(0, named=True)


class TestFollowUp:
    def test_the_label_is_trusted(self):
        assert replied("Which one was it?", labels=["follow_up"])["follow_up"]

    def test_a_question_that_takes_up_their_word_follows_up(self):
        assert replied("Sorry. Did the machines print anything?")["follow_up"]
        assert not replied("Sorry. Are you well?")["follow_up"]

    @pytest.mark.parametrize(
        "text",
        ["How can we help with the machine?", "Have you tried another machine?", "A new machine, right?"],
    )
    def test_formulas_are_none(self, text):
        assert not replied(text)["follow_up"]

    def test_a_question_to_go_elsewhere_is_a_redirect_and_no_follow_up(self):
        found = replied("Can you DM us the card number?", labels=["dm_redirect"])
        assert (found["follow_up"], found["redirect"]) == (False, True)

    def test_other_languages_are_not_measured(self):
        assert replied("Qual?", language="xx", follow_up=None, dm_redirect=None)["follow_up"] is None

    def test_more_than_two_questions_are_an_interrogation(self):
        assert not replied("Where? When??")["many"]
        assert replied("Where? When? Which?")["many"]
        assert not replied("See https://a.example/?a=1?b=2?c=3")["many"]


class TestCameBack:
    def test_the_person_asked_has_to_write_again(self):
        back = [post(1, 5, 2, parent=1)]
        other = [post(1, 6, 2, parent=1)]
        assert replied("Which?", after=back)["came_back"]
        assert not replied("Which?", after=other)["came_back"]
        assert not replied("Which?")["came_back"]


class TestMissing:
    def facts(self, text, language="en"):
        frame = pl.DataFrame(
            {"text": [text], "language": [language]}, schema_overrides={"language": pl.String}
        )
        return given_facts(frame).select(FACTS).row(0)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It broke again", (False, False, False, False)),
            ("The ticket machine swallowed my card", (True, False, False, False)),
            ("Ticket machine swallowed card yesterday", (True, True, False, False)),
            ("Line 12 was late on Monday at Elm Road, nobody told passengers", (True, True, True, True)),
        ],
    )
    def test_a_fact_is_missing_when_it_is_not_in_the_words(self, text, expected):
        assert self.facts(text) == expected

    def test_german_nouns_are_no_names(self):
        assert self.facts("Der Automat hat gestern meine Karte geschluckt", "de") == (
            True,
            True,
            False,
            False,
        )

    def test_a_language_without_words_is_not_measured(self):
        assert self.facts("Aldatu", "eu") == (None, None, None, None)

    def test_trouble_needs_all_facts_and_a_wish_only_what_and_which(self):
        assert replied("Oh")["missing"]
        wish = "Please sell monthly tickets for the Elm Line with bicycles"
        assert not replied("Oh", asked=BROKEN | {"labels": ["want"], "text": wish})["missing"]
        assert replied("Oh", asked=BROKEN | {"text": wish})["missing"]

    def test_a_mere_question_is_not_counted(self):
        assert not replied("Oh", asked=BROKEN | {"labels": ["question"]})["missing"]

    def test_facts_given_earlier_in_the_conversation_are_known(self):
        full = "Line 12 was late on Monday at Elm Road, nobody told passengers"
        rows = [BROKEN | {"text": full}, post(1, 5, 20, labels=["complaint"], text="It broke again")]
        part = FollowUp.of(placed(*rows, post(1, 0, 21, parent=1, text="Oh")))
        assert part.replies["missing"].to_list() == [False]


class TestFigures:
    def test_rates_over_replies(self):
        ask = post(1, 0, 1, parent=0, text="Which?", labels=["follow_up"])
        plain = post(1, 0, 1, parent=0, text="We mended it")
        rows = run_of(20, BROKEN, ask, post(1, 5, 2, parent=1))
        more = [
            {**row, "conversation": row["conversation"] + 100, "parent": row["parent"] and None}
            for row in run_of(20, BROKEN, plain)
        ]
        shown = figures(FollowUp.of(placed(*rows, *more)), LATER)
        assert (shown["follow_up"].numerator, shown["follow_up"].denominator) == (20, 40)
        assert shown["follow_up_where_missing"].denominator == 40
        assert shown["answered_follow_up"].value == 1.0
        assert shown["redirect"].value == 0.0
        assert shown["interrogation"].value == 0.0
