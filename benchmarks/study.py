"""What a whole study costs, stage by stage and beside a peer: `python -m benchmarks.study --posts 1000000`.

Every figure is of a fresh process, from wait4: seconds of the cores (user and system) and peak memory.
`--peers convokit bertopic` adds ConvoKit 5 on the same posts and BERTopic on 100,000 of them;
`--thunderbird PATH --us-file FILE` adds another archive.
This process stays small on purpose: Linux counts a parent's memory into a child's peak.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import bertopic_peer, convokit_peer

HERE = Path(__file__).parent
KIB_MB = 1024 / 1e6  # Linux counts in units of 1,024 bytes
COLD_POSTS = 2_000
STATEMENTS = 100_000
TARGETS = "targets: 1 million 45 s and 1.5 GB; 3 million 90 s and 2 GB; ConvoKit's CPU and memory by 10"


@dataclass(frozen=True)
class Cost:
    """What a process cost."""

    wall_s: float
    cpu_s: float
    peak_mb: float

    def __str__(self) -> str:
        return f"{self.wall_s:8.1f} s wall {self.cpu_s:8.1f} CPU s {self.peak_mb:8,.0f} MB peak"


def cost_of(command: list[str], environment: dict[str, str] | None = None) -> tuple[Cost, str]:
    """Run the command; give what it cost and what it said. Raises CalledProcessError where it failed."""
    started = time.perf_counter()
    with TemporaryDirectory(prefix="yourturn-said-") as folder:
        said = Path(folder) / "said"
        with said.open("wb") as out:
            child = subprocess.Popen(
                command,
                stdout=out,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env={**os.environ, **(environment or {})},
            )
            _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        text = said.read_text("utf-8", "replace")
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command, text[-4_000:])
    wall = time.perf_counter() - started
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * KIB_MB), text


def make(folder: Path, posts: int, kind: str = "csv") -> tuple[Path, Path, str]:
    """Make an archive; give its file, the file with our handles, and what is in it."""
    command = [
        sys.executable,
        str(HERE / "generate.py"),
        str(folder),
        "--posts",
        str(posts),
        "--format",
        kind,
    ]
    _, told = cost_of(command)
    return folder / f"posts.{kind}", folder / "us.txt", told


def studying(archive: Path, us_file: Path, out: Path) -> list[str]:
    """Give the command of a whole study."""
    start = "from yourturn.cli import main; main()"
    return [
        *(sys.executable, "-c", start, "study", str(archive)),
        *("--us-file", str(us_file), "--yes", "--out", str(out)),
    ]


def staging(archive: Path, us_file: Path, work: Path, *more: str) -> list[str]:
    """Give the command that runs the stages one by one."""
    module = [sys.executable, "-m", "benchmarks.stages", str(archive)]
    return [*module, "--us-file", str(us_file), "--work", str(work), *more]


def table_of(told: str) -> str:
    """Give the stages' lines of JSON as a table; other lines stay as they are."""
    rows = [f"{'stage':18}{'rows':>12}{'rows/s':>12}{'words/s':>12}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}"]
    for line in told.splitlines():
        if not line.startswith('{"name"'):
            rows.append(line)
            continue
        stage = json.loads(line)
        rate, words = (stage[name] / max(stage["wall_s"], 1e-9) for name in ("rows", "words"))
        rows.append(
            f"{stage['name']:18}{stage['rows']:12,}{rate:12,.0f}{words:12,.0f}"
            f"{stage['wall_s']:9.1f}{stage['cpu_s']:9.1f}{stage['peak_mb']:9,.0f}"
        )
    return "\n".join(rows)


