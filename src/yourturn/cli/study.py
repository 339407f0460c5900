"""`yourturn study`: from files to a report, with a progress bar and a column map to look at."""

import sys
from pathlib import Path
from typing import Any

import click
import polars as pl
from rich.console import Console

from yourturn.channels import archives, fake
from yourturn.cli.columns import Claims, agree_on_columns, expand, given_columns
from yourturn.cli.kinds import tell_kinds
from yourturn.cli.periods import is_period, period_of
from yourturn.cli.progress import told
from yourturn.cli.who import organisation_of, silent_handles
from yourturn.core.errors import BadInput, NothingToRead
from yourturn.core.organisation import Organisation
from yourturn.core.sides import suggest_us
from yourturn.studies.findings import Findings
from yourturn.studies.local import Progress
from yourturn.studies.placing import place
from yourturn.studies.reading import Reading, read_trees
from yourturn.studies.report import write_comparison, write_report
from yourturn.studies.saved import load
from yourturn.studies.study import Plan
from yourturn.studies.study import study as study_posts
from yourturn.studies.theme_memory import Earlier, keep_people, remember

NAMED = 5  # handles that are listed in a warning
INTERRUPTED = 130  # what a shell says of a command that Ctrl-C ended
WORK = "work"  # folder beside the report that an interrupted run goes on from


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--us", metavar="HANDLE,...", help="Your own handles, separated by commas.")
@click.option("--us-file", type=click.Path(path_type=Path), help="A file with one handle of yours per line.")
@click.option("--us-words", metavar="WORD,...", help="Names of your brands and products.")
@click.option(
    "--organisation", type=click.Path(path_type=Path), help="A file that says all of this (user guide)."
)
@click.option(
    "--suggest-us", "suggest", is_flag=True, help="List handles that look like yours, with reasons."
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("report"), show_default=True)
@click.option("--name", help="The organisation's name, as the report should call it.")
@click.option(
    "--owner",
    metavar="HANDLE",
    help="Whose export it is, where the archive does not say: your only handle, or this one.",
)
@click.option("--channel", help="Where the posts were made, if the files do not say.")
@click.option("--columns", metavar="id=...,text=...", help="What the columns of your table are called.")
@click.option(
    "--map", "map_file", type=click.Path(path_type=Path), help="A column map saved by an earlier run."
)
@click.option("--period", metavar="FROM..TO", help="Only conversations opened then: 2024, 2023-09..2024-01.")
@click.option(
    "--compare",
    metavar="OTHER",
    help="Set another period, archive or finished study beside this one.",
)
@click.option("--compare-us", metavar="HANDLE,...", help="The handles of the other archive's organisation.")
@click.option(
    "--earlier", type=click.Path(path_type=Path), metavar="DIR", help="The last study's folder, if not --out."
)
@click.option("--names", is_flag=True, help="Show people's handles in the report.")
@click.option("--yes", is_flag=True, help="Do not ask whether the columns were understood.")
@click.option("--demo", is_flag=True, help="Study the archive of a company that does not exist.")
def study(paths: tuple[Path, ...], *, demo: bool, out: Path, names: bool, **said: Any) -> None:  # noqa: ANN401 - what click was told
    """Read archives of conversations and write a report of what people have been telling you."""
    console = Console(stderr=True)
    if demo:
        paths = (fake.skerrin(),)
        said |= {"organisation": fake.skerrin() / "organisation.toml", "yes": True}
    if not paths:
        raise BadInput("Name the files or folders to study, or try --demo.")
    try:
        if said["suggest"]:
            suggest(console, paths, out, said)
        else:
            run(console, paths, out, said, names=names)
    except KeyboardInterrupt:
        kept = f"What was done so far is kept in {out / WORK}. " if (out / WORK).exists() else ""
        console.print(f"Stopped. {kept}The same command goes on from there.", soft_wrap=True, markup=False)
        sys.exit(INTERRUPTED)


def suggest(console: Console, paths: tuple[Path, ...], out: Path, said: dict[str, Any]) -> None:
    """Read, and print which handles look like the organisation's."""
    claims, options = prepare(console, paths, out, said, said["owner"])
    with told(console) as progress:
        reading = read_trees(claims, options, out / WORK / "read", progress)
    show_suggestions(reading)


def run(console: Console, paths: tuple[Path, ...], out: Path, said: dict[str, Any], *, names: bool) -> None:
    """Read, study, and write the report; what a person mistyped is said before anything long begins."""
    plan = Plan(period=period_of(said["period"]))
    check_other(said["compare"])
    named = us_of(said, "")  # a handle that is lacking is said before anything is shown
    claims, options = prepare(console, paths, out, said, said["owner"] or named.only_handle())
    us = us_of(said, claims[0][1].name)
    earlier = earlier_of(said["earlier"], us, out)
    with told(console) as progress:
        reading = read_trees(claims, options, out / WORK / "read", progress)
        write_quarantine(reading, out)
        check_reading(console, reading, us, out)
        findings = study_posts(reading, us, out / WORK, progress, plan, earlier)
        page = write_report(findings, out, names=names)
        keep_people(findings, out)
        other = other_of(said, reading, us, out, progress)
        if other is not None:
            page = write_comparison(findings, other, out, periods_of(said))
    console.print(f"{findings.facts['posts']:,} posts, {findings.facts['quarantined']:,} rows set aside.")
    console.print(f"Open [bold]{page}[/bold] in a browser.", soft_wrap=True)


