"""Words to begin an answer from: written once for a brand, filled in where they are used."""

from datetime import datetime

from yourturn.actions import allowed
from yourturn.core import audit
from yourturn.core.errors import BadInput
from yourturn.core.fill import Filled, check_variables, fill
from yourturn.core.sight import Sight
from yourturn.store import drafts, reach, record, unit

LONGEST_NAME = 80


def begin_from(sight: Sight, canned: int, conversation: int) -> Filled:
    """Give the canned reply with this conversation's names in it, and the variables that are missing.

    Reads only. Raises NotThere.
    """
    reply = drafts.access_canned(sight, canned)
    brand, person = reach.names(sight, conversation)
    return fill(reply.text, {"name": person, "me": sight.name, "organisation": brand})


def create(sight: Sight, brand: int, name: str, text: str, now: datetime, language: str = "") -> int:
    """Add a canned reply to a brand and give its number. Raises BadInput for a name taken, or no words."""
    _check(name, text)
    with unit.write():
        channels = drafts.channels_of_brand(sight, brand)
        allowed.check(sight, "manage_canned_replies", channels)
        number = drafts.write_canned(brand, name.strip(), text, language, sight.user, now)
        _write(sight, "saved", channels[0], number, name, now)
        return number


def edit(sight: Sight, canned: int, name: str, text: str, now: datetime, language: str = "") -> None:
    """Change a canned reply."""
    _check(name, text)
    with unit.write():
        was = drafts.access_canned(sight, canned)
        channels = drafts.channels_of_brand(sight, was.brand)
        allowed.check(sight, "manage_canned_replies", channels)
        drafts.change_canned(was, name.strip(), text, language)
        _write(sight, "saved", channels[0], canned, name, now)


def delete(sight: Sight, canned: int, now: datetime) -> None:
    """Take a canned reply away; what was written from it stays."""
    with unit.write():
        was = drafts.access_canned(sight, canned)
        channels = drafts.channels_of_brand(sight, was.brand)
        allowed.check(sight, "manage_canned_replies", channels)
        drafts.delete_canned(canned)
        _write(sight, "deleted", channels[0], canned, was.name, now)


def _check(name: str, text: str) -> None:
    if not name.strip() or len(name.strip()) > LONGEST_NAME:
        raise BadInput(f"Give it a name of up to {LONGEST_NAME} characters.")
    if not text.strip():
        raise BadInput("Write the words it begins with.")
    check_variables(text)


def _write(sight: Sight, action: str, channel: int, number: int, name: str, now: datetime) -> None:
    kind = audit.kind("team", "reply", action)
    record.audit(kind, now, sight.user, channel, None, number, {"what": name.strip()})
