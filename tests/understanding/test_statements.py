"""What people want, cut from their own sentences."""

import polars as pl
import pytest

from yourturn.understanding import demands, label, wants


def statements(text, language="en"):
    return wants(pl.Series([text]), pl.Series([language]))["statement"].to_list()


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
