"""A study: the plan from files to findings, a pass at a time over partitions of whole conversations.

Pure from the reading on: the same posts and the same "us" give the same findings, whatever the order of rows.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial, reduce
from hashlib import blake2b
from importlib.metadata import version
from operator import add
from pathlib import Path

import polars as pl

from yourturn.core.errors import NothingToRead
from yourturn.core.organisation import Organisation
from yourturn.studies.assembling import assemble
from yourturn.studies.findings import Findings
from yourturn.studies.fitting import Fit, fit
from yourturn.studies.hearing import Counted, Ears, Heard, hear, languages_of
from yourturn.studies.kept_parts import keep, kept
from yourturn.studies.local import Progress, each, one_thread_of_blas, quiet
from yourturn.studies.measuring import Measured, measure
from yourturn.studies.partitions import shuffle
from yourturn.studies.placing import Period, place
from yourturn.studies.reading import Reading
from yourturn.studies.theme_memory import Earlier, people_of, since_last, with_steady_ids


@dataclass(frozen=True)
class Plan:
    """How a study is run; `seed` is the only source of chance."""

    seed: int = 0
    partition_posts: int = 200_000
    threads: int = 2
    period: Period = (None, None)  # conversations opened in it; None = open


@one_thread_of_blas()
def study(
    reading: Reading,
    us: Organisation,
    work: Path,
    progress: Progress = quiet,
    plan: Plan | None = None,
    earlier: Earlier | None = None,
) -> Findings:
    """Find out who was talking, who was waiting, what people wanted and what we said meanwhile.

    `work` is a folder for what is in between; a later run over the same reading goes on from it. Themes keep
    their ids from the `earlier` study.
    Raises NothingToRead where no post was read at all.
    """
    if not reading.parts:
        raise NothingToRead("Not one post could be read. The quarantine file says why, row by row.")
    run = plan or Plan()
    progress("Finding who answers whom", 0, 1)
    placing = place(reading, us.handles, run.partition_posts, run.period)
    progress("Finding who answers whom", 1, 1)
    folders = shuffle(reading, placing, work / _fingerprint(reading, us, run), progress)
    placing = placing.without_rows()  # they are on disk, in their partitions
    ears = Ears(us, placing.handles, languages_of(reading))
    heard: list[Heard] = []
    counts: Counted | None = None
    for part, counted in each(
        "Hearing what was said", partial(hear, ears=ears, seed=run.seed), folders, progress, run.threads
    ):
        heard.append(part)
        counts = counted if counts is None else counts + counted
    if counts is None:
        raise NothingToRead("No conversation was opened in that period. Choose a longer one.")
    progress("Finding themes", 0, 1)
    fitted = fit(heard, counts, us, seed=run.seed)
    progress("Finding themes", 1, 1)
    measured = partial(_measured, us=us, fitted=fitted, as_of=placing.as_of, one_sided=placing.one_sided)
    whole = reduce(add, each("Measuring", measured, heard, progress, run.threads))
    people = people_of(whole.told.said, fitted, placing.handles)
    carried = None
    if earlier is not None:
        fitted, carried = with_steady_ids(fitted, people, earlier)
        people = people_of(whole.told.said, fitted, placing.handles)
    found = assemble(whole, counts.facts, heard, reading, placing, fitted, us, run.seed)
    since = since_last(found, earlier, carried) if earlier is not None and carried is not None else None
    return replace(found, since=since, theme_people=people)


def _measured(part: Heard, us: Organisation, fitted: Fit, as_of: datetime, one_sided: pl.Series) -> Measured:
    """Measure a partition, unless an earlier run did; what was heard and fitted is the same in both."""
    folder = part.studied.with_name("measured")
    found = kept(Measured, folder)
    if found is None:
        found = measure(part, us, fitted, as_of, one_sided)
        keep(found, folder)
    return found


def _program() -> tuple[object, ...]:
    """Name the program by its version and, where it is being worked on, by its files."""
    home = Path(__file__).parents[1]
    files = (path for path in sorted(home.rglob("*")) if "__pycache__" not in path.parts and path.is_file())
    return (version("yourturn"), *((one.st_size, one.st_mtime_ns) for one in map(Path.stat, files)))


def _fingerprint(reading: Reading, us: Organisation, plan: Plan) -> str:
    """Name what was read, and how and by which program it is heard: only the same is gone on with."""
    read = [(part.parent.name, part.name, part.stat().st_size) for part in reading.parts]
    said = (_program(), read, us, plan.seed, plan.partition_posts, plan.period)
    return blake2b(repr(said).encode(), digest_size=12).hexdigest()
