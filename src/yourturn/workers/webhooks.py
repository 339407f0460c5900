"""Tells webhooks what happened: reads on, sends signed, tries again later. It sends no words of people.

The signature: HMAC-SHA256 over "TIMESTAMP.BODY" with the webhook's secret, in hex.
"""

import hashlib
import hmac
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final

from yourturn.channels import http
from yourturn.core import outbox
from yourturn.core.errors import YourTurnError
from yourturn.store import sending, unit, webhooks

PAUSE_S: Final = 1.0
MOST_TRIES: Final = 12


@dataclass(frozen=True)
class Teller:
    """A worker that tells webhooks."""

    clock: Callable[[], datetime]
    rng: Random
    private: Collection[str] = ()
    look_up: http.Resolve = http.resolve
    sending: bool = True  # False = nothing leaves: what is due waits

    def run(self, told: threading.Event) -> None:
        """Work until told to stop."""
        while not told.is_set():
            if not self.work():
                told.wait(PAUSE_S)

    def work(self) -> int:
        """Read on, and send what is due. Gives how many were tried."""
        with unit.write():
            webhooks.read_on(self.clock())
            held = sending.is_held()
        tried, last = 0, 0
        while self.sending and not held:
            with unit.write():
                due = webhooks.next_due(self.clock(), last)
            if due is None:
                break
            last, tried = due.id, tried + 1
            self._tell(due)
        return tried

    def _tell(self, due: webhooks.Due) -> None:
        body, stamp = due.body.encode(), str(int(self.clock().timestamp()))
        headers = {
            "Content-Type": "application/json",
            "YourTurn-Delivery": str(due.id),
            "YourTurn-Timestamp": stamp,
            "YourTurn-Signature": signature(due.secret, stamp, body),
        }
        try:
            status = http.post(due.url, body, headers, self.private, self.look_up).status
            answered, went = f"It answered {status}.", 200 <= status < 300
        except YourTurnError as error:
            answered, went = str(error), False
        now = self.clock()
        with unit.write():
            if went:
                webhooks.went(due.id, "sent", answered, None)
            elif due.tries + 1 >= MOST_TRIES:
                webhooks.went(due.id, "failed", answered, None)
            else:
                webhooks.went(due.id, "due", answered, outbox.retry_at(due.tries + 1, now, self.rng))


def signature(secret: bytes, stamp: str, body: bytes) -> str:
    """Give the signature of a body sent at that time (seconds since 1970, as text)."""
    return hmac.new(secret, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
