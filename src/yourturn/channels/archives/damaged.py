"""A zip or tar that cannot be opened, so that it stands in the quarantine and the others are read."""

from collections.abc import Iterator
from dataclasses import dataclass

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.rows import reject
from yourturn.core import schema


@dataclass
class Damaged:
    """Reads nothing, and says why."""

    reason: str
    name: str = "damaged"
    title: str = "Damaged archive"
    one_sided: bool = False
    follows: str = ""
    note: str = ""

    def recognise(self, tree: Tree) -> list[str]:  # noqa: ARG002 - as every reader
        """Take nothing."""
        return []

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:  # noqa: ARG002
        """Yield the one line for the quarantine."""
        yield Batch(schema.empty(), reject(tree.name, None, self.reason))
