"""What a colleague may see and do: a value made once per request and handed down to every read."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sight:
    """Who looks, and with which role at which channel; one that is not in `roles` does not exist for them."""

    user: int
    name: str
    owner: bool = False
    roles: Mapping[int, str] = field(default_factory=dict)  # channel -> strongest role there

    @property
    def channels(self) -> tuple[int, ...]:
        """The channels they may see, in order."""
        return tuple(sorted(self.roles))
