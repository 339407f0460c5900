"""Reads files as a study does, and gives posts, rejects and doubts."""

from pathlib import Path

import polars as pl

from yourturn.channels.archives import Options, open_trees, parse, recognise
from yourturn.core import schema

HEADER = "id,reply_to,speaker,at,text\n"


def read(*paths: Path, columns: str | None = None, most: int = 50_000) -> tuple[pl.DataFrame, ...]:
    """Posts, rejects and doubts of everything under the paths."""
    options = Options(columns=[parse(columns)] if columns else None, batch_rows=most)
    batches = [
        batch
        for reader, tree, members in recognise(open_trees(paths))
        for batch in reader.read(tree, members, options)
    ]
    posts = pl.concat([schema.empty(), *(b.posts for b in batches)])
    none = schema.empty(schema.QUARANTINE)
    return (
        posts,
        pl.concat([none, *(b.rejects for b in batches)]),
        pl.concat([none, *(b.doubts for b in batches)]),
    )


def read_csv(folder: Path, rows: str | bytes, **more: object) -> tuple[pl.DataFrame, ...]:
    head = HEADER if isinstance(rows, str) else HEADER.encode()
    data = head + rows  # type: ignore[operator]
    (folder / "p.csv").write_bytes(data.encode() if isinstance(data, str) else data)
    return read(folder / "p.csv", **more)  # type: ignore[arg-type]
