"""The first stage of a study: files to posts, batch by batch onto disk, so that an interrupted run goes on.

Never loses a row: what is not among the posts is in the quarantine with its reason.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path

import polars as pl

from yourturn.channels.archives import Options, Reader, Tree
from yourturn.core import schema
from yourturn.studies.local import Progress

ROWS_AT_A_TIME = 100_000


@dataclass(frozen=True)
class Reading:
    """What was read, and from where.

    `parts` are Parquet files of posts (schema.POSTS), `files` has file, format, posts, quarantined,
    one_sided. `doubts` are rows that were read although something may have damaged them. `alone` are those of
    the parts that come from archives of one side only.
    """

    parts: tuple[Path, ...]
    quarantine: pl.DataFrame
    files: pl.DataFrame
    doubts: pl.DataFrame = field(default_factory=lambda: schema.empty(schema.QUARANTINE))
    alone: frozenset[Path] = frozenset()

    def starts(self) -> list[int]:
        """Give the first row of each part, and the number of rows, without reading them."""
        heights = (pl.scan_parquet(part).select(pl.len()).collect().item() for part in self.parts)
        return list(accumulate(heights, initial=0))

    def batches(self, columns: Sequence[str] | None = None) -> Iterator[pl.DataFrame]:
        """Give the posts batch by batch, always in the same order; all columns where none are named."""
        yield from (self.batch(number, columns) for number in range(len(self.parts)))

    def batch(self, number: int, columns: Sequence[str] | None = None) -> pl.DataFrame:
        """Give the posts of one part."""
        chosen = None if columns is None else list(columns)
        return pl.read_parquet(self.parts[number], columns=chosen, memory_map=False)


def reading_of(posts: pl.DataFrame, folder: Path, title: str = "Frame") -> Reading:
    """Give a frame of posts as a reading; columns beyond `id` may be absent (schema.conform)."""
    folder.mkdir(parents=True, exist_ok=True)
    conformed = schema.conform(posts)
    parts = _write([conformed] if conformed.height else [], folder)
    return Reading(
        parts,
        schema.empty(schema.QUARANTINE),
        _files([(title, _counts(conformed, schema.empty(schema.QUARANTINE)), False)]),
    )


def read_trees(
    claims: Sequence[tuple[Reader, Tree, list[str]]], options: Options, work: Path, progress: Progress
) -> Reading:
    """Read every tree, or take it from `work` where an earlier run read the same files with the same map."""
    total = sum(tree.size(member) for _, tree, members in claims for member in members)
    done = 0
    parts: list[Path] = []
    alone: list[Path] = []
    quarantine = [schema.empty(schema.QUARANTINE)]
    doubts = [schema.empty(schema.QUARANTINE)]
    counts: list[tuple[str, pl.DataFrame, bool]] = []
    for reader, tree, members in claims:
        kept = work / _fingerprint(reader, tree, members, options)
        if not (kept / "quarantine.parquet").exists():
            _read_tree(reader, tree, members, options, kept, partial(_tell, progress, done, total))
        done += sum(tree.size(member) for member in members)
        progress("Reading", done, total)
        written = sorted(kept.glob("posts-*.parquet"))
        parts += written
        alone += written if reader.one_sided else []
        quarantine.append(pl.read_parquet(kept / "quarantine.parquet"))
        doubts.append(pl.read_parquet(kept / "doubts.parquet"))
        counts.append((reader.title, pl.read_parquet(kept / "counts.parquet"), reader.one_sided))
    return Reading(tuple(parts), pl.concat(quarantine), _files(counts), pl.concat(doubts), frozenset(alone))


def _read_tree(
    reader: Reader, tree: Tree, members: list[str], options: Options, kept: Path, told: Callable[[int], None]
) -> None:
    kept.mkdir(parents=True, exist_ok=True)
    for stale in kept.glob("posts-*.parquet"):
        stale.unlink()
    rejects = [schema.empty(schema.QUARANTINE)]
    doubts = [schema.empty(schema.QUARANTINE)]
    counts: list[pl.DataFrame] = []

    def posts() -> Iterator[pl.DataFrame]:
        read = 0
        for batch in reader.read(tree, members, options):
            rejects.append(batch.rejects)
            doubts.append(batch.doubts)
            counts.append(_counts(batch.posts, batch.rejects))
            read += batch.bytes_read
            told(read)
            if batch.posts.height:
                yield batch.posts

    _write(posts(), kept)
    no_counts = _counts(schema.empty(), schema.empty(schema.QUARANTINE))
    pl.concat([no_counts, *counts]).group_by("file").sum().sort("file").write_parquet(kept / "counts.parquet")
    pl.concat(doubts).write_parquet(kept / "doubts.parquet")
    # named last, when it is whole: its presence says that the tree was read to its end
    unfinished = kept / "quarantine.part"
    pl.concat(rejects).write_parquet(unfinished)
    unfinished.replace(kept / "quarantine.parquet")


def _write(batches: "Iterator[pl.DataFrame] | list[pl.DataFrame]", folder: Path) -> tuple[Path, ...]:
    """Write batches, small ones joined, each to a file of its own, while the next are read."""
    written: list[Path] = []
    with ThreadPoolExecutor(1) as pool:
        done: Future[None] | None = None
        for held in _joined(batches):
            written.append(folder / f"posts-{len(written):06}.parquet")
            if done is not None:
                done.result()  # one at most is waiting to be written
            done = pool.submit(_put, held, written[-1])
        if done is not None:
            done.result()
    return tuple(written)


def _put(held: list[pl.DataFrame], target: Path) -> None:
    pl.concat(held).write_parquet(target, compression="lz4", statistics=False)


def _joined(batches: "Iterator[pl.DataFrame] | list[pl.DataFrame]") -> Iterator[list[pl.DataFrame]]:
    """Give batches together that make up a file."""
    held: list[pl.DataFrame] = []
    for batch in batches:
        held.append(batch)
        if sum(frame.height for frame in held) >= ROWS_AT_A_TIME:
            yield held
            held = []
    if held:
        yield held


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


def _counts(posts: pl.DataFrame, rejects: pl.DataFrame) -> pl.DataFrame:
    """Count by file: posts and quarantined, as far as this batch knows."""
    names = pl.concat([posts["file"], rejects["file"]]).drop_nulls().unique().sort().to_frame()
    for frame, name in ((posts, "posts"), (rejects, "quarantined")):
        counted = frame.group_by("file").agg(pl.len().cast(pl.UInt32).alias(name))
        names = names.join(counted, on="file", how="left").with_columns(pl.col(name).fill_null(0))
    return names


def _files(counts: Sequence[tuple[str, pl.DataFrame, bool]]) -> pl.DataFrame:
    tables = [
        frame.select(
            "file",
            pl.lit(title).alias("format"),
            "posts",
            "quarantined",
            pl.lit(one_sided).alias("one_sided"),
        )
        for title, frame, one_sided in counts
    ]
    return pl.concat(tables)
