"""Search terms: folding by script, what stands whole, and that no database cuts or changes one."""

import sqlite3
import unicodedata

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.core import term_scan
from yourturn.core.compiled import compiled
from yourturn.core.terms import FTS5_TOKENIZE, SIGNS, _characters, numbered_terms, terms

TEXTS = st.lists(
    st.text(
        st.one_of(
            st.sampled_from(list("ab#@_.-:/ \n\t'É船の가รื้ё")),
            st.characters(exclude_categories=["Cs"]),
        ),
        max_size=40,
    ),
    min_size=1,
    max_size=8,
)


def of(text):
    return terms(pl.Series([text], dtype=pl.String))[0]


class TestFolding:
    def test_case_and_diacritics_of_letters_do_not_matter(self):
        pairs = {
            "CRÈME": "creme", "Straße": "strasse", "Łódź": "lodz", "İSTANBUL": "istanbul", "ısı": "isi",
            "Việt Đức": "viet duc", "Ελλάδα ΦΩΣ": "ελλαδα φωσ", "Ёлка": "елка", "Йод": "йод",
            "السَّفِينَة": "السفينه", "أين": "اين", "שָׁלוֹם": "שלום", "ＦＥＲＲＹ": "ferry", "ｶﾞ": of("ガ"), "۱۲": "12",
        }  # fmt: skip
        for said, folded in pairs.items():
            assert of(said) == folded
            assert of(unicodedata.normalize("NFD", said)) == folded

    def test_marks_that_are_part_of_the_word_stay(self):
        assert of("हिन्दी") == "हिन्दी"
        assert of("が") != of("か")

    def test_what_is_not_seen_parts_no_word(self):
        assert of("fer\u00adry") == of("fer\u2060ry") == "ferry"


class TestWords:
    def test_hashtags_and_handles_stand_whole_and_as_words(self):
        assert of("#Night_Boat @Dana.B@sea.example!") == (
            "#night_boat night boat @dana.b@sea.example dana b sea example"
        )
        assert of("#猫の日") == "#猫の日 猫の の日 日"

    def test_scripts_without_spaces_give_pairs(self):
        assert of("連絡船") == "連絡 絡船 船"
        assert of("배가 안") == "배가 가 안"
        assert of("เรือ") == "เร รื ือ อ"

    def test_signs_part_words_and_a_links_scheme_is_none(self):
        assert of("https://sea.example/a-b 7:20 don't") == "sea example a b 7 20 don t"

    def test_a_sign_alone_is_nothing(self):
        assert of("# @ - ... @. 🙂 \x00") == ""

    def test_a_long_word_is_cut_and_a_long_text_too(self):
        assert of("x" * 100) == "x" * 60
        assert len(of("a " * 20_000).split()) == term_scan.MOST


class TestLaws:
    @settings(deadline=None)
    @given(TEXTS)
    def test_terms_hold_letters_digits_and_a_few_signs_and_are_their_own_terms(self, texts):
        for found in terms(pl.Series(texts)):
            for term in found.split(" ") if found else []:
                assert 0 < len(term) <= term_scan.LONGEST
                assert all(
                    sign in SIGNS or ord(sign) > 0xFFFF or unicodedata.category(sign)[0] in "LMN"
                    for sign in term
                )
                assert term in of(term).split(" ")

    @settings(deadline=None)
    @given(TEXTS)
    def test_texts_do_not_know_of_each_other(self, texts):
        assert terms(pl.Series(texts)).to_list() == [of(text) for text in texts]

    @settings(deadline=None)
    @given(TEXTS)
    def test_numbers_stand_behind_the_same_terms(self, texts):
        for plain, numbered in zip(terms(pl.Series(texts)), numbered_terms(pl.Series(texts)), strict=True):
            expected = [f"{term}:{place}" for place, term in enumerate(plain.split(), 1)]
            assert numbered == " ".join(expected)

    @settings(deadline=None, max_examples=50)
    @given(TEXTS)
    def test_sqlite_keeps_each_term_whole(self, texts):
        base = sqlite3.connect(":memory:")
        base.execute(f'CREATE VIRTUAL TABLE found USING fts5(terms, tokenize="{FTS5_TOKENIZE}")')
        base.execute("CREATE VIRTUAL TABLE kept USING fts5vocab(found, instance)")
        said = terms(pl.Series(texts)).to_list()
        base.executemany("INSERT INTO found(rowid, terms) VALUES (?, ?)", list(enumerate(said)))
        kept = base.execute('SELECT doc, "offset", term FROM kept ORDER BY doc, "offset"').fetchall()
        assert kept == [
            (n, place, term) for n, one in enumerate(said) for place, term in enumerate(one.split())
        ]
        base.close()

    @settings(deadline=None, max_examples=50)
    @given(TEXTS)
    def test_the_compiled_passes_do_what_plain_python_does(self, texts):
        raw = "".join(texts).encode()
        offsets = np.cumsum([0, *(len(text.encode()) for text in texts)])
        results = []
        for call in (compiled, lambda kernel: kernel):
            fold_from, folded, kinds = _characters()
            points, row_from = np.zeros(4 * len(raw) + 1, np.uint32), np.zeros(len(texts) + 1, np.int64)
            n = call(term_scan.fold)(
                np.frombuffer(raw, np.uint8), offsets, fold_from, folded, points, row_from
            )
            points, kind = points[:n].astype(np.int64), np.zeros(n, np.uint8)
            call(term_scan.kinds_of)(points, kinds, kind)
            begins, ends = np.zeros(2 * n + 2, np.int64), np.zeros(2 * n + 2, np.int64)
            out = np.zeros(term_scan.ROOM * n + len(texts) + 1, np.uint8)
            written = call(term_scan.cut)(points, kind, row_from, True, begins, ends, out)
            results.append(out[:written].tobytes())
        assert results[0] == results[1]
