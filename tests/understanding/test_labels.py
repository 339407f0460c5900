"""What labels say of posts, on sentences written for these tests."""

import polars as pl
import pytest

from yourturn.core.schema import LABELS_PEOPLE, LABELS_US
from yourturn.understanding import label
from yourturn.understanding.labels import NAMES
from yourturn.understanding.matching import fold
from yourturn.understanding.rules import PACKS


def one(text, name, language="en", side="people"):
    return label([text], side=side, language=language)[name][0]


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Please bring back the old layout", "want"),
            ("It would be great if tickets could be changed online", "want"),
            ("What time does the desk open on Sunday?", "question"),
            ("I would like to know when the desk opens", "question"),
            ("Absolutely terrible service, third week in a row", "complaint"),
            ("The crew were amazing", "praise"),
            ("Thank you so much", "thanks"),
            ("I really hate you guys", "hostile_us"),
        ],
    )
    def test_are_heard(self, text, name):
        assert one(text, name) is True

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("I wish you a happy new year", "want"),
            ("I'd like to thank the man at the desk", "want"),
            ("You should have seen the sunrise", "want"),
            ("I would like to know when the desk opens", "want"),
            ("Thanks for nothing", "thanks"),
            ("The desk is beside the door.", "question"),
            ("Who knows?", "question"),
            ('The screen says "are you sure?" and closes', "question"),
            ("Please help, my screen stays black", "want"),
            ("Any help would be appreciated", "want"),
        ],
    )
    def test_are_not_misheard(self, text, name):
        assert one(text, name) is False

    def test_please_help_is_a_question(self):
        assert one("please help, my screen stays black", "question") is True

    def test_other_languages_are_heard(self):
        assert one("Es wäre schön, wenn der Schalter länger offen wäre", "want", "de") is True
        assert one("Estaría bien tener una lista de espera", "want", "es") is True


class TestUs:
    def test_please_dm_us_is_a_redirect(self):
        assert one("Sorry to hear that, please DM us your number", "dm_redirect", side="us") is True
        assert one("Sorry to hear that, please DM us your number", "ack", side="us") is True

    def test_what_became_of_a_want_is_going_back(self):
        assert one("You asked for a later desk: it is open until nine now", "going_back", side="us") is True


class TestFrame:
    def test_has_a_row_per_text_in_order_and_null_where_not_measured(self):
        found = label(["Thanks", "Kiitos", "Danke"], language=["en", "fi", "de"])
        assert found["thanks"].to_list() == [True, None, True]
        assert found["thanks_p"].is_null().to_list() == [False, True, False]

    def test_has_the_columns_of_its_side(self):
        assert label([], language="en", evidence=False).columns == [
            column for name in LABELS_PEOPLE for column in (name, f"{name}_p")
        ]
        assert set(LABELS_US) <= set(label(["x"], side="us").columns)

    def test_evidence_is_the_words_as_written(self):
        assert one("Well, I Really Wish it opened earlier", "want_evidence") == "I Really Wish"

    def test_without_language_nothing_is_measured(self):
        assert label(["Thanks"])["thanks"].to_list() == [None]

    def test_reads_only_the_beginning_of_enormous_posts(self):
        assert one("x " * 5_000_000 + " thank you", "thanks") is False

    def test_every_pattern_of_every_pack_is_a_pattern(self):
        for name in NAMES:
            for side in ("people", "us"):
                assert len(label(["a"], side=side, language=name)) == 1
            assert set(PACKS[name].rules) >= {*LABELS_PEOPLE, *LABELS_US}

    def test_folding_drops_links_and_diacritics(self):
        assert fold(pl.Series(["Wäre’s https://a.example/?b Straße"]), language="de").to_list() == [
            "ware's  ~  strasse"
        ]


class TestFrench:
    def test_wants_and_thanks_are_told_apart(self):
        assert one("Ce serait bien d'avoir un banc", "want", "fr") is True
        assert one("J'aimerais vous remercier", "want", "fr") is False
        assert one("Merci beaucoup", "thanks", "fr") is True


class TestDutch:
    def test_wants_and_thanks_are_told_apart(self):
        assert one("Het zou fijn zijn als er een bankje stond", "want", "nl") is True
        assert one("Ik wil jullie graag bedanken", "want", "nl") is False
        assert one("Dank jullie wel", "thanks", "nl") is True
