"""Who looks at a conversation now, and who writes: in the memory of this process, and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

from yourturn.core.sight import Sight
from yourturn.store.changes import Changed

BEAT: Final = timedelta(seconds=15)
GONE: Final = 2.5 * BEAT
"""Nobody who was not heard of for so long is there any more."""
KIND: Final = "presence:changed"


@dataclass(frozen=True)
class Viewer:
    """A colleague who has a conversation open."""

    user: int
    name: str
    writing: bool
    at: datetime


class Presence:
    """Everybody who is here. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._here: dict[tuple[int, int], dict[int, Viewer]] = {}  # (channel, conversation) -> colleague

    def note(
        self, who: Sight, channel: int, conversation: int, now: datetime, *, writing: bool
    ) -> list[Changed]:
        """Note that somebody is there; gives what others now see differently, if anything."""
        place = (channel, conversation)
        with self._lock:
            before = self._here.get(place, {})
            was = before.get(who.user)
            self._here[place] = {**before, who.user: Viewer(who.user, who.name, writing, now)}
        return [] if was is not None and was.writing == writing else [_changed(place)]

    def leave(self, who: Sight, channel: int, conversation: int) -> list[Changed]:
        """Note that somebody went."""
        place = (channel, conversation)
        with self._lock:
            return [_changed(place)] if self._keep(place, lambda one: one.user != who.user) else []

    def others(self, who: Sight, conversation: int) -> tuple[Viewer, ...]:
        """Give the colleagues who are there beside oneself, as far as one may see the place."""
        with self._lock:
            places = [place for place in self._here if place[1] == conversation and place[0] in who.roles]
            found = [one for place in places for one in self._here[place].values() if one.user != who.user]
        return tuple(sorted(found, key=lambda one: (not one.writing, one.name)))

    def expire(self, now: datetime) -> list[Changed]:
        """Forget those who were not heard of lately; gives where."""
        with self._lock:
            return [
                _changed(place)
                for place in list(self._here)
                if self._keep(place, lambda one: now - one.at < GONE)
            ]

    def _keep(self, place: tuple[int, int], stays: Callable[[Viewer], bool]) -> bool:
        """Keep some of those at a place; says whether anybody went."""
        before = self._here.get(place, {})
        after = {user: one for user, one in before.items() if stays(one)}
        if after:
            self._here[place] = after
        else:
            self._here.pop(place, None)
        return len(after) < len(before)


def _changed(place: tuple[int, int]) -> Changed:
    return Changed(0, KIND, *place, None, None)
