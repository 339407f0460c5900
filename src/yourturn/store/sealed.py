"""Sealed files: what is written goes out encrypted in pieces, and is read back only whole and in order.

The file holds no key. Each piece is bound to its place and to whether it is the last, so that a file that
was cut, joined or changed is refused.
"""

import hashlib
import os
import struct
from collections.abc import Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from yourturn.core.errors import BadInput

MARK: Final = b"yourturn backup 1\n"
SALT: Final = 16
PIECE: Final = 1 << 20
_LENGTH: Final = struct.Struct(">IB")
CUT: Final = "This backup is cut off or damaged: nothing of it was used."
WRONG: Final = "This is not the key or passphrase of this backup: nothing of it was used."


class Sealer:
    """Writes a sealed file; `close` writes its last piece, without which it is worth nothing."""

    def __init__(self, out: BinaryIO, secret: str, salt: bytes | None = None) -> None:
        salt = salt if salt is not None else os.urandom(SALT)
        self._out, self._box, self._number, self._held = out, AESGCM(_key(secret, salt)), 0, bytearray()
        out.write(MARK + salt)

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._held += data
        while len(self._held) >= PIECE:
            self._piece(bytes(self._held[:PIECE]), last=False)
            del self._held[:PIECE]

    def close(self) -> None:
        """Write what is left."""
        self._piece(bytes(self._held), last=True)
        self._held.clear()

    def _piece(self, data: bytes, *, last: bool) -> None:
        head = _LENGTH.pack(len(data) + 16, last)
        self._out.write(head + self._box.encrypt(_nonce(self._number), data, head))
        self._number += 1


def unsealed(file: BinaryIO, secret: str) -> Iterator[bytes]:
    """Give the pieces of a sealed file. Raises BadInput for another key, and for a file that is not whole."""
    if file.read(len(MARK)) != MARK:
        raise BadInput("This is no backup of Your Turn.")
    box, number, last = AESGCM(_key(secret, file.read(SALT))), 0, False
    while not last:
        head = file.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            raise BadInput(CUT)
        length, last = _LENGTH.unpack(head)
        data = file.read(length) if length <= PIECE + 16 else b""
        if len(data) < length or not length:
            raise BadInput(CUT)
        try:
            yield box.decrypt(_nonce(number), data, head)
        except InvalidTag:
            raise BadInput(CUT if number else WRONG) from None
        number += 1
    if file.read(1):
        raise BadInput(CUT)


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _key(secret: str, salt: bytes) -> bytes:
    if len(salt) < SALT:
        raise BadInput(CUT)
    return hashlib.scrypt(secret.encode(), salt=salt, n=1 << 15, r=8, p=1, maxmem=1 << 26, dklen=32)
