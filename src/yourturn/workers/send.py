"""Sends what was written down, once: claimed under a lease, sent outside any transaction, then noted.

What may be out there is only ever looked up. It decides nothing about what we say, and writes no words.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from threading import Event as Flag
from typing import Final

from yourturn.actions import saying
from yourturn.channels import (
    Absent,
    AccessRevoked,
    Adapter,
    CannotPrepare,
    Prepared,
    Published,
    Refused,
    SlowDown,
    Unknown,
    Unreachable,
)
from yourturn.core import outbox
from yourturn.store import addressing, listening, outgoing, reach, sending, unit
from yourturn.store.outgoing import Going

log = logging.getLogger(__name__)

MARGIN: Final = timedelta(minutes=1)
"""A claim with less than this left of its lease is not sent: the answer might come after the lease."""
PAUSE_S: Final = 0.5
WONT: Final = "It was tried often, and the network did not take it. Try again, or answer there by hand."


@dataclass(frozen=True)
class Sender:
    """A worker that sends. `connect` gives the adapter of a channel; None = nothing can be sent there now."""

    name: str
    connect: Callable[[int], Adapter | None]
    clock: Callable[[], datetime]
    rng: Random
    sending: bool = True  # False = nothing leaves: what is approved waits

    def run(self, stop: Flag, pause_s: float = PAUSE_S) -> None:
        """Work until told to stop."""
        while not stop.is_set():
            if not self.work():
                stop.wait(pause_s)

    def work(self) -> int:
        """Do one round: the dead are noticed, the doubtful looked up, the due sent. Gives how many moved."""
        moved = self._notice_lost() + self._look_up()
        return moved + (self._send_due() if self.sending else 0)

    def _notice_lost(self) -> int:
        moved = 0
        while True:
            with unit.write():
                now = self.clock()
                going = outgoing.next_lost(now)
                if going is None:
                    return moved
                why = "Whoever was sending it stopped half-way."
                outgoing.step_on(going, "lost", now, None, why, claimed_by="", next_try_at=now, trouble=why)
            moved += 1

    def _look_up(self) -> int:
        moved, last = 0, 0
        while True:
            with unit.write():
                going = outgoing.next_unknown(self.clock(), last)
            if going is None:
                return moved
            last = going.id
            moved += self._look_up_one(going)

    def _look_up_one(self, going: Going) -> int:
        adapter = self.connect(going.channel)
        if adapter is None:
            return 0
        found = self._found(adapter, going)
        out = _as_post(going, found)
        with unit.write():
            now = self.clock()
            still = outgoing.in_state(going.id, "unknown")
            if still is None:
                return 0
            if out is not None:
                self._note_sent(still, out, "found", now)
                return 1
            sure = _surely_out(still, reach.settles(going.channel))
            event = outbox.looked_up(False if isinstance(found, Absent) else None, sure, now)
            tries = still.tries + (event == "not_looked_up")
            later = now if event == "not_found" else outbox.retry_at(tries, now, self.rng)
            said = found.detail if isinstance(found, Absent | Unknown) else ""
            moved = outgoing.step_on(still, event, now, None, said, next_try_at=later, trouble=said)
            self._give_up_or_wait(moved, now)
        return int(event == "not_found")

    def _found(self, adapter: Adapter, going: Going) -> Published | Absent | Unknown:
        try:
            return adapter.reconcile(_bytes_of(going, adapter))
        except AccessRevoked as error:
            self._note_revoked(going.channel, str(error))
            return Unknown(str(error))
        except (SlowDown, Unreachable) as error:
            return Unknown(str(error))

    def _send_due(self) -> int:
        moved = 0
        while True:
            claimed = self._claim()
            if claimed is None:
                return moved
            moved += 1
            going, adapter = claimed
            if adapter is not None:
                self._send(going, adapter)

    def _claim(self) -> tuple[Going, Adapter | None] | None:
        """Take the next post that is due, with its bytes stored; without an adapter it went no further."""
        with unit.write():
            now = self.clock()
            going = None if sending.is_held() else outgoing.next_due(now)
            if going is None:
                return None
            adapter = self.connect(going.channel)
            if adapter is None:
                later = outbox.retry_at(going.tries + 1, now, self.rng)
                outgoing.wait(going, later, "This channel is not connected.")
                return going, None
            try:
                prepared = _prepared(going, adapter, now)
            except CannotPrepare as error:
                outgoing.step_on(going, "give_up", now, None, str(error), trouble=str(error))
                return going, None
            lease = outbox.leased_until(now)
            claimed = outgoing.step_on(
                going, "claim", now, None, "", prepared=prepared.body, prepared_at=prepared.at,
                claimed_by=self.name, lease_until=lease, sent_at=lease, tries=going.tries + 1,
            )  # fmt: skip
        return claimed, adapter

    def _send(self, going: Going, adapter: Adapter) -> None:
        answer = self._answer(going, adapter)
        out = _as_post(going, answer)
        with unit.write():
            now = self.clock()
            still = outgoing.in_state(going.id, "sending")
            if still is None:
                self._note_late(going, out, now)
            elif out is not None:
                self._note_sent(still, out, "accepted", now)
            elif isinstance(answer, Unknown):
                said = answer.detail
                outgoing.step_on(
                    still, "lost", now, None, said, sent_at=now, next_try_at=now, trouble=said, claimed_by=""
                )
            elif isinstance(answer, Refused) and answer.retry_at is None:
                outgoing.step_on(still, "refused", now, None, answer.detail, trouble=answer.detail)
            elif isinstance(answer, Refused):
                later = outbox.retry_at(still.tries, now, self.rng, answer.retry_at)
                deferred = outgoing.step_on(
                    still, "deferred", now, None, answer.detail, next_try_at=later, trouble=answer.detail
                )
                self._give_up_or_wait(deferred, now)

    def _answer(self, going: Going, adapter: Adapter) -> Published | Refused | Unknown:
        """Send, unless the lease is nearly over; whatever breaks on the way leaves it open what arrived."""
        if going.sent_at is None or going.sent_at - self.clock() < MARGIN:
            return Refused("unreachable", "There was no time left to send it.", self.clock())
        try:
            return adapter.publish(_bytes_of(going, adapter))
        except AccessRevoked as error:
            self._note_revoked(going.channel, str(error))
            return Refused("unreachable", str(error), self.clock())
        except Exception as error:  # noqa: BLE001 - an adapter's fault must not make us send twice
            log.warning("Sending %s broke off: %s", going.id, type(error).__name__)
            return Unknown("Sending broke off. It may have been sent; we are looking for it.")

    def _note_sent(self, going: Going, sent: saying.Heard, event: outbox.Event, now: datetime) -> None:
        """Note that it is out, and store it as the post it became; its echo is then a duplicate."""
        post = saying.keep(sent, now)
        outgoing.step_on(
            going, event, now, None, "", external_id=sent.ref.id, post=post, trouble="", claimed_by=""
        )

    def _note_late(self, going: Going, out: saying.Heard | None, now: datetime) -> None:
        """Take an answer that came after the lease: if it is out, looking for it is over."""
        still = outgoing.in_state(going.id, "unknown")
        if still is not None and out is not None:
            self._note_sent(still, out, "found", now)

    def _give_up_or_wait(self, going: Going, now: datetime) -> None:
        if going.state == "approved" and outbox.after_attempt(going.tries) == "give_up":
            outgoing.step_on(going, "give_up", now, None, WONT, trouble=WONT)

    def _note_revoked(self, channel: int, sentence: str) -> None:
        with unit.write():
            listening.put_revoked(channel, sentence, self.clock())


def _prepared(going: Going, adapter: Adapter, now: datetime) -> Prepared:
    """Give the bytes as stored before, else make them: what goes a second time is the same."""
    if going.prepared and going.prepared_at:
        return _bytes_of(going, adapter)
    return adapter.prepare(addressing.draft_of(going, adapter.channel), going.key, now)


def _bytes_of(going: Going, adapter: Adapter) -> Prepared:
    return Prepared(adapter.channel, going.key, going.prepared_at or going.made_at, going.prepared)


def _surely_out(going: Going, settles: timedelta) -> datetime:
    """Give the moment from which `outbox.looked_up` counts, so that a slow network gets the time it needs."""
    return (going.sent_at or going.made_at) + max(settles - outbox.SETTLED, timedelta(0))


def _as_post(going: Going, answer: object) -> saying.Heard | None:
    """Hear the post that a sent one became, before any lock is taken; None where it is not out."""
    if not isinstance(answer, Published):
        return None
    sent = saying.of_ours(
        going.channel, answer.ref, answer.at, going.text, answer.url, going.prepared, going.reply_to
    )
    return saying.heard(going.channel, sent)
