"""Features of posts in plain Python, as training sees them: the test oracle of the compiled kernel.

It reads folded text only, and gives nothing but numbers; what they are is said in `understanding.hashing`.
"""

from functools import lru_cache
from typing import Final

from yourturn.understanding.hashing import (
    AT,
    BANG,
    CLOSING,
    COMMA,
    GRAMS,
    HANDLE,
    JOINING,
    LONGEST,
    MIX,
    PRIME,
    SEED,
    SHIFT,
    SHORTEST,
    START,
)

_MASK: Final = (1 << 64) - 1


def segments_of(text: str) -> list[tuple[int, list[int]]]:
    """Give, per segment of a folded text, its words counted and the table rows of its features.

    A row stands there as often as its feature occurs. A segment is one or more sentences of together at least
    SHORTEST words, or LONGEST words of a longer one.
    """
    data = text.encode()
    segments: list[tuple[int, list[int]]] = []
    current: list[int] = []
    count, before, at, end = 0, START, 0, len(data)
    while at < end:
        byte = data[at]
        if _is_letter(byte):
            stop = at
            while stop < end and _is_letter(data[stop]):
                stop += 1
            word = _hash(data[at:stop])
            current += [*_grams(data[at:stop]), _row(_pair(before, word))]
            before, count, at = word, count + 1, stop
        elif byte == 64:  # a handle
            at += 1
            while at < end and (_is_letter(data[at]) or data[at] in HANDLE):
                at += 1
            current += [_row(AT), _row(_pair(before, AT))]
            before, count = AT, count + 1
        else:
            if byte == 33:
                current.append(_row(BANG))
            if byte not in JOINING:
                before = COMMA
            at += 1
        closes = byte in CLOSING and count >= SHORTEST
        if closes or count >= LONGEST:
            segments.append((count, current))
            current, count, before = [], 0, START
    return [*segments, (count, current)] if count or not segments else segments


def _is_letter(byte: int) -> bool:
    return 97 <= byte <= 122 or 48 <= byte <= 57 or byte == 39 or byte >= 128


def _hash(part: bytes) -> int:
    value = SEED
    for byte in part:
        value = ((value ^ byte) * PRIME) & _MASK
    return value


def _pair(first: int, second: int) -> int:
    return ((first * 31) ^ second) & _MASK


def _row(value: int) -> int:
    return ((value * MIX) & _MASK) >> SHIFT


@lru_cache(maxsize=1 << 17)
def _grams(word: bytes) -> tuple[int, ...]:
    marked = b"<" + word + b">"
    found = [_row(_hash(word))]
    sizes = range(GRAMS[0], GRAMS[1] + 1)
    pieces = [
        marked[at : at + size] for at in range(len(marked)) for size in sizes if at + size <= len(marked)
    ]
    return (*found, *(_row(_hash(piece) ^ MIX) for piece in pieces))
