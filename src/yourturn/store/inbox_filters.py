"""What narrows a list: kind, language, channel, colleague, label, words, year.

A value that means nothing narrows nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from yourturn.store.models import Conversation, Labelled, Need, Post


@dataclass(frozen=True)
class Filters:
    """What is asked for; an empty value asks for nothing."""

    kind: str = ""  # a kind of need, "angry" or "overheard"
    language: str = ""
    channel: int = 0
    who: int | None = None  # colleague who has it; 0 = nobody
    label: int = 0
    words: str = ""
    year: int = 0  # of "never answered"

    def __bool__(self) -> bool:
        """Say whether anything is asked for."""
        return self != Filters()

    def query(self) -> dict[str, str]:
        """Give what `filters_of` reads back."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: str(value)
            for name, value in said.items()
            if value not in {"", None} and (value or name == "who")
        }


def filters_of(query: Mapping[str, str]) -> Filters:
    """Read what a request asks for."""
    who = query.get("who", "")
    return Filters(
        kind=query.get("kind", "")[:12],
        language=query.get("language", "")[:8],
        channel=_number(query.get("channel", "")),
        who=_number(who) if who.isdecimal() else None,
        label=_number(query.get("label", "")),
        words=query.get("words", "").strip()[:200],
        year=_number(query.get("year", "")),
    )


def of_needs(rows: QuerySet[Need], asked: Filters) -> QuerySet[Need]:
    """Narrow waits of people."""
    post = Post.objects.filter(id=OuterRef("opened_post"))
    if asked.kind == "angry":
        rows = rows.filter(angry=True)
    elif asked.kind == "overheard":
        rows = rows.filter(overheard=True)
    elif asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.language:
        rows = rows.filter(Exists(post.filter(language=asked.language)))
    if asked.words:
        rows = rows.filter(Exists(post.filter(_said(asked.words))))
    return _common(rows, asked, "conversation__")


def of_conversations(rows: QuerySet[Conversation], asked: Filters) -> QuerySet[Conversation]:
    """Narrow conversations."""
    posts = Post.objects.filter(conversation=OuterRef("id"))
    if asked.kind == "angry":
        rows = rows.filter(angry=True)
    elif asked.kind:
        rows = rows.filter(Exists(Need.objects.filter(conversation=OuterRef("id"), kind=asked.kind)))
    if asked.language:
        rows = rows.filter(Exists(posts.filter(language=asked.language, side="people")))
    if asked.words:  # the words that are shown, not all there are: those are what searching is for
        rows = rows.filter(Exists(Post.objects.filter(_said(asked.words), id=OuterRef("last_post"))))
    return _common(rows, asked, "")


def _common(rows: QuerySet[Any], asked: Filters, talk: str) -> QuerySet[Any]:
    if asked.channel:
        rows = rows.filter(channel=asked.channel)
    if asked.who is not None:
        rows = rows.filter(**{f"{talk}assignee": asked.who or None})
    if asked.label:
        carried = Labelled.objects.filter(conversation=OuterRef("conversation" if talk else "id"))
        rows = rows.filter(Exists(carried.filter(label=asked.label)))
    return rows


def _said(words: str) -> Q:
    return Q(text__icontains=words) | Q(title__icontains=words) | Q(handle__name__icontains=words)


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 16 else 0
