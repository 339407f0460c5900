"""Count who a text speaks of (M2): tokens of us and of you, sentence by sentence.

It reads broadcasts and, for "I" and "we", replies. A token taken in ("we all") or quoted counts for nobody.
"""

from collections.abc import Sequence
from typing import Final

import polars as pl

from yourturn.core.measures import us_forms
from yourturn.core.measures.us_forms import FORMS, Forms
from yourturn.core.patterns import contains

# Private-use characters stand for what was recognised; they match no pattern of words.
_OURS: Final = "\ue000"
_FORMAL: Final = "\ue001"
_SOMEBODY: Final = "\ue002"
_SENTENCE: Final = "\ue003"
_CLAUSE: Final = "\ue004"
_NEVER: Final = r"[^\s\S]"

TOKENS: Final = ("own", "other", "sentences", "self_first", "other_first", "agentless", "telling")


def count_tokens(posts: pl.DataFrame, us_words: Sequence[str]) -> pl.DataFrame:
    """Give post and, as UInt16, the counts TOKENS for posts (post, text) of one language in `language`.

    Rows of languages without forms are left out. Order is not kept.
    """
    parts = [
        _count(group.select("post", "text"), str(code), us_words)
        for (code,), group in posts.group_by("language", maintain_order=True)
        if code in FORMS
    ]
    schema = {"post": pl.UInt32, **dict.fromkeys(TOKENS, pl.UInt16)}
    return pl.concat(parts) if parts else pl.DataFrame(schema=schema)


def count_i_and_we(replies: pl.DataFrame) -> pl.DataFrame:
    """Give i, we UInt16 (null where the language has no forms) and signed Boolean for replies, in order."""
    texts, language = replies["text"], replies["language"]
    plain = texts.str.to_lowercase().str.replace_all("’", "'", literal=True)
    counts = {name: pl.repeat(None, replies.height, dtype=pl.UInt32, eager=True) for name in ("i", "we")}
    for code, forms in FORMS.items():
        rows = (language == code).arg_true()
        some = plain.gather(rows)
        for name, counted in counts.items():
            counts[name] = counted.scatter(rows, some.str.count_matches(_words(getattr(forms, name))))
    return pl.DataFrame({**counts, "signed": _signed(texts)}).cast({"i": pl.UInt16, "we": pl.UInt16})


def _signed(texts: pl.Series) -> pl.Series:
    signed = contains(texts, us_forms.SIGNATURE)
    rows = signed.arg_true()
    return signed.scatter(rows, ~texts.gather(rows).str.contains(us_forms.NO_SIGNATURE))


def _words(alternatives: str) -> str:
    return rf"\b(?:{alternatives})\b" if alternatives else _NEVER


def _count(posts: pl.DataFrame, language: str, us_words: Sequence[str]) -> pl.DataFrame:
    forms = FORMS[language]
    clauses = _clauses(posts, forms, language, us_words)
    clauses = clauses.with_columns(_tokens_of_clauses(forms))
    sentences = clauses.group_by("post", "_sentence").agg(
        pl.col("own", "other").sum(),
        pl.col("_first").drop_nulls().first(),
        pl.col("telling").any(),
    )
    return sentences.group_by("post").agg(
        pl.col("own", "other").sum().cast(pl.UInt16),
        pl.len().cast(pl.UInt16).alias("sentences"),
        (pl.col("_first") == "own").sum().cast(pl.UInt16).alias("self_first"),
        (pl.col("_first") == "other").sum().cast(pl.UInt16).alias("other_first"),
        pl.col("_first").is_null().sum().cast(pl.UInt16).alias("agentless"),
        (pl.col("telling") & pl.col("_first").is_null()).sum().cast(pl.UInt16).alias("telling"),
    )


