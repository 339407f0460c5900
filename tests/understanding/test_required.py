"""What a pattern cannot do without is asked for, and nothing else."""

import re

import pytest

from yourturn.understanding.required import required


def words_asked(pattern: str, *, whole: bool = True) -> list[list[list[str]]]:
    return [
        [sorted(word.text + ("" if word.whole else "-") for word in clause) for clause in way.clauses]
        for way in required(pattern, whole=whole)
    ]


class TestRequired:
    def test_every_way_has_its_own_words(self):
        assert words_asked("late boats|no ferry") == [[["late"], ["boats"]], [["no"], ["ferry"]]]

    def test_one_of_the_listed_words_will_do(self):
        assert words_asked("appal(?:led|ling)") == [[["appalled", "appalling"]]]

    def test_what_can_be_left_out_is_not_asked_for(self):
        assert words_asked("(?:very )?dear(?: now)*") == [[["dear"]]]

    def test_an_open_end_leaves_the_beginning_of_a_word(self):
        assert words_asked("katastroph[a-z]*") == [[["katastroph-"]]]

    def test_an_open_beginning_leaves_nothing(self):
        assert words_asked("[a-z]+ing") == [[]]

    def test_each_place_of_a_part_has_its_own_words(self):
        assert words_asked("(?:pls|please) (?:go|come)") == [[["please", "pls"], ["come", "go"]]]

    def test_what_begins_a_text_is_its_first_word(self):
        (way,) = required("^[^a-z]*(?:so )?boats", whole=False)
        assert {word.text for clause in way.clauses for word in clause if word.first} == {"so", "boats"}

    @pytest.mark.parametrize(
        ("pattern", "near"),
        [
            ("late (?:big )*boats", True),
            ("[.!] late boats", True),
            ("late[.] boats", False),
            ("late.* boats", False),
            (r"late\s+boats", False),
            ("late [^a-z]{0,4}boats", False),
            ("late [^.!?]*boats", False),
        ],
    )
    def test_only_what_no_stop_can_come_between_is_near(self, pattern: str, near: bool):
        assert [way.near for way in required(pattern, whole=True)] == [near]

    def test_signs_stand_on_their_own(self):
        assert words_asked("[a-z] ?[?]$", whole=False) == [[["?"]]]

    def test_without_edges_a_run_of_letters_can_go_on(self):
        assert words_asked("[;:] please", whole=False) == [[["please-"]]]

    @pytest.mark.parametrize(
        ("pattern", "text"),
        [
            (r"(?:i|we)(?: really| so)* wish(?:ed)?", "we really so wish"),
            (r"(?:a|b){0,2} ?boat", "boat"),
            (r"to (?:[a-z]+ ){1,6}(?:us|me)", "to all of us"),
            (r"(?:un|in)?able[.!]", "unable."),
            (r"it\b.{2,9}\bis", "it (well) is"),
        ],
    )
    def test_never_asks_for_a_word_that_a_match_lacks(self, pattern: str, text: str):
        assert re.search(rf"(?:^|[^a-z0-9_])(?:{pattern})(?:$|[^a-z0-9_])", text)
        runs = re.findall("[a-z]+", text)
        for way in required(pattern, whole=True):
            for clause in way.clauses:
                assert any(
                    run == word.text or (not word.whole and run.startswith(word.text))
                    for word in clause
                    for run in runs
                )
