"""The audit, as a page reads it: newest first, only what the colleague may see. Nobody changes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from yourturn.core.sight import Sight
from yourturn.store.models import Audit


@dataclass(frozen=True)
class AuditRow:
    """One thing somebody did."""

    id: int
    at: datetime
    kind: str
    by: int | None
    channel: int | None
    conversation: int | None
    subject: str
    detail: Mapping[str, Any]


def entries(
    sight: Sight,
    *,
    by: int | None = None,
    conversation: int | None = None,
    between: tuple[datetime, datetime] | None = None,
    before: int | None = None,
    most: int = 100,
) -> list[AuditRow]:
    """Give what happened, newest first, in one query; `before` is the last id of the page before.

    An owner sees all. Others see what happened at channels they are admin of, and what they did themselves.
    """
    rows = Audit.objects.all()
    if not sight.owner:
        mine = [channel for channel, role in sight.roles.items() if role == "admin"]
        rows = rows.filter(Q(channel__in=mine) | Q(by=sight.user))
    if by is not None:
        rows = rows.filter(by=by)
    if conversation is not None:
        rows = rows.filter(conversation=conversation)
    if between is not None:
        rows = rows.filter(at__gte=between[0], at__lt=between[1])
    if before is not None:
        rows = rows.filter(id__lt=before)
    columns = list(AuditRow.__dataclass_fields__)
    return [AuditRow(**row) for row in rows.order_by("-id").values(*columns)[:most]]
