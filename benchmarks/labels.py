"""Print how well labels agree with the public training and trial folds, and posts per second on one core.

Run with POLARS_MAX_THREADS=1. Nothing is trained here; the test halves are not read.
"""

import csv
import os
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from yourturn.understanding.labels import label

ROOT = Path(os.environ.get("YOURTURN_SHARED", Path(__file__).parents[2] / "shared")) / "data" / "benchmarks"


def main() -> None:
    """Print one line per data set and label."""
    for name, texts, truth, column in cases():
        found = label(texts, language="en", evidence=False)[column].to_list()
        print(f"{name:42} {column:15} {f1(truth, found)}")
    posts = [row[0] for row in rows("goemotions/train.tsv", "\t")]
    started = time.process_time()
    label(posts, language="en", evidence=False)
    spent = time.process_time() - started
    words = sum(len(post.split()) for post in posts) / len(posts)
    print(
        f"{len(posts) / spent:,.0f} posts/s of CPU time, {len(posts)} posts of {words:.1f} words, all labels"
    )


def cases() -> Iterator[tuple[str, list[str], list[bool], str]]:
    """Give name, texts, truth and the label compared."""
    for name in ("train", "trial_a_software", "trial_b_hotels"):
        sentences = [row for row in rows(f"suggestion_mining/{name}.csv", ",") if row[-1] in ("0", "1")]
        yield (
            f"suggestion_mining {name}",
            [r[1] for r in sentences],
            [r[-1] == "1" for r in sentences],
            "want",
        )
    folder = ROOT / "tweets" / "offensive"
    texts = folder.joinpath("val_text.txt").read_text("utf-8").split("\n")
    marks = folder.joinpath("val_labels.txt").read_text("utf-8").split()
    yield "offensive val", texts[: len(marks)], [mark == "1" for mark in marks], "hostile_person"
    names = ROOT.joinpath("goemotions/labels.txt").read_text("utf-8").split()
    posts = list(rows("goemotions/dev.tsv", "\t"))
    pairs = (
        ("gratitude", "thanks"), ("admiration approval", "praise"), ("admiration", "praise"),
        ("desire", "want"),
        ("anger annoyance", "complaint"), ("annoyance disappointment disapproval", "complaint"),
        ("anger", "hostile_person"), ("curiosity confusion", "question"),
    )  # fmt: skip
    for emotions, column in pairs:
        wanted = {str(names.index(emotion)) for emotion in emotions.split()}
        truth = [bool(wanted & set(post[1].split(","))) for post in posts]
        yield f"goemotions dev {emotions}", [post[0] for post in posts], truth, column


def rows(name: str, separator: str) -> Iterator[list[str]]:
    """Give the cells of each row."""
    quoting = csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL
    with ROOT.joinpath(name).open(encoding="utf-8", errors="replace", newline="") as file:
        yield from csv.reader(file, delimiter=separator, quoting=quoting)


def f1(truth: list[bool], found: list[bool | None]) -> str:
    """Give F1, precision and recall as words."""
    both = pl.DataFrame({"t": truth, "f": [bool(value) for value in found]})
    hits = (both["t"] & both["f"]).sum()
    precision, recall = hits / max(both["f"].sum(), 1), hits / max(both["t"].sum(), 1)
    score = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"F1 {score:.3f}  precision {precision:.3f}  recall {recall:.3f}  ({sum(truth)} of {len(truth)})"


if __name__ == "__main__":
    main()
