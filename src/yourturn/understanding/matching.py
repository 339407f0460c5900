"""Match the rule packs against texts: which label shows, how strongly, and in which words.

It reads words only and decides nothing beyond them; what heads add is `labels`' business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Final
from unicodedata import category, normalize

import polars as pl

from yourturn.understanding.rules import PACKS
from yourturn.understanding.rules.pack import MEDIUM, NONE, SKIP, STRONG, WEAK, Rule, bounded

LONGEST: Final = 5_000  # characters of a text that are read
_LARGEST: Final = 5_200  # characters of a pattern; larger ones outgrow the engine's cache: 3 x slower


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


def match(folded: pl.Series, language: str, names: Sequence[str]) -> dict[str, Match]:
    """Give what the language's rules say of folded texts, by label.

    One pass finds the texts in which any label of a group could show; only those are looked at closely.
    """
    found: dict[str, Match] = {}
    for group, screens in _groups(language, tuple(names)):
        rows = reduce(or_, (folded.str.contains(screen) for screen in screens)).arg_true()
        text = folded.gather(rows)
        found |= {name: _match_one(rows, text, language, name) for name in group}
    none = Match(pl.Series([], dtype=pl.UInt32), pl.Series([], dtype=pl.Float32), folded.clear())
    return {name: found.get(name, none) for name in names}


def evidence_pattern(language: str, name: str) -> str:
    """Give the pattern whose first match is the words a label rests on."""
    return bounded(PACKS[language].rules[name].any_of())


def _match_one(rows: pl.Series, text: pl.Series, language: str, name: str) -> Match:
    unless, *levels = _patterns(language, name)
    p = _strength(text, levels)
    some = (p > NONE).arg_true()
    rows, text, p = rows.gather(some), text.gather(some), p.gather(some)
    touched = text.str.contains(unless).arg_true() if unless else some.clear()
    if len(touched):
        without = text.gather(touched).str.replace_all(unless, SKIP)
        text, p = text.scatter(touched, without), p.scatter(touched, _strength(without, levels))
    return Match(rows, p, text)


def _strength(text: pl.Series, levels: Sequence[str]) -> pl.Series:
    p = pl.repeat(NONE, len(text), dtype=pl.Float32, eager=True)
    for level, value in zip(reversed(levels), (WEAK, MEDIUM, STRONG), strict=True):
        if level:
            p = p.set(text.str.contains(level), value)
    return p


@cache
def _patterns(language: str, name: str) -> tuple[str, str, str, str]:
    """Give the patterns unless, strong, medium, weak of a label; "" where it has none."""
    rule = PACKS[language].rules[name]
    unless, strong, medium, weak = (
        bounded(level) if level else "" for level in (rule.unless, rule.strong, rule.medium, rule.weak)
    )
    return unless, strong, medium, weak


@cache
def _groups(language: str, names: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Give groups of labels with the patterns that, together, screen for all labels of the group."""
    groups: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    together: tuple[str, ...] = ()
    for name in names:
        rule = PACKS[language].rules.get(name, Rule())
        if not rule.any_of():
            continue
        levels = tuple(bounded(level) for level in (rule.strong, rule.medium, rule.weak) if level)
        if len(bounded(rule.any_of())) > _LARGEST:
            groups.append(((name,), levels))
        elif together and len(_screen(language, (*together, name))) > _LARGEST:
            groups.append((together, (_screen(language, together),)))
            together = (name,)
        else:
            together = (*together, name)
    if together:
        groups.append((together, (_screen(language, together),)))
    return tuple(groups)


def _screen(language: str, names: tuple[str, ...]) -> str:
    return bounded(tuple(p for name in names for p in PACKS[language].rules[name].any_of()))
