"""Measure labels and statements on the posts labelled by hand; prints totals only, never a post.

    python -m benchmarks.verified [folder]

The posts are kept apart from the rules (tests/understanding/verified/README.md): who writes rules reads
these totals, not the rows.
"""

import argparse
import math
import re
import time
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from yourturn.core.schema import LABELS_PEOPLE
from yourturn.understanding import label, wants

FOLDER = Path(__file__).parents[1] / "tests" / "understanding" / "verified"
LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt")


def read(folder: Path) -> pl.DataFrame:
    """Give every post: language, text, labels (list of names), must_have (list of word beginnings)."""
    frames = [
        pl.read_csv(
            folder / f"{language}.tsv",
            separator="\t",
            quote_char=None,
            schema={"text": pl.String, "labels": pl.String, "must_have": pl.String},
        ).with_columns(pl.lit(language).alias("language"))
        for language in LANGUAGES
    ]
    filled = pl.concat(frames).with_columns(pl.col("labels", "must_have").fill_null(""))
    return filled.with_columns(pl.col("labels", "must_have").str.split(" ").list.filter(pl.element() != ""))


def label_figures(posts: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Give a row per language and label, and per label over all: n, precision, recall, f1 in percent."""
    long = pl.concat(
        pl.DataFrame(
            {
                "language": posts["language"],
                "label": [name] * posts.height,
                "true": posts["labels"].list.contains(name),
                "found": found[name],
            }
        )
        for name in LABELS_PEOPLE
    ).drop_nulls("found")  # null = not measured in this language: no row, never 0
    both = pl.concat([long, long.with_columns(pl.lit("all").alias("language"))])
    hit = (pl.col("true") & pl.col("found")).sum()
    return both.group_by("language", "label", maintain_order=True).agg(
        n=pl.col("true").sum(),
        precision=100 * hit / pl.col("found").sum(),
        recall=100 * hit / pl.col("true").sum(),
        f1=200 * hit / (pl.col("true").sum() + pl.col("found").sum()),
    )


def has_all(statements: Sequence[str], must: Sequence[str]) -> bool:
    """Say whether one of the statements holds a word beginning with each of `must`."""
    return any(
        all(re.search(rf"(?<!\w){re.escape(word.casefold())}", statement.casefold()) for word in must)
        for statement in statements
    )


def statement_figures(posts: pl.DataFrame) -> pl.DataFrame:
    """Give a row per language: wants with words to hold; how many got a statement, and one with the words."""
    told = posts.filter(pl.col("must_have").list.len() > 0)
    given = wants(told["text"], told["language"])
    of_row = dict(given.group_by("row").agg("statement").iter_rows())
    checked = told.with_columns(
        pl.Series("given", [row in of_row for row in range(told.height)]),
        pl.Series("held", [has_all(of_row.get(r, ()), must) for r, must in enumerate(told["must_have"])]),
    )
    both = pl.concat([checked, checked.with_columns(pl.lit("all").alias("language"))])
    return both.group_by("language", maintain_order=True).agg(
        n=pl.len(), with_statement=pl.col("given").sum(), holds_the_words=pl.col("held").sum()
    )


def print_labels(figures: pl.DataFrame) -> None:
    """Print a line per label: precision, recall and F1 per language."""
    print("label           lang    n  prec   rec    F1")
    for language, name, n, precision, recall, f1 in figures.sort(
        pl.col("label").cast(pl.Enum(LABELS_PEOPLE)), maintain_order=True
    ).iter_rows():
        exact = f"{precision:5.0f}" if not math.isnan(precision) else "    -"  # nothing found: no precision
        print(f"{name:15} {language:4} {n:4} {exact} {recall:5.0f} {f1:5.0f}")


def main() -> None:
    """Print both tables and the CPU time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="of labelled posts")
    posts = read(parser.parse_args().folder)
    started = time.process_time()
    found = label(posts["text"], language=posts["language"], evidence=False)
    figures = label_figures(posts, found)
    measured = [language for language in LANGUAGES if language in set(figures["language"])]
    print_labels(figures)
    print(f"not measured (no rules): {' '.join(sorted(set(LANGUAGES) - set(measured))) or 'none'}")
    print("\nstatements of wants: lang, wants, with a statement, statement holds the words, share")
    for language, n, given, held in statement_figures(
        posts.filter(pl.col("language").is_in(measured))
    ).iter_rows():
        print(f"{language:4} {n:4} {given:4} {held:4} {100 * held / n:4.0f} %")
    print(f"\nCPU {time.process_time() - started:.1f} s for {posts.height} posts")


if __name__ == "__main__":
    main()
