"""Train the linear heads that ship with the library, from open sets and sentences written for this project.

English is trained on GoEmotions train (Apache-2.0), banking77 train (CC BY 4.0), clinc150 train (CC BY 3.0),
politeness (CC BY 4.0), and benchmarks/training/*.tsv (ours), then on posts.tsv (train_posts.py says how); the
other languages on their own posts.tsv alone. Nothing else is read. One seed; the same file comes out.

    python -m benchmarks.train_heads --language de src/yourturn/understanding/models/heads_de.npz
"""

import argparse
import csv
import json
import os
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numba
import numpy as np
import polars as pl
from benchmarks.features import segments_of
from benchmarks.train_posts import Posts, train_label

from yourturn.core.schema import LABELS_PEOPLE
from yourturn.understanding.hashing import BITS
from yourturn.understanding.heads import HEADS, LEVELS, levels_of
from yourturn.understanding.matching import fold, match
from yourturn.understanding.rules.pack import MEDIUM

HERE = Path(__file__).parent
ROOT = Path(os.environ.get("YOURTURN_SHARED", HERE.parents[1] / "shared")) / "data" / "benchmarks"
UNKNOWN, NO, YES = -1, 0, 1
EPOCHS, RATE, DECAY, SEED = 12, 0.15, 2e-5, 7
YES_WEIGHS = {"praise": 2.5, "complaint": 3.0, "hostile": 5.0, "thanks": 1.5, "advice": 1.5}
"""Few posts of the sets show these; weighing them up makes .5 the place where F1 is about best."""
REFINED = ("want", "complaint", "praise")  # heads that our posts refine and decide
OTHER = ("want", "complaint", "praise", "hostile_us", "hostile_person")  # rules do for the rest
SUPPORT = "support.tsv"  # ours, about wants alone
CHAT, CHAT_EVERY, CHAT_WORDS = 0.5, 5, 4  # weight of a line, one of how many, words it has at least
OURS = 6.0  # how much a sentence of ours counts beside one of the sets
TROUBLE = (
    "not_working", "declined", "failed", "wrong", "lost", "reverted", "not_recognised", "twice",
    "not_updated",
    "swallowed",
    "compromised", "pending", "unrecognized", "damaged", "report_fraud", "report_lost",
)  # fmt: skip


def examples() -> Iterator[tuple[str, dict[str, int], float]]:
    """Give text, what is known of it by head, and its weight."""
    yield from written()
    yield from emotions()
    yield from intents()
    yield from requests()


def about_wants() -> Iterator[tuple[str, dict[str, int], float]]:
    """Give what else the head for wants learns from; the others' weights must not move with it."""
    yield from support()
    yield from chat()


def written() -> Iterator[tuple[str, dict[str, int], float]]:
    for path in sorted((HERE / "training").glob("*.tsv")):
        if path.name in ("posts.tsv", SUPPORT):
            continue  # kept to decide and refine by: see train_posts
        for line in path.read_text("utf-8").splitlines():
            marks, text = line.split("\t")
            said = set(filter(None, marks.split(",")))
            known = {head: int(head in said) for head in HEADS}
            known["hostile"] = int(bool(said & {"hostile_us", "hostile_person"}))
            if known["hostile"]:
                known["complaint"] = YES if "complaint" in said else UNKNOWN
            if known["want"] and "complaint" not in said:
                known["complaint"] = UNKNOWN
            if known["complaint"] == YES and "want" not in said:
                known["want"] = NO
            yield without_mark(text), known, OURS


def emotions() -> Iterator[tuple[str, dict[str, int], float]]:
    names = ROOT.joinpath("goemotions/labels.txt").read_text("utf-8").split()
    for place, (text, marks, _) in enumerate(rows("goemotions/train.tsv", "\t")):
        felt = {names[int(mark)] for mark in marks.split(",")}
        plain = "?" not in text and not felt & {
            "desire",
            "optimism",
            "curiosity",
            "caring",
            "approval",
            "neutral",
        }
        yield without_mark(text), {
            "want": NO if plain and place % 12 == 0 else UNKNOWN,
            "advice": NO if plain and place % 12 == 0 else UNKNOWN,
            "thanks": judge(felt, {"gratitude"}, set()),
            "praise": judge(felt, {"admiration"}, {"love", "joy", "approval", "excitement"}),
            "complaint": judge(felt, {"annoyance", "disappointment"},
                               {"anger", "disgust", "disapproval", "sadness", "fear", "confusion"}),
            "hostile": judge(felt, {"anger", "disgust"}, {"annoyance", "disapproval", "disappointment"}),
            "question": int(text.rstrip().endswith("?")) if "?" not in text.rstrip()[:-1] else UNKNOWN,
        }, 1.0  # fmt: skip


