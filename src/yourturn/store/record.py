"""What happened, written beside it: the audit for people, the change for pages and webhooks.

Both are written in the transaction of their cause, and never changed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yourturn.store.models import Audit, Change


def audit(
    kind: str,
    at: datetime,
    by: int | None,
    channel: int | None = None,
    conversation: int | None = None,
    subject: object = "",
    detail: Mapping[str, Any] | None = None,
) -> int:
    """Write down who did what (`kind` of core.audit), and tell the pages: an audit is a change as well.

    `detail` holds ids and our own words, never people's. Gives the number of the audit row.
    """
    written = Audit.objects.create(
        kind=kind,
        at=at,
        by=by,
        channel=channel,
        conversation=conversation,
        subject=str(subject),
        detail=dict(detail or {}),
    )
    change(kind, at, channel, conversation, subject if isinstance(subject, int) else None, by)
    return int(written.pk)


def change(
    kind: str,
    at: datetime,
    channel: int | None,
    conversation: int | None = None,
    subject: int | None = None,
    by: int | None = None,
) -> None:
    """Add a change, for pages that are open and for webhooks."""
    Change.objects.create(
        kind=kind, at=at, channel=channel, conversation=conversation, subject=subject, by=by
    )
