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
    language_of,
    meta_of,
    objects,
    spaced,
    text_or_none,
    words,
)

_CID_BYTES = 36  # version 1, DAG-CBOR, sha2-256, 32 bytes
_CID_START = b"\x01\x71\x12\x20"
_POSTS = "app.bsky.feed.post/"
_REPOSTS = "app.bsky.feed.repost/"


class BlueskyRepository:
    """Bluesky: the .car file of com.atproto.sync.getRepo."""

    name = "bluesky"
    title = "Bluesky repository"
    one_sided = True
    follows = (
        "atproto.com/specs/repository and the lexicons app.bsky.feed.post, .repost, app.bsky.embed.*, "
        "app.bsky.richtext.facet of npm's @atproto/api 0.20.44; read 2026-11-24"
    )
    note = (
        "It holds only the account's own posts; those it answered must be fetched by a connector. "
        "The account is named by its DID, and deleted posts are not in it."
    )

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
            found = (
                leaf for leaf in _leaves(blocks, commit["data"]) if leaf[0].startswith((_POSTS, _REPOSTS))
            )
            for row, (path, cid) in enumerate(found, 1):
                leaf = {"did": commit["did"], "path": path, "block": blocks.get(cid)}
                into.take(member, row, leaf, _repost if path.startswith(_REPOSTS) else _post)
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
    post = _decoded(record)
    reply = post.get("reply") or {}
    at, zoned = from_iso(post.get("createdAt"))
    address = f"at://{record['did']}/{record['path']}"
    root = text_or_none((reply.get("root") or {}).get("uri"))
    quotes = _quoted(post.get("embed"))
    languages = post.get("langs") or []
    return {
        "id": address,
        "reply_to": text_or_none((reply.get("parent") or {}).get("uri")),
        "conversation_id": root or address,
        "speaker": record["did"],
        "at": at,
        "zoned": zoned,
        "text": words(post["text"]),
        "language": language_of(languages[0]) if len(languages) == 1 else None,
        "mentions": spaced(_mentions(post.get("facets"))),
        "kind": "quote" if quotes else "post",
        "meta": meta_of(quotes=quotes, alt=_alternatives(post.get("embed"))),
    }


def _repost(record: Record) -> Record:
    repost = _decoded(record)
    at, zoned = from_iso(repost.get("createdAt"))
    return {
        "id": f"at://{record['did']}/{record['path']}",
        "speaker": record["did"],
        "at": at,
        "zoned": zoned,
        "text": "",
        "kind": "repost",
        "meta": meta_of(boosts=text_or_none(repost["subject"]["uri"])),
    }


def _decoded(record: Record) -> Record:
    if record["block"] is None:
        raise Unreadable("A block of this repository is missing or damaged; export it again.")
    decoded: Record = libipld.decode_dag_cbor(record["block"])
    return decoded


def _quoted(embed: object) -> str | None:
    """Give the address of a post shown inside this one, alone or beside pictures; a list is none."""
    inner = embed.get("record") if isinstance(embed, dict) else None
    if isinstance(inner, dict) and isinstance(inner.get("record"), dict):  # app.bsky.embed.recordWithMedia
        inner = inner["record"]
    address = text_or_none(inner.get("uri")) if isinstance(inner, dict) else None
    return address if address and f"/{_POSTS}" in address else None


def _alternatives(embed: object) -> list[str]:
    """Give what pictures and films are said to show."""
    if not isinstance(embed, dict):
        return []
    media = embed["media"] if isinstance(embed.get("media"), dict) else embed
    shown = [media, *objects(media.get("images")), *objects(media.get("items"))]  # video, images, gallery
    return [alt for one in shown if (alt := text_or_none(one.get("alt")))]


def _mentions(facets: object) -> Iterator[str | None]:
    for facet in objects(facets):
        for feature in objects(facet.get("features")):
            if feature.get("$type") == "app.bsky.richtext.facet#mention":
                yield text_or_none(feature.get("did"))
