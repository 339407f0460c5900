"""Receiving: what a channel heard becomes posts, people, needs and its cursor, all in one transaction."""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from yourturn.actions.admitting import Admitted, admit
from yourturn.actions.hearing import hear
from yourturn.channels import Batch
from yourturn.store import corpus, listening, unit


@dataclass(frozen=True)
class Received:
    """What came of a batch: posts new, edited, known already, gone; what was set aside; gaps."""

    new: int
    edited: int
    known: int
    gone: int
    aside: int
    gaps: int


def receive(channel: int, batch: Batch, now: datetime) -> Received:
    """Store a batch and its cursor: everything of it, or nothing. The same batch again changes nothing."""
    place = corpus.place_of(channel)
    ours = corpus.our_accounts(place)
    made = admit(batch.events, ours)
    coming = incoming(made, place, ours)  # heard before the lock is taken
    with unit.write():
        written = corpus.write(place, coming, now)
        listening.put_gaps(channel, [(gap.since, gap.until, gap.why) for gap in made.gaps])
        listening.put_aside(channel, made.aside, now)
        listening.put_cursor(channel, batch.cursor, now)
    return Received(written.new, written.edited, written.known, written.gone, len(made.aside), len(made.gaps))


def incoming(made: Admitted, place: corpus.Place, ours: frozenset[str]) -> corpus.Incoming:
    """Give rows as the corpus takes them, once their words were heard."""
    given = {name: kind for name, kind in corpus.POSTS.items() if name not in _HEARD}
    posts = pl.DataFrame(made.posts, schema=given, orient="row")
    mentioned = pl.col("mentions").str.split(" ").list.eval(pl.element().is_in(sorted(ours))).list.any()
    posts = posts.with_columns(
        mentions_us=mentioned, ours=pl.col("author").is_in(sorted(ours)).fill_null(value=False)
    )
    heard = hear(posts, (*place.us_words, place.handle.removeprefix("@")), place.languages)
    return corpus.Incoming(
        posts=heard.select(pl.col(name).cast(kind) for name, kind in corpus.POSTS.items()),
        accounts=pl.DataFrame(made.accounts, schema=corpus.ACCOUNTS, orient="row"),
        gone=pl.DataFrame(made.gone, schema=corpus.GONE, orient="row"),
        raw=pl.DataFrame(made.raw, schema=corpus.RAW, orient="row"),
    )


_HEARD = {"words", "labels", "mentions_us", "names_us"}


def lose_access(channel: int, sentence: str, now: datetime) -> None:
    """Stop hearing a channel that lets us in no more, until a person connects it again."""
    with unit.write():
        listening.put_revoked(channel, sentence, now)


def say_trouble(channel: int, sentence: str) -> None:
    """Say in one sentence why nothing is heard on a channel at the moment."""
    with unit.write():
        listening.put_trouble(channel, sentence)
