"""Reads the monthly Reddit dumps (RC_ comments, RS_ posts; zstandard or plain lines): both sides."""

from collections.abc import Iterator
from typing import BinaryIO, cast

import orjson
import zstandard

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    from_epoch,
    identifier,
    meta_of,
    text_or_none,
    words,
)
from yourturn.core.errors import BadInput

WINDOW_BYTES = 2**31
CHUNK_BYTES = 2**22
LINE_BYTES = 16_000_000
_GONE = ("[deleted]", "[removed]")


class RedditDump:
    """Reddit: RC_YYYY-MM.zst and RS_YYYY-MM.zst."""

    name = "reddit"
    title = "Reddit dump"
    one_sided = False
    follows = "ArthurHeitmann/arctic_shift file_content_explanations.md; followed at second hand, 2026-11"
    note = "Compressed dumps were made with a window of 2 GB: reading one may take 2.2 GB of memory."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [m for m in tree.members() if m.rsplit("/", 1)[-1].startswith(("RC_", "RS_"))]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the batch and the window."""
        into = Collector(options, "reddit")
        for member in members:
            parse = _comment if member.rsplit("/", 1)[-1].startswith("RC_") else _submission
            try:
                with tree.open(member) as stream:
                    for row, line in enumerate(_lines(_plain(stream, member)), 1):
                        _take_line(into, member, row, line, parse)
                        if into.full():
                            yield into.batch()
            except (BadInput, OSError, EOFError, zstandard.ZstdError) as error:
                into.reject(member, None, f"The file cannot be read to its end: {error}")
            into.bytes_read += tree.size(member)
        yield from into.rest()


def _take_line(into: Collector, member: str, row: int, line: bytes, parse: object) -> None:
    if not line.strip():
        return
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        into.reject(member, row, f"The line is not valid JSON: {error}.", line)
        return
    into.take(member, row, record, _submission if parse is _submission else _comment)


def _plain(stream: BinaryIO, member: str) -> BinaryIO:
    if not member.endswith(".zst"):
        return stream
    opened = zstandard.ZstdDecompressor(max_window_size=WINDOW_BYTES).stream_reader(
        stream, read_across_frames=True
    )
    return cast("BinaryIO", opened)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    left = b""
    while chunk := stream.read(CHUNK_BYTES):
        *whole, left = (left + chunk).split(b"\n")
        yield from whole
        if len(left) > LINE_BYTES:
            raise BadInput(f"A line is longer than {LINE_BYTES // 1_000_000} MB.")
    if left:
        yield left


def _comment(record: Record) -> Record:
    return {
        **_common(record),
        "id": "t1_" + identifier(record.get("id")),
        "reply_to": text_or_none(record.get("parent_id")),
        "conversation_id": text_or_none(record.get("link_id")),
        **_words(words(record["body"])),
    }


def _submission(record: Record) -> Record:
    post_id = "t3_" + identifier(record.get("id"))
    return {
        **_common(record),
        "id": post_id,
        "conversation_id": post_id,
        "title": text_or_none(record["title"]),
        **_words(words(record.get("selftext"))),
    }


def _common(record: Record) -> Record:
    author = text_or_none(record.get("author"))
    return {
        "speaker": None if author in _GONE else author,
        "at": from_epoch(record.get("created_utc")),
        "meta": meta_of(subreddit=record.get("subreddit")),
    }


def _words(text: str) -> Record:
    return {"text": "", "state": "deleted"} if text.strip() in _GONE else {"text": text}