def intents() -> Iterator[tuple[str, dict[str, int], float]]:
    pairs = list(rows("banking77/train.csv", ","))[1:]
    clinc = json.loads(ROOT.joinpath("clinc150/data_full.json").read_text("utf-8"))["train"]
    for text, intent in [*pairs, *clinc]:
        asks = text.rstrip().endswith("?")
        yield without_mark(text), {
            "question": int(asks) if "?" in text else UNKNOWN,
            "complaint": YES if any(word in intent for word in TROUBLE) and not asks else UNKNOWN,
            "thanks": int(intent == "thank_you"),
            "praise": NO,
            "hostile": NO,
        }, 0.5  # fmt: skip


def requests() -> Iterator[tuple[str, dict[str, int], float]]:
    for row in list(rows("politeness/wikipedia.annotated.csv", ","))[1:]:
        asks = row[2].rstrip().endswith("?")
        yield (
            without_mark(row[2]),
            {"question": int(asks) if row[2].count("?") < 2 else UNKNOWN, "hostile": NO},
            0.5,
        )


def support() -> Iterator[tuple[str, dict[str, int], float]]:
    """Give our sentences and posts of technical support: only whether something is wanted was marked."""
    for line in (HERE / "training" / SUPPORT).read_text("utf-8").splitlines():
        marks, text = line.split("\t")
        yield without_mark(text), {"want": int("want" in marks.split(","))}, OURS


def chat() -> Iterator[tuple[str, dict[str, int], float]]:
    """Give lines of people who help each other with a computer: hardly one wants a thing of its makers.

    Lines in which the rules see a want strongly are left out, since some of them are.
    """
    with tarfile.open(ROOT / "disentanglement" / "irc_train_dev.tar.xz") as archive:
        names = sorted(n for n in archive.getnames() if "/train/" in n and n.endswith("ascii.txt"))
        files = [archive.extractfile(name) for name in names]
        lines = [line for file in files if file for line in file.read().decode("utf-8").splitlines()]
    said = [re.sub(r"^\[\d\d:\d\d\] <\S+> (?:\S+[:,] )?", "", line) for line in lines if "] <" in line]
    said = [text for text in said if text.count(" ") >= CHAT_WORDS][::CHAT_EVERY]
    strong = match(fold(pl.Series(said), language="en"), "en", ("want",))["want"]
    wanted = set(strong.rows.filter(strong.p > MEDIUM).to_list())
    for row, text in enumerate(said):
        if row not in wanted:
            yield without_mark(text), {"want": NO}, CHAT


def judge(felt: set[str], yes: set[str], unsure: set[str]) -> int:
    return YES if felt & yes else UNKNOWN if felt & unsure else NO


def without_mark(text: str) -> str:
    """Drop question marks: the rules see them, and the question head must learn the words."""
    return text.replace("?", "").replace("[NAME]", "john").replace("[RELIGION]", "religion")


def rows(name: str, separator: str) -> Iterator[list[str]]:
    quoting = csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL
    with ROOT.joinpath(name).open(encoding="utf-8", errors="replace", newline="") as file:
        yield from csv.reader(file, delimiter=separator, quoting=quoting)


def columns(batch: list[tuple[str, dict[str, int], float]]) -> dict[str, np.ndarray]:
    """Give features and truth as flat arrays: texts -> segments -> table rows."""
    folded = fold(pl.Series([text for text, _, _ in batch]), language="en")
    segments = [segments_of(text) for text in folded]
    flat = [part for parts in segments for part in parts]
    truth = np.array([[known.get(head, UNKNOWN) for head in HEADS] for _, known, _ in batch], np.int8)
    return {
        "text_from": np.cumsum([0, *(len(parts) for parts in segments)]).astype(np.int64),
        "part_from": np.cumsum([0, *(len(ids) for _, ids in flat)]).astype(np.int64),
        "scale": np.array([1 / np.sqrt(count + 1) for count, _ in flat], np.float32),
        "ids": np.array([at for _, ids in flat for at in ids], np.int32),
        "truth": truth,
        "weight": np.array([weight for _, _, weight in batch], np.float32)[:, None]
        * np.where(
            truth == YES, np.array([YES_WEIGHS.get(head, 1.0) for head in HEADS], np.float32), np.float32(1)
        ),
        "levels": levels_of(match(folded, "en", LABELS_PEOPLE), len(batch), HEADS),
    }


