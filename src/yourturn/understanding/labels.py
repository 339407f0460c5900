"""Say what posts do: ask, want, complain, praise, thank, attack; and what ours do.

Rules and heads only read text; a label without a pack for the language is null, which means "not measured".
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from yourturn.core.schema import LABELS_PEOPLE, LABELS_US
from yourturn.understanding.address import aimed_at
from yourturn.understanding.base import LabelModel
from yourturn.understanding.heads import Heads, load
from yourturn.understanding.languages import detect
from yourturn.understanding.matching import LONGEST, Match, evidence_pattern, fold, match
from yourturn.understanding.rules import PACKS
from yourturn.understanding.rules.pack import MEDIUM, NONE, STRONG, WEAK

NAMES: Final = tuple(sorted(PACKS))
"""Languages in which labels are measured."""

VERIFIED: Final = ("de", "en", "es", "fr", "it", "nl", "pt")
"""Languages whose labels are held against labelled posts kept apart from rules and training (README)."""

SENTENCE_ENDS: Final = r"([.!?…]+[\")'”»]*)\s+|\s*\n+\s*"
SURE: Final = 0.5  # from this probability on a label counts
LONG: Final = 300  # characters of a post above which a want must show in one of its sentences
ALONE: Final = 0.8  # in long posts, from this on a head finds a want by itself: many sentences, many chances
BACKED: Final = (0.7, 0.6, 0.3)  # there, what a head must say beside a weak, a medium and a strong rule


def label(
    texts: pl.Series | Sequence[str],
    *,
    side: str = "people",
    language: pl.Series | Sequence[str] | str | None = None,
    evidence: bool = True,
    model: LabelModel | None = None,
) -> pl.DataFrame:
    """Give one row per text, in order: for each label of the side `L`, `L_p` and, if asked, `L_evidence`.

    One `language` stands for all texts; None = it is detected. A language without rules gives nulls: not
    measured.

    >>> label(["Could you add a dark mode?"], language="en")["want_evidence"].to_list()
    ['Could you add']
    """
    series = texts if isinstance(texts, pl.Series) else pl.Series("text", list(texts), dtype=pl.String)
    if language is None:
        codes = detect(series)["language"]
    elif isinstance(language, str):
        codes = pl.repeat(language, len(series), dtype=pl.String, eager=True)
    else:
        codes = pl.Series("language", language, dtype=pl.String)
    return (model or Labels()).label(series, side=side, language=codes, evidence=evidence)


class Labels:
    """Labels by the rules of each language, and by trained heads where the language has them.

    A label's probability is the larger of what the rules and what the head says (the head knows what the
    rules found). Words that a rule's `unless` takes away silence both. A long post wants something only if
    one of its sentences, looked at by itself, does.
    """

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


def likely(
    folded: pl.Series, language: str, matches: Mapping[str, Match], length: pl.Series | None = None
) -> dict[str, pl.Series]:
    """Give the probability of each label that was matched, for folded texts of one language.

    `length` is that of the whole post in characters, where the texts are sentences of posts.
    """
    found = {
        name: pl.repeat(NONE, len(folded), dtype=pl.Float32, eager=True).scatter(hit.rows, hit.p)
        for name, hit in matches.items()
    }
    heads = load(language)
    if heads is None or not set(matches) & set(LABELS_PEOPLE):
        return found
    by_head = heads.probabilities(folded, matches)
    long = ((folded.str.len_chars() if length is None else length) > LONG).to_numpy()
    towards = {}
    if "hostile_us" in matches and "hostile" in heads.names:
        towards = _hostility(folded, by_head[:, heads.names.index("hostile")], heads)
    for name, hit in matches.items():
        if name not in towards and name not in heads.names:
            continue
        own = towards[name] if name in towards else by_head[:, heads.names.index(name)].copy()
        own[hit.rows.filter(hit.p <= NONE).to_numpy()] = NONE
        ruled = found[name].to_numpy()
        if name == "want" and length is not None:
            own = np.where(long, _surely(own, ruled), own)
        joined = np.where(own > 0, np.maximum(ruled, own), np.float32(NONE))
        found[name] = pl.Series(joined, dtype=pl.Float32)
    if "want" in found and length is None and long.any():
        rows = np.flatnonzero(long & (found["want"] >= SURE).to_numpy())
        found["want"] = found["want"].scatter(rows, _want_of_sentences(folded.gather(rows), language))
    return found


def _surely(own: NDArray[np.float32], ruled: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give a head's probability for sentences of long posts: more is asked; 0 silences the rules too."""
    level = np.searchsorted(np.array([WEAK, MEDIUM, STRONG], np.float32) - 0.01, ruled, side="right")
    least = np.array([ALONE, *BACKED], np.float32)[level]
    return np.where(own >= least, own, np.float32(0))


