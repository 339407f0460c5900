"""What people want, cut from their own sentences."""

import polars as pl
import pytest

from yourturn.understanding import demands, label, wants


def statements(text, language="en"):
    return wants(pl.Series([text]), pl.Series([language]))["statement"].to_list()


def marked(kind, posts):
    kinds = ("want", "complaint", "question")
    return pl.DataFrame({name: [name == kind] * posts for name in kinds})


class TestWants:
    @pytest.mark.parametrize(
        ("text", "statement"),
        [
            (
                "I really wish the last boat left after midnight, we always have to leave concerts early",
                "last boat after midnight",
            ),
            ("please bring back the old layout", "bring back the old layout"),
            ("is there any way to get the old view back?", "get the old view back"),
            ("could you add dark mode?", "add dark mode"),
            ("It would be great if the app could remember me.", "app could remember me"),
            ("How do I go back to the old version?", "go back to the old version"),
        ],
    )
    def test_are_cut_to_what_is_wanted(self, text, statement):
        assert statements(text) == [statement]

    @pytest.mark.parametrize(
        ("text", "language", "statement"),
        [
            ("A second bench by the pier would be lovely.", "en", "second bench by the pier"),
            ("New lamps on the steps please, my mother fell twice", "en", "New lamps on the steps"),
            ("Hello team, could you please open at 06:30, I start early", "en", "open at 06:30"),
            ("Ich hätte gern eine Bank am Steg, weil meine Beine müde sind", "de", "Bank am Steg"),
            ("Estaría bien que hubiera un banco en el muelle, por favor", "es", "banco en el muelle"),
            ("J'aimerais avoir un banc sur le quai, s'il vous plaît", "fr", "banc sur le quai"),
        ],
    )
    def test_are_cut_of_politeness_and_reasons(self, text, language, statement):
        assert statements(text, language) == [statement]

    def test_say_something(self):
        assert statements("Please fix it!") == []

    def test_keep_their_sentence_and_row(self):
        texts = pl.Series(["All fine.", "I came late. Please add a bench! Bye."])
        found = wants(texts, pl.Series(["en", "en"]))
        assert found.select("row", "sentence").rows() == [(1, "Please add a bench!")]

    def test_languages_without_rules_give_none(self):
        assert statements("Please add a bench", "fi") == []
        assert wants(pl.Series([], dtype=pl.String), pl.Series([], dtype=pl.String)).is_empty()


class TestDemands:
    def test_take_a_sentence_once_and_at_most_three_of_a_post(self):
        text = "Could you add a bench? Where is it? When is it open? Who has the key? How much is it?"
        texts, language = pl.Series(["Hello there", text]), pl.Series(["en", "en"])
        found = demands(texts, language, label(texts, language=language))
        assert found["row"].to_list() == [1, 1, 1]
        assert found["kind"].to_list() == ["want", "question", "question"]

    def test_take_the_headline_of_a_complaint_though_it_shows_no_kind(self):
        text = "Lamps on the east steps\n\nThey are broken again and nobody answers my letters."
        texts, language = pl.Series([text]), pl.Series(["en"])
        found = demands(texts, language, label(texts, language=language))
        assert found["statement"][0] == "Lamps on the east steps"

    def test_take_a_greeting_for_no_headline(self):
        text = "Hello,\n\nThe lamp is broken again."
        texts, language = pl.Series([text]), pl.Series(["en"])
        found = demands(texts, language, label(texts, language=language))
        assert found["sentence"].to_list() == ["The lamp is broken again."]

    @pytest.mark.parametrize("kind", ["want", "complaint", "question"])
    @pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "nl", "pt"])
    def test_give_a_row_for_every_post_of_a_kind_that_has_a_word(self, kind, language):
        texts = pl.Series(["Zzz qqq. Lorem ipsum dolor sit amet", "bah", "!!! 12", ""])
        found = demands(texts, pl.Series([language] * 4), marked(kind, 4))
        assert found["row"].to_list() == [0, 1]
        assert found["kind"].unique().to_list() == [kind]
        assert (found["statement"].str.len_chars() > 0).all()

    def test_take_the_sentence_that_speaks_most_where_none_decides(self):
        texts = pl.Series(["I came by train on Monday. The seats were dirty. My aunt lives there."])
        labels = marked("complaint", 1)
        found = demands(texts, pl.Series(["en"]), labels)
        assert found["statement"].to_list() == ["The seats were dirty"]

    def test_leave_posts_without_any_kind(self):
        texts = pl.Series(["Could you add a bench?"])
        assert demands(texts, pl.Series(["en"]), marked("none", 1)).is_empty()


class TestOtherLanguages:
    @pytest.mark.parametrize(
        ("language", "text", "statement"),
        [
            ("it", "Vorrei tanto una panchina all'ombra", "una panchina all'ombra"),
            ("it", "Potreste aggiungere il conto alla rovescia?", "aggiungere il conto alla rovescia"),
            ("pt", "Gostaria de ver mais bancos à sombra", "mais bancos à sombra"),
            ("pt", "Poderiam adicionar o modo noturno?", "adicionar o modo noturno"),
        ],
    )
    def test_are_cut_to_what_is_wanted(self, language, text, statement):
        assert statements(text, language) == [statement]
