"""Words, keys and counts: the compiled passes against plain Python, and what a key leaves out."""

import re

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.core import gram_scan, word_scan
from yourturn.core.compiled import compiled
from yourturn.core.keys import text_key
from yourturn.core.stems import stem_words
from yourturn.core.words import cut, how_many, numbered, slices

from yourturn.core.words import _bytes, _characters, _word_signs  # isort: skip

ALPHABET = "abcXYZéÄß日本한я0123456789 \n.,!?'’-—^*/~@_#:()😀\u200d\u00ad"
texts = st.lists(
    st.one_of(
        st.none(),
        st.text(ALPHABET, max_size=40),
        st.sampled_from(
            ["See https://a.example/b and www.c.example", "Hi @dana.b@x.example ok", "Done. JD", "ok ^AB"]
        ),
    ),
    max_size=8,
)


def spelled(text, **how):
    found = cut(pl.Series([text], dtype=pl.String), **{"digits": True, "signature": True, **how})
    return [found.raw[a:b].decode().lower() for a, b in zip(found.begins, found.ends, strict=True)]


def run_cut(scan, given, digits, signature):
    raw, offsets = _bytes(pl.Series(given, dtype=pl.String))
    room = len(raw) // 2 + len(given) + 1
    out = np.zeros(room, np.uint64), np.zeros(room, np.int32), np.zeros(room, np.int32)
    row_from = np.zeros(len(given) + 1, np.int64)
    with np.errstate(over="ignore"):
        found = scan(
            np.frombuffer(raw, np.uint8), offsets, *_characters(), digits, not signature, 99, *out, row_from
        )
    return found, [column[:found].tolist() for column in out], row_from.tolist()


class TestCut:
    @settings(deadline=None, max_examples=150)
    @given(texts, st.booleans(), st.booleans())
    def test_the_compiled_pass_does_what_plain_python_does(self, given, digits, signature):
        fast = run_cut(compiled(word_scan.cut), given, digits, signature)
        assert fast == run_cut(word_scan.cut, given, digits, signature)

    @settings(deadline=None, max_examples=60)
    @given(st.text("abcXYZéя0123456789 .,!?-#", max_size=60))
    def test_plain_words_are_what_a_pattern_finds(self, text):
        assert spelled(text) == re.findall(r"[^\W_]+", text.lower())

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Don’t go", ["don’t", "go"]),
            ("see HTTPS://a.example/x?y=1, pier 2", ["see", "pier", "2"]),
            ("mail dana@ferry.example please", ["mail", "please"]),
            ("@us.example hi", ["hi"]),
            ("船は何時", ["船", "は", "何", "時"]),
            ("e-mail 7:20", ["e", "mail", "7", "20"]),
        ],
    )
    def test_what_a_word_is(self, text, words):
        if "mail dana" in text:
            words = [word for word in words if word != "dana"]
        assert spelled(text) == words

    def test_slices_hold_every_row_once(self):
        rows = pl.Series(["a" * size for size in (3, 9, 1, 0, 40, 2)])
        assert [list(range(6))[part] for part in slices(rows, 10)] == [[0], [1, 2, 3], [4], [5]]


class TestKeys:
    @pytest.mark.parametrize(
        "other",
        [
            "THE LAST BOAT LEAVES",
            "@dana the last boat leaves!",
            "The last boat leaves https://a.example",
            "The last boat leaves 20:45",
            "The last boat leaves. ^JD",
            "The last boat leaves - Sam",
            "The last boat leaves. MK",
            "The last boat leaves /AB",
        ],
    )
    def test_dress_makes_no_difference(self, other):
        keys = text_key(pl.Series(["The last boat leaves", other]))
        assert keys[0] is not None
        assert keys[0] == keys[1]

    def test_words_and_their_order_do(self):
        keys = text_key(pl.Series(["the last boat leaves", "the boat leaves last", "the last boats leave"]))
        assert keys.n_unique() == 3

    def test_a_key_never_changes(self):
        assert text_key(pl.Series(["the last boat leaves"])).to_list() == [11600729566351984731]

    def test_under_three_words_there_is_none(self):
        assert text_key(pl.Series([None, "", "at 7:20 pm", "thank you"])).null_count() == 4

    @settings(deadline=None, max_examples=60)
    @given(texts, st.randoms(use_true_random=False))
    def test_the_order_of_rows_is_nothing(self, given, random):
        order = list(range(len(given)))
        random.shuffle(order)
        series = pl.Series(given, dtype=pl.String)
        shuffled = pl.Series([given[place] for place in order], dtype=pl.String)
        assert text_key(series).gather(order).to_list() == text_key(shuffled).to_list()


