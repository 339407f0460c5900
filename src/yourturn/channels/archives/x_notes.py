"""The long posts of an X archive: note-tweet.js has the words that tweets.js cuts off, under other ids.

A long text is given to the post of the same second that begins alike; one that fits none is told, not lost.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from yourturn.channels.archives.records import Record, from_iso, objects, text_or_none

COMPARED = 60
_TAIL = re.compile(r"\s*…?(?:\s*https?://t\.co/\w+)*\s*$")
_NAMES = re.compile(r"^(?:@\w+\s+)+")


@dataclass
class _Note:
    file: str
    row: int
    text: str
    start: str
    used: bool = False


@dataclass
class Notes:
    """Long texts, by the second in which they were written."""

    by_second: dict[datetime, list[_Note]] = field(default_factory=dict)
    unread: list[tuple[str, int, str, object]] = field(default_factory=list)

    def add(self, file: str, records: list[Any]) -> None:
        """Take the records of one note-tweet.js."""
        for row, record in enumerate(records, 1):
            note = record.get("noteTweet") if isinstance(record, dict) else None
            core = note.get("core") if isinstance(note, dict) else None
            text = core.get("text") if isinstance(core, dict) else None
            at = from_iso(note.get("createdAt"))[0] if isinstance(note, dict) else None
            if isinstance(text, str) and isinstance(core, dict) and at is not None:
                whole = _expanded(text, core)
                self.by_second.setdefault(at.replace(microsecond=0), []).append(
                    _Note(file, row, whole, _start(text))
                )
            else:
                self.unread.append((file, row, "The long text has no words or no time.", record))

    def whole(self, short: str, at: datetime | None) -> str:
        """Give the long text of a post of that second that begins like `short`, else `short` itself."""
        start = _start(short)
        for note in self.by_second.get(at, []) if at and start else []:
            if not note.used and note.start.startswith(start[:COMPARED]):
                note.used = True
                names = _NAMES.match(short)
                return note.text if not names or _NAMES.match(note.text) else names[0] + note.text
        return short

    def left(self) -> Iterator[tuple[str, int, str, object]]:
        """Give what no post took: file, row, reason and content, as the quarantine wants them."""
        yield from self.unread
        reason = "No post of the archive begins like this long text and was written in the same second."
        for notes in self.by_second.values():
            yield from ((note.file, note.row, reason, note.text) for note in notes if not note.used)


def _expanded(text: str, core: Record) -> str:
    for link in objects(core.get("urls")):
        short, full = text_or_none(link.get("shortUrl")), text_or_none(link.get("expandedUrl"))
        if short and full:
            text = text.replace(short, full)
    return text


def _start(text: str) -> str:
    return " ".join(_NAMES.sub("", _TAIL.sub("", html.unescape(text))).split())
