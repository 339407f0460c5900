"""What a program asked for with a key is done once: the first answer is kept for a day and given again.

Called inside `unit.write()`. Bodies of requests are kept as hashes; answers hold no words of people.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from yourturn.store.models import ApiAnswer

KEPT: Final = timedelta(hours=24)


@dataclass(frozen=True)
class Before:
    """What was asked under a key before: the hash of it, and the answer; status 0 = there is none yet."""

    asked: str
    status: int
    answer: str


def claim(token: int, key: str, asked: str, now: datetime) -> Before | None:
    """Take the key for this request; gives what was asked under it before, where something was."""
    ApiAnswer.objects.filter(at__lt=now - KEPT).delete()
    row, new = ApiAnswer.objects.get_or_create(
        token_id=token, key=key, defaults={"asked": asked, "at": now, "status": 0}
    )
    return None if new else Before(row.asked, row.status, row.answer)


def keep(token: int, key: str, status: int, answer: str) -> None:
    """Keep the answer to be given again."""
    ApiAnswer.objects.filter(token=token, key=key).update(status=status, answer=answer)
