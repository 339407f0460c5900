"""Where posts come in: the facts of a channel that writing needs."""

from dataclasses import dataclass

import polars as pl

from yourturn.core.errors import BadInput
from yourturn.store import bulk
from yourturn.store.models import Channel


@dataclass(frozen=True)
class Place:
    """A channel as the corpus knows it."""

    channel: int
    network: str  # accounts of one network are known once, whatever the channel
    account: str  # external id of ours there; "" = unknown
    handle: str
    own_space: bool
    public: bool
    us_words: tuple[str, ...]
    languages: tuple[str, ...]


def place_of(channel: int) -> Place:
    """Give the facts of a channel. Raises BadInput where there is none."""
    found = (
        Channel.objects.filter(id=channel)
        .values(
            "kind", "space", "account", "handle", "own_space", "public", "brand__us_words", "brand__languages"
        )
        .first()
    )
    if found is None:
        raise BadInput("There is no such channel any more.")
    return Place(
        channel=channel,
        network=f"{found['kind']}/{found['space']}",
        account=found["account"],
        handle=found["handle"],
        own_space=found["own_space"],
        public=found["public"],
        us_words=tuple(found["brand__us_words"]),
        languages=tuple(found["brand__languages"]),
    )


def our_accounts(place: Place) -> frozenset[str]:
    """Give the external ids of our own accounts, partners' too, on the channel's network."""
    sql = "SELECT external_id FROM handle WHERE network = %s AND side <> 'people'"
    known = bulk.frame_of(sql, [place.network], {"external_id": pl.String})["external_id"]
    return frozenset(known) | ({place.account} if place.account else set())


def network_lock(place: Place) -> None:
    """Let only one transaction at a time write on this network; SQLite has one writer anyhow."""
    if bulk.vendor() == "postgresql":
        bulk.read_row("SELECT pg_advisory_xact_lock(hashtext(%s))", [place.network])
