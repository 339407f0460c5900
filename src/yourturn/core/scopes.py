"""What a program's token may be used for: three groups of the verbs that colleagues have.

A scope never gives more than the role of the colleague whose token it is: both are asked.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from yourturn.core.errors import BadInput
from yourturn.core.permissions import PERMISSIONS, READING, NotAllowed

_ADMIN: Final = frozenset(verb for verb, roles in PERMISSIONS.items() if roles == frozenset({"admin"}))

SCOPES: Final[Mapping[str, frozenset[str]]] = {
    "read": READING - _ADMIN,
    "write": frozenset(PERMISSIONS) - READING - _ADMIN - {"change_own_account"},
    "admin": _ADMIN,
}
"""Each scope, and the verbs it reaches; no scope reaches a colleague's own account."""

SCOPE_WORDS: Final[Mapping[str, str]] = {
    "read": "Read: conversations, people, wants, promises, search",
    "write": "Write: answer, note, sort, file and promise",
    "admin": "Admin: read the audit",
}


def checked_scopes(said: Iterable[str]) -> tuple[str, ...]:
    """Give the scopes in the order of the table. Raises BadInput where there is none, or one is unknown."""
    chosen = set(said)
    if not chosen or not chosen <= SCOPES.keys():
        raise BadInput(f"A token needs at least one of: {', '.join(SCOPES)}.")
    return tuple(scope for scope in SCOPES if scope in chosen)


def check_scope(scopes: Iterable[str], verb: str) -> None:
    """Raise NotAllowed, with a sentence, where none of the scopes reaches this verb."""
    needed = next((scope for scope, verbs in SCOPES.items() if verb in verbs), None)
    if needed is None or needed not in set(scopes):
        raise NotAllowed(f"This takes a token with the scope {needed or 'of a colleague'}.")
