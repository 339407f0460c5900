"""One's own page: name, pages, password, second key, and where one is signed in."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from yourturn.actions import colleagues
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.sight import Sight
from yourturn.store import record, secrets, setup, teams, unit, users
from yourturn.web.door import Route, may_somewhere
from yourturn.web.security import coming_in, second, tries
from yourturn.web.templating import page, url
from yourturn.web.texts import _
from yourturn.web.visit import visit_of

THEMES = ("", "light", "dark")
PENDING = "second_key"
OWN = "change_own_account"


def me(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show the page."""
    return _me(request, who, now)


def change(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Keep name, light or dark, and whether single letters are commands."""
    theme = request.POST.get("theme", "")
    if theme not in THEMES:
        raise BadInput(_("Pages are light, dark, or as the system says."))
    name = users.checked_name(request.POST.get("name", ""))
    with unit.write():
        users.set_preferences(who.user, name, theme, keys="keys" in request.POST)
    return _back()


def change_password(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Set a new password once the old one fits; every other session ends."""
    account = _own(who)
    try:
        _check_password(request, account, now)
        colleagues.change_password(who.user, request.POST.get("new", ""), now)
    except BadInput as error:
        return _me(request, who, now, wrong=str(error), status=422)
    coming_in.let_in(request, _own(who), now)
    return _back()


def end_session(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """End one of one's own sessions."""
    which = request.POST.get("sign_in", "")
    with unit.write():
        ended = users.end_sessions(who.user, now, only=int(which)) if which.isdecimal() else 0
        if not ended:
            raise NotThere(_("This session has ended already."))
        record.audit("team:user:signed_out", now, who.user, subject=who.user)
    return _back()


def end_others(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """End all of one's sessions but this one."""
    this = visit_of(request).sign_in
    with unit.write():
        users.end_sessions(who.user, now, but=() if this is None else (this,))
        record.audit("team:user:signed_out", now, who.user, subject=who.user)
    return _back()


def begin_second_key(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Draw a new secret; it waits, locked, in this browser's session until its first code is written."""
    request.session[PENDING] = secrets.lock(second.new_secret().encode()).decode()
    return HttpResponseRedirect(url("second_key"), status=303)


def second_key(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show the picture to scan, or that the second key is on."""
    return _second_key(request, _own(who))


def turn_on_second_key(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Keep the secret once a code of it fits, and show the recovery codes, this once."""
    account, secret = _own(who), _pending(request)
    step = second.step_of(secret, request.POST.get("code", ""), now) if secret else None
    if account.totp or step is None:
        wrong = _("That code does not fit. Take the one that is there now.")
        return _second_key(request, account, wrong, 422)
    shown = second.new_recovery()
    with unit.write():
        kept = [second.kept_recovery(code) for code in shown]
        users.set_second(who.user, secrets.lock(secret.encode()), step, kept)
        record.audit("team:user:totp_on", now, who.user, subject=who.user)
    del request.session[PENDING]
    return page(request, "recovery_codes.html", codes=shown)


def turn_off_second_key(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Do without the second key; the password and a code of it are asked for."""
    account = _own(who)
    try:
        _check_password(request, account, now)
        _check_code(request, account, now)
    except BadInput as error:
        return _second_key(request, account, str(error), 422)
    with unit.write():
        users.set_second(who.user, b"", account.totp_last, [])
        record.audit("team:user:totp_off", now, who.user, subject=who.user)
    return _back()


def _own(who: Sight) -> users.Account:
    found = users.account(who.user)
    if found is None:
        raise NotThere(_("This account is not here any more."))
    return found


def _check_password(request: HttpRequest, account: users.Account, now: datetime) -> None:
    tries.count(tries.limits(request, "email", account.email), now)
    if not users.password_fits(request.POST.get("password", ""), account):
        raise BadInput(_("This is not your password."))


def _check_code(request: HttpRequest, account: users.Account, now: datetime) -> None:
    if not coming_in.uses_up(account, request.POST.get("code", ""), now):
        raise BadInput(_("That code does not fit, or was used already. Take the one that is there now."))


def _me(request: HttpRequest, who: Sight, now: datetime, wrong: str = "", status: int = 200) -> HttpResponse:
    return page(
        request,
        "me.html",
        status=status,
        account=_own(who),
        sessions=users.sessions(who.user, now),
        wrong=wrong,
        looks_after=may_somewhere(who, "manage_team"),
        zone=teams.first_zone(),
    )


def _second_key(
    request: HttpRequest, account: users.Account, wrong: str = "", status: int = 200
) -> HttpResponse:
    secret = _pending(request)
    return page(
        request,
        "second_key.html",
        status=status,
        on=bool(account.totp),
        left=len(account.recovery),
        picture=second.picture(secret, account.email, setup.config().organisation) if secret else "",
        by_hand=second.by_hand(secret),
        wrong=wrong,
    )


def _pending(request: HttpRequest) -> str:
    locked = request.session.get(PENDING, "")
    return secrets.unlock(locked.encode()).decode() if locked else ""


def _back() -> HttpResponse:
    return HttpResponseRedirect(url("me"), status=303)


ROUTES = (
    Route("me", me, "me", OWN),
    Route("me/change", change, "me_change", OWN, ("POST",)),
    Route("me/change-password", change_password, "me_change_password", OWN, ("POST",)),
    Route("me/end-session", end_session, "me_end_session", OWN, ("POST",)),
    Route("me/end-others", end_others, "me_end_others", OWN, ("POST",)),
    Route("me/second-key", second_key, "second_key", OWN),
    Route("me/second-key/begin", begin_second_key, "second_key_begin", OWN, ("POST",)),
    Route("me/second-key/turn-on", turn_on_second_key, "second_key_turn_on", OWN, ("POST",)),
    Route("me/second-key/turn-off", turn_off_second_key, "second_key_turn_off", OWN, ("POST",)),
)
