"""The posts labelled by hand have the form that the benchmark counts on. Nothing here looks at a rule."""

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from yourturn.core.schema import LABELS_PEOPLE

FOLDER = Path(__file__).parent / "verified"
LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt")
LEAST = {
    "want": 38,
    "question": 33,
    "complaint": 33,
    "praise": 18,
    "thanks": 16,
    "hostile_us": 12,
    "hostile_person": 7,
}
RUN = 5


def read(language: str) -> list[list[str]]:
    lines = (FOLDER / f"{language}.tsv").read_text(encoding="utf-8").split("\n")
    assert lines[0] == "text\tlabels\tmust_have"
    assert lines[-1] == ""
    return [line.split("\t") for line in lines[1:-1]]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


@pytest.mark.parametrize("language", LANGUAGES)
class TestFile:
    def test_holds_150_rows_of_three_columns(self, language: str) -> None:
        rows = read(language)
        assert len(rows) == 150
        assert {len(row) for row in rows} == {3}

    def test_labels_are_known_and_in_the_schema_s_order(self, language: str) -> None:
        for text, labels, _ in read(language):
            places = [LABELS_PEOPLE.index(name) for name in labels.split()]
            assert all(a < b for a, b in pairwise(places)), text

    def test_each_label_has_enough_posts_and_some_have_none(self, language: str) -> None:
        rows = read(language)
        for name, least in LEAST.items():
            assert sum(name in labels.split() for _, labels, _ in rows) >= least, name
        assert 20 <= sum(labels == "" for _, labels, _ in rows) <= 25

    def test_posts_are_3_to_62_words(self, language: str) -> None:
        for text, _, _ in read(language):
            assert text == text.strip()
            assert 3 <= len(words(text)) <= 62, text

    def test_thirty_wants_say_what_their_statement_must_have(self, language: str) -> None:
        told = [(text, labels, must.split()) for text, labels, must in read(language) if must]
        assert len(told) >= 30
        for text, labels, must in told:
            assert "want" in labels.split(), text
            assert 1 <= len(must) <= 3, text
            for word in must:
                assert re.search(rf"(?<!\w){re.escape(word.casefold())}", text.casefold()), (text, word)


class TestTogether:
    def test_every_file_is_a_language_checked_here(self) -> None:
        assert {path.stem for path in FOLDER.glob("*.tsv")} == set(LANGUAGES)

    def test_no_two_posts_share_a_run_of_five_words(self) -> None:
        places: dict[tuple[str, ...], set[tuple[str, int]]] = defaultdict(set)
        for language in LANGUAGES:
            for number, (text, _, _) in enumerate(read(language)):
                found = words(text)
                for start in range(len(found) - RUN + 1):
                    places[tuple(found[start : start + RUN])].add((language, number))
        assert [run for run, where in places.items() if len(where) > 1] == []
