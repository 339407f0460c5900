"""Who did what, in words. There is nothing to press here but filters: nobody changes what happened."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse

from yourturn.core.audit import KINDS, sentence
from yourturn.core.errors import BadInput
from yourturn.core.sight import Sight
from yourturn.store import audit_rows, teams, users
from yourturn.web.door import Route
from yourturn.web.templating import page
from yourturn.web.texts import _

PAGE = 100


@dataclass(frozen=True)
class Line:
    """One thing that was done, as it is read."""

    id: int
    at: datetime
    words: str
    conversation: int | None


def audit(request: HttpRequest, who: Sight, now: datetime) -> HttpResponse:
    """Show what happened, newest first; by colleague, conversation, day."""
    zone, names = teams.first_zone(), users.names()
    asked = {name: request.GET.get(name, "") for name in ("by", "conversation", "day", "before")}
    rows = audit_rows.entries(
        who,
        by=_number(asked["by"]),
        conversation=_number(asked["conversation"]),
        between=_day(asked["day"], zone),
        before=_number(asked["before"]),
        most=PAGE + 1,
    )
    return page(
        request,
        "audit.html",
        lines=[_line(row, names) for row in rows[:PAGE]],
        older=rows[PAGE - 1].id if len(rows) > PAGE else None,
        asked=asked,
        colleagues=sorted(names.items(), key=lambda one: one[1]) if who.owner else [(who.user, who.name)],
        zone=zone,
    )


def _line(row: audit_rows.AuditRow, names: dict[int, str]) -> Line:
    """Say it in words; ids of colleagues become their names, which are kept nowhere in the audit."""
    about = row.detail.get("to", row.subject if ":user:" in row.kind else "")
    number = int(about) if str(about).isdecimal() else None
    to = names.get(number, "") if number is not None else str(about)
    known = row.kind in KINDS
    who = names.get(row.by, "") if row.by is not None else ""
    words = sentence(row.kind, who, to, str(row.detail.get("what", ""))) if known else row.kind
    return Line(row.id, row.at, words, row.conversation)


def _number(said: str) -> int | None:
    if not said:
        return None
    if not (said.isascii() and said.isdecimal() and len(said) < 19):
        raise BadInput(_("Colleagues and conversations are asked for by their number."))
    return int(said)


def _day(said: str, zone: str) -> tuple[datetime, datetime] | None:
    if not said:
        return None
    try:
        begins = datetime.combine(date.fromisoformat(said), datetime.min.time(), ZoneInfo(zone))
        return begins, begins + timedelta(days=1)
    except (ValueError, OverflowError):
        raise BadInput(_("A day looks like 2026-11-24.")) from None


ROUTES = (Route("audit", audit, "audit", "read_audit"),)
