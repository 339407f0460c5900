"""Search terms: the words of a text as both databases index them, and as a query asks for them.

The same terms go to SQLite and PostgreSQL as they are; no tokenizer of theirs may cut or change one.
"""

from functools import cache
from typing import Any, Final
from unicodedata import category, decimal, normalize

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core import term_scan
from yourturn.core.compiled import compiled
from yourturn.core.words import PIECE_BYTES, slices

Numbers = npt.NDArray[Any]

SIGNS: Final = "#@_.-"
"""The only signs in terms besides letters, marks and digits: of hashtags and handles."""
FTS5_TOKENIZE: Final = f"ascii tokenchars '{SIGNS}'"
"""SQLite FTS5's tokenizer, which then cuts at blanks alone and changes nothing."""

_UNSPACED: Final = (
    (0x0E00, 0x0F00),  # Thai, Lao
    (0x1000, 0x10A0),  # Burmese
    (0x1100, 0x1200),  # Korean, which writes its endings without a space
    (0x1780, 0x1800),  # Khmer
    (0x2E80, 0xA4D0),  # Chinese, Japanese
    (0xA960, 0xA980),
    (0xAC00, 0xD800),
    (0xF900, 0xFB00),
)
_STRIPPED: Final = ((0, 0x0700), (0x1E00, 0x2000), (0xFB1D, 0xFE00), (0xFE70, 0xFF00))
"""Latin, Greek, Cyrillic, Hebrew and Arabic lose their marks; in other scripts a mark is part of the word."""
_ALIKE: Final = {
    "й": "й", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ŧ": "t",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ـ": "",
}  # fmt: skip


def terms(texts: pl.Series) -> pl.Series:
    """Give each text's terms, a blank between: case and diacritics folded; "" for none and for null.

    Hashtags and handles stand whole, and again as plain words. Scripts without spaces (Chinese, Japanese,
    Korean, Thai ...) give each pair of neighbours, and the last character by itself.

    >>> terms(pl.Series(["Crème at the #Pier, @Dana.B!", "連絡船", None])).to_list()
    ['creme at the #pier pier @dana.b dana b', '連絡 絡船 船', '']
    """
    return _terms(texts, numbered=False)


def numbered_terms(texts: pl.Series) -> pl.Series:
    """Give the same terms, each with its place: what PostgreSQL reads as a tsvector, by a cast alone.

    >>> numbered_terms(pl.Series(["The pier, the boat"])).to_list()
    ['the:1 pier:2 the:3 boat:4']
    """
    return _terms(texts, numbered=True)


def _terms(texts: pl.Series, *, numbered: bool) -> pl.Series:
    plain = _composed(texts.fill_null(""))
    found = [_of_slice(plain[rows], numbered=numbered) for rows in slices(plain, PIECE_BYTES)]
    return pl.concat([pl.Series([], dtype=pl.String), *found]).alias("terms")


def _composed(texts: pl.Series) -> pl.Series:
    """Give texts in which a letter and its marks, or its wide or narrow form, are one character."""
    wide = (texts.str.len_bytes() != texts.str.len_chars()).arg_true()
    if not len(wide):
        return texts
    return texts.scatter(wide, texts.gather(wide).str.normalize("NFKC"))


def _of_slice(texts: pl.Series, *, numbered: bool) -> pl.Series:
    sizes = texts.str.len_bytes().cast(pl.Int64).cum_sum().to_numpy()
    raw = texts.str.join("").cast(pl.Binary).item()  # no Python string is made on the way
    offsets = np.concatenate([np.zeros(1, np.int64), sizes])
    fold_from, folded, kinds = _characters()
    points = np.empty(4 * len(raw) + 1, np.uint32)
    row_from = np.empty(len(texts) + 1, np.int64)
    n = compiled(term_scan.fold)(np.frombuffer(raw, np.uint8), offsets, fold_from, folded, points, row_from)
    points, kind = points[:n].astype(np.int64), np.empty(n, np.uint8)
    compiled(term_scan.kinds_of)(points, kinds, kind)
    longest = int(np.diff(row_from).max()) * 2 + 2
    begins, ends = np.empty(longest, np.int64), np.empty(longest, np.int64)
    out = np.empty(term_scan.ROOM * n + len(texts) + 1, np.uint8)
    written = compiled(term_scan.cut)(points, kind, row_from, numbered, begins, ends, out)
    lines = out[: max(written - 1, 0)].tobytes().decode()
    return pl.Series([lines]).str.split("\n").explode()


