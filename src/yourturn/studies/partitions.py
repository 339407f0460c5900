"""Whole conversations together, so many posts at a time, on disk: what the later passes go through.

Nothing in a partition refers to a post in another one.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from yourturn.studies.local import Progress, each
from yourturn.studies.placing import Placing
from yourturn.studies.reading import Reading

KEPT = ("id", "at", "text", "title", "channel", "language", "mentions", "state", "kind")


def shuffle(
    reading: Reading, placing: Placing, work: Path, progress: Progress, also: Sequence[str] = ()
) -> list[Path]:
    """Write every post to the partition of its conversation; gives a folder per partition, in order.

    `also` names columns that are kept beside those that a study needs.
    """
    folders = [work / f"p{number:05}" for number in range(len(placing.bounds) - 1)]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        for stale in folder.glob("read-*.parquet"):
            stale.unlink()
    starts = reading.starts()

    def sort(number: int) -> None:
        placed = placing.rows.slice(starts[number], starts[number + 1] - starts[number])
        batch = pl.concat([reading.batch(number, (*KEPT, *also)), placed], how="horizontal")
        for partition, part in _split(batch, placing.bounds):
            target = folders[partition] / f"read-{number:06}.parquet"
            part.write_parquet(target, compression="lz4", statistics=False)

    deque(each("Sorting into conversations", sort, range(len(reading.parts)), progress), maxlen=0)
    return folders


def posts_of(folder: Path) -> pl.DataFrame:
    """Give the posts of a partition in canonical order: conversation, opening post first, time, id."""
    parts = [pl.read_parquet(path, memory_map=False) for path in sorted(folder.glob("read-*.parquet"))]
    return pl.concat(parts).sort("post")


def _split(placed: pl.DataFrame, bounds: tuple[int, ...]) -> Iterator[tuple[int, pl.DataFrame]]:
    kept = placed.filter(pl.col("post").is_not_null())
    partition = np.searchsorted(np.array(bounds[1:-1]), kept["post"].to_numpy(), side="right")
    if not len(partition) or (partition == partition[0]).all():
        if len(partition):
            yield int(partition[0]), kept
        return
    marked = kept.with_columns(pl.Series("_partition", partition, pl.UInt32))
    for (number,), part in marked.partition_by("_partition", as_dict=True, include_key=False).items():
        yield int(str(number)), part
