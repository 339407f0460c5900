"""What every reader of archives agrees on: trees of files in, batches of posts and rejects out.

A reader never raises on a bad row and never drops one silently: what it cannot read goes into `rejects`
with the file, the row and the reason. It reads only fields that the page it follows documents.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol, runtime_checkable

import polars as pl

from yourturn.core import schema


@runtime_checkable
class Tree(Protocol):
    """Files handed over together: a folder, the inside of a zip or tar, or one file on its own."""

    @property
    def name(self) -> str:
        """What the person handed over, as they would call it (the last part of its path)."""
        ...

    def members(self) -> list[str]:
        """Names of the files inside, with `/`, sorted; never absolute, never with `..`."""
        ...

    def size(self, member: str) -> int:
        """Bytes of one member as stored in the tree, before any decompression of the member itself."""
        ...

    def open(self, member: str) -> BinaryIO:
        """Open one member; .gz is decompressed on the way; limits on size, ratio and time apply.

        Raises BadInput with a plain sentence where the member is broken or unreasonable.
        """
        ...


@dataclass(frozen=True)
class Batch:
    """Some posts and what could not be read among them, with the bytes consumed for the progress bar."""

    posts: pl.DataFrame  # schema.POSTS
    rejects: pl.DataFrame = field(default_factory=lambda: schema.empty(schema.QUARANTINE))
    bytes_read: int = 0
    doubts: pl.DataFrame = field(default_factory=lambda: schema.empty(schema.QUARANTINE))
    """Rows that are among the posts although something may have damaged them; `reason` says what."""


@dataclass(frozen=True)
class Options:
    """What a person may say about an archive; readers ignore what does not concern them."""

    channel: str | None = None  # name of the channel, where the files do not tell
    owner: str | None = None  # handle of the account whose export it is, where the archive does not name it
    columns: "object | None" = None  # a ColumnMap, for tables
    batch_rows: int = 50_000


class Reader(Protocol):
    """Reads one archive format."""

    name: str  # "mastodon"
    title: str  # "Mastodon archive"
    one_sided: bool  # it holds only the account's own posts
    follows: str  # the public page it follows, and the date
    note: str  # what to know before using it, in a sentence; "" = nothing

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        ...

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the batch."""
        ...
