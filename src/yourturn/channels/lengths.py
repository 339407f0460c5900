"""How long a text is, as networks count: characters, graphemes, UTF-16 units or bytes.

Graphemes are counted by the common rules (marks, joiners, flags, skin tones, Hangul); where Unicode's full
tables would join more, this counts more, so a text is never called short enough by mistake.
"""

import re
import unicodedata
from typing import Literal, TypeAlias

LengthUnit: TypeAlias = Literal["characters", "graphemes", "utf16", "bytes"]

LINK = re.compile(r"https?://[^\s<>\"]+")
JOINER = "\u200d"
TONES = range(0x1F3FB, 0x1F400)
FLAGS = range(0x1F1E6, 0x1F200)
TAGS = range(0xE0020, 0xE0080)


def length(text: str, unit: LengthUnit, *, link_length: int | None = None) -> int:
    """Give the length of the text in that unit; with `link_length` each link counts as that many.

    >>> length("e\u0301", "characters"), length("e\u0301", "graphemes"), length("e\u0301", "bytes")
    (2, 1, 3)
    >>> length("see https://harbour.example/a/long/path", "characters", link_length=23)
    27
    """
    if link_length is not None:
        bare, links = LINK.subn("", text)
        return length(bare, unit) + links * link_length
    if unit == "bytes":
        return len(text.encode("utf-8", "surrogatepass"))
    if unit == "utf16":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text) if unit == "characters" else _graphemes(text)


def _graphemes(text: str) -> int:
    count, before, flags = 0, "", 0
    for sign in text:
        flags = flags + 1 if ord(sign) in FLAGS else 0
        if not before or not _joins(before, sign, flags):
            count += 1
        before = sign
    return count


def _joins(before: str, sign: str, flags: int) -> bool:
    """Say whether the sign belongs to the one before it."""
    if before in "\r\n":
        return before == "\r" and sign == "\n"
    point = ord(sign)
    if unicodedata.category(sign) in {"Mn", "Me", "Mc"} or sign == JOINER or point in TONES or point in TAGS:
        return True
    if flags:
        return flags % 2 == 0
    if before == JOINER:
        return unicodedata.category(sign) == "So"
    return _hangul_joins(ord(before), point)


def _hangul_joins(before: int, point: int) -> bool:
    vowel, tail = 0x1160 <= point <= 0x11A7, 0x11A8 <= point <= 0x11FF
    leading, lead_vowel = 0x1100 <= before <= 0x115F, 0x1160 <= before <= 0x11A7
    block = 0xAC00 <= before <= 0xD7A3
    open_block = block and (before - 0xAC00) % 28 == 0
    if 0x1100 <= point <= 0x115F or 0xAC00 <= point <= 0xD7A3:
        return leading
    if vowel:
        return leading or lead_vowel or open_block
    return tail and (lead_vowel or block or 0x11A8 <= before <= 0x11FF)
