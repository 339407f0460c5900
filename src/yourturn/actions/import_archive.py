"""Importing: an archive comes in as history. Nothing is sent because of it; the same again changes no row.

It goes on where it was interrupted, and can be undone as a whole.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from time import perf_counter
from typing import Final

import polars as pl

from yourturn.actions.historical import ALSO, Part, hear_part
from yourturn.channels.archives import Options, Reader, Tree
from yourturn.core.errors import BadInput, NothingToRead
from yourturn.core.organisation import Organisation
from yourturn.store import corpus, imports, listening, unit
from yourturn.studies.hearing import languages_of
from yourturn.studies.local import Progress, each, quiet
from yourturn.studies.partitions import posts_of, shuffle
from yourturn.studies.placing import place
from yourturn.studies.reading import Reading, read_trees

Clock = Callable[[], datetime]
Claims = Sequence[tuple[Reader, Tree, list[str]]]

PART_POSTS: Final = 50_000
LOCK_S: Final = 0.03
"""What a slice aims at, so that hardly any holds the database for 50 ms."""
FEWEST, FIRST, MOST, REST = 500, 1_000, 5_000, 500


@dataclass(frozen=True)
class Imported:
    """What came of an import: `added` posts, `known` ones that were here, `aside` that nobody can read."""

    id: int
    added: int
    known: int
    aside: int


@dataclass(frozen=True)
class Bringing:
    """Who brings what in: `channel` is where all of it goes; None = where each file says it is from."""

    us: Organisation
    clock: Clock
    channel: str | None = None
    by: int | None = None
    own_space: bool | None = None  # None = as the organisation says


def import_archive(
    claims: Claims, options: Options, bringing: Bringing, work: Path, progress: Progress = quiet
) -> Imported:
    """Bring an archive in; `work` is a folder for what is in between. Raises NothingToRead for nothing."""
    name = ", ".join(dict.fromkeys(tree.name for _, tree, _ in claims))
    with unit.write():
        standing = imports.begin(name, _print(claims, options, bringing), bringing.by, bringing.clock())
    try:
        reading = read_trees(claims, options, work / "read", progress)
        if not reading.parts:
            raise NothingToRead("Not one post could be read. What was found stands under the import.")
        _bring(reading, bringing, standing, work, progress)
        _make_searchable(standing.id, progress)
    except BadInput as error:
        with unit.write():
            imports.end(standing.id, "failed", bringing.clock(), str(error))
        raise
    return _done(standing.id, reading, bringing)


def undo_import(import_: int, clock: Clock, progress: Progress = quiet) -> int:
    """Take an import away again, in short transactions; gives the number of posts that went."""
    with unit.write():
        standing = imports.read(import_)
        if standing is None:
            raise BadInput(f"There is no import number {import_}.")
        imports.tell(import_, "Undoing", 0, standing.posts, "undoing")
    gone = 0
    while True:
        with unit.write():
            some = imports.undo_some(import_, clock())
        if not some:
            break
        gone += some
        progress("Undoing", gone, max(standing.posts, gone))
    with unit.write():
        imports.end(import_, "undone", clock())
    return gone


def _bring(
    reading: Reading, bringing: Bringing, standing: imports.Standing, work: Path, progress: Progress
) -> None:
    placing = place(reading, bringing.us.handles, PART_POSTS)
    total = placing.bounds[-1]
    folders = shuffle(reading, placing, work / "parts", progress, ALSO)
    handles, languages = placing.handles, languages_of(reading)
    del placing
    with unit.write():
        imports.tell(standing.id, "Writing", standing.posts + standing.known, total, "writing")
    heard = partial(_heard, handles=handles, us=bringing.us, languages=languages)
    left = folders[standing.parts :]
    for number, parts in enumerate(each("Bringing in", heard, left, progress, threads=1), standing.parts):
        for part in parts:
            _write(part, _channel(part, bringing), standing.id, bringing.clock)
        with unit.write():
            imports.part_done(standing.id, number)


def _heard(
    folder: Path, handles: pl.DataFrame, us: Organisation, languages: tuple[str, ...]
) -> tuple[Part, ...]:
    return hear_part(posts_of(folder), handles, us, languages)


def _channel(part: Part, bringing: Bringing) -> corpus.Place:
    us, name = bringing.us, bringing.channel or part.channel
    own = bringing.own_space if bringing.own_space is not None else bool(us.own([name]))
    with unit.write():
        channel = imports.channel_for(name, us.name, us.us_words, own, bringing.clock())
    return corpus.place_of(channel)


def _write(part: Part, here: corpus.Place, import_: int, clock: Clock) -> None:
    """Write what a part holds for a channel: people first, then what is new, then what joins what stands."""
    for start, stop in _slices(part.accounts.height):
        with unit.write():
            corpus.put_people(here, part.accounts.slice(start, stop - start))
    coming = corpus.Incoming(part.posts, imported=import_)
    history = _new(here, coming, import_, clock)
    for start in range(0, history.rest.posts.height, REST):
        posts = history.rest.posts.slice(start, REST)
        who = part.accounts.filter(pl.col("external_id").is_in(posts["author"].drop_nulls().implode()))
        some = corpus.Incoming(posts, who, imported=import_)
        with unit.write():
            written = corpus.write(here, some, clock())
            imports.advance(import_, written.new, written.edited)
    with unit.write():
        imports.advance(import_, 0, history.known)
        listening.put_aside(here.channel, _aside(part), clock(), import_)


def _new(here: corpus.Place, coming: corpus.Incoming, import_: int, clock: Clock) -> corpus.History:
    """Put what is new, slice by slice; where a listener was quicker, look again at what is left."""
    while True:
        history = corpus.plan_history(here, coming, clock())
        for start, stop in _slices(history.first_times.height):
            with unit.write():
                corpus.put_first_times(history.first_times.slice(start, stop - start))
        try:
            for start, stop in _slices(history.posts.height):
                with unit.write():
                    written = corpus.put_history(here, history, start, stop)
                    imports.advance(import_, written, 0)
        except corpus.Overtaken:
            continue
        return history


def _slices(rows: int) -> Iterator[tuple[int, int]]:
    """Give slices of so many rows as the last ones say can be written in a short time."""
    if unit.vendor() != "sqlite":  # nobody waits for a writer there
        for start in range(0, rows, MOST):
            yield start, min(rows, start + MOST)
        return
    start, size = 0, FIRST
    while start < rows:
        stop = min(rows, start + size)
        began = perf_counter()
        yield start, stop
        took = max(perf_counter() - began, 1e-4)
        size = int(min(MOST, 2 * size, max(FEWEST, size / 2, (stop - start) * LOCK_S / took)))
        start = stop


def _aside(part: Part) -> list[dict[str, object]]:
    return [
        {"place": str(row["id"])[:255], "reason": row["reason"], "content": ""}
        for row in part.aside.iter_rows(named=True)
    ]


def _make_searchable(import_: int, progress: Progress) -> None:
    """Have what came in found by its words; done from its start again where it was interrupted."""
    standing = imports.read(import_)
    posts, last = (standing.posts if standing else 0), 0
    for start, stop in _slices(posts):
        with unit.write():
            last, _ = imports.index_some(import_, last, stop - start)
            imports.tell(import_, "Making it searchable", stop, posts, "writing")
        progress("Making it searchable", stop, posts)


def _done(import_: int, reading: Reading, bringing: Bringing) -> Imported:
    rows = [
        {"place": f"{row['file']} {row['row'] or ''}".strip()[:255], "reason": row["reason"],
         "content": (row["content"] or "").replace("\x00", "\ufffd")}
        for row in reading.quarantine.iter_rows(named=True)
    ]  # fmt: skip
    for start in range(0, len(rows), FIRST):
        with unit.write():
            listening.put_aside(None, rows[start : start + FIRST], bringing.clock(), import_)
    with unit.write():
        imports.end(import_, "done", bringing.clock())
        standing = imports.read(import_)
    if standing is None:
        raise BadInput("The import was taken away while it ran.")
    return Imported(import_, standing.posts, standing.known, len(rows))


def _print(claims: Claims, options: Options, bringing: Bringing) -> str:
    """Name what is brought in: only the very same is gone on with."""
    files = [
        (reader.name, tree.name, [(one, tree.size(one)) for one in members])
        for reader, tree, members in claims
    ]
    said = (files, options, bringing.us, bringing.channel, bringing.own_space)
    return blake2b(repr(said).encode(), digest_size=12).hexdigest()