def forget(*paths: Path) -> None:
    """Ask the kernel to drop what it holds of these files, so that they are read from the disk again."""
    for path in paths:
        for file in [path] if path.is_file() else path.rglob("*"):
            if file.is_file() and not file.is_symlink():
                held = os.open(file, os.O_RDONLY)
                os.posix_fadvise(held, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(held)


def print_whole(title: str, archive: Path, us_file: Path, work: Path, profile: str | None = None) -> None:
    """Print what the whole study costs, and the table of its stages."""
    cost, _ = cost_of(studying(archive, us_file, work / "whole"))
    print(f"{title}, whole study:{cost}", flush=True)
    more = ["--profile", profile] if profile else []
    print(table_of(cost_of(staging(archive, us_file, work / "stages", *more))[1]), flush=True)


def print_cold(work: Path) -> None:
    """Print what the first run costs more: libraries from the disk, kernels compiled."""
    archive, us_file, _ = make(work / "cold", COLD_POSTS)
    compiled = {"NUMBA_CACHE_DIR": str(work / "compiled")}
    forget(archive, Path(sys.prefix))
    for title in ("cold (nothing cached, kernels compiled)", "warm"):
        cost, _ = cost_of(studying(archive, us_file, work / f"cold-{title[:4]}"), compiled)
        print(f"{COLD_POSTS:,} posts, {title}:{cost}", flush=True)
    print(f"import yourturn, warm:{cost_of([sys.executable, '-c', 'import yourturn'])[0]}", flush=True)


def print_convokit(archive: Path, us_file: Path, work: Path, environment: Path) -> None:
    """Print what reading and threading the same corpus costs ConvoKit and us."""
    python, version = convokit_peer.install(environment)
    corpus = work / "corpus"
    export = [sys.executable, "-m", "benchmarks.convokit_peer", str(archive)]
    _, posts = cost_of([*export, "--us-file", str(us_file), "--corpus", str(corpus)])
    print(f"\nThe same {int(posts):,} posts as a ConvoKit corpus, read and threaded")
    theirs, told = cost_of(convokit_peer.loading(python, corpus))
    found = json.loads(told.splitlines()[-1])
    print(f"ConvoKit {version}, corpus: {theirs}  {spent(found)}", flush=True)
    for title, path in (("corpus", corpus), ("table", archive)):
        ours, told = cost_of(staging(path, us_file, work / f"ours-{title}", "--to", "thread"))
        mine = {stage["name"]: stage["cpu_s"] for stage in map(json.loads, told.splitlines())}
        print(f"Your Turn, {title}: {ours}  {spent(mine)}")
        less = (found["read"] + found["thread"]) / (mine["read"] + mine["thread"])
        print(
            f"    ConvoKit takes {less:.1f} times our CPU for reading and threading, "
            f"{theirs.peak_mb / ours.peak_mb:.1f} times our memory",
            flush=True,
        )


def spent(cpu_s: dict[str, float]) -> str:
    """Say how much of a process went into reading and threading; the rest is its start."""
    return f"reading {cpu_s['read']:.1f} CPU s, threading {cpu_s['thread']:.1f} CPU s"


def print_themes(archive: Path, work: Path, peer: Path | None) -> None:
    """Print what finding themes in 100,000 statements costs us, and BERTopic where its folder is given."""
    sentences = work / "sentences.csv"
    code = (
        "import polars as pl, sys; pl.scan_csv(sys.argv[1]).select('text', pl.lit('x').alias('label'))"
        ".head(int(sys.argv[3])).collect().write_csv(sys.argv[2])"
    )
    cost_of([sys.executable, "-c", code, str(archive), str(sentences), str(STATEMENTS)])
    cost, told = cost_of([sys.executable, str(HERE / "themes.py"), str(sentences), str(STATEMENTS)])
    print(f"\nThemes of {STATEMENTS:,} whole posts as statements; whole process:{cost}")
    print(told.splitlines()[0], flush=True)
    if peer:
        python, version = bertopic_peer.install(peer)
        cost, told = cost_of(bertopic_peer.finding(python, sentences, STATEMENTS))
        found = json.loads(told.splitlines()[-1])
        print(
            f"BERTopic {version} on the same, whole process:{cost}\n"
            f"    {found['embed']:.1f} CPU s to embed, {found['themes']:.1f} for {found['topics']} topics",
            flush=True,
        )


def main() -> None:
    """Make the archive, and print every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--format", choices=["csv", "parquet"], default="csv")
    parser.add_argument("--archive", type=Path, help="a folder that generate.py wrote, instead of a new one")
    parser.add_argument("--peers", nargs="*", choices=["convokit", "bertopic"], default=[])
    parser.add_argument("--environments", type=Path, help="folder of the peers' environments, kept")
    parser.add_argument("--thunderbird", type=Path)
    parser.add_argument("--us-file", type=Path)
    parser.add_argument("--profile", metavar="STAGE", help="say where this stage's time goes (one thread)")
    parser.add_argument("--only-study", action="store_true", help="no cold start, no themes alone")
    given = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {TARGETS}", flush=True)
    with TemporaryDirectory(prefix="yourturn-study-") as folder:
        work = Path(folder)
        if given.archive:
            archive, us_file = given.archive / f"posts.{given.format}", given.archive / "us.txt"
        else:
            archive, us_file, told = make(work / "made", given.posts, given.format)
            print(told)
        if not given.only_study:
            print_cold(work)
        print_whole(archive.name, archive, us_file, work, given.profile)
        if given.thunderbird:
            print_whole("Thunderbird", given.thunderbird, given.us_file, work / "thunderbird")
        if "convokit" in given.peers:
            print_convokit(archive, us_file, work, (given.environments or work) / "convokit")
        if not given.only_study:
            peer = (given.environments or work) / "bertopic" if "bertopic" in given.peers else None
            print_themes(archive, work, peer)
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
