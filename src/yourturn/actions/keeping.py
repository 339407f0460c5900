"""Backups: everything written away, brought back, and sending begun again by a person who said so."""

from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO

from yourturn.store import backup, record, sending, unit


def back_up(out: BinaryIO, secret: str, now: datetime) -> int:
    """Write everything into a sealed file, and give how many tables are in it."""
    with unit.write():
        record.audit("command:backup:made", now, None)
    return backup.write_backup(out, secret)


def bring_back(file: BinaryIO, secret: str, erased: Iterable[int], now: datetime) -> int:
    """Put a sealed file in the place of everything; gives how many people were erased again.

    Nothing is sent until `send_again`. Raises BadInput, and changes nothing, where the file cannot be used.
    """
    number = backup.restore(file, secret, now, erased)
    with unit.write():
        record.audit("command:backup:restored", now, None)
    return number


def send_again(now: datetime) -> None:
    """Let what is due leave again."""
    with unit.write():
        sending.release()
        record.audit("command:backup:restored", now, None, detail={"what": "sending on"})
