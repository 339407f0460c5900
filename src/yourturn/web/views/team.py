"""Colleagues, their roles, teams and what they see. Actions decide; this page only asks and shows."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yourturn.actions import colleagues
from yourturn.core.errors import BadInput
from yourturn.core.permissions import ROLE_WORDS
from yourturn.core.sight import Sight
from yourturn.store import invitations, setup, teams
from yourturn.web.door import Route
from yourturn.web.templating import page, url
from yourturn.web.texts import _


def team(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show the teams one looks after, who is in them, and who was invited."""
    rows = teams.teams_of(who)
    invited = invitations.open_links("invite", now, [one.id for one in rows])
    return page(
        request,
        "team.html",
        teams=rows,
        invited=invited,
        owners=teams.owners(),
        channels=teams.channels_of(who) if who.owner else [],
        roles=ROLE_WORDS,
        zone=teams.first_zone(),
        as_file=not setup.config().mail,
    )


def invite(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Send an invitation to a team."""
    colleagues.invite(who, request.POST.get("email", ""), _number(request, "team"), _role(request), now)
    return _back()


def withdraw_invitation(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Let an invitation be used no more."""
    colleagues.withdraw_invitation(who, request.POST.get("email", ""), _number(request, "team"), now)
    return _back()


def set_role(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Give a colleague another role."""
    colleagues.set_role(who, _number(request, "team"), _number(request, "user"), _role(request), now)
    return _back()


def remove(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Take a colleague's seat in a team."""
    colleagues.remove(who, _number(request, "team"), _number(request, "user"), now)
    return _back()


def create(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Make a team."""
    colleagues.make_team(who, request.POST.get("name", ""), now)
    return _back()


def set_channels(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Say which channels a team sees."""
    chosen = [int(one) for one in request.POST.getlist("channel") if one.isdecimal()]
    colleagues.set_channels(who, _number(request, "team"), chosen, now)
    return _back()


def _number(request: HttpRequest, field: str) -> int:
    said = request.POST.get(field, "")
    if not (said.isascii() and said.isdecimal() and len(said) < 19):
        raise BadInput(_("The form was not filled in: go back and choose."))
    return int(said)


def _role(request: HttpRequest) -> str:
    return str(request.POST.get("role", ""))


def _back() -> HttpResponse:
    return HttpResponseRedirect(url("team"), status=303)


ROUTES = (
    Route("team", team, "team", "manage_team"),
    Route("team/invite", invite, "team_invite", "invite", ("POST",)),
    Route("team/withdraw-invitation", withdraw_invitation, "team_withdraw_invitation", "invite", ("POST",)),
    Route("team/set-role", set_role, "team_set_role", "manage_team", ("POST",)),
    Route("team/remove", remove, "team_remove", "manage_team", ("POST",)),
    Route("team/create", create, "team_create", "manage_team", ("POST",)),
    Route("team/set-channels", set_channels, "team_set_channels", "manage_team", ("POST",)),
)