def _want_of_sentences(folded: pl.Series, language: str) -> pl.Series:
    """Give each long post's probability of a want: that of its sentence which wants most."""
    if folded.is_empty():
        return pl.Series([], dtype=pl.Float32)
    parts = (
        pl.DataFrame({"text": folded.str.replace_all(SENTENCE_ENDS, "${1}\u001e").str.split("\u001e")})
        .with_row_index("row")
        .explode("text")
    )
    length = pl.repeat(LONG + 1, parts.height, eager=True)
    p = likely(parts["text"], language, match(parts["text"], language, ("want",)), length)["want"]
    return parts.select("row", p.alias("p")).group_by("row").agg(pl.col("p").max()).sort("row")["p"]


def _hostility(folded: pl.Series, p: NDArray[np.float32], heads: Heads) -> dict[str, NDArray[np.float32]]:
    """Give the head's hostility as towards us and towards a person; NONE where it is towards nobody."""
    rows = np.flatnonzero(p >= SURE)
    angry = folded.gather(rows)
    aims = aimed_at(angry, heads.strongest(angry)[:, heads.names.index("hostile")])
    found = {name: np.full(len(folded), NONE, dtype=np.float32) for name in aims}
    for name, aimed in aims.items():
        found[name][rows[aimed]] = p[rows[aimed]]
    return found


def _label_group(group: pl.DataFrame, language: str, names: Sequence[str], *, evidence: bool) -> pl.DataFrame:
    folded = fold(group["text"], language=language)
    matches = match(folded, language, names)
    columns: list[pl.Series] = [group["row"]]
    for name, p in likely(folded, language, matches).items():
        columns += [(p >= SURE).alias(name), p.alias(f"{name}_p")]
    frame = pl.DataFrame(columns)
    if not evidence:
        return frame
    words = [_evidence(group["text"], folded, matches[name], language, name) for name in names]
    frame = frame.with_columns(words)
    if load(language) is not None and names == LABELS_PEOPLE:
        frame = _add_heads_words(frame, group["text"], folded, language)
    order = [f"{name}{end}" for name in names for end in ("", "_p", "_evidence")]
    return frame.select("row", *order)


def _evidence(original: pl.Series, folded: pl.Series, found: Match, language: str, name: str) -> pl.Series:
    """Give the words a rule rests on, as they were written; null where no rule decided."""
    blank = pl.Series(f"{name}_evidence", [None], dtype=pl.String).new_from_index(0, len(folded))
    sure = (found.p >= SURE).arg_true()
    if not len(sure):
        return blank
    rows = found.rows.gather(sure)
    words = _words_of(
        original.gather(rows), folded.gather(rows), found.text.gather(sure), evidence_pattern(language, name)
    )
    return blank.scatter(rows, words)


def _add_heads_words(
    frame: pl.DataFrame, original: pl.Series, folded: pl.Series, language: str
) -> pl.DataFrame:
    """Fill evidence that no rule gave with the words that weighed most with the head."""
    heads = load(language)
    open_cells = [pl.col(name) & pl.col(f"{name}_evidence").is_null() for name in LABELS_PEOPLE]
    rows = frame.select(pl.any_horizontal(open_cells))[:, 0].arg_true()
    if heads is None or not len(rows):
        return frame
    text = folded.gather(rows)
    spans = heads.strongest(text)
    for name in LABELS_PEOPLE:
        source = name if name in heads.names else "hostile"
        if source not in heads.names:
            continue
        head = heads.names.index(source)
        words = _cut_out(original.gather(rows), text, spans[:, head])
        column = f"{name}_evidence"
        filled = pl.Series([None], dtype=pl.String).new_from_index(0, len(frame)).scatter(rows, words)
        chosen = pl.when(pl.col(name) & pl.col(column).is_null()).then(filled).otherwise(pl.col(column))
        frame = frame.with_columns(chosen.alias(column))
    return frame


def _cut_out(original: pl.Series, folded: pl.Series, spans: NDArray[np.int64]) -> pl.Series:
    """Give the characters of each folded text in its span, as written where folding moved nothing."""
    frame = pl.DataFrame(
        {"o": original.str.slice(0, LONGEST), "f": folded, "at": spans[:, 0], "n": spans[:, 1] - spans[:, 0]}
    )
    same = pl.col("o").str.len_chars() == pl.col("f").str.len_chars()
    source = pl.when(same).then("o").otherwise("f")
    return frame.select(source.str.slice("at", "n").alias("w"))["w"]


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
