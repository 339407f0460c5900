"""Say what posts do: ask, want, complain, praise, thank, attack; and what ours do.

Rules only read text; a label without a pack for the language is null, which means "not measured".
"""

from collections.abc import Sequence
from typing import Final

import polars as pl

from yourturn.core.schema import LABELS_PEOPLE, LABELS_US
from yourturn.understanding.base import LabelModel
from yourturn.understanding.matching import LONGEST, evidence_pattern, fold, match
from yourturn.understanding.rules import PACKS
from yourturn.understanding.rules.pack import NONE

NAMES: Final = tuple(sorted(PACKS))
"""Languages in which labels are measured."""

VERIFIED: Final[tuple[str, ...]] = ()
"""Languages whose labels were verified on labelled sentences kept apart from the rules."""


def label(
    texts: pl.Series | Sequence[str],
    *,
    side: str = "people",
    language: pl.Series | Sequence[str] | str | None = None,
    evidence: bool = True,
    model: LabelModel | None = None,
) -> pl.DataFrame:
    """Give one row per text, in order: for each label of the side `L`, `L_p` and, if asked, `L_evidence`.

    One `language` stands for all texts; None, or a language without rules, gives nulls: not measured.

    >>> label(["Could you add a dark mode?"], language="en")["want_evidence"].to_list()
    ['Could you add']
    """
    series = texts if isinstance(texts, pl.Series) else pl.Series("text", list(texts), dtype=pl.String)
    if language is None or isinstance(language, str):
        codes = pl.repeat(language, len(series), dtype=pl.String, eager=True)
    else:
        codes = pl.Series("language", language, dtype=pl.String)
    return (model or RuleLabels()).label(series, side=side, language=codes, evidence=evidence)


class RuleLabels:
    """Labels by the rules of each language."""

    def label(self, texts: pl.Series, *, side: str, language: pl.Series, evidence: bool) -> pl.DataFrame:
        """Give one row per text, in order, as LabelModel says."""
        names = LABELS_US if side == "us" else LABELS_PEOPLE
        rows = (
            pl.DataFrame({"text": texts.cast(pl.String), "language": language})
            .with_row_index("row")
            .cast({"row": pl.UInt32})
        )
        parts = [_empty(names, evidence=evidence)]
        for (code,), group in rows.group_by("language", maintain_order=True):
            if code in PACKS:
                parts.append(_label_group(group, str(code), names, evidence=evidence))
        return (
            rows.select("row").join(pl.concat(parts), on="row", how="left", maintain_order="left").drop("row")
        )


def _label_group(group: pl.DataFrame, language: str, names: Sequence[str], *, evidence: bool) -> pl.DataFrame:
    folded = fold(group["text"], language=language)
    columns: list[pl.Series] = [group["row"]]
    for name, found in match(folded, language, names).items():
        p = pl.repeat(NONE, len(folded), dtype=pl.Float32, eager=True).scatter(found.rows, found.p)
        columns += [(p >= 0.5).alias(name), p.alias(f"{name}_p")]
        if evidence:
            original, read = group["text"].gather(found.rows), folded.gather(found.rows)
            words = _words_of(original, read, found.text, evidence_pattern(language, name))
            words = words.to_frame("w").select(pl.when(found.p >= 0.5).then(pl.col("w")))["w"]
            blank = pl.Series([None], dtype=pl.String).new_from_index(0, len(folded))
            columns.append(blank.scatter(found.rows, words).alias(f"{name}_evidence"))
    return pl.DataFrame(columns)


def _words_of(original: pl.Series, folded: pl.Series, cleaned: pl.Series, pattern: str) -> pl.Series:
    """Give the matched words as they were written, where folding kept every character in its place."""
    frame = pl.DataFrame({"original": original.str.slice(0, LONGEST), "folded": folded, "cleaned": cleaned})
    hit = pl.col("cleaned").str.extract(f"({pattern})", 1)
    trimmed = hit.str.strip_chars(' \t\r\n.,;:!"()*~')
    start = pl.col("folded").str.extract(f"(?s)^(.*?){pattern}", 1).str.len_chars()
    kept = (pl.col("cleaned") == pl.col("folded")) & (
        pl.col("original").str.len_chars() == pl.col("folded").str.len_chars()
    )
    exact = pl.col("original").str.slice(start, hit.str.len_chars()).str.strip_chars(' \t\r\n.,;:!"()*~')
    return frame.select(pl.when(kept).then(exact).otherwise(trimmed).alias("w"))["w"]


def _empty(names: Sequence[str], *, evidence: bool) -> pl.DataFrame:
    schema: dict[str, pl.DataType | type[pl.DataType]] = {"row": pl.UInt32}
    for name in names:
        schema |= {name: pl.Boolean, f"{name}_p": pl.Float32}
        if evidence:
            schema[f"{name}_evidence"] = pl.String
    return pl.DataFrame(schema=schema)
