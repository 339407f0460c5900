"""The stages of one study, one by one in this process: what each costs, as a line of JSON.

`python -m benchmarks.stages ARCHIVE --us-file FILE --work DIR`; with `--to thread` it ends there, and with
`--profile STAGE` it also says in which functions that stage's time went (on one thread).
It writes nowhere but in DIR.
"""

import argparse
import cProfile
import io
import json
import pstats
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import partial, reduce
from operator import add
from pathlib import Path

import polars as pl

from yourturn.channels import archives
from yourturn.core.organisation import Organisation
from yourturn.studies.assembling import assemble
from yourturn.studies.fitting import fit
from yourturn.studies.hearing import Ears, hear, languages_of
from yourturn.studies.local import each, one_thread_of_blas, quiet
from yourturn.studies.measuring import measure
from yourturn.studies.partitions import shuffle
from yourturn.studies.placing import Placing, place
from yourturn.studies.reading import Reading, read_trees
from yourturn.studies.report import write_report
from yourturn.studies.study import Plan

TOLD = 12  # functions named of a profiled stage


@dataclass(frozen=True)
class Stage:
    """What one stage cost: seconds on the wall and of the cores, and the process's peak up to its end."""

    name: str
    rows: int
    wall_s: float
    cpu_s: float
    peak_mb: float
    words: int = 0


@dataclass
class Clock:
    """Times stages; the one named by `profiled` runs under the profiler, and all of them on one thread."""

    profiled: str | None = None
    stages: list[Stage] = field(default_factory=list)
    profile: str = ""

    def run(self, name: str, rows: Callable[[], int], work: Callable[[], object]) -> object:
        """Run the work as a stage; `rows` is asked for once it is done."""
        with self._watched(name):
            wall, cpu = time.perf_counter(), cpu_s()
            made = work()
            wall, cpu = time.perf_counter() - wall, cpu_s() - cpu
        self.stages.append(Stage(name, rows(), wall, cpu, peak_mb()))
        return made

    def each(self, name: str, work: Callable[[object], object], items: list, threads: int) -> Iterator:
        """Do the work for every item as a study does; on this thread where a profiler is to see it."""
        return map(work, items) if self.profiled else each(name, work, items, quiet, threads)

    @contextmanager
    def _watched(self, name: str) -> Iterator[None]:
        if self.profiled not in {name, "all"}:
            yield
            return
        profiler = cProfile.Profile(time.process_time)
        with profiler:
            yield
        out = io.StringIO()
        found = pstats.Stats(profiler, stream=out)
        found.sort_stats("tottime").print_stats(TOLD)
        found.sort_stats("cumtime").print_stats("yourturn", 3 * TOLD)
        self.profile += f"{name}\n{out.getvalue()}"


def cpu_s() -> float:
    """Give this process's seconds of the cores, all threads together."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def peak_mb() -> float:
    """Give the most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def stages_of(
    archive: Path,
    us: tuple[str, ...],
    work: Path,
    *,
    until: str = "report",
    profiled: str | None = None,
    period: tuple[None, None] = (None, None),
) -> tuple[list[Stage], str]:
    """Run the study stage by stage; give what each cost, and the profile of the stage named."""
    clock, plan = Clock(profiled), Plan()
    reading: Reading = clock.run("read", lambda: reading_rows(work), partial(read, archive, work))  # type: ignore[assignment]
    placing: Placing = clock.run(  # type: ignore[assignment]
        "thread", lambda: reading_rows(work), partial(place, reading, us, plan.partition_posts, period)
    )
    if until == "thread":
        return clock.stages, clock.profile
    return with_words(_rest(clock, plan, reading, placing, us, work), work), clock.profile


@one_thread_of_blas()
def _rest(
    clock: Clock, plan: Plan, reading: Reading, placing: Placing, us: tuple[str, ...], work: Path
) -> list[Stage]:
    """Run everything behind the threads."""
    organisation = Organisation("Benchmark", us)
    posts = placing.bounds[-1]

    def rows() -> int:
        return posts

    folders = clock.run("partition", rows, partial(shuffle, reading, placing, work / "parts", quiet))

    placing = placing.without_rows()

    def listen() -> object:
        ears = Ears(organisation, placing.handles, languages_of(reading))
        hearing = partial(hear, ears=ears, seed=plan.seed)
        return list(clock.each("Hearing", hearing, folders, plan.threads))  # type: ignore[arg-type]

    both: list = clock.run("hear", rows, listen)  # type: ignore[assignment, type-arg]
    heard = [part for part, _ in both]
    counts = reduce(add, (counted for _, counted in both))
    files = [part.statements for part in heard]
    fitted = clock.run(
        "themes", partial(height_of, files), partial(fit, heard, counts, organisation, seed=plan.seed)
    )

    def weigh() -> object:
        measured = partial(
            measure, us=organisation, fitted=fitted, as_of=placing.as_of, one_sided=placing.one_sided
        )
        return reduce(add, clock.each("Measuring", measured, heard, plan.threads))

    measured = clock.run("measure", rows, weigh)

    def tell() -> object:
        found = assemble(
            measured,
            counts.facts,
            heard,
            reading,
            placing,
            fitted,
            organisation,
            plan.seed,  # type: ignore[arg-type]
        )
        return write_report(found, work / "report", names=False)

    clock.run("assemble, report", rows, tell)
    return clock.stages


def read(archive: Path, work: Path) -> Reading:
    """Read the archive onto disk."""
    claims = archives.recognise(archives.open_trees([archive]))
    return read_trees(claims, archives.Options(), work / "read", quiet)


def reading_rows(work: Path) -> int:
    """Count the rows read, those that repeat others among them."""
    return height_of(sorted((work / "read").glob("*/posts-*.parquet")))


def height_of(files: list[Path]) -> int:
    """Count the rows of Parquet files, without reading them."""
    return sum(int(pl.scan_parquet(file).select(pl.len()).collect().item()) for file in files)


def with_words(stages: list[Stage], work: Path) -> list[Stage]:
    """Say how many words went through each stage; of the themes, how many their statements hold."""
    posts = pl.scan_parquet(work / "parts" / "p*" / "studied.parquet").select(pl.col("words").sum())
    said = pl.scan_parquet(work / "parts" / "p*" / "statements.parquet").select(
        (pl.col("statement").str.count_matches(" ", literal=True) + 1).sum()
    )
    words, of_statements = (int(frame.collect().item() or 0) for frame in (posts, said))
    return [
        Stage(**{**asdict(stage), "words": of_statements if stage.name == "themes" else words})
        for stage in stages
    ]


def main() -> None:
    """Print a line of JSON per stage, and the profile where one was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--us-file", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--to", choices=["thread", "report"], default="report")
    parser.add_argument("--profile", metavar="STAGE", help="a stage's name, or all")
    given = parser.parse_args()
    us = tuple(given.us_file.read_text().split())
    stages, profile = stages_of(given.archive, us, given.work, until=given.to, profiled=given.profile)
    for stage in stages:
        print(json.dumps(asdict(stage)))
    if profile:
        print(profile)


if __name__ == "__main__":
    main()
