"""The first stage of a study: files to posts, tree by tree, kept on disk so that an interrupted run goes on.

Never loses a row: what is not among the posts is in the quarantine with its reason.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

import polars as pl

from yourturn.channels.archives import Options, Reader, Tree
from yourturn.core import schema

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how much is done and how much there is."""


@dataclass(frozen=True)
class Reading:
    """What was read, and from where: `files` has file, format, posts, quarantined, one_sided."""

    posts: pl.DataFrame
    quarantine: pl.DataFrame
    files: pl.DataFrame


def read_trees(
    claims: Sequence[tuple[Reader, Tree, list[str]]], options: Options, work: Path, progress: Progress
) -> Reading:
    """Read every tree, or take it from `work` where an earlier run read the same files with the same map."""
    total = sum(tree.size(member) for _, tree, members in claims for member in members)
    done = 0
    parts: list[tuple[Reader, Tree, pl.DataFrame, pl.DataFrame]] = []
    for reader, tree, members in claims:
        kept = work / _fingerprint(reader, tree, members, options)
        if not (kept / "quarantine.parquet").exists():
            _read_tree(reader, tree, members, options, kept, partial(_tell, progress, done, total))
        done += sum(tree.size(member) for member in members)
        progress("Reading", done, total)
        posts = pl.read_parquet(kept / "posts.parquet")
        parts.append((reader, tree, posts, pl.read_parquet(kept / "quarantine.parquet")))
    return Reading(
        pl.concat([part[2] for part in parts]),
        pl.concat([part[3] for part in parts]),
        _files(parts),
    )


def _read_tree(
    reader: Reader, tree: Tree, members: list[str], options: Options, kept: Path, told: Callable[[int], None]
) -> None:
    kept.mkdir(parents=True, exist_ok=True)
    batches, read = [], 0
    for batch in reader.read(tree, members, options):
        batches.append(batch)
        read += batch.bytes_read
        told(read)
    pl.concat([schema.empty(), *(b.posts for b in batches)]).write_parquet(kept / "posts.parquet")
    rejects = [schema.empty(schema.QUARANTINE), *(b.rejects for b in batches)]
    # written last: its presence says that the tree was read to its end
    pl.concat(rejects).write_parquet(kept / "quarantine.parquet")


def _tell(progress: Progress, before: int, total: int, read: int) -> None:
    progress("Reading", before + read, total)


def _fingerprint(reader: Reader, tree: Tree, members: list[str], options: Options) -> str:
    path = getattr(tree, "path", None)
    stamps = [(m, tree.size(m), _changed(path, m)) for m in members]
    return blake2b(repr((reader.name, str(path), stamps, options)).encode(), digest_size=12).hexdigest()


def _changed(path: Path | None, member: str) -> float:
    if path is None:
        return 0.0
    inner = path / member if path.is_dir() else path
    return inner.stat().st_mtime


def _files(parts: Sequence[tuple[Reader, Tree, pl.DataFrame, pl.DataFrame]]) -> pl.DataFrame:
    rows = [
        (file, reader.title, count, quarantine.filter(pl.col("file") == file).height, reader.one_sided)
        for reader, _, posts, quarantine in parts
        for file, count in _counts(posts, quarantine)
    ]
    names = {
        "file": pl.String,
        "format": pl.String,
        "posts": pl.UInt32,
        "quarantined": pl.UInt32,
        "one_sided": pl.Boolean,
    }
    return pl.DataFrame(rows, schema=names, orient="row")


def _counts(posts: pl.DataFrame, quarantine: pl.DataFrame) -> list[tuple[str, int]]:
    files = pl.concat([posts["file"], quarantine["file"]]).drop_nulls().unique().sort()
    return [(file, posts.filter(pl.col("file") == file).height) for file in files]
