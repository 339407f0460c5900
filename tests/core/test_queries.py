"""Queries: what a person types, what is found by it in SQLite, and the sentence for what was not understood."""

import sqlite3
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.core.queries import Phrase, Query, fts5, parse, phrase, tsquery
from yourturn.core.terms import FTS5_TOKENIZE, terms

POSTS = [
    "Nobody told us that the last boat was cancelled",
    "The boat was the last straw",
    "Où est passé le bâteau ? #Retard @port.example",
    "連絡船はまだ来ません",
    "船が遅い",
    "배가 안 와요",
    "Паром ещё не пришёл",
    "متى تصل العبّارة؟",
    "מתי המעבורת מגיעה",
    "เรือมาช้ามาก",
    "Die Fähre fährt um 7:20 von der Straße",
]


@pytest.fixture(scope="module")
def found():
    base = sqlite3.connect(":memory:")
    base.execute(f'CREATE VIRTUAL TABLE posts USING fts5(terms, tokenize="{FTS5_TOKENIZE}")')
    rows = list(enumerate(terms(pl.Series(POSTS)).to_list()))
    base.executemany("INSERT INTO posts(rowid, terms) VALUES (?, ?)", rows)

    def look(said):
        match = fts5(parse(said).phrases, all_of=True)
        return [
            row for (row,) in base.execute("SELECT rowid FROM posts WHERE posts MATCH ? ORDER BY 1", [match])
        ]

    yield look
    base.close()


class TestFound:
    @pytest.mark.parametrize(
        ("said", "rows"),
        [
            ("boat last", [0, 1]), ('"last boat"', [0]), ("“LAST BOAT”", [0]), ("boa*", [0, 1]), ("boa", []),
            ("BATEAU", [2]), ("#retard", [2]), ("retard", [2]), ("@port.example", [2]), ("#ret*", [2]),
            ("連絡船", [3]), ("船", [3, 4]), ("絡", [3]), ("来ません", [3]), ("船 遅い", [4]),
            ("배", [5]), ("배가", [5]), ("паром пришел", [6]), ("العبارة", [7]), ("מעבורת", []), ("המעבורת", [8]),
            ("เรือ", [9]), ("ช้า", [9]), ("strasse 7:20", [10]), ("faehre", []), ("fahre", [10]),
        ],
    )  # fmt: skip
    def test_the_posts_that_hold_it(self, found, said, rows):
        assert found(said) == rows

    @settings(deadline=None, max_examples=60)
    @given(st.data())
    def test_any_piece_of_a_post_between_blanks_finds_it(self, found, data):
        row = data.draw(st.integers(0, len(POSTS) - 1))
        words = POSTS[row].split()
        begin = data.draw(st.integers(0, len(words) - 1))
        piece = " ".join(words[begin : data.draw(st.integers(begin + 1, len(words)))])
        if phrase(piece) is not None:
            assert row in found(f'"{piece}"')


class TestParse:
    def test_every_filter_is_read(self):
        said = (
            'person:"Dana B" channel:mail label:complaint theme:"late boats" language:DE after:2024 '
            'before:2024-05-31 -spam -"no thanks"'
        )
        assert parse(said) == Query(
            excluded=(Phrase(("spam",)), Phrase(("no", "thanks"))),
            persons=("Dana B",),
            channels=("mail",),
            labels=("complaint",),
            themes=("late boats",),
            languages=("de",),
            after=date(2024, 1, 1),
            before=date(2024, 5, 31),
        )

    def test_what_is_no_filter_is_words(self):
        assert parse("colour:blue").phrases == (Phrase(("colour", "blue")),)

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ("before:2024-02-31", "is no date"), ("person:", "says nothing yet"), ("-label:want", "cannot be left out"),
            ("language:germanic", "is no language"), ("after:2024 after:2023", "was given already"), ("!!!", "no letter"),
        ],
    )  # fmt: skip
    def test_what_is_not_understood_is_said(self, said, sentence):
        (told,) = parse(said).misunderstood
        assert sentence in told

    def test_nothing_is_empty(self):
        assert parse("").is_empty()
        assert parse("!!!").is_empty()
        assert not parse("person:dana").is_empty()

    @settings(deadline=None)
    @given(
        st.text(
            st.sampled_from(list("ab \"-:*#@'\\&|!()船,é")) | st.characters(exclude_categories=["Cs"]),
            max_size=30,
        )
    )
    def test_whatever_is_typed_is_a_query_that_sqlite_takes(self, said):
        query = parse(said)
        for phrases in (query.phrases, query.excluded):
            match = fts5(phrases, all_of=False)
            if match:
                base = sqlite3.connect(":memory:")
                base.execute(f'CREATE VIRTUAL TABLE posts USING fts5(terms, tokenize="{FTS5_TOKENIZE}")')
                base.execute("SELECT * FROM posts WHERE posts MATCH ?", [match]).fetchall()
                base.close()
            assert "\\" not in tsquery(phrases, all_of=True)


class TestSpelling:
    def test_postgresql_gets_the_same_terms(self):
        phrases = [Phrase(("last", "boat")), Phrase(("#ret",), begins=True)]
        assert tsquery(phrases, all_of=True) == "('last' <-> 'boat') & ('#ret':*)"
        assert fts5(phrases, all_of=False) == '"last boat" OR "#ret"*'
