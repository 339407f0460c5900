"""Pieces of words: the longest known at every place, each text marked at its ends."""

import pytest
from benchmarks.wordpiece import WordPiece

KNOWN = (
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "ferry",
    "fer",
    "##ries",
    "##s",
    "late",
    "cafe",
    "!",
    "'",
    "s",
    "船",
)
PIECES = WordPiece.of(KNOWN)


def read(text, most=20):
    (row,) = PIECES.encode([text], most)
    return [KNOWN[number] for number in row]


class TestWordPiece:
    @pytest.mark.parametrize(
        ("text", "pieces"),
        [
            ("Ferry", ["ferry"]),
            ("ferries", ["fer", "##ries"]),
            ("ferrys", ["ferry", "##s"]),
            ("Café!", ["cafe", "!"]),
            ("ferry's", ["ferry", "'", "s"]),
            ("船船", ["船", "船"]),
            ("boat", ["[UNK]"]),
            ("late boat late", ["late", "[UNK]", "late"]),
            ("", []),
            ("   ", []),
        ],
    )
    def test_takes_the_longest_known_piece(self, text, pieces):
        assert read(text) == ["[CLS]", *pieces, "[SEP]"]

    def test_a_long_text_keeps_its_end_mark(self):
        assert read("late " * 50, most=6) == ["[CLS]", "late", "late", "late", "late", "[SEP]"]

    def test_a_word_without_end_is_unknown(self):
        assert read("s" * 101) == ["[CLS]", "[UNK]", "[SEP]"]
