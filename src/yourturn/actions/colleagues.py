"""Colleagues: the first one, invitations, seats and roles, new passwords.

Who is not allowed is told so; a team one does not look after does not exist.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import available_timezones

from yourturn.actions.letters import send_later
from yourturn.channels.email import Letter
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.permissions import ROLES, NotAllowed
from yourturn.core.sight import Sight
from yourturn.store import invitations, record, setup, teams, unit, users

INVITATION: Final = timedelta(days=7)
RESET: Final = timedelta(hours=1)
GONE: Final = "This link was used already, or is too old. Ask for a new one."


@dataclass(frozen=True)
class FirstBrand:
    """Whom the organisation speaks as, in which time zone, and when somebody is there."""

    name: str
    zone: str = "UTC"
    staffed: tuple[time, time] | None = None


def begin(name: str, email: str, password: str, brand: FirstBrand, now: datetime) -> int:
    """Make the first account, who may do everything, with the first brand and a team that sees all of it.

    Raises NotThere where somebody is here already.
    """
    if brand.zone not in available_timezones():
        raise BadInput("This time zone is not known. It looks like Europe/Lisbon.")
    named, kept = users.checked_name(brand.name), users.password_hash(password)
    who, address = users.checked_name(name), users.checked_email(email)
    with unit.write():
        if not teams.claim_first_run():
            raise NotThere("Somebody is here already. Sign in, or ask them for an invitation.")
        user = users.create(address, who, kept, now, owner=True)
        teams.create_brand(named, brand.zone, brand.staffed)
        teams.create_team("Everybody")
        record.audit("team:user:joined", now, user, subject=user)
    return user


def invite(sight: Sight, email: str, team: int, role: str, now: datetime) -> None:
    """Send an invitation to a team; somebody who is a colleague already gets the seat at once."""
    address = users.checked_email(email)
    _check_role(role)
    token = secrets.token_urlsafe(16)
    with unit.write():
        name = teams.looked_after(sight, team)
        known = users.account_of(address)
        if known:
            teams.set_seat(team, known.id, role)
            record.audit("team:user:role_changed", now, sight.user, subject=known.id, detail={"what": role})
            return
        invitations.keep_link(
            "invite", address, users.hashed(token), now, INVITATION, sight.user, (team, role)
        )
        record.audit("team:user:invited", now, sight.user, subject=address, detail={"what": role})
        send_later(_invitation(address, sight.name, name, token))


def accept(token: str, name: str, password: str, now: datetime) -> int:
    """Make the account an invitation was kept for. Raises NotThere where the link counts no more."""
    who, kept = users.checked_name(name), users.password_hash(password)
    with unit.write():
        found = invitations.link("invite", users.hashed(token), now)
        if found is None or found.team is None or not invitations.use_link(found.id, now):
            raise NotThere(GONE)
        user = users.create(found.email, who, kept, now)
        teams.set_seat(found.team, user, found.role)
        record.audit("team:user:joined", now, user, subject=user, detail={"what": found.role})
    return user


def withdraw_invitation(sight: Sight, email: str, team: int, now: datetime) -> None:
    """Let an invitation to a team that one looks after be used no more."""
    with unit.write():
        teams.looked_after(sight, team)
        if email not in {one.email for one in invitations.open_links("invite", now, [team])}:
            raise NotThere("This invitation was used already, or is too old.")
        invitations.end_links("invite", email, now)
        record.audit("team:user:removed", now, sight.user, subject=email)


def set_role(sight: Sight, team: int, user: int, role: str, now: datetime) -> None:
    """Give a colleague another role in a team one looks after."""
    _check_role(role)
    with unit.write():
        teams.looked_after(sight, team)
        if teams.role_in(team, user) is None:
            raise NotThere("This colleague is not in the team.")
        teams.set_seat(team, user, role)
        record.audit("team:user:role_changed", now, sight.user, subject=user, detail={"what": role})


def remove(sight: Sight, team: int, user: int, now: datetime) -> None:
    """Take a colleague's seat in a team; what they did stays in the audit."""
    with unit.write():
        teams.looked_after(sight, team)
        if teams.role_in(team, user) is None:
            raise NotThere("This colleague is not in the team.")
        teams.take_seat(team, user)
        record.audit("team:user:removed", now, sight.user, subject=user)


