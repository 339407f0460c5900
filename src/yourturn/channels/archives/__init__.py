"""The door to archives: which readers there are, and which of them reads what was handed over."""

from collections.abc import Sequence

from yourturn.channels.archives.base import Batch, Options, Reader, Tree
from yourturn.channels.archives.columns import ColumnMap, choose, load, parse, save
from yourturn.channels.archives.convokit import ConvoKitReader, write_convokit
from yourturn.channels.archives.networks import NETWORK_READERS
from yourturn.channels.archives.table import TableReader, maps_for, samples
from yourturn.channels.archives.trees import open_trees
from yourturn.core.errors import NothingToRead

__all__ = [
    "READERS",
    "Batch",
    "ColumnMap",
    "Options",
    "Reader",
    "TableReader",
    "Tree",
    "choose",
    "load",
    "maps_for",
    "open_trees",
    "parse",
    "recognise",
    "samples",
    "save",
    "write_convokit",
]

READERS: tuple[Reader, ...] = (ConvoKitReader(), *NETWORK_READERS, TableReader())
"""Every reader, the most particular first; the table comes last because it takes anything with columns."""


def recognise(trees: Sequence[Tree]) -> list[tuple[Reader, Tree, list[str]]]:
    """Say who reads what; a tree that nobody knows is left out.

    Raises NothingToRead where no tree is known to any reader.
    """
    found = []
    for tree in trees:
        claims = ((reader, reader.recognise(tree)) for reader in READERS)
        claim = next(((reader, members) for reader, members in claims if members), None)
        if claim:
            found.append((claim[0], tree, claim[1]))
    if not found:
        known = ", ".join(reader.title for reader in READERS)
        raise NothingToRead(f"No file there is of a kind that can be read. These can: {known}.")
    return found
