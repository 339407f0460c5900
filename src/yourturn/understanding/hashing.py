"""What the features of posts are: words, pairs of words and letter n-grams (2-5), hashed into one table.

Numbers that the compiled `kernel` and the training of heads (benchmarks/features.py) must agree on.
"""

from typing import Final

BITS: Final = 18  # the table has 2**BITS rows
WIDTH: Final = 8  # columns of the table in memory: rows of eight bytes are added twice as fast as of seven
SHORTEST: Final = 6  # words after which a sentence end closes a segment
LONGEST: Final = 40  # words after which a segment is closed anyway
GRAMS: Final = (2, 5)
SEED: Final = 0xCBF29CE484222325
PRIME: Final = 0x100000001B3
MIX: Final = 0x9E3779B97F4A7C15
SHIFT: Final = 64 - BITS
START: Final = 0x1357  # stands before the first word of a segment
COMMA: Final = 0x2468  # stands where punctuation separates words
AT: Final = 0xABCD  # stands for a handle, whoever it names
JOINING: Final = b" \t\r-_*/"  # bytes that do not separate what stands on either side
CLOSING: Final = b".!?\n"
HANDLE: Final = b"_.-@"  # bytes of a handle beside letters
BANG: Final = 0xBEEF  # stands for an exclamation mark
