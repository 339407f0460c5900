"""Where the Fake network keeps itself: one SQLite file, or memory.

A file may be opened by several processes: a worker that was killed comes back to the same network. Nothing of
the product's own data is ever kept here.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TypeAlias

from yourturn.channels.fake.records import Call, Doc, Fault

TABLES = """
create table if not exists account (id text primary key, handle text unique, doc text not null);
create table if not exists post (
    number integer primary key, id text unique not null, author text not null, conversation text not null,
    reply_to text, key text, appears_at integer not null, gone_at integer, doc text not null);
create index if not exists post_of on post (author, number);
create index if not exists post_in on post (conversation, number);
create index if not exists post_key on post (author, key);
create table if not exists log (
    number integer primary key, shows_at integer not null, post text, private_to text, doc text not null);
create index if not exists log_order on log (shows_at, number);
create table if not exists token (token text primary key, account text not null, revoked integer not null);
create table if not exists fault (
    number integer primary key, what text, on_call text, starts_at integer, skips integer, times integer,
    lasts integer);
create table if not exists spent (span integer primary key, calls integer not null);
create table if not exists note (name text primary key, value text not null);
"""

DUE = """
select what, starts_at, lasts from fault
where times > 0 and skips = 0 and starts_at <= ? and coalesce(on_call, ?) = ?
and (what <> 'slow_down' or starts_at + lasts > ?)
"""
COUNT_OFF = """
update fault set times = times - (skips = 0), skips = max(skips - 1, 0)
where times > 0 and starts_at <= ? and coalesce(on_call, ?) = ? and what <> 'slow_down'
"""

Row: TypeAlias = tuple[object, ...]


class Shelf:
    """The tables of one network; every change happens inside `changing()`."""

    def __init__(self, path: Path | None) -> None:
        self._lock = RLock()
        self._depth = 0
        self._db = sqlite3.connect(
            str(path) if path else ":memory:", timeout=20, isolation_level=None, check_same_thread=False
        )
        if path:
            self._db.execute("pragma journal_mode=wal")
        self._db.execute("pragma synchronous=normal")
        with self.changing():
            for statement in TABLES.split(";"):
                self._db.execute(statement)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Make everything inside happen together or not at all; may be nested."""
        with self._lock:
            outermost = self._depth == 0
            if outermost:
                self._db.execute("begin immediate")
            self._depth += 1
            try:
                yield
            except BaseException:
                if outermost:
                    self._db.execute("rollback")
                raise
            else:
                if outermost:
                    self._db.execute("commit")
            finally:
                self._depth -= 1

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Give all rows of a query."""
        with self._lock:
            return list(self._db.execute(sql, tuple(values)).fetchall())

    def number(self, sql: str, values: Sequence[object] = ()) -> int | None:
        """Give the one whole number a query asks for; None where it is null or there is no row."""
        found = self.rows(sql, values)
        value = found[0][0] if found else None
        return value if isinstance(value, int) else None

    def change(self, sql: str, values: Sequence[object] = ()) -> int:
        """Do one change and give how many rows it touched."""
        with self.changing():
            return self._db.execute(sql, tuple(values)).rowcount

    def docs(self, sql: str, values: Sequence[object] = ()) -> list[Doc]:
        """Give the JSON objects of a query whose first column holds them."""
        return [json.loads(str(row[0])) for row in self.rows(sql, values)]

    def note(self, name: str) -> str | None:
        """Give what was noted under that name."""
        found = self.rows("select value from note where name = ?", (name,))
        return str(found[0][0]) if found else None

    def write_note(self, name: str, value: str) -> None:
        """Note something under a name; the last one stays."""
        self.change("insert or replace into note values (?, ?)", (name, value))

    def add_fault(self, fault: Fault, now: int) -> None:
        """Put a fault on the schedule."""
        starts = now + int(fault.after_s * 1_000_000)
        self.change(
            "insert into fault (what, on_call, starts_at, skips, times, lasts) values (?, ?, ?, ?, ?, ?)",
            (fault.what, fault.on, starts, fault.skips, fault.times, int(fault.lasts_s * 1_000_000)),
        )

    def take_faults(self, call: Call, now: int) -> dict[str, tuple[int, int]]:
        """Give the faults due on this call (what -> starts, lasts) and count one time of each off.

        `slow_down` is not counted off: it lasts its time.
        """
        with self.changing():
            due = self.rows(DUE, (now, call, call, now))
            self.change(COUNT_OFF, (now, call, call))
        return {str(what): (int(str(starts)), int(str(lasts))) for what, starts, lasts in due}