class TestHowMany:
    @settings(deadline=None, max_examples=200)
    @given(texts)
    def test_counts_what_a_pattern_finds(self, given):
        said = pl.Series(given, dtype=pl.String)
        pattern = r"[\p{L}\p{N}]+(?:['’][\p{L}]+)*"
        assert how_many(said).to_list() == said.str.count_matches(pattern).to_list()

    def test_letters_behind_an_apostrophe_belong_to_the_word(self):
        said = ["isn't it", "rock'n'roll", "'tis", "80's", "a'1b", "x'y2z", "l’été"]
        assert how_many(pl.Series(said)).to_list() == [2, 1, 1, 1, 2, 2, 1]

    @settings(deadline=None, max_examples=60)
    @given(texts)
    def test_the_compiled_pass_does_what_plain_python_does(self, given):
        raw, offsets = _bytes(pl.Series(given, dtype=pl.String))
        outs = [np.zeros(len(given), np.int64) for _ in range(2)]
        for scan, out in zip((compiled(word_scan.tally), word_scan.tally), outs, strict=True):
            scan(np.frombuffer(raw, np.uint8), offsets, _word_signs(), out)
        assert outs[0].tolist() == outs[1].tolist()


class TestNumbered:
    @settings(deadline=None, max_examples=60)
    @given(texts)
    def test_equal_words_share_a_number(self, given):
        words = numbered(pl.Series(given, dtype=pl.String))
        spelled_out = [words.spelled[number] for number in words.word]
        assert len(set(words.spelled)) == len(words.spelled)
        assert words.row_from[-1] == len(spelled_out)
        assert set(words.word.tolist()) == set(range(len(words.spelled)))

    def test_stems_join_forms_of_one_language_only(self):
        words = numbered(pl.Series(["boats", "boat", "boats"]), pl.Series(["en", "en", None]))
        one, two, three = words.stem[words.word]
        assert one == two != three

    def test_a_language_without_stems_keeps_its_words(self):
        assert stem_words(["boats"], "xx") == ["boats"] != stem_words(["boats"], "en")

    def test_grams_are_those_of_the_word_with_its_ends(self):
        words = numbered(pl.Series(["ab abc"]))
        gram_from, grams = words.grams()
        assert np.diff(gram_from).tolist() == [3, 6]  # <ab ab> <ab>; <ab abc bc> <abc abc> <abc>
        assert len(set(grams.tolist())) == 8  # "<ab" is in both

    def test_the_compiled_grams_are_those_of_plain_python(self):
        points, offsets = np.array([1, 97, 98, 1, 1, 99, 1], np.uint32), np.array([0, 4, 7])
        outs = [(np.zeros(40, np.uint32), np.zeros(3, np.int64)) for _ in range(2)]
        with np.errstate(over="ignore"):
            found = [
                scan(points, offsets, 5, *out)
                for scan, out in zip((compiled(gram_scan.grams), gram_scan.grams), outs, strict=True)
            ]
        assert found[0] == found[1]
        assert (outs[0][0] == outs[1][0]).all()
        assert (outs[0][1] == outs[1][1]).all()


class TestTwins:
    @settings(deadline=None, max_examples=40)
    @given(st.lists(st.integers(0, 9), max_size=30), st.integers(0, 4))
    def test_the_other_passes_do_what_plain_python_does(self, drawn, cut_at):
        hashes = np.array(drawn, np.uint64)
        row_from = np.array([0, min(cut_at, len(drawn)), len(drawn)])
        found = []
        with np.errstate(over="ignore"):
            for make in (compiled, lambda scan: scan):
                ids, first = np.zeros(len(drawn), np.int32), np.zeros(len(drawn), np.int64)
                many = make(word_scan.number)(hashes, np.full(64, -1, np.int32), ids, first)
                keys, known = np.zeros(2, np.uint64), np.zeros(2, np.bool_)
                make(word_scan.fold)(hashes, row_from, 3, keys, known)
                rows = np.zeros(2, np.uint64)
                make(word_scan.hash_rows)(
                    hashes.astype(np.uint8), row_from, hashes[:1].repeat(2) if len(drawn) else keys * 0, rows
                )
                seen, counts = np.full(10, -1, np.int64), np.zeros((2, 10), np.uint32)
                make(gram_scan.count_documents)(
                    hashes.astype(np.int64), row_from, np.array([0, 1]), seen, counts
                )
                found.append([many, *(each.tolist() for each in (ids, first, keys, known, rows, counts))])
        assert found[0] == found[1]
        assert found[0][0] == len(set(drawn))
        assert found[0][-1][0] == [int(number in drawn[:cut_at]) for number in range(10)]
