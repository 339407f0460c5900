"""How long to wait after a failure: longer each time, not the same for all, short again after health."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

FIRST_S: Final = 1.0
LONGEST_S: Final = 300.0
HEALTHY: Final = timedelta(seconds=60)


class Backoff:
    """Pauses of one channel. Not shared between threads."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._failures = 0
        self._healthy_since: datetime | None = None

    def succeeded(self, now: datetime) -> None:
        """Note that it works; sixty seconds of it make the next pause short again."""
        if self._healthy_since is None:
            self._healthy_since = now
        if now - self._healthy_since >= HEALTHY:
            self._failures = 0

    def failed(self) -> float:
        """Note a failure and give the seconds to wait: half of it by chance, so that not all come at once."""
        self._healthy_since = None
        longest = min(LONGEST_S, FIRST_S * 2.0 ** min(self._failures, 20))
        self._failures += 1
        return longest / 2 + self._chance.random() * longest / 2
