"""Cut a sentence to what it is about: greetings, lead-ins, reasons and politeness go, words stay as said.

It only takes words away or swaps in what a pack's `tidy` says; it never adds a thought.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import polars as pl

from yourturn.understanding.rules import PACKS

LONGEST_STATEMENT: Final = 14  # words; what is longer is cut at a comma or a joining word, else there
EDGES: Final = " \t\r\n.,;:!?\"'()[]{}<>*_~|=#+/\\-–—…“”„«»‹›¿¡•·"
_APOSTROPHES: Final = "[’‘`´]"
_SURELY: Final = 7  # words of which one says something
_SHORTEST: Final = 6  # characters that must stand before a reason or after-words
_ACCENTS: Final = {
    "a": "[aàáâäãå]", "e": "[eèéêë]", "i": "[iìíîï]", "o": "[oòóôöõ]", "u": "[uùúûü]",
    "n": "[nñ]", "c": "[cç]", "ss": "(?:ss|ß)",
}  # fmt: skip


@dataclass(frozen=True)
class _Cuts:
    """A pack's patterns, joined and ready for sentences as people wrote them; "" = the pack has none."""

    fillers: str
    lead_ins: str
    ask_ins: str
    moan_ins: str
    lead_outs: str
    tails: str
    reasons: str
    joints: str
    tidy: tuple[tuple[str, str], ...]
    empty: str


def state(sentences: pl.Series, language: str, kind: str) -> pl.Series:
    """Give each sentence's statement of that kind (want, complaint, question); "" where nothing is left."""
    cuts = _cuts(language)
    text = sentences.str.replace_all(_APOSTROPHES, "'").str.replace_all(r"\s+", " ")
    text = _without(text.str.strip_chars(EDGES), cuts.fillers)
    text = _without(text, cuts.tails)
    if kind == "want":
        text = _after(_before(text, cuts), cuts.lead_ins)
    elif kind == "question":
        text = _after(text, cuts.ask_ins)
    else:
        text = _after(text, cuts.moan_ins)
    if cuts.reasons and kind != "complaint":
        text = _up_to(text, cuts.reasons)
    for pattern, words in cuts.tidy if kind == "want" else ():
        text = text.str.replace(pattern, words)
    text = _without(text.str.strip_chars(EDGES), cuts.tails)
    return _shorten(text, cuts.joints).str.strip_chars(EDGES)


def says_something(statements: pl.Series, language: str) -> pl.Series:
    """Say which statements hold a word that is not merely grammar or politeness; longer ones always do."""
    short = _words(statements) <= _SURELY
    rows = short.arg_true()
    rest = statements.gather(rows).str.to_lowercase()
    rest = rest.str.replace_all(rf"\b(?:{_cuts(language).empty})\b", " ")
    return (~short).scatter(rows, rest.str.contains(r"\p{L}{3}"))


def _without(text: pl.Series, pattern: str) -> pl.Series:
    return text.str.replace(pattern, "").str.strip_chars(EDGES) if pattern else text


def _before(text: pl.Series, cuts: _Cuts) -> pl.Series:
    """Give what stands before words such as "would be nice", where no lead-in does; else the text."""
    if not cuts.lead_outs:
        return text
    rows = text.str.contains(rf"(?i)(?:{cuts.lead_outs})").arg_true()
    whole = text.gather(rows)
    head = whole.str.replace(rf"(?is)(?:{cuts.lead_outs}).*$", "")
    bare = head.str.contains(rf"(?is)\b(?:{cuts.lead_ins})\b|\b(?:{cuts.empty})$|^.{{0,{_SHORTEST - 1}}}$")
    return text.scatter(rows, _either(bare, whole, head))


def _after(text: pl.Series, lead: str) -> pl.Series:
    """Give what stands after the first lead-in, where at least two words do; else the text."""
    if not lead:
        return text
    rest = text.str.replace(rf"(?is)^.*?(?:^|[^\p{{L}}'])(?:{lead})[ :,]+", "")
    return _either(_words(rest) >= 2, rest, text)


def _up_to(text: pl.Series, reason: str) -> pl.Series:
    """Give what stands before the first reason, where something does; else the text."""
    head = text.str.replace(rf"(?is)(?:{reason}).*$", "")
    return _either(head.str.len_chars() >= _SHORTEST, head, text)


def _shorten(text: pl.Series, joints: str) -> pl.Series:
    """Cut what is too long: at the first comma or joining word after four words, then at the limit."""
    rows = (_words(text) > LONGEST_STATEMENT).arg_true()
    long = text.gather(rows)
    joint = rf"[,;]|\s(?:{joints})\s" if joints else "[,;]"
    at_joint = long.str.extract(rf"(?is)^((?:\S+\s+){{4,{LONGEST_STATEMENT}}}?\S*?)(?:{joint})", 1)
    at_limit = long.str.extract(rf"(?s)^((?:\S+\s+){{{LONGEST_STATEMENT - 1}}}\S+)", 1)
    return text.scatter(rows, _either(at_joint.is_not_null(), at_joint, at_limit))


def _words(text: pl.Series) -> pl.Series:
    return text.str.strip_chars(EDGES).str.count_matches(r"\S+")


def _either(which: pl.Series, yes: pl.Series, no: pl.Series) -> pl.Series:
    frame = pl.DataFrame({"w": which.fill_null(value=False), "y": yes, "n": no})
    return frame.select(pl.when("w").then("y").otherwise("n").alias("n"))["n"]


@cache
def _cuts(language: str) -> _Cuts:
    pack = PACKS[language]

    def spelt(pattern: str) -> str:
        return pattern if language == "en" else accented(pattern)

    def joined(patterns: tuple[str, ...]) -> str:
        return spelt("|".join(patterns))

    fillers = joined(tuple(p.removeprefix("^") for p in pack.fillers))
    return _Cuts(
        fillers=rf"(?i)^(?:{fillers})+" if fillers else "",
        lead_ins=joined(pack.lead_ins),
        ask_ins=joined(pack.ask_ins),
        moan_ins=joined(pack.moan_ins),
        lead_outs=joined(pack.lead_outs),
        tails=rf"(?i)(?:[\s,.;:!?()/-]+(?:{joined(pack.tails)}))+[\s\W]*$" if pack.tails else "",
        reasons=joined(pack.reasons),
        joints=joined(pack.joints),
        tidy=tuple((rf"(?i){spelt(pattern)}", words) for pattern, words in pack.tidy),
        empty=joined(tuple(pack.empty.split())) or r"[^\s\S]",
    )


def accented(pattern: str) -> str:
    r"""Give the pattern such that each plain letter also stands for the same letter with an accent.

    >>> accented(r"\bwurde")
    '\\bw[uùúûü]rd[eèéêë]'
    """
    return re.sub(r"\\.|\[[^\]]*\]|ss|[aeiounc]", lambda hit: _ACCENTS.get(hit[0], hit[0]), pattern)
