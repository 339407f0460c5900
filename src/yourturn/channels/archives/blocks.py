"""Bytes of a table as UTF-8, block by block: whatever their encoding, their line ends and their length.

Memory stays bounded by the block. What was readable before a file breaks off is given before the error.
"""

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from yourturn.core.errors import BadInput

FIRST_BYTES = 2**16  # enough for a header and some rows to look at
BLOCK_BYTES = 2**23
CHUNK_BYTES = 2**16
LONGEST_BYTES = 2**25  # a line or row above this is no post


def utf8_blocks(stream: BinaryIO, first: int = FIRST_BYTES) -> Iterator[bytes]:
    """Give the stream's bytes in blocks, the first one small; raises BadInput after the last readable one.

    UTF-16 is converted, a byte order mark and NUL bytes are left out, and lone carriage returns become line
    feeds where the file has nothing else. Other bytes stay as they are; see `repaired`.
    """
    blocks = _blocks(stream, first)
    start = next(blocks, b"")
    wide = _wide(start)
    decoder = codecs.getincrementaldecoder(wide)(errors="replace") if wide else None
    old_ends = not wide and b"\n" not in start and b"\r" in start
    for block in chain([start.removeprefix(codecs.BOM_UTF8)], blocks):
        data = decoder.decode(block).encode("utf-8", "replace") if decoder else block
        data = data.replace(b"\0", b"") if b"\0" in data else data
        yield data.replace(b"\r", b"\n") if old_ends else data


def _wide(start: bytes) -> str | None:
    """Name the encoding with two bytes a letter that the bytes have, if they have one."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = start[:2_000]
    if len(sample) >= 8 and sample[1::2].count(0) > len(sample) * 0.4:
        return "utf-16-le"
    return "utf-16-be" if len(sample) >= 8 and sample[0::2].count(0) > len(sample) * 0.4 else None


def _blocks(stream: BinaryIO, first: int) -> Iterator[bytes]:
    most = first
    while True:
        parts: list[bytes] = []
        size = 0
        try:
            while size < most and (chunk := stream.read(min(CHUNK_BYTES, most - size))):
                parts.append(chunk)
                size += len(chunk)
        except BadInput:
            yield b"".join(parts)
            raise
        if not parts:
            return
        yield b"".join(parts)
        most = BLOCK_BYTES


def line_blocks(stream: BinaryIO, first: int = FIRST_BYTES) -> Iterator[bytes]:
    """Give whole lines in blocks, as `utf8_blocks` reads them, without the last line's end.

    A line far too long is given cut short. Raises BadInput as `utf8_blocks` does, after the last whole line.
    """
    rest: list[bytes] = []
    held = 0
    for block in utf8_blocks(stream, first):
        head, found, tail = block.rpartition(b"\n")
        if found:
            yield b"".join([*rest, head])
            rest, held = [tail], len(tail)
        elif held <= LONGEST_BYTES:
            rest.append(tail)
            held += len(tail)
    if held:
        yield b"".join(rest)


def repaired(data: bytes) -> bytes:
    """Give valid UTF-8: lines that are not are read as Windows-1252, unknown signs become U+FFFD."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return b"\n".join(_repaired_line(line) for line in data.split(b"\n"))
    return data


def _repaired_line(line: bytes) -> bytes:
    try:
        line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").encode()
    return line
