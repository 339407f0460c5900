"""What sending needs to know and to note about a channel."""

from datetime import datetime, timedelta

from yourturn.core import audit
from yourturn.store import record
from yourturn.store.models import Channel


def settles(channel: int) -> timedelta:
    """Give how long after its sending a post may still turn up there, as the server said."""
    ability = Channel.objects.values_list("ability", flat=True).get(id=channel)
    return timedelta(seconds=int(ability.get("settles_s") or 0))


def revoked(channel: int, sentence: str, at: datetime) -> None:
    """Note that our permission there has ended: everything of it waits until it is connected again."""
    on = Channel.objects.filter(id=channel, state="on")
    if on.update(state="revoked", trouble=sentence):
        name = Channel.objects.values_list("name", flat=True).get(id=channel)
        kind = audit.kind("worker", "channel", "disconnected")
        record.audit(kind, at, None, channel, subject=channel, detail={"what": name})
