"""The first pass over a partition: in which language each post is, what it does, and what people want in it.

It needs nothing of other partitions but who is who. What it finds is written beside the partition.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from yourturn.core import schema
from yourturn.core.canned import CannedKeys
from yourturn.core.facts import Facts
from yourturn.core.keys import text_key
from yourturn.core.organisation import Organisation
from yourturn.core.word_counts import WordCounts
from yourturn.core.words import how_many
from yourturn.studies.partitions import posts_of
from yourturn.studies.reading import ROWS_AT_A_TIME, Reading
from yourturn.understanding import LanguagesSeen, demands, detect, label

SAMPLE: Final = 10_000  # posts that tell which languages are in use
LONGEST: Final = 20_000  # characters of a post that are heard; more is kept in the thread, not looked into
_MENTION: Final = r"@([\p{L}\p{N}_.\-]+(?:@[\p{L}\p{N}_.\-]+)?)"


@dataclass(frozen=True)
class Ears:
    """What is known before anything is heard: the organisation, the handles and the languages in use."""

    us: Organisation
    handles: pl.DataFrame  # handle, person, side
    languages: tuple[str, ...]  # in use, most posts first


@dataclass(frozen=True)
class Heard:
    """A partition that was heard: its files of schema.STUDIED and schema.STATEMENTS."""

    studied: Path
    statements: Path


@dataclass(frozen=True)
class Counted:
    """What is counted while hearing: plain facts, our texts that went to many, and how rare words are."""

    facts: Facts
    canned: CannedKeys
    words: WordCounts

    def __add__(self, other: "Counted") -> "Counted":
        """Merge with the counts of other conversations."""
        return Counted(self.facts + other.facts, self.canned + other.canned, self.words + other.words)


def hear(folder: Path, ears: Ears, seed: int) -> tuple[Heard, Counted]:
    """Hear a partition and write what was found, unless an earlier run over the same posts did."""
    posts = posts_of(folder)
    facts = Facts.of(posts)
    paths = folder / "studied.parquet", folder / "statements.parquet"
    if paths[1].exists():  # written last: its presence says that the partition was heard to its end
        studied = pl.read_parquet(paths[0], memory_map=False)
    else:
        studied, statements = heard(posts, ears)
        studied = studied.with_columns(text_key(studied["text"]).alias("key"))  # asked for again later
        _write(studied, paths[0])
        _write(statements, paths[1])
    return Heard(*paths), Counted(facts, CannedKeys.of(studied), WordCounts.of(studied, seed))


def _write(frame: pl.DataFrame, path: Path) -> None:
    unfinished = path.with_suffix(".part")
    frame.write_parquet(unfinished, compression="lz4", statistics=False)
    unfinished.replace(path)


def heard(posts: pl.DataFrame, ears: Ears) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give the posts as studied, and their statements, from posts in their places."""
    frame = posts.with_columns(words_of("title", "text").str.slice(0, LONGEST).alias("text")).drop("title")
    frame = frame.with_columns(how_many(frame["text"]).alias("words"))
    frame = _mentions(frame.with_row_index("_row"), ears).drop("_row", "mentions_said")
    found = detect(frame["text"], declared=frame["language"], languages=ears.languages)
    frame = frame.with_columns(found["language"])
    frame = pl.concat([frame, _labels(frame)], how="horizontal")
    theme = pl.lit(None, pl.Int32).alias("theme")
    studied = frame.with_columns(theme).select(
        pl.col(name).cast(dtype) for name, dtype in schema.STUDIED.items() if name != "theme"
    )
    return studied.with_columns(theme), _statements(studied)


