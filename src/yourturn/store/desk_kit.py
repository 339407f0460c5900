"""What lies ready where an answer is written: a draft, canned replies, labels, colleagues, wants."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from yourturn.core.sight import Sight
from yourturn.store.models import CannedReply, Draft, Label, Labelled, User, Want


@dataclass(frozen=True)
class Thing:
    """A number, a name and, where there are, words."""

    id: int
    name: str
    text: str = ""


@dataclass(frozen=True)
class Kit:
    """All of it for one colleague and one conversation."""

    draft: str
    draft_to: int | None
    canned: tuple[Thing, ...]
    carried: tuple[Thing, ...]  # labels on the conversation
    labels: tuple[Thing, ...]  # those it does not carry
    colleagues: tuple[Thing, ...]
    wants: tuple[Thing, ...]


def kit(sight: Sight, conversation: int, brand: int) -> Kit:
    """Give it in one query."""
    carried = Labelled.objects.filter(conversation=conversation)
    rows = [
        _part(
            Draft.objects.filter(conversation=conversation, user=sight.user),
            "draft",
            "user__name",
            "text",
            "reply_to",
        ),
        _part(CannedReply.objects.filter(brand=brand), "canned", "name", "text"),
        _part(carried, "carried", "label__name", "", "label"),
        _part(Label.objects.exclude(id__in=carried.values("label")), "label", "name"),
        _part(User.objects.filter(is_active=True), "user", "name"),
        _part(Want.objects.filter(brand=brand, merged_into=None), "want", "statement"),
    ]
    found: dict[str, list[Thing]] = {}
    draft, draft_to = "", None
    for what, number, name, text, more in rows[0].union(*rows[1:], all=True):
        if what == "draft":
            draft, draft_to = text, more
        else:
            found.setdefault(what, []).append(Thing(more if what == "carried" else number, name, text))
    ordered = {what: tuple(sorted(some, key=lambda one: one.name.casefold())) for what, some in found.items()}
    return Kit(
        draft, draft_to, *(ordered.get(what, ()) for what in ("canned", "carried", "label", "user", "want"))
    )  # fmt: skip


def _part(rows: QuerySet[Any], what: str, name: str, text: str = "", more: str = "") -> QuerySet[Any, Any]:
    words = Cast(text, CharField()) if text else Cast(Value(""), CharField())
    number = Cast(more, BigIntegerField()) if more else Cast(Value(None, IntegerField()), BigIntegerField())
    return (
        rows.order_by()
        .annotate(
            kit_what=Cast(Value(what), CharField()),
            kit_name=Cast(name, CharField()),
            kit_text=words,
            kit_more=number,
        )
        .values_list("kit_what", "id", "kit_name", "kit_text", "kit_more")
    )