@numba.njit(cache=False)
def fit(
    text_from,
    part_from,
    scale,
    ids,
    truth,
    weight,
    levels,
    table,
    bias,
    offsets,
    order,
    rate,
    decay,
    seen,
    seen_o,
):
    """One epoch of AdaGrad on logistic loss, each head on the segment that speaks most for it."""
    heads = truth.shape[1]
    score = np.zeros(heads, np.float32)
    for text in order:
        for head in range(heads):
            if truth[text, head] < 0:
                continue
            best, best_part = -1e9, -1
            for part in range(text_from[text], text_from[text + 1]):
                score[head] = 0
                for at in range(part_from[part], part_from[part + 1]):
                    score[head] += table[ids[at], head]
                value = bias[head] + score[head] * scale[part]
                if value > best:
                    best, best_part = value, part
            level = levels[text, head]
            p = 1 / (1 + np.exp(-(best + offsets[head, level])))
            slope = (p - truth[text, head]) * weight[text, head]
            if abs(slope) < 1e-3:
                continue
            bias[head] -= rate * 0.02 * slope
            seen_o[head, level] += slope * slope
            if level > 0:
                offsets[head, level] -= rate * slope / np.sqrt(seen_o[head, level])
            part = best_part
            step = slope * scale[part]
            for at in range(part_from[part], part_from[part + 1]):
                row = ids[at]
                pull = step + decay * table[row, head]
                seen[row, head] += pull * pull
                table[row, head] -= rate * pull / (np.sqrt(seen[row, head]) + 1e-6) * 0.3
    return 0


def train(data: dict[str, np.ndarray], epochs: int = EPOCHS) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(SEED)
    table = np.zeros((1 << BITS, len(HEADS)), np.float32)
    bias = np.full(len(HEADS), -2.0, np.float32)
    offsets = np.tile(np.array([0.0, 0.5, 1.5, 3.0], np.float32), (len(HEADS), 1))
    seen, seen_o = np.full_like(table, 0.05), np.full(offsets.shape, 1.0, np.float32)
    for epoch in range(epochs):
        order = rng.permutation(len(data["truth"]))
        fit(*(data[k] for k in ("text_from", "part_from", "scale", "ids", "truth", "weight", "levels")),
            table, bias, offsets, order, RATE / (1 + 0.3 * epoch), DECAY, seen, seen_o)  # fmt: skip
    return table, bias, offsets


def english() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give table, bias and offsets: learnt from the sets, then want, complaint and praise from our posts."""
    table, bias, offsets = train(columns(list(examples())))
    want = HEADS.index("want")
    wider = train(columns([*examples(), *about_wants()]))
    table[:, want], bias[want], offsets[want] = wider[0][:, want], wider[1][want], wider[2][want]
    ours, with_support = Posts.of("en"), Posts.of("en", SUPPORT)
    for name in REFINED:
        posts = with_support if name == "want" else ours
        head = HEADS.index(name)
        by_rules = offsets[head] if name == "want" else None
        table[:, head], bias[head], _ = train_label(posts, name, table[:, head], float(bias[head]), by_rules)
    return table, bias, offsets


def other(language: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give the same for a language of which we have only our posts."""
    posts = Posts.of(language)
    heads = [train_label(posts, name)[:2] for name in OTHER]
    table = np.stack([weights for weights, _ in heads], axis=1)
    return table, np.array([bias for _, bias in heads]), np.zeros((len(heads), len(LEVELS)))


def main() -> None:
    """Train, print the figures of cross-validation, quantise to 8 bits, write."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--language", default="en")
    given.add_argument("file", type=Path)
    wanted = given.parse_args()
    table, bias, offsets = english() if wanted.language == "en" else other(wanted.language)
    steps = np.maximum(np.abs(table).max(axis=0), 1e-6) / 127
    np.savez_compressed(
        wanted.file,
        table=np.round(table / steps).astype(np.int8),
        steps=steps.astype(np.float32),
        bias=bias.astype(np.float32),
        offsets=offsets.astype(np.float32),
        names=np.array(HEADS if wanted.language == "en" else OTHER),
    )
    print(f"{wanted.language}: {wanted.file.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
