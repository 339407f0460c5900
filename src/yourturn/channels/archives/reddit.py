"""Reads the monthly Reddit dumps (RC_ comments, RS_ posts; zstandard or plain lines): both sides."""

import html
import re
import sys
from collections.abc import Iterator
from typing import BinaryIO, cast

import orjson
import polars as pl

from yourturn.channels import plain
from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import (
    Collector,
    Record,
    from_epoch,
    identifier,
    meta_of,
    opened,
    text_or_none,
    words,
)
from yourturn.core.errors import BadInput

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

WINDOW_LOG = 31  # 2 GB
CHUNK_BYTES = 2**22
LINE_BYTES = 16_000_000
_GONE = ("[deleted]", "[removed]")
_FILE = re.compile(
    r"^(?:R[CS]_.*|.+_(?:comments|submissions)\.zst)$"
)  # a month of all, or all of a subreddit
_COMMENTS = re.compile(r"(?:^|/)(?:RC_[^/]*|[^/]+_comments\.zst)$")


class RedditDump:
    """Reddit: RC_YYYY-MM.zst and RS_YYYY-MM.zst, or NAME_comments.zst and NAME_submissions.zst."""

    name = "reddit"
    title = "Reddit dump"
    one_sided = False
    follows = (
        "ArthurHeitmann/arctic_shift file_content_explanations.md (1549db1); github.com/sgoettel/RedTEI wiki "
        "Input-and-Data-Structure (2025-02-28); read 2026-11-24"
    )
    note = "Compressed dumps were made with a window of 2 GB: reading one may take 2.2 GB of memory."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [member for member in tree.members() if _FILE.match(member.rsplit("/", 1)[-1])]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the batch and the window."""
        into = Collector(options, "reddit", finish=_without_quotes)
        for member in members:
            parse = _comment if _COMMENTS.search(member) else _submission
            try:
                with opened(tree, member) as stream:
                    for row, line in enumerate(_lines(_plain(stream, member)), 1):
                        _take_line(into, member, row, line, parse)
                        if into.full():
                            yield into.batch()
            except (BadInput, OSError, EOFError, zstd.ZstdError) as error:
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
    opened = zstd.ZstdFile(stream, options={zstd.DecompressionParameter.window_log_max: WINDOW_LOG})
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
        **_words(words(record["body"]), record),
    }


def _submission(record: Record) -> Record:
    post_id = "t3_" + identifier(record.get("id"))
    return {
        **_common(record),
        "id": post_id,
        "conversation_id": post_id,
        "title": html.unescape(words(record["title"])) or None,
        **_words(words(record.get("selftext")), record),
    }


def _common(record: Record) -> Record:
    author = text_or_none(record.get("author"))
    return {
        "speaker": None if author in _GONE else author,
        "at": from_epoch(record.get("created_utc")),
        "meta": meta_of(subreddit=record.get("subreddit")),
    }


def _words(text: str, record: Record) -> Record:
    """Give the words, which come escaped for HTML; what its author took back since is not kept."""
    later = record.get("_meta") or {}
    if text.strip() in _GONE or later.get("was_deleted_later") is True:
        return {"text": "", "state": "deleted"}
    edited = bool(record.get("edited")) or later.get("is_edited") is True
    return {"text": html.unescape(text), "state": "edited" if edited else "present"}


def _without_quotes(frame: pl.DataFrame) -> pl.DataFrame:
    text, quoted = plain.split_quoted(frame["text"])
    return frame.with_columns(text.alias("text"), quoted.alias("quoted"))
