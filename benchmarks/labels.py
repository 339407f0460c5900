"""Print how well labels agree with public training and trial folds, beside what is published, and the speed.

Run with POLARS_MAX_THREADS=1. Nothing is trained here; the test halves are not read. SemEval suggestions and
TweetEval only measure: no shipped weight or threshold comes from them. Rules were written by hand; heads were
trained by train_heads.py on other sets and on sentences of ours.
"""

import csv
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from yourturn.core.schema import LABELS_PEOPLE
from yourturn.understanding.heads import HEADS, load
from yourturn.understanding.labels import label
from yourturn.understanding.matching import fold, match
from yourturn.understanding.statements import demands

ROOT = Path(os.environ.get("YOURTURN_SHARED", Path(__file__).parents[2] / "shared")) / "data" / "benchmarks"
PUBLISHED = {
    "suggestions trial A": "F1 .781 (test half)",
    "suggestions trial B": "F1 .858 (test half; counts advice to other guests)",
    "offensive val": "macro-F1 .822 (test half, trained on its train half)",
}


def main() -> None:
    """Print one line per data set and label, then the speed."""
    print(f"{'set (fold)':36} {'label':24} {'rules':>6} {'joined':>7}  prec   rec  macro  positives")
    for name, texts, truth, columns in cases():
        compare(name, texts, np.array(truth), columns)
    speed()


def compare(name: str, texts: list[str], truth: np.ndarray, columns: str) -> None:
    """Print F1 of the rules alone and of rules and heads joined, for any of the columns."""
    folded = fold(pl.Series(texts), language="en")
    matches = match(folded, "en", LABELS_PEOPLE)
    found = label(texts, language="en", evidence=False)
    chance = load("en").probabilities(folded, matches)
    ruled, joined = np.zeros(len(texts), bool), np.zeros(len(texts), bool)
    for column in columns.split("|"):
        if column.startswith("head:"):
            joined |= chance[:, HEADS.index(column[5:])] >= 0.5
        else:
            ruled[matches[column].rows.filter(matches[column].p >= 0.5).to_numpy()] = True
            joined |= found[column].to_numpy()
    value, precision, recall = f1(truth, joined)
    macro = (value + f1(~truth, ~joined)[0]) / 2
    rules = f"{f1(truth, ruled)[0]:.3f}" if ruled.any() else "-"
    print(f"{name:36} {columns:24} {rules:>6} {value:7.3f} {precision:5.2f} {recall:5.2f} {macro:6.3f}  "
          f"{truth.sum()} of {len(truth)}  {PUBLISHED.get(name, '')}")  # fmt: skip


def cases() -> Iterator[tuple[str, list[str], list[bool], str]]:
    """Give name, texts, truth and the label or labels compared."""
    for name, file in (("suggestions train", "train"), ("suggestions trial A", "trial_a_software"),
                       ("suggestions trial B", "trial_b_hotels")):  # fmt: skip
        sentences = [row for row in rows(f"suggestion_mining/{file}.csv", ",") if row[-1] in ("0", "1")]
        texts, truth = [r[1] for r in sentences], [r[-1] == "1" for r in sentences]
        yield name, texts, truth, "want"
        yield name, texts, truth, "want|head:advice"
    texts = ROOT.joinpath("tweets/offensive/val_text.txt").read_text("utf-8").split("\n")
    marks = ROOT.joinpath("tweets/offensive/val_labels.txt").read_text("utf-8").split()
    for columns in ("hostile_us|hostile_person", "head:hostile"):
        yield "offensive val", texts[: len(marks)], [mark == "1" for mark in marks], columns
    names = ROOT.joinpath("goemotions/labels.txt").read_text("utf-8").split()
    posts = list(rows("goemotions/dev.tsv", "\t"))
    pairs = (
        ("gratitude", "thanks"), ("admiration", "praise"), ("desire", "want"),
        ("annoyance disappointment", "complaint"), ("anger disgust", "head:hostile"),
        ("curiosity confusion", "question"),
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


def f1(truth: np.ndarray, found: np.ndarray) -> tuple[float, float, float]:
    """Give F1, precision and recall."""
    hits = (truth & found).sum()
    precision, recall = hits / max(found.sum(), 1), hits / max(truth.sum(), 1)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def speed() -> None:
    """Print posts per second of CPU time for posts of about 17 words, from three sets mixed."""
    texts = [row[0] for row in rows("goemotions/train.tsv", "\t")]
    texts += [row[0] for row in rows("banking77/train.csv", ",")]
    texts += 2 * [row[1] for row in rows("suggestion_mining/train.csv", ",") if len(row) > 2]
    mixed = pl.Series(texts).sample(fraction=1, shuffle=True, seed=1)
    pairs = mixed.head(20_000) + " " + mixed.sample(fraction=1, shuffle=True, seed=2).head(20_000)
    posts = pl.concat([mixed.head(60_000), pairs])
    spoken = pl.repeat("en", len(posts), eager=True)
    label(posts.head(2_000), language="en", evidence=False)
    found = label(posts, language="en", evidence=False)
    length = posts.str.count_matches(r"\S+").mean()
    print(f"{len(posts)} posts of {length:.1f} words, one thread, CPU time, best of three")
    for name, work in (
        ("all labels", lambda: label(posts, language="en", evidence=False)),
        ("all labels with evidence", lambda: label(posts, language="en")),
        ("statements", lambda: demands(posts, spoken, found)),
    ):
        spent = min(timed(work) for _ in range(3))
        print(f"  {name}: {len(posts) / spent:,.0f} posts/s ({spent:.2f} s)")


def timed(work) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
