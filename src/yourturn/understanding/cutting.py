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
_LOOSE: Final = r"\s{2,}|[^\S ]"  # white space that is not a single space: few sentences have any
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
    text = pl.col("t").str.replace_all(_APOSTROPHES, "'").str.replace_all(_LOOSE, " ")
    text = _without(_without(text.str.strip_chars(EDGES), cuts.fillers), cuts.tails)
    frame = sentences.to_frame("t").select(text.alias("t"))
    if kind == "want":
        frame = _after(_before(frame, cuts), cuts.lead_ins)
    else:
        frame = _after(frame, cuts.ask_ins if kind == "question" else cuts.moan_ins)
    text = pl.col("t")
    if cuts.reasons and kind != "complaint":
        frame, text = _up_to(frame, cuts.reasons)
    for pattern, words in cuts.tidy if kind == "want" else ():
        text = text.str.replace(pattern, words)
    text = _without(text.str.strip_chars(EDGES), cuts.tails)
    return _shorten(frame.select(text.alias("t"))["t"], cuts.joints)


def says_something(statements: pl.Series, language: str) -> pl.Series:
    """Say which statements hold a word that is not merely grammar or politeness; longer ones always do."""
    frame = statements.to_frame("t")
    short = _spaces(frame["t"]) < _SURELY
    rows = short.arg_true()
    rest = pl.col("t").str.to_lowercase().str.replace_all(rf"\b(?:{_cuts(language).empty})\b", " ")
    return (~short).scatter(rows, frame[rows].select(rest.str.contains(r"\p{L}{3}"))["t"])


def _without(text: pl.Expr, pattern: str) -> pl.Expr:
    return text.str.replace(pattern, "").str.strip_chars(EDGES) if pattern else text


def _before(frame: pl.DataFrame, cuts: _Cuts) -> pl.DataFrame:
    """Give what stands before words such as "would be nice", where no lead-in does; else the text."""
    if not cuts.lead_outs:
        return frame
    rows = frame.select(pl.col("t").str.contains(rf"(?i)(?:{cuts.lead_outs})"))["t"].arg_true()
    head = pl.col("t").str.replace(rf"(?is)(?:{cuts.lead_outs}).*$", "")
    bare = rf"(?is)\b(?:{cuts.lead_ins})\b|\b(?:{cuts.empty})$|^.{{0,{_SHORTEST - 1}}}$"
    some = frame[rows].with_columns(head.alias("head"))
    cut = some.select(pl.when(pl.col("head").str.contains(bare)).then("t").otherwise("head").alias("t"))
    return frame["t"].scatter(rows, cut["t"]).to_frame()


def _after(frame: pl.DataFrame, lead: str) -> pl.DataFrame:
    """Give what stands after the first lead-in, where at least two words do; else the text."""
    if not lead:
        return frame
    rest = pl.col("t").str.replace(rf"(?is)^.*?(?:^|[^\p{{L}}'])(?:{lead})[ :,]+", "")
    both = frame.select("t", rest.alias("rest"))
    cut = (both["rest"] != both["t"]).arg_true()
    if cut.is_empty():
        return frame
    few = both[cut].select(pl.when(_words("rest") >= 2).then("rest").otherwise("t").alias("t"))
    return frame["t"].scatter(cut, few["t"]).to_frame()


def _up_to(frame: pl.DataFrame, reason: str) -> tuple[pl.DataFrame, pl.Expr]:
    """Give what stands before the first reason, where something does; else the text."""
    head = pl.col("t").str.replace(rf"(?is)(?:{reason}).*$", "")
    both = frame.with_columns(head.alias("head"))
    return both, pl.when(pl.col("head").str.len_chars() >= _SHORTEST).then("head").otherwise("t")


def _shorten(texts: pl.Series, joints: str) -> pl.Series:
    """Cut texts of too many words: at a comma or joining word, or at the limit."""
    rows = (_spaces(texts) >= LONGEST_STATEMENT).arg_true()
    long = texts.gather(rows).to_frame("t")
    joint = rf"[,;]| (?:{joints}) " if joints else "[,;]"
    at_joint = pl.col("t").str.extract(rf"(?is)^((?:[^ ]+ +){{4,{LONGEST_STATEMENT}}}?[^ ]*?)(?:{joint})", 1)
    at_limit = pl.col("t").str.extract(rf"(?s)^((?:[^ ]+ +){{{LONGEST_STATEMENT - 1}}}[^ ]+)", 1)
    cut = long.select(pl.coalesce(at_joint, at_limit).str.strip_chars(EDGES).alias("t"))["t"]
    return texts.scatter(rows, cut)


def _words(column: str) -> pl.Expr:
    """Count words by the spaces between them: white space is none but spaces here."""
    bare = pl.col(column).str.strip_chars(EDGES)
    return bare.str.count_matches(" +") + (bare != "").cast(pl.UInt32)


def _spaces(stripped: pl.Series) -> pl.Series:
    """Count the gaps between words of texts without spaces at their ends."""
    said = pl.col("t").str
    found = stripped.to_frame("t").select(
        said.count_matches(" ", literal=True).alias("n"), said.contains("  ", literal=True).alias("wide")
    )
    if not found["wide"].any():
        return found["n"]
    rows = found["wide"].arg_true()
    return found["n"].scatter(rows, stripped.gather(rows).str.count_matches(" +"))


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
