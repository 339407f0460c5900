"""Notes, labels and saved views: what colleagues write for each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from yourturn.core.errors import BadInput, NotThere
from yourturn.core.sight import Sight
from yourturn.store.models import Label, Labelled, Mention, Note, SavedView, Seat, Team


@dataclass(frozen=True)
class View:
    """A saved view; `team` None = private."""

    id: int
    name: str
    user: int
    team: int | None
    kind: str
    query: str
    alert: bool


def write_note(conversation: int, by: int, text: str, mentioned: Sequence[int], at: datetime) -> int:
    """Add a note, and a mention for each colleague named in it."""
    note = Note.objects.create(conversation_id=conversation, by_id=by, text=text, at=at)
    Mention.objects.bulk_create(Mention(note=note, user_id=one) for one in mentioned)
    return int(note.pk)


def see_mentions(user: int, conversation: int, at: datetime) -> int:
    """Mark what named this colleague in a conversation as seen; gives how many."""
    new = Mention.objects.filter(user=user, note__conversation=conversation, seen_at=None)
    return int(new.update(seen_at=at))


def put_label(conversation: int, name: str, by: int, at: datetime) -> int | None:
    """Put a label on a conversation and give its number; None where it was on it already."""
    label, _ = Label.objects.get_or_create(name=name)
    _, new = Labelled.objects.get_or_create(
        conversation_id=conversation, label=label, defaults={"by_id": by, "at": at}
    )
    return int(label.pk) if new else None


def take_label(conversation: int, name: str) -> int | None:
    """Take a label off a conversation and give its number; None where it was not on it.

    A label that nothing carries any more is gone.
    """
    label = Label.objects.filter(name=name).values_list("id", flat=True).first()
    if not Labelled.objects.filter(conversation=conversation, label=label or 0).delete()[0]:
        return None
    if not Labelled.objects.filter(label=label).exists():
        Label.objects.filter(id=label).delete()
    return int(label or 0)


def save_view(
    user: int, name: str, kind: str, query: str, team: int | None, at: datetime, *, alert: bool = False
) -> int:
    """Keep a list with its filters. Raises BadInput where this colleague has one of that name."""
    if SavedView.objects.filter(user=user, name=name, kind=kind).exists():
        raise BadInput(f"You have a view called “{name}” already. Choose another name.")
    row = SavedView.objects.create(
        user_id=user, name=name, kind=kind, query=query, team_id=team, alert=alert, made_at=at
    )
    return int(row.pk)


def access_own_view(sight: Sight, view: int) -> View:
    """Give a view of theirs. Raises NotThere where it is somebody else's."""
    row = SavedView.objects.filter(id=view, user=sight.user).values_list(*_VIEW).first()
    if row is None:
        raise NotThere("It is not here, or it is not yours.")
    return View(*row)


def share_view(view: int, team: int | None) -> None:
    """Share a view with a team, or keep it private again."""
    SavedView.objects.filter(id=view).update(team=team)


def delete_view(view: int) -> None:
    """Take a view away."""
    SavedView.objects.filter(id=view).delete()


def teams(sight: Sight) -> tuple[int, ...]:
    """Give the teams they sit in; all of them for an owner."""
    if sight.owner:
        return tuple(Team.objects.order_by("id").values_list("id", flat=True))
    return tuple(Seat.objects.filter(user=sight.user).order_by("team").values_list("team", flat=True))


_VIEW = ("id", "name", "user", "team", "kind", "query", "alert")
