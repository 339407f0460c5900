"""Collects records into batches: good rows become posts, the others go to quarantine with a reason.

Every reader of a network's export uses it. It must never raise on what an archive holds, nor drop a record
without a word.
"""

import io
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

import orjson
import polars as pl

from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.trees import read_all
from yourturn.core import schema
from yourturn.core.errors import BadInput

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Record: TypeAlias = dict[str, Any]
Finish: TypeAlias = Callable[[pl.DataFrame], pl.DataFrame]

KEPT_CHARACTERS = 2_000
_MARK = b"\xef\xbb\xbf"  # some programs put it before UTF-8
_STRAY = re.compile("[\udc80-\udcff]")
_FIELDS = {name: dtype for name, dtype in schema.POSTS.items() if name not in {"state", "kind"}}
_FIELDS |= {"state": pl.String, "kind": pl.String}


class Unreadable(Exception):
    """One record cannot be read; the sentence goes to quarantine."""


@dataclass
class Collector:
    """Gathers rows of one archive and gives them out as batches."""

    options: Options
    channel: str
    finish: Finish | None = None  # what turns the raw `text` column into plain words, a column at a time
    rows: list[Record] = field(default_factory=list)
    rejects: list[Record] = field(default_factory=list)
    bytes_read: int = 0

    def take(self, file: str, row: int, record: object, parse: Callable[[Any], Record | None]) -> None:
        """Add what `parse` makes of the record; None means it is no post; what it cannot read is rejected."""
        try:
            post = parse(record)
            if post is not None:
                channel = self.options.channel or self.channel
                self.rows.append({"channel": channel, **post, "file": file, "row": row})
        except Unreadable as error:
            self.reject(file, row, str(error), record)
        except (AttributeError, KeyError, TypeError, ValueError, IndexError, OverflowError) as error:
            self.reject(file, row, f"The record does not have the documented shape ({error!r}).", record)

    def reject(self, file: str, row: int | None, reason: str, content: object = None) -> None:
        """Put something into quarantine."""
        self.rejects.append({"file": file, "row": row, "reason": reason, "content": shown(content)})

    def full(self) -> bool:
        """Say whether a batch is ready."""
        return len(self.rows) + len(self.rejects) >= self.options.batch_rows

    def batch(self) -> Batch:
        """Give what was gathered so far, and begin anew."""
        frame = pl.DataFrame(self.rows, schema=_FIELDS, orient="row")
        if self.finish is not None and frame.height:
            frame = self.finish(frame)
        rejects = pl.DataFrame(self.rejects, schema=dict(schema.QUARANTINE), orient="row")
        given = Batch(schema.conform(frame), rejects, self.bytes_read)
        self.rows, self.rejects, self.bytes_read = [], [], 0
        return given

    def rest(self) -> Iterator[Batch]:
        """Give the last batch, where there is anything left."""
        if self.rows or self.rejects or self.bytes_read:
            yield self.batch()


class _Whole(io.RawIOBase):
    """A tree's stream, which only reads, as the file that io's readers of lines and letters expect."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, into: "WriteableBuffer", /) -> int:
        room = memoryview(into)
        data = self._stream.read(len(room))
        room[: len(data)] = data
        return len(data)


@contextmanager
def opened(tree: Tree, member: str) -> Iterator[BinaryIO]:
    """Open a member to be read in lines; raises BadInput, also while reading, where it is broken."""
    with closing(tree.open(member)) as stream:
        yield io.BufferedReader(_Whole(stream))


def content_of(tree: Tree, member: str, into: Collector) -> bytes | None:
    """Read one member; None, and a line in quarantine, where it cannot be read."""
    try:
        content = read_all(tree, member)
    except (BadInput, OSError, EOFError) as error:
        into.reject(member, None, f"The file cannot be read: {error}")
        return None
    into.bytes_read += tree.size(member)
    return content


def json_of(content: bytes | None, member: str, into: Collector) -> Any:  # noqa: ANN401 - JSON
    """Parse JSON; None, and a line in quarantine, where it is broken."""
    if content is None:
        return None
    content = content.removeprefix(_MARK)
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        with suppress(ValueError, RecursionError):  # one letter in another encoding must not cost the file
            return json.loads(_letters(content), parse_constant=str)
        into.reject(
            member, None, f"The file is not valid JSON: {error}. Export it again.", content[:KEPT_CHARACTERS]
        )
        return None


def _letters(content: bytes) -> str:
    """Decode UTF-8 in which single signs are in Windows-1252; all others stay what they are."""
    text = content.decode("utf-8", "surrogateescape")
    return _STRAY.sub(lambda sign: bytes([ord(sign[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def listed(value: object, member: str, into: Collector) -> list[Any]:
    """Give the list that the file should hold; an empty one, and a line in quarantine, where it does not."""
    if isinstance(value, list):
        return value
    if value is not None:
        into.reject(
            member, None, "The file does not hold the list of records that the format documents.", value
        )
    return []


def objects(value: object) -> list[Record]:
    """Give the objects of a list and leave out anything else; an empty list where it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def spaced(names: Iterable[object]) -> str | None:
    """Give names as schema.POSTS has them in `mentions`, each once; None where there are none."""
    kept = dict.fromkeys(name for name in map(text_or_none, names) if name and " " not in name)
    return " ".join(kept) or None


def language_of(tag: object) -> str | None:
    """Give the two letters of a language tag such as `pt-BR`; None where it has none."""
    first = tag.partition("-")[0].lower() if isinstance(tag, str) else ""
    return first if len(first) == 2 and first.isascii() and first.isalpha() else None


def shown(content: object) -> str | None:
    """Give the first characters of what could not be read."""
    if content is None or isinstance(content, str):
        return content[:KEPT_CHARACTERS] if content else None
    if isinstance(content, bytes):
        return content[:KEPT_CHARACTERS].decode("utf-8", "replace")
    try:
        return orjson.dumps(content, default=repr).decode()[:KEPT_CHARACTERS]
    except (TypeError, ValueError):
        return repr(content)[:KEPT_CHARACTERS]


def identifier(value: object) -> str:
    """Give a record's id as text; raises Unreadable where it has none."""
    given = text_or_none(value)
    if given is None:
        raise Unreadable("The record has no id.")
    return given


def words(value: object) -> str:
    """Give a record's text; nothing is the empty text; raises Unreadable where it is no text at all."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable("The record's text is no text.")
    return value.encode("utf-8", "replace").decode()


def text_or_none(value: object) -> str | None:
    """Give a text or whole number as text; None for anything else and for the empty text."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).encode("utf-8", "replace").decode() or None


def from_epoch(value: object, per_second: int = 1) -> datetime | None:
    """Read seconds (or parts of one) since 1970; None where that is no time."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        seconds = float(value) / per_second
        return datetime.fromtimestamp(seconds, UTC) if math.isfinite(seconds) else None
    except (ValueError, OverflowError, OSError):
        return None


def from_iso(value: object) -> tuple[datetime | None, bool]:
    """Read an ISO 8601 time; with it, whether it named its zone (without one it is taken as UTC)."""
    if not isinstance(value, str):
        return None, True
    try:
        at = datetime.fromisoformat(value.strip().replace(" UTC", "+00:00"))
        return (at.replace(tzinfo=UTC), False) if at.tzinfo is None else (at.astimezone(UTC), True)
    except (ValueError, OverflowError):
        return None, True


def meta_of(**extra: object) -> str | None:
    """Give what else is worth keeping as one JSON object; empty values are left out."""
    kept = {name: value for name, value in extra.items() if value not in (None, "", [], {}, False)}
    return orjson.dumps(kept, default=str).decode() if kept else None
