"""What is written down about who did what: kinds `source:subject:action`, and the sentence each is shown as.

Entries keep ids and names, never the words of a post.
"""

from collections.abc import Mapping
from typing import Final

from yourturn.core.errors import YourTurnError

SOURCES: Final = ("team", "api", "worker", "command", "person")
"""Who acted: a colleague, a token, Your Turn itself, the command line, or a person through their own link."""

_ACTIONS: Final[Mapping[str, str]] = {
    "conversation:assigned": "{who} gave the conversation to {to}",
    "conversation:taken": "{who} took the conversation",
    "conversation:taken_over": "{who} took the conversation over from {to}",
    "conversation:left": "{who} gave the conversation back",
    "conversation:labelled": "{who} put the label {what} on the conversation",
    "conversation:unlabelled": "{who} took the label {what} off the conversation",
    "conversation:noted": "{who} wrote a note",
    "conversation:mentioned": "{who} asked {to} to look",
    "need:closed": "{who} closed it without an answer: {what}",
    "need:reopened": "{who} opened it again",
    "need:snoozed": "{who} put it off until {what}",
    "need:woken": "{who} brought it back",
    "post:drafted": "{who} wrote a draft",
    "post:submitted": "{who} asked for approval",
    "post:sent_back": "{who} sent the draft back",
    "post:approved": "{who} approved the post",
    "post:withdrawn": "{who} withdrew the post",
    "post:claimed": "{who} began to send the post",
    "post:sent": "{who} sent the post",
    "post:deferred": "{who} put the post off: {what}",
    "post:failed": "{who} could not send the post: {what}",
    "post:lost": "{who} does not know whether the post was sent, and looks for it",
    "post:found": "{who} found the post: it was sent",
    "post:not_found": "{who} did not find the post: it was not sent",
    "post:retried": "{who} tried the post again",
    "post:recorded": "{who} recorded a post that was written by hand",
    "post:talked_over": "{who} spoke although it was their turn",
    "want:filed": "{who} filed a want",
    "want:decided": "{who} marked the want: {what}",
    "want:merged": "{who} merged the want into {to}",
    "want:unmerged": "{who} parted the want from {to}",
    "want:told": "{who} told {to} what became of it",
    "promise:made": "{who} promised something to {to} by {what}",
    "promise:kept": "{who} marked the promise as kept",
    "promise:moved": "{who} moved the promise to {what}",
    "promise:released": "{who} marked that {to} no longer needs it",
    "promise:withdrawn": "{who} took the promise back: {what}",
    "promise:reopened": "{who} opened the promise again",
    "person:merged": "{who} joined two accounts as one person",
    "person:unmerged": "{who} parted two accounts",
    "person:blocked": "{who} blocked the person",
    "person:unblocked": "{who} unblocked the person",
    "person:exported": "{who} exported what is known of the person",
    "person:erased": "{who} erased the person",
    "person:link_sent": "{who} sent the person the link to their own page",
    "person:page_seen": "{who} looked at their own page",
    "view:saved": "{who} saved the view {what}",
    "view:shared": "{who} shared the view {what}",
    "view:deleted": "{who} deleted the view {what}",
    "query:saved": "{who} listens for {what}",
    "query:deleted": "{who} no longer listens for {what}",
    "reply:saved": "{who} saved the canned reply {what}",
    "reply:deleted": "{who} deleted the canned reply {what}",
    "list:exported": "{who} exported {what}",
    "user:invited": "{who} invited {to}",
    "user:joined": "{who} joined the team",
    "user:role_changed": "{who} made {to} {what}",
    "user:removed": "{who} removed {to} from the team",
    "user:signed_in": "{who} signed in",
    "user:refused": "Somebody tried to sign in as {to}",
    "user:signed_out": "{who} signed out",
    "user:password_changed": "{who} changed the password; all other sessions ended",
    "user:password_reset_asked": "Somebody asked for a new password for {to}",
    "user:totp_on": "{who} turned on the second step of signing in",
    "user:totp_off": "{who} turned off the second step of signing in",
    "team:changed": "{who} changed the team {what}",
    "brand:changed": "{who} changed the brand {what}",
    "channel:connected": "{who} connected the channel {what}",
    "channel:changed": "{who} changed the channel {what}",
    "channel:disconnected": "{who} disconnected the channel {what}",
    "channel:gap": "{who} missed posts of the channel {what}",
    "token:made": "{who} made the token {what}",
    "token:revoked": "{who} revoked the token {what}",
    "webhook:made": "{who} made the webhook {what}",
    "webhook:changed": "{who} changed the webhook {what}",
    "webhook:deleted": "{who} deleted the webhook {what}",
    "webhook:resent": "{who} sent {what} to the webhook again",
    "import:started": "{who} began to import {what}",
    "import:finished": "{who} finished the import of {what}",
    "import:undone": "{who} undid the import of {what}",
    "backup:made": "{who} made a backup",
    "backup:restored": "{who} restored a backup",
    "key:rotated": "{who} changed the key that secrets are kept under",
}
KINDS: Final[Mapping[str, str]] = {
    f"{source}:{action}": sentence for source in SOURCES for action, sentence in _ACTIONS.items()
}
"""Every kind `source:subject:action`, with its sentence; {who} acted, {to} is another person or thing."""

_ITSELF: Final[Mapping[str, str]] = {
    "worker": "Your Turn",
    "command": "The command line",
    "person": "The person",
}


class UnknownKind(YourTurnError):
    """Something was to be written down under a kind that is not in the table."""


def kind(source: str, subject: str, action: str) -> str:
    """Give `source:subject:action`. Raises UnknownKind where the table does not have it."""
    named = f"{source}:{subject}:{action}"
    if named not in KINDS:
        raise UnknownKind(f"“{named}” is no kind of audit entry.")
    return named


def sentence(named: str, who: str = "", to: str = "", what: str = "") -> str:
    """Give the sentence of an entry; who is not known by name is named by where it came from.

    >>> sentence("worker:post:lost")
    'Your Turn does not know whether the post was sent, and looks for it.'
    """
    if named not in KINDS:
        raise UnknownKind(f"“{named}” is no kind of audit entry.")
    source = named.split(":", 1)[0]
    actor = who or _ITSELF.get(source, "Somebody")
    return KINDS[named].format(who=actor, to=to or "somebody", what=what or "(not said)") + "."
