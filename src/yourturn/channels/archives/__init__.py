"""The door to archives: which readers there are, and which of them reads what was handed over."""

from collections.abc import Sequence

from yourturn.channels.archives.base import Batch, Options, Reader, Tree
from yourturn.channels.archives.columns import ColumnMap, choose, load, parse, save
from yourturn.channels.archives.convokit import ConvoKitReader, write_convokit
from yourturn.channels.archives.damaged import Damaged
from yourturn.channels.archives.networks import NETWORK_READERS
from yourturn.channels.archives.table import TableReader, header, maps_for, samples
from yourturn.channels.archives.trees import open_trees
from yourturn.core.errors import BadInput, NothingToRead

__all__ = [
    "READERS",
    "Batch",
    "ColumnMap",
    "Options",
    "Reader",
    "TableReader",
    "Tree",
    "choose",
    "header",
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
    """Say who reads what, tree by tree; files that nobody knows are left out.

    A tree that cannot be opened is claimed by a reader that says so, if anything else can be read.
    Raises NothingToRead where no file is known to any reader, BadInput where all trees are damaged.
    """
    found: list[tuple[Reader, Tree, list[str]]] = []
    damaged: list[tuple[Reader, Tree, list[str]]] = []
    for tree in trees:
        try:
            found += _claims(tree)
        except BadInput as error:
            damaged.append((Damaged(str(error)), tree, []))
    if not found and damaged:
        raise BadInput(" ".join(reader.reason for reader, *_ in damaged if isinstance(reader, Damaged)))
    if not found:
        known = ", ".join(reader.title for reader in READERS)
        raise NothingToRead(f"No file there is of a kind that can be read. These can: {known}.")
    return found + damaged


def _claims(tree: Tree) -> list[tuple[Reader, Tree, list[str]]]:
    """Let every reader take its members; tables beside the files of an export belong to that export."""
    found: list[tuple[Reader, Tree, list[str]]] = []
    folders: set[str] = set()
    for reader in READERS:
        members = reader.recognise(tree)
        if isinstance(reader, TableReader):
            members = [member for member in members if not _inside(member, folders)]
        if members:
            found.append((reader, tree, members))
            folders |= {member.rpartition("/")[0] for member in members}
    return found


def _inside(member: str, folders: set[str]) -> bool:
    return any(not folder or member.startswith(f"{folder}/") for folder in folders)
