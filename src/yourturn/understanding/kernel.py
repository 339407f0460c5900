"""The compiled pass over posts that gives every head's score at once; its plain twin trains them.

Importing it loads numba, so only `heads` does, when the first text is labelled. It knows bytes and numbers.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt

from yourturn.understanding import hashing as h

F = TypeVar("F", bound=Callable[..., Any])
Numbers = npt.NDArray[Any]
compiled: Final = cast("Callable[[F], F]", numba.njit(cache=True, nogil=True))

SEED, PRIME, MIX = np.uint64(h.SEED), np.uint64(h.PRIME), np.uint64(h.MIX)
SHIFT, THIRTY_ONE = np.uint64(h.SHIFT), np.uint64(31)
START, COMMA, AT, BANG = np.uint64(h.START), np.uint64(h.COMMA), np.uint64(h.AT), np.uint64(h.BANG)
LETTER, JOINS, CLOSES, NAMES = 1, 2, 4, 8
LARGEST_GRAM, SMALLEST_GRAM = h.GRAMS[1], h.GRAMS[0]
SHORTEST, LONGEST = h.SHORTEST, h.LONGEST
WIDTH = h.WIDTH  # a number known beforehand: rows are added as one


def _kinds() -> Numbers:
    kinds = np.zeros(256, dtype=np.uint8)
    letters = [*range(97, 123), *range(48, 58), 39, *range(128, 256)]
    for places, bit in ((letters, LETTER), (h.JOINING, JOINS), (h.CLOSING, CLOSES), (h.HANDLE, NAMES)):
        kinds[list(places)] |= bit
    return kinds


KINDS: Final = _kinds()


@compiled
def scan(  # noqa: C901 - one loop over bytes, so that a post is read once
    data: Numbers,
    offsets: Numbers,
    table: Numbers,
    bias: Numbers,
    slots_log2: int,
    best: Numbers,
    spans: Numbers,
) -> None:
    """Write each text's highest score per head over its segments into `best` (texts, WIDTH).

    `data` holds the folded texts end to end (uint8), `offsets` where each begins (int64, one more than
    texts), `table` the weights (2**BITS, WIDTH), `bias` one number a column. Where `spans` (texts, WIDTH, 2)
    is not empty it gets the bytes, counted from the text's beginning, of the word that weighed most there,
    with the one before it where it is the pair that weighs.
    """
    keys = np.zeros(1 << slots_log2, dtype=np.uint64)
    known = np.zeros((1 << slots_log2, WIDTH), dtype=np.float32)
    total = np.zeros(WIDTH, dtype=np.float32)
    top = np.zeros(WIDTH, dtype=np.float32)
    top_span = np.zeros((WIDTH, 2), dtype=np.int64)
    slot_shift = np.uint64(64 - slots_log2)
    for text in range(offsets.shape[0] - 1):
        begin, end = offsets[text], offsets[text + 1]
        at, count, segments = begin, 0, 0
        before, before_at = START, begin
        while at < end:
            byte = data[at]
            start = at
            kind = KINDS[byte]
            if kind & LETTER:
                at, word = _read_word(data, at, end)
                slot = np.int64((word * MIX) >> slot_shift)
                if keys[slot] != word:
                    keys[slot] = word
                    _learn(data, start, at, word, table, known[slot])
                pair = np.int64((((before * THIRTY_ONE) ^ word) * MIX) >> SHIFT)
                for head in range(WIDTH):
                    total[head] += known[slot, head] + table[pair, head]
                if spans.shape[0] > 0:
                    _weigh(
                        known[slot], table[pair], before_at - begin, start - begin, at - begin, top, top_span
                    )
                before, before_at = word, start
                count += 1
            elif byte == 64:
                at += 1
                while at < end and KINDS[data[at]] & (LETTER | NAMES):
                    at += 1
                _add(table, AT, total)
                _add(table, (before * THIRTY_ONE) ^ AT, total)
                before, before_at = AT, start
                count += 1
            else:
                if byte == 33:
                    _add(table, BANG, total)
                if not kind & JOINS:
                    before, before_at = COMMA, at + 1
                at += 1
            if (kind & CLOSES and count >= SHORTEST) or count >= LONGEST:
                _close(text, segments, count, bias, total, top, top_span, best, spans)
                segments += 1
                count = 0
                before, before_at = START, at
        if count or not segments:
            _close(text, segments, count, bias, total, top, top_span, best, spans)
        total[:] = 0


@compiled
def _read_word(data: Numbers, at: int, end: int) -> tuple[int, np.uint64]:
    """Give where the word ends and its hash."""
    word = SEED
    while at < end and KINDS[data[at]] & LETTER:
        word = (word ^ np.uint64(data[at])) * PRIME
        at += 1
    return at, word


@compiled
def _learn(data: Numbers, start: int, stop: int, word: np.uint64, table: Numbers, into: Numbers) -> None:
    """Write what a word weighs by itself: the word and its letter n-grams, its ends marked."""
    into[:] = 0
    _add(table, word, into)
    length = stop - start + 2
    for first in range(length):
        gram = SEED
        for size in range(1, min(LARGEST_GRAM, length - first) + 1):
            place = first + size - 1
            letter = np.uint64(60)
            if place == length - 1:
                letter = np.uint64(62)
            elif place > 0:
                letter = np.uint64(data[start + place - 1])
            gram = (gram ^ letter) * PRIME
            if size >= SMALLEST_GRAM:
                _add(table, gram ^ MIX, into)


@compiled
def _weigh(
    alone: Numbers, paired: Numbers, before: int, start: int, stop: int, top: Numbers, top_span: Numbers
) -> None:
    """Keep, per head, the place of the word that weighs most so far in its segment."""
    for head in range(WIDTH):
        weight = alone[head] + paired[head]
        if weight > top[head]:
            top[head] = weight
            top_span[head, 0] = before if paired[head] > alone[head] else start
            top_span[head, 1] = stop


@compiled
def _add(table: Numbers, value: np.uint64, into: Numbers) -> None:
    row = np.int64((value * MIX) >> SHIFT)
    for head in range(WIDTH):
        into[head] += table[row, head]


@compiled
def _close(
    text: int,
    segments: int,
    count: int,
    bias: Numbers,
    total: Numbers,
    top: Numbers,
    top_span: Numbers,
    best: Numbers,
    spans: Numbers,
) -> None:
    """Score a segment, keep it where it is the best yet, and empty the sums for the next."""
    scale = 1.0 / np.sqrt(count + 1.0)
    for head in range(WIDTH):
        score = bias[head] + total[head] * scale
        if segments == 0 or score > best[text, head]:
            best[text, head] = score
            if spans.shape[0] > 0:
                spans[text, head, 0] = top_span[head, 0]
                spans[text, head, 1] = top_span[head, 1]
        total[head] = 0
    if spans.shape[0] > 0:
        top[:] = 0
        top_span[:] = 0
