"""Draw wants from a real archive by seed for a person to judge, and say how many of the judged were wants.

    yourturn study ARCHIVE --us-file FILE --out DIR             (once; its work folder is read)
    python -m benchmarks.wants_by_hand DIR --seed 1 --sheet sheet.txt       draw 100 posts labelled want
    python -m benchmarks.wants_by_hand --judged sheet.txt                   precision of a judged sheet

A post is a want if in its own words (not a quotation, an error message or a mail's boilerplate) a person asks
for, suggests or wishes something of those who make or run the thing: a feature, a change, a fix, a thing back
or away; or asks how to get back the old look or version. Asking for help, for an explanation, how to do
something that works already, telling a problem, or what one tried, wanted to do or will do, is none: question
or complaint. The judge writes y or n between the brackets of each entry. Sheets hold people's words: they
stay out of the repository.
"""

import argparse
import math
import re
from pathlib import Path

import polars as pl

from yourturn.understanding import demands, label

SHOWN = 700  # characters of a post on the sheet
LONG = 300  # characters from which a post counts as long


def drawn(study: Path, seed: int, count: int) -> tuple[pl.DataFrame, int, int]:
    """Give `count` English posts of people labelled want now, and how many there are, of how many."""
    parts = sorted((study / "work").glob("*/p*/studied.parquet"))
    posts = pl.concat(pl.read_parquet(part, columns=["id", "side", "language", "text"]) for part in parts)
    posts = posts.filter((pl.col("side") == "people") & (pl.col("language") == "en")).sort("id")
    found = label(posts["text"], language="en", evidence=False)
    wanted = posts.filter(found["want"])
    return wanted.sample(min(count, wanted.height), seed=seed, shuffle=True), wanted.height, posts.height


def sheet_of(posts: pl.DataFrame) -> str:
    """Give the sheet: per post a place for the judgement, the sentences that carry its want, and the post."""
    found = label(posts["text"], language="en")
    said = demands(posts["text"], posts["language"], found).filter(pl.col("kind") == "want")
    entries = []
    for place, (text, words) in enumerate(zip(posts["text"], found["want_evidence"], strict=True)):
        mine = said.filter(pl.col("row") == place)
        lines = [
            f"    {a}  ->  {' '.join(b.split())}" for a, b in mine.select("statement", "sentence").iter_rows()
        ]
        plain = " ".join(text.split())
        entries.append(
            "\n".join([f"[ ] {place} ({len(text)} characters; {words})", *lines, "    | " + plain[:SHOWN]])
        )
    return "\n\n".join(entries) + "\n"


def figures(sheet: str) -> str:
    """Give the precision of a judged sheet, with Wilson's interval, and apart for short and long posts."""
    marks = [(m, int(n)) for m, n in re.findall(r"(?m)^\[([yn])\] \d+ \((\d+) characters", sheet)]
    left = len(re.findall(r"(?m)^\[ \] \d+ \(", sheet))
    rows = [f"not judged: {left}"]
    for name, kept in (
        ("all", marks),
        ("short", [m for m in marks if m[1] <= LONG]),
        ("long", [m for m in marks if m[1] > LONG]),
    ):
        n, hit = len(kept), sum(mark == "y" for mark, _ in kept)
        rows.append(
            f"{name}: {hit} of {n} are wants" + (f" ({hit / n:.2f}, {interval(hit, n)})" if n else "")
        )
    return "\n".join(rows)


def interval(hit: int, n: int) -> str:
    """Give Wilson's 95 % interval of a proportion."""
    z, p = 1.96, hit / n
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return f"{(middle - half) / (1 + z * z / n):.2f} to {(middle + half) / (1 + z * z / n):.2f}"


def main() -> None:
    """Draw a sheet, or count a judged one."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("study", type=Path, nargs="?")
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--count", type=int, default=100)
    given.add_argument("--sheet", type=Path)
    given.add_argument("--judged", type=Path)
    wanted = given.parse_args()
    if wanted.judged:
        print(figures(wanted.judged.read_text("utf-8")))
        return
    posts, found, of = drawn(wanted.study, wanted.seed, wanted.count)
    wanted.sheet.write_text(sheet_of(posts), "utf-8")
    print(
        f"{found} of {of} English posts of people are labelled want; {posts.height} drawn, seed {wanted.seed}"
    )


if __name__ == "__main__":
    main()
