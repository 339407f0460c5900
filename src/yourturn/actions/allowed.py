"""May they do this here? Roles stand at channels: every channel that is touched is asked about."""

from collections.abc import Iterable

from yourturn.core.errors import NotThere
from yourturn.core.permissions import ROLES, check_may
from yourturn.core.sight import Sight


def check(sight: Sight, verb: str, channels: Iterable[int]) -> None:
    """Raise NotAllowed, with a sentence, where the role at one of these channels does not reach so far."""
    for channel in channels:
        role = next((one for one in ROLES if one == sight.roles.get(channel)), None)
        if role is None:
            raise NotThere("It is not here, or you may not see it.")
        check_may(role, verb)


def check_somewhere(sight: Sight, verb: str) -> None:
    """Raise NotAllowed where the strongest role they have at any channel does not reach so far."""
    check_may(next((one for one in reversed(ROLES) if one in sight.roles.values()), "observer"), verb)
