"""A post brought in by hand, with its link, from any network: it counts like any other."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from urllib.parse import urlsplit

from yourturn.actions import allowed, saying
from yourturn.channels import Actor, Item, Ref
from yourturn.core import audit
from yourturn.core.errors import BadInput
from yourturn.core.sight import Sight
from yourturn.store import drafts, places, reach, record, unit

SPACE = "by_hand"


@dataclass(frozen=True)
class Pasted:
    """Where a pasted post stands now."""

    post: int
    conversation: int
    channel: int


def paste(
    sight: Sight,
    brand: int,
    network: str,
    link: str,
    author: str,
    text: str,
    at: datetime,
    now: datetime,
    *,
    reply_to: int | None = None,
) -> Pasted:
    """Bring in what a person said elsewhere, and give where it stands.

    `network` is the name of the place ("Facebook", "a letter"); a channel of that name is made where the
    brand has none, and may be seen by whoever may see all channels, and by the teams of who brought it.
    `author` is the person's handle there. The same link again is the same post. Raises BadInput.
    """
    name, who = " ".join(network.split()), author.strip()
    if not name or not who or not text.strip():
        raise BadInput("Say where it was said, by whom, and what.")
    if link and urlsplit(link).scheme not in {"http", "https"}:
        raise BadInput("A link begins with https:// or http://.")
    if at > now:
        raise BadInput("That time is still to come. Say when it was said.")
    channel = _channel(sight, brand, name[:120], now)
    with unit.read():
        above = reach.address(reply_to) if reply_to is not None else None
        if reply_to is not None and reach.post(sight, reply_to).channel != channel:
            raise BadInput("It answers a post of another channel.")
        item = Item(
            ref=Ref(str(channel), SPACE, key_of(link or f"{at.isoformat()} {who} {text}")),
            actor=Actor(who, who, who),
            at=at,
            text=text,
            raw=text.encode("utf-8", "replace"),
            reply_to=Ref(str(channel), above.space, above.external_id) if above else None,
            url=link,
        )
        said = saying.heard(channel, item)
    with unit.write():
        post = saying.keep(said, now)
        kept = reach.any_post(post)
        kind = audit.kind("team", "post", "recorded")
        record.audit(kind, now, sight.user, channel, kept.conversation, post)
        return Pasted(post, kept.conversation, channel)


def key_of(text: str) -> str:
    """Give a key that tells the same link again and names nobody, so that it may outlive the words."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _channel(sight: Sight, brand: int, name: str, now: datetime) -> int:
    """Give the brand's channel by hand of that name; it is made where there is none."""
    with unit.write():
        found = places.by_hand(brand, name)
        if found is not None and found in sight.roles:
            allowed.check(sight, "record_post", [found])
            return found
        if found is not None:
            raise BadInput(f"There is a channel “{name}” that you may not see. Ask an admin.")
        allowed.check(sight, "record_post", drafts.channels_of_brand(sight, brand))
        made = places.make_by_hand(sight, brand, name, now)
        kind = audit.kind("team", "channel", "connected")
        record.audit(kind, now, sight.user, made, subject=made, detail={"what": name})
        return made
