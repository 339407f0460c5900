"""Reads mailboxes (mbox) and single mails (eml): both sides.

Replies are found by In-Reply-To, else by the last of References.
It reads headers and the words of the body; it never opens attachments and never follows a link.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256
from typing import BinaryIO

import polars as pl

from yourturn.channels import plain
from yourturn.channels.archives.base import Batch, Options, Tree
from yourturn.channels.archives.records import Collector, Record, Unreadable, meta_of, opened
from yourturn.core.errors import BadInput

MAIL_BYTES = 25_000_000
LINE_BYTES = 1_000_000
_ID = re.compile(r"<([^<>\s]+)>")
_AUTOMATIC = ("auto-generated", "auto-replied", "auto-notified")


class Mailbox:
    """E-mail: an mbox file, or one mail as .eml."""

    name = "mbox"
    title = "Mailbox (mbox, eml)"
    one_sided = False
    follows = "RFC 5322 (2008-10), RFC 4155 (2005-09): excerpts read 2026-11-24; RFC 3834 not read again"
    note = "Attachments are not read. Automatic answers are kept and marked."

    def recognise(self, tree: Tree) -> list[str]:
        """Members of the tree this reader would read; empty = the tree is not of this format."""
        return [
            m for m in tree.members() if m.lower().removesuffix(".gz").endswith((".mbox", ".mbx", ".eml"))
        ]

    def read(self, tree: Tree, members: list[str], options: Options) -> Iterator[Batch]:
        """Yield batches of posts in the files' order; memory stays bounded by the batch."""
        into = Collector(options, "mail", finish=_finished)
        for member in members:
            one = member.lower().removesuffix(".gz").endswith(".eml")
            try:
                with opened(tree, member) as stream:
                    for row, raw in enumerate(_whole(stream) if one else _mails(stream), 1):
                        into.bytes_read += len(raw)
                        into.take(member, row, raw, _post)
                        if into.full():
                            yield into.batch()
            except (BadInput, OSError, EOFError) as error:
                into.reject(member, None, f"The file cannot be read: {error}")
        yield from into.rest()


def _whole(stream: BinaryIO) -> Iterator[bytes]:
    yield stream.read(MAIL_BYTES + 1)


def _mails(stream: BinaryIO) -> Iterator[bytes]:
    lines: list[bytes] = []
    size, blank = 0, True
    while line := stream.readline(LINE_BYTES):
        if blank and line.startswith(b"From "):
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= MAIL_BYTES:
            lines.append(line[1:] if re.match(rb">+From ", line) else line)
            size += len(line)
        blank = line in (b"\n", b"\r\n")
    if lines:
        yield b"".join(lines)


def _post(raw: bytes) -> Record:
    if len(raw) > MAIL_BYTES:
        raise Unreadable(f"The mail is larger than {MAIL_BYTES // 1_000_000} MB.")
    try:
        mail = message_from_bytes(raw, policy=policy.default)
        return _fields(mail, raw)
    except (MessageError, LookupError, RecursionError) as error:
        raise Unreadable(f"The mail cannot be parsed: {error!r}.") from error


def _fields(mail: EmailMessage, raw: bytes) -> Record:
    speaker = parseaddr(_header(mail, "From"))[1].lower() or None
    own = _ID.search(_header(mail, "Message-ID"))
    if speaker is None and own is None:
        raise Unreadable("The mail has neither From nor Message-ID.")
    answers = _ID.findall(_header(mail, "In-Reply-To"))[:1] or _ID.findall(_header(mail, "References"))[-1:]
    at, zoned = _time(_header(mail, "Date"))
    text, markup = _body(mail)
    return {
        "id": own[1] if own else "sha256:" + sha256(raw).hexdigest()[:32],
        "reply_to": answers[0] if answers else None,
        "speaker": speaker,
        "at": at,
        "zoned": zoned,
        "text": text,
        "title": _header(mail, "Subject").strip() or None,
        "meta": meta_of(html=markup, automatic=_automatic(mail)),
    }


def _header(mail: EmailMessage, name: str) -> str:
    return str(mail.get(name, "")).encode("utf-8", "replace").decode()


def _body(mail: EmailMessage) -> tuple[str, bool]:
    part = mail.get_body(("plain", "html"))
    if part is None:
        return "", False
    content = part.get_content()
    if not isinstance(content, str):
        return "", False
    return content.encode("utf-8", "replace").decode(), part.get_content_type() == "text/html"


def _time(date: str) -> tuple[datetime | None, bool]:
    try:
        at = parsedate_to_datetime(date)
        zoned = at.tzinfo is not None
        return (at.astimezone(UTC) if zoned else at.replace(tzinfo=UTC)), zoned
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, True


def _automatic(mail: EmailMessage) -> bool:
    declared = _header(mail, "Auto-Submitted").strip().lower().startswith(_AUTOMATIC)
    return (
        declared or bool(_header(mail, "X-Autoreply")) or _header(mail, "Precedence").lower() == "auto_reply"
    )


def _finished(frame: pl.DataFrame) -> pl.DataFrame:
    markup = frame["meta"].str.contains('"html":true', literal=True).fill_null(value=False)
    html_text, html_quoted = plain.from_html(frame["text"])
    text, quoted = plain.split_quoted(
        pl.select(pl.when(markup).then(html_text).otherwise(frame["text"])).to_series()
    )
    both = pl.concat_str([pl.when(markup).then(html_quoted), quoted], separator="\n", ignore_nulls=True)
    return frame.with_columns(text.alias("text"), quoted=pl.select(both.replace("", None)).to_series())