def languages_of(reading: Reading) -> tuple[str, ...]:
    """Give the languages in use, from a sample of posts spread over all that was read."""
    every = max(1, sum(1 for _ in reading.parts) * ROWS_AT_A_TIME // SAMPLE)
    seen = LanguagesSeen()
    for batch in reading.batches(("id", "text", "language")):
        some = batch.filter(pl.col("id").hash(5) % every == 0)
        seen += LanguagesSeen.of(detect(some["text"], declared=some["language"]), some["language"])
    return seen.in_use()


def words_of(title: str, text: str) -> pl.Expr:
    """Give title and text together, a blank line between, each only once."""
    same = pl.col(text).str.starts_with(pl.col(title)).fill_null(value=False)
    return (
        pl.when(same)
        .then(pl.col(text))
        .otherwise(pl.concat_str(title, text, separator="\n\n", ignore_nulls=True))
    )


def _labels(frame: pl.DataFrame) -> pl.DataFrame:
    """Label people's posts and ours, each with what their side can do; the other side's stay null."""
    ours = (frame["side"] != "people").fill_null(value=False)
    columns: list[pl.Series] = []
    for names, rows, side in (
        (schema.LABELS_PEOPLE, (~ours).arg_true(), "people"),
        (schema.LABELS_US, ours.arg_true(), "us"),
    ):
        found = label(
            frame["text"].gather(rows), side=side, language=frame["language"].gather(rows), evidence=False
        )
        blank = pl.repeat(None, frame.height, dtype=pl.Boolean, eager=True)
        columns += [blank.scatter(rows, found[name]).alias(name) for name in names]
    return pl.DataFrame(columns)


def _mentions(frame: pl.DataFrame, ears: Ears) -> pl.DataFrame:
    """Add `mentions` (people), `mentions_us` and `names_us`; the provider's own list goes before the text."""
    given = pl.col("mentions").str.to_lowercase().str.split(" ")
    said = pl.col("text").str.to_lowercase().str.extract_all(_MENTION)
    frame = frame.with_columns(
        pl.coalesce(given, pl.when(pl.col("text").str.contains("@", literal=True)).then(said)).alias(
            "mentions_said"
        )
    )
    named = (
        frame.select("_row", pl.col("mentions_said").alias("handle"))
        .explode("handle")
        .drop_nulls()
        .with_columns(pl.col("handle").str.strip_prefix("@").str.strip_chars_end(".-"))
        .join(ears.handles.select("handle", "person", "side"), on="handle")
    )
    ours = named.filter(pl.col("side") != "people")["_row"].unique()
    theirs = (
        named.filter(pl.col("side") == "people")
        .unique(["_row", "person"])
        .sort("_row", "person")
        .group_by("_row", maintain_order=True)
        .agg(pl.col("person").alias("mentions"))
    )
    mentions_us = pl.col("_row").is_in(ours.implode())
    none = pl.lit([], pl.List(pl.UInt32))
    return (
        frame.drop("mentions")
        .join(theirs, on="_row", how="left", maintain_order="left")
        .with_columns(
            pl.col("mentions").fill_null(none),
            mentions_us.alias("mentions_us"),
            (mentions_us | _names(ears.us)).alias("names_us"),
        )
    )


def _names(us: Organisation) -> pl.Expr:
    """Say whether the text holds a brand or product word of ours, as a whole word."""
    words = "|".join(re.escape(word.lower()) for word in sorted(us.us_words, key=len, reverse=True) if word)
    if not words:
        return pl.lit(value=False)
    return (
        pl.col("text")
        .str.to_lowercase()
        .str.contains(rf"(?:^|[^\p{{L}}\p{{N}}])(?:{words})(?:$|[^\p{{L}}\p{{N}}])")
    )


def _statements(studied: pl.DataFrame) -> pl.DataFrame:
    theirs = studied.filter(pl.col("side") == "people")
    found = demands(theirs["text"], theirs["language"], theirs.select(schema.LABELS_PEOPLE))
    rows = found["row"]
    place = theirs.select("post", "conversation", "person", "at", "channel", "language")[rows.to_numpy()]
    return pl.concat([place, found.drop("row")], how="horizontal").select(
        pl.col(name).cast(dtype) if name != "theme" else pl.lit(None, dtype).alias(name)
        for name, dtype in schema.STATEMENTS.items()
    )