def make_team(sight: Sight, name: str, now: datetime) -> int:
    """Make a team that sees every channel until some are named; for owners."""
    _check_owner(sight)
    named = users.checked_name(name)
    with unit.write():
        team = teams.create_team(named)
        record.audit("team:team:changed", now, sight.user, subject=team, detail={"what": named})
    return team


def set_channels(sight: Sight, team: int, channels: Iterable[int], now: datetime) -> None:
    """Let a team see these channels, all where none is named; for owners: nobody widens their own sight."""
    _check_owner(sight)
    wanted = list(channels)
    if not set(wanted) <= set(sight.channels):
        raise NotThere("There is no such channel, or not for you.")
    with unit.write():
        name = teams.looked_after(sight, team)
        teams.set_channels(team, wanted)
        record.audit("team:team:changed", now, sight.user, subject=team, detail={"what": name})


def ask_for_reset(email: str, now: datetime) -> None:
    """Send a link for a new password, if the address is a colleague's; nobody is told whether it is."""
    address = users.checked_email(email)
    token = secrets.token_urlsafe(16)
    with unit.write():
        invitations.keep_link("reset", address, users.hashed(token), now, RESET)
        send_later(_reset(address, token), only_to_colleagues=True)


def reset(token: str, password: str, now: datetime) -> int:
    """Set the password a link was sent for; every session ends. NotThere where it counts no more."""
    kept = users.password_hash(password)
    with unit.write():
        found = invitations.link("reset", users.hashed(token), now)
        known = users.account_of(found.email) if found else None
        if found is None or known is None or not invitations.use_link(found.id, now):
            raise NotThere(GONE)
        _new_password(known.id, kept, now, "team:user:password_changed", known.id)
    return known.id


def change_password(user: int, password: str, now: datetime) -> str:
    """Set one's own password; every session ends. Gives the mark that a new session carries."""
    kept = users.password_hash(password)
    with unit.write():
        return _new_password(user, kept, now, "team:user:password_changed", user)


def add_by_command(name: str, email: str, password: str, team: str, role: str, now: datetime) -> int:
    """Make an account from the command line, with a seat in a team that is made where it is not there."""
    _check_role(role)
    who, address, kept = users.checked_name(name), users.checked_email(email), users.password_hash(password)
    with unit.write():
        if not users.anyone():
            raise BadInput("Nobody is here yet: start `yourturn serve` and make the first account there.")
        user = users.create(address, who, kept, now)
        seat = teams.team_named(team)
        teams.set_seat(teams.create_team(team) if seat is None else seat, user, role)
        record.audit("command:user:joined", now, None, subject=user, detail={"what": role})
    return user


def reset_by_command(email: str, password: str, now: datetime) -> None:
    """Set a colleague's password from the command line; every session ends."""
    kept = users.password_hash(password)
    with unit.write():
        known = users.account_of(email)
        if known is None:
            raise BadInput("No colleague has this address.")
        _new_password(known.id, kept, now, "command:user:password_changed", None)


def _new_password(user: int, kept: str, now: datetime, kind: str, by: int | None) -> str:
    mark = users.set_password(user, kept)
    users.end_sessions(user, now)
    found = users.account(user)
    if found:
        invitations.end_links("reset", found.email, now)
    record.audit(kind, now, by, subject=user)
    return mark


def _check_owner(sight: Sight) -> None:
    if not sight.owner:
        raise NotAllowed("Only the one who set Your Turn up may do this.")


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise BadInput(f"A role is one of: {', '.join(ROLES)}.")


def _invitation(address: str, by: str, team: str, token: str) -> Letter:
    config = setup.config()
    return Letter(
        address,
        f"Join {config.organisation} at Your Turn",
        f"{by} invites you to the team {team} of {config.organisation}.\n\n"
        f"Come in here, within 7 days:\n{config.url}/invitation/{token}\n",
    )


def _reset(address: str, token: str) -> Letter:
    config = setup.config()
    return Letter(
        address,
        "A new password for Your Turn",
        f"Somebody asked for a new password for this address at {config.organisation}.\n\n"
        f"Set it here, within an hour:\n{config.url}/reset/{token}\n\n"
        "If it was not you, do nothing: your password stays as it is.\n",
    )
