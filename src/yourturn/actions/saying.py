"""What we said becomes a post through the door of received posts: its echo is then a duplicate."""

from dataclasses import dataclass
from datetime import datetime

from yourturn.actions.admitting import admit
from yourturn.actions.receive import incoming
from yourturn.channels import Actor, Item, Ref, Seen
from yourturn.core.errors import BadInput
from yourturn.store import corpus, reach


@dataclass(frozen=True, eq=False)
class Heard:
    """A post of ours or of a person, heard and ready to be written."""

    place: corpus.Place
    coming: corpus.Incoming
    ref: Ref


def heard(channel: int, item: Item) -> Heard:
    """Hear a post, before any lock is taken. Raises BadInput where it has not the form of one."""
    place = corpus.place_of(channel)
    ours = corpus.our_accounts(place)
    made = admit([Seen(item)], ours)
    if made.aside:
        raise BadInput(str(made.aside[0]["reason"]))
    return Heard(place, incoming(made, place, ours), item.ref)


def of_ours(
    channel: int, ref: Ref, at: datetime, text: str, url: str, raw: bytes, reply_to: int | None
) -> Item:
    """Give the item of a post of ours; `reply_to` is the post it answers."""
    place = corpus.place_of(channel)
    above = reach.address(reply_to)
    return Item(
        ref=ref,
        actor=Actor(place.account or reach.US, place.handle, place.handle),
        at=at,
        text=text,
        raw=raw,
        reply_to=Ref(ref.channel, above.space, above.external_id) if above else None,
        kind="dm" if above and not above.public and place.public else "post",
        url=url,
        visibility="public" if (above.public if above else place.public) else "private",
    )


def keep(one: Heard, now: datetime) -> int:
    """Write a post inside `unit.write()` and give its number; one that is here already stays as it is."""
    corpus.write(one.place, one.coming, now)
    number = reach.post_at(one.place.channel, one.ref.space, one.ref.id)
    if number is None:
        raise BadInput("This post was deleted on the network before it came here.")
    return number
