"""Who is us: the organisation whose conversations are studied, as a person describes it. Facts only."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

PUBLIC: Final = frozenset(
    {"x", "twitter", "tweets", "mastodon", "bluesky", "reddit", "facebook", "instagram", "threads"}
    | {"youtube", "tiktok", "linkedin", "pixelfed", "lemmy"}
)
"""Channels where people also talk past us; everywhere else, what is said to nobody else is said to us."""


@dataclass(frozen=True)
class Organisation:
    """An organisation: its handles, the words that name it, and the spaces where all is said to it.

    `own_spaces` None = every channel that is no public network (`PUBLIC`). `fictional` is shown
    wherever a figure is.
    """

    name: str
    handles: tuple[str, ...]
    us_words: tuple[str, ...] = ()
    own_spaces: frozenset[str] | None = None
    fictional: bool = False

    def own(self, channels: Iterable[str]) -> frozenset[str]:
        """Give those of the channels that are a space of ours."""
        spaces = frozenset(channels)
        return spaces & self.own_spaces if self.own_spaces is not None else spaces - PUBLIC

    def only_handle(self) -> str | None:
        """Give our handle where there is just one, so that nobody can ask which; else None."""
        return self.handles[0] if len(self.handles) == 1 else None

    def names(self) -> tuple[str, ...]:
        """Give every word that names us: handles without @, and brand and product names."""
        return (*(handle.strip().removeprefix("@") for handle in self.handles), *self.us_words)