def _clauses(posts: pl.DataFrame, forms: Forms, language: str, us_words: Sequence[str]) -> pl.DataFrame:
    """Give a row per clause that has a letter or a mark: post, _sentence, clause (lower case)."""
    text = _without_what_counts_for_nobody(pl.col("text"), us_words)
    if language == "en":
        text = text.str.replace_all(us_forms.SHOUTED_US, "${1} us").str.replace_all(us_forms.COUNTRY, " ")
    if language == "de":
        inside = rf"([\p{{L}}\p{{N}},;)\"]\s+){us_forms.GERMAN_FORMAL}\b"
        text = text.str.replace_all(inside, f"${{1}}{_FORMAL}")
    text = text.str.to_lowercase().str.replace_all("[’‘`´]", "'")
    for nobody in filter(None, (forms.together, forms.courtesy, forms.lookalikes)):
        text = text.str.replace_all(_words(nobody), " ")
    text = text.str.replace_all(r"[.!?…]+(?:\s+|$)|\n+", _SENTENCE)
    text = text.str.replace_all(r"[,;:()–—]|\s-\s", _CLAUSE)
    spoken = rf"[\p{{L}}{_OURS}{_FORMAL}{_SOMEBODY}]"
    return (
        posts.select("post", text.str.split(_SENTENCE).alias("sentence"))
        .explode("sentence")
        .filter(pl.col("sentence").str.contains(spoken))
        .with_row_index("_sentence")
        .with_columns(pl.col("sentence").str.split(_CLAUSE).alias("clause"))
        .explode("clause")
        .select("post", "_sentence", "clause")
    )


def _without_what_counts_for_nobody(text: pl.Expr, us_words: Sequence[str]) -> pl.Expr:
    """Take out quotes, legal lines, signatures, links, tags, addresses; mark names of ours and handles."""
    for pattern in (us_forms.QUOTED, us_forms.LEGAL_LINE, us_forms.SIGNATURE, us_forms.NOT_WORDS):
        text = text.str.replace_all(pattern, " ")
    text = text.str.replace_all(us_forms.MAIL_ADDRESS, "${1} ")
    if ours := _names(us_words):
        text = text.str.replace_all(ours, f" {_OURS} ")
    return text.str.replace_all(rf"(^|[^\w@]){us_forms.HANDLE}", f"${{1}} {_SOMEBODY} ")


def _names(us_words: Sequence[str]) -> str:
    """Give a pattern for names and handles of ours, the longest first; an @ before a name belongs to it."""
    names = sorted({word.strip().removeprefix("@") for word in us_words} - {""}, key=lambda w: (-len(w), w))
    return (
        rf"(?i)@?\b(?:{'|'.join(escape(name) for name in names)})\b(?:@[\w-]+\.[\w.-]*\w)?(?:['’]s\b)?"
        if names
        else ""
    )


def escape(text: str) -> str:
    """Escape a name for the Rust regex engine.

    >>> escape("a+b")
    'a\\\\+b'
    """
    return "".join(letter if letter.isalnum() or letter in " _" else f"\\{letter}" for letter in text)


def _tokens_of_clauses(forms: Forms) -> list[pl.Expr]:
    clause = pl.col("clause")
    we, named = _words(forms.we), _OURS
    you = f"(?:{_words(forms.you)}|{_FORMAL}|{_SOMEBODY})"
    speaks_to = rf"(?:{_words(forms.you)}|{_FORMAL})"
    inclusive = clause.str.contains(we) & clause.str.contains(speaks_to)
    own_at = (
        pl.when(inclusive)
        .then(clause.str.find(named, literal=True))
        .otherwise(clause.str.find(f"(?:{we}|{named})"))
    )
    other_at = clause.str.find(you)
    count_own = (
        pl.when(inclusive)
        .then(clause.str.count_matches(named, literal=True))
        .otherwise(clause.str.count_matches(f"(?:{we}|{named})"))
    )
    first = (
        pl.when(own_at.is_not_null() & (other_at.is_null() | (own_at < other_at)))
        .then(pl.lit("own"))
        .when(other_at.is_not_null())
        .then(pl.lit("other"))
    )
    telling = clause.str.contains(rf"^\W*{_words(forms.telling)}") if forms.telling else pl.lit(value=False)
    return [
        count_own.cast(pl.UInt32).alias("own"),
        clause.str.count_matches(you).cast(pl.UInt32).alias("other"),
        first.alias("_first"),
        telling.alias("telling"),
    ]