@cache
def _characters() -> tuple[Numbers, Numbers, Numbers]:
    """Give where each character's folded form begins, all forms, and what each character is to a term."""
    kinds = np.zeros(1 << 16, np.uint8)
    fold_from, folded = np.zeros((1 << 16) + 1, np.int64), []
    for point in range(1 << 16):
        if not 0xD800 <= point < 0xE000:
            folded += [ord(sign) for sign in _folded(chr(point))]
            kinds[point] = _kind(point)
        fold_from[point + 1] = len(folded)
    return fold_from, np.array(folded, np.uint32), kinds


def _kind(point: int) -> int:
    sign = chr(point)
    sort = category(sign)
    if not (sort[0] in "LM" or sort == "Nd" or sort == "No" or sort == "Nl"):
        return term_scan.GAP
    alone = sort[0] != "N" and any(begin <= point < end for begin, end in _UNSPACED)
    return term_scan.ALONE if alone else term_scan.LETTER


def _folded(sign: str) -> str:
    """Give a character in lower case without its diacritics; "" for one that is not seen."""
    sort = category(sign)
    if sort == "Nd":
        return str(decimal(sign))
    if (sort == "Cf" and sign != "\u200b") or 0xFE00 <= ord(sign) < 0xFE10:
        return ""
    small = normalize("NFKC", sign).casefold()
    return "".join(_ALIKE.get(each, _bare(each)) for each in small)


def _bare(sign: str) -> str:
    if not any(begin <= ord(sign) < end for begin, end in _STRIPPED):
        return sign
    bare = "".join(part for part in normalize("NFD", sign) if category(part) not in {"Mn", "Me"})
    return "".join(_ALIKE.get(part, part) for part in bare)


def places(text: str) -> tuple[tuple[str, int, int], ...]:
    """Give the terms of one text as `terms` gives them, each with where it begins and ends in the text.

    >>> places("Crème #1")
    (('creme', 0, 5), ('#1', 6, 8), ('1', 7, 8))
    """
    folded, came_from = _folded_from(text)
    if not folded:
        return ()
    points, kind = np.array([ord(sign) for sign in folded], np.int64), np.empty(len(folded), np.uint8)
    compiled(term_scan.kinds_of)(points, _characters()[2], kind)
    begins, ends = np.zeros(2 * len(folded) + 2, np.int64), np.zeros(2 * len(folded) + 2, np.int64)
    out = np.empty(term_scan.ROOM * len(folded) + 2, np.uint8)
    row_from = np.array([0, len(folded)], np.int64)
    written = compiled(term_scan.cut)(points, kind, row_from, False, begins, ends, out)  # noqa: FBT003 - as above
    found = out[: max(written - 1, 0)].tobytes().decode().split()
    stops = [*came_from[1:], len(text)]
    return tuple(
        (term, came_from[begins[n]], _after(came_from, stops, int(ends[n]) - 1))
        for n, term in enumerate(found)
    )


def _folded_from(text: str) -> tuple[str, list[int]]:
    """Give a text folded, and for each of its characters the place of the letter it came from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    folded, came_from, place = [], [], 0
    while place < len(text):
        end = place + 1
        while end < len(text) and category(text[end])[0] == "M":
            end += 1
        for sign in normalize("NFKC", text[place:end]):
            small = _folded(sign) if ord(sign) < 0x10000 else sign
            folded.append(small)
            came_from += [place] * len(small)
        place = end
    return "".join(folded), came_from


def _after(came_from: list[int], stops: list[int], last: int) -> int:
    """Give where the letter ends that the folded character at `last` came from; it may fold to two."""
    while last + 1 < len(came_from) and came_from[last + 1] == came_from[last]:
        last += 1
    return stops[last]


def stands_alone(term: str) -> bool:
    """Say whether a term is of a script without spaces, where neighbours are indexed in pairs."""
    return all(
        ord(sign) >= 0x20000 or (ord(sign) < 0x10000 and _characters()[2][ord(sign)] == term_scan.ALONE)
        for sign in term
    )
