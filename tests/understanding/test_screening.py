"""The screen's compiled pass against sets of words in plain Python."""

import re

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.core.compiled import compiled
from yourturn.understanding import screen_scan
from yourturn.understanding.required import required, telling
from yourturn.understanding.screening import ASKED, Screen

GROUPS = [
    ["late boat", "boats?"],
    ["open (?:door|gate) please"],
    ["wait\\w*", "why"],
    ["."],
    ["^wait the boat"],
]
SCREEN = Screen.of(GROUPS)
WORDS = st.sampled_from(["late", "boat", "boats", "boating", "open", "door", "gate", "please", "wait", "the"])
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from(["waited", "wai", "why", "?", "!", "é", "7"])), max_size=7)


def holds(word, stretch, first):
    """Say if a stretch of a folded text has the word: whole, by its beginning, or as a sign."""
    if not word.text.isalpha():
        return word.text in stretch
    runs = [first] if word.first else re.findall("[a-z]+", stretch)
    return any(run == word.text if word.whole else run.startswith(word.text) for run in runs)


def could(way, text):
    """Say if the text, or one stretch of it where they are near, has a word of each clause that is asked for."""
    first = next(iter(re.findall("[a-z]+", text)), "")
    begun = False
    for stretch in re.split(r"(?=[.!?\n])", text) if way.near else [text]:
        opening = "" if begun else first
        begun = begun or bool(re.search("[a-z]", stretch))
        if all(
            any(holds(word, stretch, opening) for word in clause) for clause in telling(way.clauses)[:ASKED]
        ):
            return True
    return False


def plainly(text):
    """Give the bits of the groups that could match."""
    bits = 0
    for number, patterns in enumerate(GROUPS):
        for pattern in patterns:
            ways = required(pattern, whole=not pattern.startswith(("[", "^")))
            bits |= any(could(way, text) for way in ways) << number
    return bits


class TestLook:
    @settings(deadline=None, max_examples=80)  # the first call compiles
    @given(st.lists(TEXTS, min_size=1, max_size=5))
    def test_does_what_sets_of_words_do(self, texts):
        said = [" ".join(words) for words in texts]
        assert SCREEN.look(pl.Series(said)).tolist() == [plainly(text) for text in said]

    @settings(deadline=None, max_examples=30)
    @given(TEXTS)
    def test_the_compiled_pass_does_what_the_same_lines_do(self, words):
        data = np.frombuffer(" ".join(words).encode(), np.uint8)
        held = (
            SCREEN.keys, SCREEN.clause_from, SCREEN.clauses, SCREEN.way_from, SCREEN.ways, SCREEN.need_from,
            SCREEN.needs, SCREEN.near, SCREEN.bit, SCREEN.beginnings,
        )  # fmt: skip
        outs = [np.zeros(1, np.uint64) for _ in range(2)]
        with np.errstate(over="ignore"):
            for look, out in zip((compiled(screen_scan.look), screen_scan.look), outs, strict=True):
                look(data, np.array([0, len(data)]), *held, out)
        assert outs[0].tolist() == outs[1].tolist()
