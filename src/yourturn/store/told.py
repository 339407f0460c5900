"""Everything a person told us, and what became of it, as plain values for them to have."""

from collections.abc import Sequence
from typing import Any

from yourturn.store.models import Asker, Channel, Handle, Person, Post, Promise, Revision


def everything(person: int, channels: Sequence[int]) -> dict[str, Any]:
    """Give what is kept of a person on these channels: accounts, posts, wants, promises, our answers."""
    names = dict(Channel.objects.filter(id__in=channels).values_list("id", "name"))
    posts = list(
        Post.objects.filter(handle__person=person, channel__in=channels)
        .order_by("at", "id")
        .values("id", "channel", "at", "title", "text", "language", "url", "public", "state")
    )
    numbers = [post["id"] for post in posts]
    return {
        "name": Person.objects.values_list("name", flat=True).get(id=person),
        "accounts": list(Handle.objects.filter(person=person).order_by("id").values(
            "network", "external_id", "handle", "name", "followers")),
        "posts": [{**post, "channel": names[post["channel"]]} for post in posts],
        "earlier_versions": list(
            Revision.objects.filter(post__in=numbers).order_by("post", "id").values("post", "at", "text")
        ),
        "our_answers": list(Post.objects.filter(parent__in=numbers, side="us").order_by("at", "id").values(
            "at", "text", "parent")),
        "wants": list(Asker.objects.filter(person=person, channel__in=channels).order_by("id").values(
            "words", "at", "want__statement", "want__status", "want__reason", "told_at")),
        "promises": list(Promise.objects.filter(person=person, conversation__channel__in=channels)
            .order_by("id").values("words", "due", "made_at", "kept_at", "let_go_at", "outcome")),
    }  # fmt: skip
