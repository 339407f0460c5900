"""Measures find_themes: agreement with labelled intents, and CPU seconds for many posts.

`python -m benchmarks.themes banking77/train.csv` (text and category) or `clinc150/data_full.json` prints
AMI, ARI (what belongs to no theme is one cluster) and CPU seconds; a number after it repeats the texts,
each varied by two words, to that many. `--small clinc150/data_full.json` makes small archives: 15 intents of
5 to 40 people each among 200 single sentences, from one half of the intents (tuned on) and the other.
`--careful` before the file finds them with the encoder, whose weights are installed apart.
"""

import argparse
import json
import time
from collections import Counter
from math import lgamma

import numpy as np
import polars as pl
from benchmarks.encoder import CAREFUL, Encoder

from yourturn.understanding.post_themes import find_themes_in_posts
from yourturn.understanding.themes import find_themes


def read(path):
    if path.endswith("json"):
        with open(path, encoding="utf-8") as file:
            return pl.DataFrame(json.load(file)["train"], schema=["text", "label"], orient="row")
    frame = pl.read_csv(path)
    return frame.select(pl.nth(0).alias("text"), pl.nth(1).alias("label"))


def agreement(truth, found):
    """Give (adjusted mutual information, adjusted Rand index)."""
    one, two = (np.unique(side, return_inverse=True)[1] for side in (truth, found))
    table = np.zeros((one.max() + 1, two.max() + 1))
    np.add.at(table, (one, two), 1)
    n, a, b = int(table.sum()), table.sum(1).astype(int), table.sum(0).astype(int)
    p, chance = table / n, np.outer(a, b) / n**2
    mutual = (p[p > 0] * np.log(p[p > 0] / chance[p > 0])).sum()
    entropy = -sum((side / n * np.log(side / n)).sum() for side in (a, b)) / 2
    log = np.array([lgamma(i + 1) for i in range(n + 1)])
    expected = 0.0
    for x, times_x in Counter(a.tolist()).items():
        for y, times_y in Counter(b.tolist()).items():
            r = np.arange(max(1, x + y - n), min(x, y) + 1)
            ways = log[x] + log[y] + log[n - x] + log[n - y] - log[n] - log[r]
            ways -= log[x - r] + log[y - r] + log[n - x - y + r]
            expected += times_x * times_y * (r / n * np.log(n * r / (x * y)) * np.exp(ways)).sum()

    def choose(x):
        return (x * (x - 1) / 2).sum()

    by_chance = choose(a) * choose(b) / choose(np.array([n]))
    rand = (choose(table) - by_chance) / ((choose(a) + choose(b)) / 2 - by_chance)
    return (mutual - expected) / (entropy - expected), rand


def demands_of(text):
    return pl.DataFrame({"person": np.arange(len(text), dtype=np.uint32), "statement": text}).with_columns(
        kind=pl.lit("want"), language=pl.lit("en")
    )


def whole(path, wanted, careful=False):
    frame = read(path)
    text, label = frame["text"], frame["label"]
    wanted = wanted or len(text)
    if wanted > len(text):
        words = pl.Series(sorted({word for line in text.to_list() for word in line.split()}))
        draw = np.random.default_rng(1)
        at = draw.integers(0, len(text), wanted)
        one, two = (words.gather(draw.integers(0, len(words), wanted)) for _ in range(2))
        text, label = text.gather(at) + " " + one + " " + two, label.gather(at)
    demands = demands_of(text)
    chosen = {"model": Encoder.installed(), "rule": CAREFUL} if careful else {}
    find_themes(demands.head(5), seed=1, **chosen)  # compiles, and reads the table
    started = time.process_time()
    found = find_themes(demands, seed=1, **chosen)
    took = time.process_time() - started
    started = time.process_time()
    assigned = found.assign(demands["statement"], demands["language"])
    assigning = time.process_time() - started
    ami, ari = agreement(label.to_numpy(), assigned)
    print(f"statements {wanted}, find {took:.1f} CPU s, assign {assigning:.1f} CPU s")
    print(f"themes {len(found.themes)}, in none {np.mean(assigned < 0):.3f}, AMI {ami:.3f}, ARI {ari:.3f}")
    print(found.themes["name"].head(20).to_list())


def small_archive(frame, alone, intents, draw):
    picked = draw.choice(intents, 15, replace=False)
    rest = [intent for intent in intents if intent not in picked]
    parts = [
        frame.filter(pl.col("label") == intent).sample(int(draw.integers(5, 41)), seed=int(draw.integers(99)))
        for intent in picked
    ]
    parts += [
        frame.filter(pl.col("label") == intent)
        .sample(1, seed=int(draw.integers(99)))
        .with_columns(label=None)
        for intent in rest
    ]
    others = draw.choice(alone, 200 - len(rest), replace=False).tolist()
    parts.append(pl.DataFrame({"text": others, "label": [None] * len(others)}, schema_overrides=frame.schema))
    return pl.concat(parts).unique("text", maintain_order=True)


def small(path, archives=8, find=find_themes):
    frame = read(path)
    with open(path, encoding="utf-8") as file:
        kept = json.load(file)
    alone = [text for part in ("oos_train", "oos_val") for text, _ in kept[part]]
    intents = np.random.default_rng(0).permutation(sorted(set(frame["label"])))
    for half, chosen in (("tuned on", intents[:75]), ("held out", intents[75:])):
        rows, themes = [], []
        for seed in range(archives):
            archive = small_archive(frame, alone, chosen.tolist(), np.random.default_rng(seed))
            demands = demands_of(archive["text"])
            found = find(demands, seed=1)
            theme = found.assign(demands["statement"], demands["language"])
            themes.append(len(found.themes))
            for intent in archive["label"].drop_nulls().unique():
                mine = (archive["label"] == intent).fill_null(value=False).to_numpy()
                best = max(
                    (((theme == t) & mine).sum() / max((theme == t).sum() + mine.sum(), 1), t)
                    for t in set(theme)
                )[1]
                hits = ((theme == best) & mine).sum() if best >= 0 else 0
                size = (theme == best).sum() if best >= 0 else 0
                rows.append(
                    (hits / mine.sum(), hits / max(size, 1), abs(size - mine.sum()) <= mine.sum() * 0.1)
                )
        recall, precision, near = np.mean(rows, axis=0)
        print(
            f"{half}: of people recall {recall:.2f}, precision {precision:.2f}, within 10 % {near:.2f}",
            end="; ",
        )
        print(f"themes {np.mean(themes):.1f} for 15")


def in_posts(demands, *, seed):
    """Find them as a study of a small archive does: each sentence is a post."""
    demands = demands.with_columns(post=pl.col("person"))
    said = demands.select("post", "person", "language", text="statement")
    return find_themes_in_posts(demands, said, seed=seed)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", help="texts with their labels, CSV or JSON")
    parser.add_argument("many", nargs="?", type=int, default=0, help="repeat them to so many")
    parser.add_argument("--small", action="store_true", help="many small archives made of them")
    parser.add_argument("--careful", action="store_true", help="with the encoder")
    given = parser.parse_args()
    if given.small:
        print("statements")
        small(given.file)
        print("posts")
        small(given.file, find=in_posts)
    else:
        whole(given.file, given.many, given.careful)


if __name__ == "__main__":
    main()
