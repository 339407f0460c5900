"""Match the rule packs against texts: which label shows, how strongly, and in which words.

It reads words only and decides nothing beyond them; what heads add is `labels`' business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Final
from unicodedata import category, normalize

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.understanding.rules import PACKS
from yourturn.understanding.rules.pack import MEDIUM, NONE, SKIP, STRONG, WEAK, Rule, bounded
from yourturn.understanding.screening import Screen

LONGEST: Final = 5_000  # characters of a text that are read
_LEVELS: Final = ("strong", "medium", "weak", "unless")
_ANY: Final = np.uint64(0b0111)  # strong, medium or weak
_UNLESS: Final = np.uint64(0b1000)
_PREPARING: Final = Lock()


@dataclass(frozen=True)
class Match:
    """The rows a rule could speak of, their probability, and their text without `unless` words."""

    rows: pl.Series
    p: pl.Series
    text: pl.Series


def fold(texts: pl.Series, *, language: str) -> pl.Series:
    """Give the texts as the rules see them: lower case, straight quotes, no links, no diacritics."""
    text = texts.fill_null("").str.slice(0, LONGEST).str.to_lowercase()
    quotes = text.str.contains("[’‘`´]")
    if quotes.any():
        text = text.str.replace_all("[’‘`´]", "'")
    if language != "en":
        text = _without_accents(text)
    if text.str.contains("://", literal=True).any():
        text = text.str.replace_all(r"https?://\S+", SKIP)
    return text


def _without_accents(text: pl.Series) -> pl.Series:
    """Give the letters without marks: those of Latin scripts one for one, what is left by decomposition."""
    text = text.str.replace_many(*_plain_letters())
    rows = text.str.contains(r"[^\x00-\x7f]").arg_true()
    rest = text.gather(rows).str.normalize("NFKD").str.replace_all(r"\p{Mn}", "")
    return text.scatter(rows, rest) if len(rows) else text


@cache
def _plain_letters() -> tuple[list[str], list[str]]:
    """Give the small Latin letters with marks, and those without that stand for them."""
    plain = {"ß": "ss"}
    for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))):
        bare = "".join(part for part in normalize("NFKD", letter) if category(part) != "Mn")
        if bare.isascii() and letter != bare and letter == letter.lower():
            plain[letter] = bare
    return list(plain), list(plain.values())


def match(
    folded: pl.Series, language: str, names: Sequence[str], among: NDArray[np.bool_] | None = None
) -> dict[str, Match]:
    """Give what the language's rules say of folded texts, by label.

    One look at their words finds the texts in which a rule could show; only those are looked at closely.
    `among` (texts, names) says which labels are asked for in which text; none = all.
    """
    with _PREPARING:  # so that threads that begin together prepare it once
        screen = _screen(language, tuple(names))
    marks = screen.look(folded)
    found: dict[str, Match] = {}
    for place, name in enumerate(names):
        own = marks >> np.uint64(len(_LEVELS) * place)
        found[name] = _match_one(folded, own if among is None else own * among[:, place], language, name)
    return found


def evidence_pattern(language: str, name: str) -> str:
    """Give the pattern whose first match is the words a label rests on."""
    return bounded(PACKS[language].rules[name].any_of())


def _match_one(folded: pl.Series, marks: NDArray[np.uint64], language: str, name: str) -> Match:
    """Match one label's rule; `marks` has a bit per level, the lowest first: which could show."""
    unless, *levels = _patterns(language, name)
    some = pl.Series(np.flatnonzero(marks & _ANY), dtype=pl.UInt32)
    text, could = folded.gather(some), marks[some.to_numpy()]
    p = _strength(text, levels, could)
    kept = (p > NONE).arg_true()
    rows, text, p, could = some.gather(kept), text.gather(kept), p.gather(kept), could[kept.to_numpy()]
    touched = _matching(text, unless, could & _UNLESS)
    if len(touched):
        without = text.gather(touched).str.replace_all(unless, SKIP)
        again = _strength(without, levels, np.full(len(touched), _ANY))  # what was apart can be a word now
        text, p = text.scatter(touched, without), p.scatter(touched, again)
    return Match(rows, p, text)


def _strength(text: pl.Series, levels: Sequence[str], could: NDArray[np.uint64]) -> pl.Series:
    p = np.full(len(text), NONE, dtype=np.float32)
    for place, (level, value) in enumerate(zip(levels, (STRONG, MEDIUM, WEAK), strict=True)):
        left = (could & np.uint64(1 << place)) * (p == np.float32(NONE))
        p[_matching(text, level, left).to_numpy()] = value
    return pl.Series(p)


def _matching(text: pl.Series, pattern: str, could: NDArray[np.uint64]) -> pl.Series:
    """Give the rows in which a pattern shows, of those in which it `could`."""
    rows = pl.Series(np.flatnonzero(could) if pattern else [], dtype=pl.UInt32)
    return rows.filter(text.gather(rows).str.contains(pattern)) if len(rows) else rows


@cache
def _patterns(language: str, name: str) -> tuple[str, str, str, str]:
    """Give the patterns unless, strong, medium, weak of a label; "" where it has none."""
    rule = PACKS[language].rules.get(name, Rule())
    unless, strong, medium, weak = (
        bounded(level) if level else "" for level in (rule.unless, rule.strong, rule.medium, rule.weak)
    )
    return unless, strong, medium, weak


@cache
def _screen(language: str, names: tuple[str, ...]) -> Screen:
    """Give the screen whose groups are the levels of each label in turn, as `_match_one` reads them."""
    rules = [PACKS[language].rules.get(name, Rule()) for name in names]
    return Screen.of([getattr(rule, level) for rule in rules for level in _LEVELS])
