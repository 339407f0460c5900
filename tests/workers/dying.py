"""A process that works at the outbox and is killed (SIGKILL) at one given moment.

It waits for orders on its standard input, one JSON object a line, and forks for each: the child does what is
asked, counts the moments at which it changes something, and kills itself at the one it was told.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import connection
from tests.workers.sea import ANSWER, Clock, Sea

from yourturn.actions import reply
from yourturn.channels import Adapter, Prepared
from yourturn.store import access

CHANGES = ('INSERT INTO "outgoing', 'UPDATE "outgoing')


class Moments:
    """Counts, and dies at one."""

    def __init__(self, deadly: int) -> None:
        self.deadly, self.now = deadly, 0

    def __call__(self) -> None:
        self.now += 1
        if self.now == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, execute: Callable, sql: str, params: object, many: bool, context: object) -> object:
        """Take each change of the outbox for a moment: its transaction is kept whole, or not at all."""
        if not sql.startswith(CHANGES):
            return execute(sql, params, many, context)
        self()
        return execute(sql, params, many, context)


class Mortal:
    """An adapter in whose every step one may die: before it, and after it."""

    def __init__(self, inner: Adapter, moments: Moments) -> None:
        self.inner, self.moments, self.channel = inner, moments, inner.channel

    def prepare(self, *given: object) -> object:
        return self.inner.prepare(*given)

    def publish(self, prepared: Prepared) -> object:
        return self._around(self.inner.publish, prepared)

    def reconcile(self, prepared: Prepared) -> object:
        return self._around(self.inner.reconcile, prepared)

    def _around(self, act: Callable, prepared: Prepared) -> object:
        self.moments()
        answer = act(prepared)
        self.moments()
        return answer


def act(order: dict) -> None:
    """Do what is asked, in the child."""
    moments = Moments(order["dies_at"])
    clock = Clock(datetime.fromisoformat(order["now"]))
    sea = Sea(Path(order["network"]), clock=clock)
    with connection.execute_wrapper(moments.statement):
        if order["does"] != "send":
            sight = access.sight_of(order["who"])
            if order["does"] == "write":
                reply.send_reply(sight, order["conversation"], ANSWER, clock(), key=order["key"])
            else:
                getattr(reply, order["does"])(sight, order["outgoing"], clock())
        for _ in range(order["rounds"]):
            sea.sender("dying", wrap=lambda inner: Mortal(inner, moments)).work()
            clock.wait(61)


def obey() -> None:
    """Fork for every order, and say how the child ended. Django was started before this was imported."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                act(json.loads(line))
            except BaseException as error:  # noqa: BLE001 - the parent has to hear of it
                sys.stderr.write(repr(error))
                sys.stderr.flush()
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{-os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)}\n")
        sys.stdout.flush()
