"""Cuts texts into the pieces of words that a trained encoder knows; never decides meaning.

WordPiece as published with BERT (Devlin et al. 2019): lower case, no accents, punctuation apart, then the
longest known piece at every place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Self
from unicodedata import category, normalize

LONGEST_WORD: Final = 100  # letters; a longer word is unknown
_ALONE: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # scripts in which a letter is a word
_PART: Final = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+|[^\w\s]|_")


def key_of(piece: str, *, inside: bool) -> int:
    """Give the number under which `understanding.letters` looks a piece up; `inside` = it begins no word."""
    key = 0xCBF29CE484222325  # FNV-1a over code points; a piece inside a word has "#" before it
    for letter in ("#" if inside else "") + piece:
        key = ((key ^ ord(letter)) * 0x100000001B3) % (1 << 64)
    return key


@dataclass(frozen=True)
class WordPiece:
    """The pieces an encoder knows, by number; a piece inside a word is written with ## before it."""

    numbers: dict[str, int] = field(repr=False)
    begin: int
    end: int
    unknown: int

    @classmethod
    def of(cls, pieces: Sequence[str]) -> Self:
        """Make it from the list of pieces, in order of their numbers."""
        numbers = {piece: number for number, piece in enumerate(pieces)}
        return cls(numbers, numbers["[CLS]"], numbers["[SEP]"], numbers["[UNK]"])

    def encode(self, texts: Sequence[str], most: int) -> list[list[int]]:
        """Give each text's numbers, its beginning and end marked, at most `most` of them."""
        known: dict[str, list[int]] = {}
        rows = []
        for text in texts:
            row = [self.begin]
            for word in _PART.findall(_plain(text)):
                if word not in known:
                    known[word] = self._pieces(word)
                row += known[word]
            rows.append([*row[: most - 1], self.end])
        return rows

    def _pieces(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word) <= LONGEST_WORD:
            mark = "##" if start else ""
            for stop in range(len(word), start, -1):
                number = self.numbers.get(mark + word[start:stop])
                if number is not None:
                    found.append(number)
                    start = stop
                    break
            else:
                return [self.unknown]
        return found or [self.unknown]


def _plain(text: str) -> str:
    parts = normalize("NFD", text.lower())
    return parts if parts.isascii() else "".join(part for part in parts if category(part) != "Mn")
