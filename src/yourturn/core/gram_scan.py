"""The passes over words' numbers: character grams, likeness of texts, how close a reply is; compiled in use.

They know numbers only. Each is plain Python as written, and it is that which numba compiles.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from yourturn.core.word_scan import BASIS, HALF, MIX, PRIME, THIRD

Numbers = npt.NDArray[Any]

SHORTEST: Final = 3
LONGEST: Final = 5


def grams(points: Numbers, offsets: Numbers, longest: int, out: Numbers, gram_from: Numbers) -> int:
    """Fill the hashes of each word's grams of 3 to `longest` characters; give how many.

    `points` holds the characters of the words, each word with a mark before and after.
    """
    found = 0
    for word in range(len(offsets) - 1):
        gram_from[word] = found
        stop = offsets[word + 1]
        for begin in range(offsets[word], stop):
            value = BASIS
            for place in range(begin, min(begin + longest, stop)):
                value = (value ^ np.uint64(points[place])) * PRIME
                if place - begin + 1 >= SHORTEST:
                    mixed = (value ^ (value >> THIRD)) * MIX
                    out[found] = np.uint32((mixed ^ (mixed >> HALF)) & np.uint64(0xFFFFFFFF))
                    found += 1
    gram_from[len(offsets) - 1] = found
    return found


def least(
    words: Numbers,
    row_from: Numbers,
    gram_from: Numbers,
    gram: Numbers,
    times: Numbers,
    plus: Numbers,
    of_word: Numbers,
    of_row: Numbers,
) -> None:
    """Fill the least value of each of many hash functions over the grams of each word and of each row."""
    for word in range(len(gram_from) - 1):
        for place in range(gram_from[word], gram_from[word + 1]):
            for each in range(len(times)):
                value = np.uint32(times[each] * gram[place] + plus[each])
                of_word[word, each] = min(of_word[word, each], value)
    for row in range(len(row_from) - 1):
        for place in range(row_from[row], row_from[row + 1]):
            for each in range(len(times)):
                of_row[row, each] = min(of_row[row, each], of_word[words[place], each])


def count_documents(stems: Numbers, row_from: Numbers, side: Numbers, seen: Numbers, counts: Numbers) -> None:
    """Add to each side's count of each stem the number of rows that hold it; `seen` holds -1 everywhere."""
    for row in range(len(row_from) - 1):
        for place in range(row_from[row], row_from[row + 1]):
            stem = stems[place]
            if seen[stem] != row:
                seen[stem] = row
                counts[side[row], stem] += 1


def close(  # noqa: C901 - one loop over a pair's words, so that scratch stays small
    said_from: Numbers,
    said_to: Numbers,
    reply_from: Numbers,
    reply_to: Numbers,
    words: Numbers,
    stems: Numbers,
    gram_from: Numbers,
    gram: Numbers,
    ours: Numbers,
    common: Numbers,
    language: Numbers,
    log_posts: Numbers,
    log_counts: Numbers,
    chance_stem: Numbers,
    chance_gram: Numbers,
    in_said: Numbers,
    in_reply: Numbers,
    said_grams: Numbers,
    reply_grams: Numbers,
    out: Numbers,
) -> None:
    """Fill per pair: recall, cosine, the same by chance, highest idf shared, uncommon stems of ours.

    A pair is a range of tokens that a person said, and a range that the reply holds. A gram weighs as much as
    the idf of the word it stands in. The scratch arrays hold
    -1 (stems) and 0 (grams) everywhere before and after.
    """
    mask = np.uint32(len(said_grams) - 1)
    for pair in range(len(said_from)):
        spoken = language[pair]
        for place in range(reply_from[pair], reply_to[pair]):
            stem = stems[words[place]]
            if in_reply[stem] != pair:
                in_reply[stem] = pair
                out[pair, 2] += chance_stem[stem]
                out[pair, 5] += ours[stem] < common[spoken]
            idf = log_posts[spoken] - log_counts[stem] + 1
            for at in range(gram_from[words[place]], gram_from[words[place] + 1]):
                reply_grams[gram[at] & mask] += idf
        whole, shared = 0.0, 0.0
        for place in range(said_from[pair], said_to[pair]):
            stem = stems[words[place]]
            idf = log_posts[spoken] - log_counts[stem] + 1
            if in_said[stem] != pair:
                in_said[stem] = pair
                whole += idf
                if in_reply[stem] == pair:
                    shared += idf
                    out[pair, 4] = max(out[pair, 4], idf)
            for at in range(gram_from[words[place]], gram_from[words[place] + 1]):
                said_grams[gram[at] & mask] += idf
        out[pair, 0] = shared / whole if whole > 0 else 0.0
        reply_squares, said_squares, product, chance = 0.0, 0.0, 0.0, 0.0
        for place in range(reply_from[pair], reply_to[pair]):
            for at in range(gram_from[words[place]], gram_from[words[place] + 1]):
                slot = gram[at] & mask
                weight = reply_grams[slot]
                if weight > 0:
                    reply_squares += weight * weight
                    product += weight * said_grams[slot]
                    chance += weight * chance_gram[spoken, slot]
                reply_grams[slot] = 0  # one below 0, a word commoner than its language has posts, goes too
        for place in range(said_from[pair], said_to[pair]):
            for at in range(gram_from[words[place]], gram_from[words[place] + 1]):
                slot = gram[at] & mask
                said_squares += said_grams[slot] * said_grams[slot]
                said_grams[slot] = 0
        if reply_squares > 0:
            out[pair, 3] = chance / np.sqrt(reply_squares)
            if said_squares > 0:
                out[pair, 1] = product / np.sqrt(reply_squares * said_squares)
