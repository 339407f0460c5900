"""At least once in, exactly once stored: any duplication and reordering of events gives the same tables."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import polars as pl
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.database import empty
from tests.store.organisation import NOON, a_channel

from yourturn.actions.receive import receive
from yourturn.channels import Batch, Seen
from yourturn.channels.fake import FakeNetwork, connect
from yourturn.store.check import recompute

LATER = NOON + timedelta(days=30)

TABLES = {
    "post": "SELECT p.space, p.external_id, p.revision, p.state, p.text, p.at, p.edited_at, p.mentions, p.labels, "
    "p.mentions_us, q.external_id AS parent, c.external_id AS conversation, h.external_id AS handle FROM post p "
    "LEFT JOIN post q ON q.id = p.parent JOIN conversation c ON c.id = p.conversation_id "
    "JOIN handle h ON h.id = p.handle_id",
    "handle": "SELECT network, external_id, handle, name, side, followers, status FROM handle",
    "person": "SELECT p.name, p.first_at, h.external_id FROM person p JOIN handle h ON h.person_id = p.id",
    "revision": "SELECT p.external_id, r.revision, r.text, r.at FROM revision r JOIN post p ON p.id = r.post_id",
    "conversation": "SELECT c.external_id, c.opened_at, c.last_at, p.external_id AS last, c.posts_theirs, c.posts_ours, "
    "c.people, c.whose_turn, c.waiting_since, c.asked_at, c.angry, c.waits, c.overheard FROM conversation c "
    "JOIN post p ON p.id = c.last_post",
    "need": "SELECT p.external_id, n.since, n.kind, n.ended, n.ended_at, n.answered_at, n.acked_at, n.angry, n.overheard, "
    "n.lapses_at, n.never FROM need n JOIN post p ON p.id = n.opened_post",
    "counter": "SELECT day, side, posts FROM counter",
    "raw": "SELECT kind, external_id, body FROM raw_event",
    "gap": "SELECT since, until, why FROM gap",
}


def tables():
    found = {}
    for name, sql in TABLES.items():
        with connection.cursor() as cursor:
            cursor.execute(sql)
            found[name] = sorted(
                (
                    tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)
                    for row in cursor.fetchall()
                ),
                key=repr,
            )
    return found


TEXTS = (
    "When does the first boat leave tomorrow?",
    "I really hate you guys, you never answer",
    "Please add a later boat on Fridays",
    "Thanks, that helped me a lot",
    "The heating on the boat is broken again, this is a disgrace",
    "We are sorry to hear that. Which boat was it?",
)


def a_lively_network(seed):
    """A small network on which anything may have happened, and an adapter of ours."""
    chance, hour = Random(seed), [0.0]
    network = FakeNetwork(lambda: NOON + timedelta(hours=hour[0]), seed=seed)
    us = network.join("seagull.example", name="Seagull Line")
    people = [network.join(f"{name}.example", name=name) for name in ("ana", "ben", "cleo")]
    posts = []
    for _ in range(chance.randint(3, 12)):
        hour[0] += chance.choice([0.1, 1.0, 7.0, 60.0])
        what = chance.random()
        if posts and what < 0.12:
            network.edit(chance.choice(posts), chance.choice(TEXTS))
        elif posts and what < 0.2:
            network.take_down(posts.pop(chance.randrange(len(posts))))
        elif what < 0.27:
            network.rename(chance.choice(people), f"new{hour[0]:.1f}.example")
        else:
            author = chance.choice([us, *people])
            text = chance.choice(["", "@seagull.example ", "@ben.example "]) + chance.choice(TEXTS)
            parent = chance.choice(posts) if posts and chance.random() < 0.7 else None
            posts.append(network.say(author, text, reply_to=parent))
    hour[0] += 1
    return network, us


class TestAnyOrder:
    @settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.integers(0, 10_000), st.randoms(use_true_random=False), st.booleans())
    def test_duplicates_and_disorder_give_the_same_tables(self, seed, chance, without_threads):
        network, us = a_lively_network(seed)
        events = [
            event
            for batch in connect(network, us, sleep=lambda _: None).listen(None)
            for event in batch.events
        ]
        if without_threads:
            events = [_threadless(event) for event in events]
        network.close()
        empty()
        channel = a_channel(account=us)
        receive(channel, Batch(tuple(events), "1", 1.0), LATER)
        expected = tables()
        assert recompute(LATER).is_empty()
        empty()
        channel = a_channel(account=us)
        mixed = [*events, *(event for event in events if chance.random() < 0.3)]
        chance.shuffle(mixed)
        while mixed:
            some, mixed = mixed[: (size := chance.randint(1, 5))], mixed[size:]
            receive(channel, Batch(tuple(some), "1", 1.0), LATER)
        assert tables() == expected
        assert recompute(LATER).is_empty()

    def test_check_says_what_differs(self):
        network, us = a_lively_network(5)
        receive(
            a_channel(account=us),
            Batch(next(iter(connect(network, us, sleep=lambda _: None).listen(None))).events, "1", 1.0),
            LATER,
        )
        network.close()
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE conversation SET waits = waits + 7 WHERE id = (SELECT min(id) FROM conversation)"
            )
            cursor.execute("UPDATE counter SET posts = posts + 1 WHERE id = (SELECT min(id) FROM counter)")
            cursor.execute("DELETE FROM need WHERE id = (SELECT min(id) FROM need)")
        found = recompute(LATER)
        assert sorted(found["table"]) == ["conversation", "counter", "need"]
        assert found.filter(pl.col("table") == "need")["stored"].to_list() == [None]


def _threadless(event):
    return Seen(replace(event.item, conversation=None)) if isinstance(event, Seen) else event
