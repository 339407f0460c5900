"""Reads a Bluesky repository (CAR of DAG-CBOR blocks under a Merkle search tree): the account's own posts.

It trusts nothing in the file: a block whose hash is not its name is not used, a node is walked only once.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import libipld

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    Unreadable,
    content_of,
    from_iso,
    text_or_none,
    words,
)

_CID_BYTES = 36  # version 1, DAG-CBOR, sha2-256, 32 bytes
_CID_START = b"\x01\x71\x12\x20"
_POSTS = "app.bsky.feed.post/"


class BlueskyRepository:
    """Bluesky: the .car file of com.atproto.sync.getRepo."""

    name = "bluesky"
    title = "Bluesky repository"
    one_sided = True
    follows = "docs.bsky.app/blog/repo-export and its post lexicon; followed at second hand, 2026-11"
    note = "It holds only the account's own posts; those it answered must be fetched by a connector."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if member.lower().endswith(".car")]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the tree's order; memory stays bounded by the file."""
        into = Collector(options, "bluesky")
        for member in members:
            try:
                blocks, commit = _opened(content_of(tree, member, into) or b"")
            except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
                into.reject(member, None, f"The file is not a whole CAR file of a repository: {error!r}.")
                continue
            posts = (found for found in _leaves(blocks, commit["data"]) if found[0].startswith(_POSTS))
            for row, (path, cid) in enumerate(posts, 1):
                into.take(member, row, {"did": commit["did"], "path": path, "block": blocks.get(cid)}, _post)
                if into.full():
                    yield into.batch()
        yield from into.rest()


def _opened(content: bytes) -> tuple[dict[bytes, bytes], Record]:
    length, start = _varint(content, 0)
    header = libipld.decode_dag_cbor(content[start : start + length])
    at = start + length
    blocks: dict[bytes, bytes] = {}
    while at < len(content):
        length, start = _varint(content, at)
        at = start + length
        cid, block = content[start : start + _CID_BYTES], content[start + _CID_BYTES : at]
        if cid.startswith(_CID_START) and sha256(block).digest() == cid[len(_CID_START) :]:
            blocks[cid] = block
    commit: Record = libipld.decode_dag_cbor(blocks[header["roots"][0]])
    if not isinstance(commit["did"], str) or not isinstance(commit["data"], bytes):
        raise TypeError("the commit names no account or no tree")
    return blocks, commit


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(9):
        byte = content[at + place]
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value, at + place + 1
    raise ValueError("a length has too many bytes")


_DAMAGED = (_POSTS + "?", b"")  # a branch of the tree that cannot be followed: set aside, never skipped


def _leaves(blocks: dict[bytes, bytes], root: bytes) -> Iterator[tuple[str, bytes]]:
    todo: list[Any] = [root]
    seen: set[bytes] = set()
    while todo:
        cid = todo.pop()
        if not isinstance(cid, bytes) or cid in seen:
            continue
        if cid not in blocks:
            yield _DAMAGED
            continue
        seen.add(cid)
        try:
            node = libipld.decode_dag_cbor(blocks[cid])
            key = b""
            for entry in node["e"]:
                key = key[: entry["p"]] + entry["k"]
                yield key.decode("utf-8", "replace"), entry["v"]
                todo.append(entry.get("t"))
            todo.append(node.get("l"))
        except (ValueError, TypeError, KeyError, AttributeError):
            yield _DAMAGED


def _post(record: Record) -> Record:
    if record["block"] is None:
        raise Unreadable("A block of this repository is missing or damaged; export it again.")
    post: Record = libipld.decode_dag_cbor(record["block"])
    reply = post.get("reply") or {}
    at, zoned = from_iso(post.get("createdAt"))
    address = f"at://{record['did']}/{record['path']}"
    root = text_or_none((reply.get("root") or {}).get("uri"))
    return {
        "id": address,
        "reply_to": text_or_none((reply.get("parent") or {}).get("uri")),
        "conversation_id": root or address,
        "speaker": record["did"],
        "at": at,
        "zoned": zoned,
        "text": words(post["text"]),
    }
