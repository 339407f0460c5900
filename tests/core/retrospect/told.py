"""Small archives with statements for tests of the look back: a row says who said what, of which theme."""

from datetime import UTC, datetime, timedelta

import polars as pl
from tests.core.archive import START, archive, post, with_roles

from yourturn.core.needs import needs
from yourturn.core.retrospect import Retrospect, Threads
from yourturn.core.schema import PLACED, STATEMENTS

THEMES = pl.DataFrame(
    {
        "id": ["night", "dogs", "wifi"],
        "name": ["boat after midnight", "dogs on deck", "wifi on board"],
        "language": ["en", "en", "en"],
        "statement": ["a boat after midnight", "dogs on deck", "wifi on board"],
    }
)
NIGHT, DOGS, WIFI = 0, 1, 2
DAY = 24
SENTENCES = {
    NIGHT: "I really wish the last boat left after midnight on Saturdays.",
    DOGS: "Please let us keep our dogs with us on the open deck.",
    WIFI: "Why is there never any wifi on board the morning boat?",
}


def said(conversation, person, at_h, *demands, labels=(), sentence=None, **more):
    """A person's post with demands, each (kind, theme); its labels follow from them."""
    kinds = tuple(dict.fromkeys([*labels, *[kind for kind, _ in demands]]))
    row = post(conversation, person, at_h, labels=kinds, channel="forum", **more)
    return {
        **row,
        "demands": [
            (k, theme, sentence or SENTENCES.get(theme, "And another thing.")) for k, theme in demands
        ],
    }


def ours(conversation, at_h, parent=None, theme=-1, text="We won a prize for our new mugs again", **more):
    return {
        **post(conversation, 0, at_h, parent=parent, theme=theme, text=text, channel="forum", **more),
        "demands": [],
    }


def partition(*rows, as_of_h=60 * DAY):
    """Posts, statements and needs of the rows; posts are numbered by conversation, time and place."""
    plain = [{key: value for key, value in row.items() if key != "demands"} for row in rows]
    posts = archive(*plain).with_columns(
        key=pl.col("text").hash(1), canned=pl.when(pl.col("side") == "us").then(pl.lit(value=False))
    )
    placed = with_roles(posts).select(pl.col(name).cast(kind) for name, kind in PLACED.items())
    statements = [
        {
            "post": number,
            "kind": kind,
            "theme": theme,
            "sentence": sentence,
            "statement": sentence.lower(),
        }
        for number, row in enumerate(rows)
        for kind, theme, sentence in row["demands"]
    ]
    spelled = pl.DataFrame(
        statements,
        schema={name: STATEMENTS[name] for name in ("post", "kind", "theme", "sentence", "statement")},
    ).join(placed.select("post", "conversation", "person", "at", "channel", "language"), on="post")
    return placed, spelled.select(list(STATEMENTS)), needs(placed, START + timedelta(hours=as_of_h))


def look_back(*rows, as_of_h=60 * DAY, **more):
    """The whole way of a small archive: one partition, both passes."""
    posts, statements, waits = partition(*rows, as_of_h=as_of_h)
    told = Retrospect.of(posts, statements, waits).result(
        THEMES, posts["at"].min(), START + timedelta(hours=as_of_h), **more
    )
    return told.with_threads(Threads.of(posts, told.conversations, told.broadcast_posts))


def month(year, number):
    return datetime(year, number, 1, tzinfo=UTC).date()
