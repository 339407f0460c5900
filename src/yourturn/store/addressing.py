"""From a post of ours that was written down to what an adapter prepares: whom it answers, and where."""

from typing import Any

from yourturn.channels import Actor, Draft, Item, Ref
from yourturn.store.models import Post, RawEvent
from yourturn.store.outgoing import Going

_FIELDS = ("space", "external_id", "revision", "kind", "public", "language", "handle__external_id",
           "handle__handle", "handle__name")  # fmt: skip


def draft_of(going: Going, channel: str) -> Draft:
    """Give the whole draft; `channel` is the adapter's own name of it."""
    answered = _read(Post.objects.filter(id=going.reply_to or 0))
    opened = _read(Post.objects.filter(conversation=going.conversation or 0).order_by("at", "id"))
    if answered is None:
        return Draft(going.text)
    actor = _actor(answered)
    private = not answered["public"]
    named = actor is not None and f"@{actor.handle}" in going.text
    return Draft(
        going.text,
        reply_to=_ref(answered, channel),
        kind="dm" if private else "post",
        root=_ref(opened, channel) if opened else None,
        to=actor if private else None,
        mentions=(actor,) if actor is not None and named else (),
    )


def _read(rows: Any) -> dict[str, Any] | None:  # noqa: ANN401 - a query
    found = rows.values(*_FIELDS).first()
    return dict(found) if found else None


def _ref(post: dict[str, Any], channel: str) -> Ref:
    return Ref(channel, post["space"], post["external_id"], post["revision"])


def _actor(post: dict[str, Any]) -> Actor | None:
    if not post["handle__external_id"]:
        return None
    return Actor(post["handle__external_id"], post["handle__handle"], post["handle__name"])


def item_of(post: int, channel: str) -> Item | None:
    """Give a post as its adapter gave it, to ask whether it may be answered; None without its raw event."""
    row = Post.objects.filter(id=post).values(
        *_FIELDS, "at", "text", "received_at", "mentions", "mentions_us", "channel", "channel__account"
    ).first()  # fmt: skip
    actor = _actor(row) if row else None
    if row is None or actor is None:
        return None
    events = RawEvent.objects.filter(
        channel=row["channel"], external_id=f"{row['space']}/{row['external_id']}", kind="seen"
    )
    raw = events.order_by("-id").values_list("body", flat=True).first()
    if raw is None:
        return None
    us = (row["channel__account"],) if row["mentions_us"] else ()
    return Item(
        _ref(row, channel),
        actor,
        row["at"] or row["received_at"],
        row["text"],
        bytes(raw),
        mentions=(*row["mentions"].split(), *us),
        visibility="public" if row["public"] else "private",
    )
