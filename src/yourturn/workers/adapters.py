"""How a channel's row becomes an adapter: one table, kind to builder; a new network is added here alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final, TypeAlias

from yourturn.channels import Adapter
from yourturn.channels.fake import FakeNetwork, connect
from yourturn.store.connecting import Connected, connected


@dataclass(frozen=True)
class Machine:
    """What adapters get of this machine."""

    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    data: Path  # the data folder of the installation


Builder: TypeAlias = Callable[[Connected, Machine], Adapter]


def fake_network(machine: Machine) -> FakeNetwork:
    """Give the one network of fiction of this installation; it lives in the data folder."""
    return FakeNetwork(machine.clock, path=machine.data / "fake-network.sqlite3")


def _fake(row: Connected, machine: Machine) -> Adapter:
    return connect(fake_network(machine), row.account, sleep=machine.sleep, channel=str(row.id))


BUILDERS: Final[Mapping[str, Builder]] = {"fake": _fake}
"""Kinds of channels that can be connected."""


class Adapters:
    """The adapters of this process: made when first asked for, and anew when their row has changed."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._lock = Lock()
        self._made: dict[int, tuple[Connected, Adapter]] = {}

    def of(self, channel: int) -> Adapter | None:
        """Give a channel's adapter; None where it is not connected, or of a kind that cannot be."""
        row = connected(channel)
        builder = BUILDERS.get(row.kind) if row else None
        if row is None or builder is None:
            return None
        with self._lock:
            known = self._made.get(channel)
            if known is None or known[0] != row:
                known = self._made[channel] = (row, builder(row, self._machine))
            return known[1]
