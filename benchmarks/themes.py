"""Measures find_themes: agreement with labelled intents, and CPU seconds for many posts.

`python benchmarks/themes.py TRAIN.csv` (columns text and category, or the first two) prints ARI, AMI-free
NMI and CPU seconds; `python benchmarks/themes.py TRAIN.csv 100000` repeats the texts, varied, to that many.
"""

import sys
import time
from datetime import UTC, datetime

import numpy as np
import polars as pl

from yourturn.understanding.themes import find_themes


def agreement(truth, found):
    """Give (normalised mutual information, adjusted Rand index)."""
    _, one = np.unique(truth, return_inverse=True)
    _, two = np.unique(found, return_inverse=True)
    table = np.zeros((one.max() + 1, two.max() + 1))
    np.add.at(table, (one, two), 1)
    n, a, b = table.sum(), table.sum(1), table.sum(0)
    p, pa, pb = table / n, a / n, b / n
    mask = p > 0
    mutual = (p[mask] * np.log(p[mask] / np.outer(pa, pb)[mask])).sum()
    entropy = (-(pa * np.log(pa)).sum() - (pb * np.log(pb)).sum()) / 2

    def choose(x):
        return (x * (x - 1) / 2).sum()

    expected = choose(a) * choose(b) / choose(np.array([n]))
    return mutual / entropy, (choose(table) - expected) / ((choose(a) + choose(b)) / 2 - expected)


def main():
    frame = pl.read_csv(sys.argv[1]) if sys.argv[1].endswith("csv") else pl.read_parquet(sys.argv[1])
    text, label = frame.to_series(0), frame.to_series(1)
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else len(text)
    if wanted > len(text):
        words = sorted({word for line in text.to_list() for word in line.split()})
        draw = np.random.default_rng(1)
        at = draw.integers(0, len(text), wanted)
        extra = pl.Series(words).gather(draw.integers(0, len(words), wanted))
        text, label = text.gather(at) + " " + extra, label.gather(at)
    demands = pl.DataFrame({"person": np.arange(wanted, dtype=np.uint32), "statement": text}).with_columns(
        row=pl.col("person"),
        kind=pl.lit("want"),
        sentence=pl.col("statement"),
        language=pl.lit("en"),
        at=pl.lit(datetime(2024, 1, 1, tzinfo=UTC)),
    )
    started = time.process_time()
    found = find_themes(demands, seed=1)
    took = time.process_time() - started
    assigned = found.assign(demands["statement"], demands["language"])
    nmi, ari = agreement(label.to_numpy(), assigned)
    print(
        f"statements {wanted} cpu_s {took:.1f} themes {len(found.themes)} other {np.mean(assigned < 0):.3f}"
    )
    print(f"NMI {nmi:.3f} ARI {ari:.3f}")
    print(found.themes["name"].head(12).to_list())


if __name__ == "__main__":
    main()