def prepare(
    console: Console, paths: tuple[Path, ...], out: Path, said: dict[str, Any], owner: str | None
) -> tuple[Claims, archives.Options]:
    """Say who reads what, once the person agreed on the columns of tables."""
    claims = archives.recognise(archives.open_trees(expand(paths)))
    if not said["yes"]:
        tell_kinds(console, claims)
    options = archives.Options(
        said["channel"], owner, columns=given_columns(said["columns"], said["map_file"])
    )
    ask = not said["yes"] and sys.stdin.isatty()
    maps = agree_on_columns(console, claims, options, ask=ask, quiet=said["yes"])
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"{out} cannot be made ({error.strerror}). Choose another folder with --out."
        ) from error
    if maps:
        archives.save(maps, out / "columns.toml")
    return claims, options


def check_reading(console: Console, reading: Reading, us: Organisation, out: Path) -> None:
    """Stop where no post was read; warn where none is by a handle said to be ours."""
    if not reading.parts:
        raise NothingToRead(f"Not one post could be read. {out / 'quarantine.csv'} says why, row by row.")
    unknown = silent_handles(reading, us.handles)
    if unknown:
        named = ", ".join(unknown[:NAMED]) + (
            f" and {len(unknown) - NAMED} more" if len(unknown) > NAMED else ""
        )
        all_of_us = "; without them nothing here is yours" if len(unknown) == len(us.handles) else ""
        console.print(
            f"No post here is by {named}{all_of_us}. --suggest-us lists likely handles.",
            markup=False,
            soft_wrap=True,
        )


def check_other(other: str | None) -> None:
    """Raise BadInput where what is to be set beside this study is neither a period nor anything there is."""
    if other is None:
        return
    if is_period(other):
        period_of(other)
    elif not Path(other).exists() and not any(sign in other for sign in "*?["):
        raise BadInput(
            f"There is nothing at {other} to compare with. Name a period, a study's folder or an archive."
        )


def other_of(
    said: dict[str, Any], reading: Reading, us: Organisation, out: Path, progress: Progress
) -> Findings | None:
    """Give what this study is set beside: a period of it, a finished study's folder, or another archive."""
    other = said["compare"]
    if other is None:
        return None
    if is_period(other):
        return study_posts(reading, us, out / WORK, progress, Plan(period=period_of(other)))
    path = Path(other)
    if (path / "summary.json").exists():
        return load(path)
    claims = archives.recognise(archives.open_trees(expand([path])))
    title = claims[0][1].name
    theirs = organisation_of(
        None, name=None, us=said["compare_us"], us_file=None, words=None, otherwise=title
    ) or Organisation(title, us.handles, us.us_words, us.own_spaces)
    options = archives.Options(owner=said["owner"] or theirs.only_handle())
    second = read_trees(claims, options, out / WORK / "read", progress)
    return study_posts(second, theirs, out / WORK, progress, Plan())


def periods_of(said: dict[str, Any]) -> tuple[str, str] | None:
    """Give the two periods as they were asked for; None where not two periods are compared."""
    first, second = said["period"], said["compare"]
    return (first, second) if first and second and is_period(second) else None


def earlier_of(folder: Path | None, us: Organisation, out: Path) -> Earlier | None:
    """Give the study that themes keep their ids from: the one named, or this organisation's in --out."""
    if folder is None:
        return remember(out, us.name)
    earlier = remember(folder)
    if earlier is None:
        raise BadInput(f"{folder} holds no finished study whose themes could be followed. Name its --out.")
    return earlier


def us_of(said: dict[str, Any], title: str) -> Organisation:
    """Give who is us; raises BadInput where no handle is named."""
    us = organisation_of(
        said["organisation"],
        name=said["name"],
        us=said["us"],
        us_file=said["us_file"],
        words=said["us_words"],
        otherwise=title,
    )
    if us is None:
        raise BadInput("Say which handles are yours with --us or --us-file; --suggest-us lists likely ones.")
    return us


def show_suggestions(reading: Reading) -> None:
    """Print handles that act like an organisation, the likeliest first."""
    placing = place(reading, [], Plan().partition_posts)
    rows = placing.rows.filter(pl.col("post").is_not_null())
    likely = suggest_us(rows, placing.handles).filter(pl.col("answered") > 0)
    if not likely.height:
        raise NothingToRead("Nobody in these files answers anybody else, so no handle looks like yours.")
    for row in likely.iter_rows(named=True):
        click.echo(f"{row['speaker']}\t{row['reason']}")


def write_quarantine(reading: Reading, out: Path) -> None:
    """Write what could not be read, or is doubtful, beside the report: file, row and reason."""
    for frame, target in ((reading.quarantine, "quarantine.csv"), (reading.doubts, "doubtful.csv")):
        if frame.height:
            safe = pl.col("content").str.replace(r"^([=+\-@\t\r])", "'${1}")
            frame.with_columns(safe).write_csv(out / target)
        else:
            (out / target).unlink(missing_ok=True)
