"""Who may do what: four roles and one table of verbs.

It must never say which brands and channels somebody sees: that is asked elsewhere.
"""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, get_args

from yourturn.core.errors import YourTurnError

Role: TypeAlias = Literal["observer", "listener", "editor", "admin"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)

ROLE_WORDS: Final[Mapping[Role, str]] = {
    "observer": "Observer: reads, and changes nothing",
    "listener": "Listener: reads, notes, sorts, and writes drafts that an editor approves",
    "editor": "Editor: all of that, and speaks for us",
    "admin": "Admin: all of that, and looks after people, channels and data",
}

_ALL: Final = frozenset(ROLES)
_LISTENING: Final = _ALL - {"observer"}
_SPEAKING: Final = frozenset({"editor", "admin"})
_ADMIN: Final = frozenset({"admin"})

PERMISSIONS: Final[Mapping[str, frozenset[str]]] = {
    "read": _ALL,
    "search": _ALL,
    "save_own_view": _ALL,
    "change_own_account": _ALL,
    "study": _ALL,
    "note": _LISTENING,
    "mention_colleague": _LISTENING,
    "take": _LISTENING,
    "assign": _LISTENING,
    "take_over": _LISTENING,
    "snooze": _LISTENING,
    "label": _LISTENING,
    "draft": _LISTENING,
    "file_want": _LISTENING,
    "record_post": _LISTENING,
    "share_view": _LISTENING,
    "listen_for": _LISTENING,
    "close": _SPEAKING,
    "reopen": _SPEAKING,
    "reply": _SPEAKING,
    "talk_over": _SPEAKING,
    "approve": _SPEAKING,
    "withdraw": _SPEAKING,
    "retry": _SPEAKING,
    "promise": _SPEAKING,
    "decide_want": _SPEAKING,
    "merge_wants": _SPEAKING,
    "merge_people": _SPEAKING,
    "block": _SPEAKING,
    "share_person_link": _SPEAKING,
    "manage_canned_replies": _SPEAKING,
    "export": _SPEAKING,
    "erase": _ADMIN,
    "invite": _ADMIN,
    "manage_team": _ADMIN,
    "manage_brands": _ADMIN,
    "manage_channels": _ADMIN,
    "manage_tokens": _ADMIN,
    "manage_webhooks": _ADMIN,
    "import": _ADMIN,
    "undo_import": _ADMIN,
    "backup": _ADMIN,
    "rotate_keys": _ADMIN,
    "read_audit": _ADMIN,
    "read_sign_ins": _ADMIN,
}
"""Each verb, and the roles that may do it."""

READING: Final[frozenset[str]] = frozenset({"read", "search", "study", "read_audit", "read_sign_ins"})
"""Verbs that change nothing: all that a token for reading may do."""


class NotAllowed(YourTurnError):
    """A person's role does not let them do this."""


def may(role: Role, verb: str) -> bool:
    """Say whether the role may do it. An unknown verb raises KeyError: it has to stand in the table first."""
    return role in PERMISSIONS[verb]


def check_may(role: Role, verb: str) -> None:
    """Raise NotAllowed, with a sentence, where the role may not do it."""
    if may(role, verb):
        return
    least = next(each for each in ROLES if each in PERMISSIONS[verb])
    raise NotAllowed(f"That takes the role {least}, and yours is {role}. Ask an admin of your team.")
