import numpy as np
import polars as pl
from benchmarks.wordpiece import key_of
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.understanding.letters import join_words, letters_of, sum_groups, sum_pieces

PIECES = ["mid", "night", "##night", "boat", "##s", "don", "t", "a", "##b", "é"]
ORDER = sorted(PIECES, key=lambda p: key_of(p.removeprefix("##"), inside=p.startswith("##")))
KEYS = np.array([key_of(p.removeprefix("##"), inside=p.startswith("##")) for p in ORDER], dtype=np.uint64)
TABLE = np.eye(len(ORDER), dtype=np.int8)
SCALE = np.arange(1, len(ORDER) + 1, dtype=np.float32)


def pieces(word):
    """Give the longest known piece at every place; nothing where one fails."""
    found = []
    for part in word.replace("’", "'").split("'"):
        place = 0
        while place < len(part):
            mark = "##" if place else ""
            fits = [n for n in range(1, len(part) - place + 1) if mark + part[place : place + n] in PIECES]
            if not fits:
                return []
            found.append(mark + part[place : place + max(fits)])
            place += max(fits)
    return found


class TestSumPieces:
    @settings(deadline=None)  # the first call compiles
    @given(st.lists(st.text("midnghtboas'’té", min_size=1, max_size=12), min_size=1, max_size=5))
    def test_does_as_its_plain_twin(self, words):
        codes, bounds = letters_of(pl.Series(words))
        expected = np.zeros((len(words), len(ORDER)), dtype=np.float32)
        for row, word in enumerate(words):
            for piece in pieces(word):
                expected[row, ORDER.index(piece)] += SCALE[ORDER.index(piece)]
        assert np.array_equal(sum_pieces(codes, bounds, KEYS, TABLE, SCALE), expected)


def grouped(word, table):
    """Give the word's own row and those of its letter groups, which count together as much as it."""

    def hashed(start, codes):
        key = start
        for code in codes:
            key = ((key ^ code) * 1099511628211) % (1 << 64)
        return table[(key ^ (key >> 32)) % len(table)].astype(np.float64)

    offset, letters = 14695981039346656037, [ord(letter) for letter in word]
    marked = [ord("<"), *letters, ord(">")]
    shortest = 1 if any(code >= 0x2E80 for code in letters) else 3
    groups = [
        hashed(offset ^ ord("#"), marked[begin : begin + size])
        for begin in range(len(marked))
        for size in range(shortest, 6)
        if begin + size <= len(marked)
    ]
    return np.sum(groups, axis=0) / np.sqrt(max(len(groups), 1)) + hashed(offset, letters)


class TestSumGroups:
    @settings(deadline=None)
    @given(st.lists(st.text("abcé日本한😀'", min_size=1, max_size=9), min_size=1, max_size=5))
    def test_does_as_its_plain_twin(self, words):
        table = np.random.default_rng(2).standard_normal((257, 3), dtype=np.float32)
        found = sum_groups(*letters_of(pl.Series(words)), table)
        assert np.allclose(found, [grouped(word, table) for word in words], atol=1e-4)

    def test_words_share_what_their_letters_share(self):
        table = np.random.default_rng(1).standard_normal((1024, 64), dtype=np.float32)
        found = sum_groups(*letters_of(pl.Series(["timetable", "timetables", "bread"])), table)
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        assert found[0] @ found[1] > found[0] @ found[2] + 0.2

    def test_counts_groups_of_three_to_five_and_the_word(self):
        ones = np.ones((16, 1), dtype=np.float32)
        # "<ab>" has 2 groups of three letters and 1 of four: 3 / sqrt(3) + 1
        assert np.allclose(sum_groups(*letters_of(pl.Series(["ab"])), ones), 3 / np.sqrt(3) + 1)


class TestSumWords:
    @settings(deadline=None)
    @given(st.lists(st.lists(st.integers(0, 4), max_size=6), min_size=1, max_size=5), st.booleans())
    def test_does_as_its_plain_twin(self, texts, largest):
        vectors = np.random.default_rng(3).standard_normal((5, 4), dtype=np.float32)
        bounds = np.cumsum([0, *map(len, texts)])
        places = np.array([row for text in texts for row in text], dtype=np.int64)
        nothing = np.zeros((1, 4), dtype=np.float32)
        stacked = [np.concatenate([nothing, vectors[text]]) for text in texts]
        expected = [rows.max(axis=0) if largest else rows.sum(axis=0) for rows in stacked]
        assert np.allclose(join_words(bounds, places, vectors, largest), expected, atol=1e-5)

    def test_adds_up_each_text(self):
        vectors = np.array([[1.0, 0.0], [0.0, 2.0]], dtype=np.float32)
        found = join_words(np.array([0, 2, 2, 3]), np.array([0, 1, 1]), vectors, False)
        assert found.tolist() == [[1, 2], [0, 0], [0, 2]]
