"""Placed archives for tests of measures: rows as in tests/core/archive.py, with key, canned and roles."""

from itertools import count

import polars as pl
from tests.core.archive import START, archive, post, with_roles

__all__ = ["START", "archive", "figures", "placed", "post", "run_of"]


def own_words(number):
    """Words that no other post has, without a digit, which would make a short reply substantive."""
    letters = "".join(chr(97 + int(digit)) for digit in str(number))
    return f"The late tram leaves from stop {letters} at night"


def placed(*rows):
    """Posts as PLACED; `key` may be given by row, else it is the hash of the text (null under 3 words)."""
    worded = [{"text": own_words(number), **row} for number, row in enumerate(rows)]
    keys = [row.get("key") for row in worded]
    posts = archive(*worded)
    given = pl.DataFrame(
        {"post": range(len(rows)), "_key": keys}, schema={"post": pl.UInt32, "_key": pl.UInt64}
    )
    joined = posts.join(given, on="post", how="left", maintain_order="left")
    spoken = pl.col("text").str.count_matches(r"\w+") >= 3
    key = pl.coalesce("_key", pl.when(spoken).then(pl.col("text").str.to_lowercase().hash(1)))
    ours = pl.col("side") != "people"
    return with_roles(
        joined.with_columns(key.alias("key"), pl.when(ours).then(pl.lit(value=False)).alias("canned")).drop(
            "_key"
        )
    )


def figures(part, as_of, **more):
    return {figure.name: figure for figure in part.result(as_of, **more)}


def run_of(times, *rows):
    """The same conversation so many times over, each with people of its own (person 0 stays us)."""
    numbers = count(1)
    copies = []
    for _ in range(times):
        n, shift = next(numbers), len(copies)
        for row in rows:
            parent = row["parent"] if row["parent"] is None else row["parent"] + shift
            person = row["person"] and row["person"] + 100 * n
            copies.append({**row, "conversation": n, "person": person, "parent": parent})
    return copies
