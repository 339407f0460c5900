"""A tree of files in memory, as the readers see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

import polars as pl

from yourturn.channels.archives.base import Options, Reader


@dataclass(frozen=True)
class MemoryTree:
    files: dict[str, bytes]
    name: str = "archive.zip"

    def members(self) -> list[str]:
        return sorted(self.files)

    def size(self, member: str) -> int:
        return len(self.files[member])

    def open(self, member: str) -> BinaryIO:
        return BytesIO(self.files[member])


def read_all(
    reader: Reader, files: dict[str, bytes], options: Options | None = None
) -> tuple[list[dict], list[dict]]:
    """Posts and rejects of the whole tree, as rows."""
    tree = MemoryTree(files)
    batches = list(reader.read(tree, reader.recognise(tree), options or Options()))
    return _rows(batch.posts for batch in batches), _rows(batch.rejects for batch in batches)


def _rows(frames: Iterable[pl.DataFrame]) -> list[dict]:
    return [row for frame in frames for row in frame.to_dicts()]
