"""Answers that somebody began, and words to begin one from."""

from dataclasses import dataclass
from datetime import datetime

from yourturn.core.errors import BadInput, NotThere
from yourturn.core.sight import Sight
from yourturn.store.models import CannedReply, Channel, Draft


@dataclass(frozen=True)
class Canned:
    """Words to begin an answer from."""

    id: int
    brand: int
    name: str
    text: str
    language: str


def save(user: int, conversation: int, text: str, reply_to: int | None, at: datetime) -> None:
    """Keep what they began; nothing but blanks takes it away."""
    if not text.strip():
        drop(user, conversation)
        return
    Draft.objects.update_or_create(
        user_id=user,
        conversation_id=conversation,
        defaults={"text": text, "reply_to": reply_to, "at": at},
    )


def drop(user: int, conversation: int) -> None:
    """Take a draft away; does nothing where there is none."""
    Draft.objects.filter(user=user, conversation=conversation).delete()


def channels_of_brand(sight: Sight, brand: int) -> tuple[int, ...]:
    """Give the brand's channels that may be seen. Raises NotThere where none may."""
    found = tuple(Channel.objects.filter(brand=brand, id__in=sight.channels).values_list("id", flat=True))
    if not found:
        raise NotThere("It is not here, or you may not see it.")
    return found


def canned(sight: Sight, brand: int | None = None) -> tuple[Canned, ...]:
    """Give the canned replies of one brand, or of all that may be seen, by name."""
    brands = Channel.objects.filter(id__in=sight.channels).values("brand")
    rows = CannedReply.objects.filter(brand__in=brands).order_by("name", "id")
    if brand is not None:
        rows = rows.filter(brand=brand)
    return tuple(Canned(*row) for row in rows.values_list("id", "brand", "name", "text", "language"))


def access_canned(sight: Sight, number: int) -> Canned:
    """Give a canned reply. Raises NotThere where it is not to be seen."""
    for one in canned(sight):
        if one.id == number:
            return one
    raise NotThere("It is not here, or you may not see it.")


def write_canned(brand: int, name: str, text: str, language: str, by: int, at: datetime) -> int:
    """Add a canned reply. Raises BadInput where the brand has one of that name."""
    _check_free(brand, name, 0)
    row = CannedReply.objects.create(
        brand_id=brand, name=name, text=text, language=language, made_by_id=by, made_at=at
    )
    return int(row.pk)


def change_canned(was: Canned, name: str, text: str, language: str) -> None:
    """Change a canned reply. Raises BadInput where the brand has another of that name."""
    _check_free(was.brand, name, was.id)
    CannedReply.objects.filter(id=was.id).update(name=name, text=text, language=language)


def delete_canned(number: int) -> None:
    """Take a canned reply away."""
    CannedReply.objects.filter(id=number).delete()


def _check_free(brand: int, name: str, but: int) -> None:
    taken = CannedReply.objects.filter(brand=brand, name=name).values_list("id", flat=True)
    if any(one != but for one in taken):
        raise BadInput(f"There is a canned reply called “{name}” already. Choose another name.")
