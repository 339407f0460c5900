"""The study of the demonstration archive held against its sheet, `planted.toml`, which nobody ever fits to it.

`python tests/demo/test_planted.py` prints, want by want, where people are lost.
"""

import tempfile
import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

import click
import polars as pl
import pytest

from yourturn.channels import archives, fake
from yourturn.cli.who import organisation_of
from yourturn.core.closeness import closeness
from yourturn.core.needs import needs
from yourturn.studies import study as studies
from yourturn.studies.findings import Findings
from yourturn.studies.fitting import fit
from yourturn.studies.hearing import Counted, Ears, hear, languages_of
from yourturn.studies.local import quiet
from yourturn.studies.measuring import placed, with_themes
from yourturn.studies.partitions import shuffle
from yourturn.studies.placing import place
from yourturn.studies.reading import read_trees

# What is reached. The goal is 14 of 14 wants, each with its first date and its count of people within 10 %,
# and no decoy. Raise these when the study gets better; lowering one needs a reason in the commit.
FOUND = 10  # wants whose theme holds over half of their people, and is over half theirs
DATED = 10  # wants whose theme begins with their first post
COUNTED = 1  # wants whose theme counts their people within 10 %
DECOYS = 1  # decoys that count as a want in the theme of a planted want: the goal is 0
WAITS = 12  # of 15 planted waits found with who answered and after how long
PER_THEME = 0.1  # share of an archive's people that its largest theme may hold: no catch-all

SHEET = tomllib.loads(Path(__file__).with_name("planted.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Seen:
    """The study and what lies behind it: posts in their places, statements with themes, needs."""

    findings: Findings
    posts: pl.DataFrame = field(repr=False)
    statements: pl.DataFrame = field(repr=False)
    needs: pl.DataFrame = field(repr=False)

    def row(self, want):
        """Give the want's row of the table: its theme holds the most people of its posts."""
        inside = self.statements.filter(pl.col("theme") >= 0)
        wanted = self.posts.filter(pl.col("id").is_in(want["posts"]))
        people = set(wanted["person"])
        told = self.statements.filter(pl.col("post").is_in(wanted["post"].to_list()))
        hits = told.filter(pl.col("theme") >= 0).group_by("theme").agg(hits=pl.col("person").n_unique())
        theme = hits.sort("hits", "theme", descending=[True, False])["theme"].first()
        members = inside.filter(pl.col("theme") == (-1 if theme is None else theme))
        counted, found = members["person"].n_unique(), set(members["person"]) & people
        placed_somewhere = set(told.filter(pl.col("theme") >= 0)["person"])
        return {
            "want": want["key"],
            "planted": want["people"],
            "counted": counted,
            "found": len(found),
            "recall": len(found) / len(people),
            "precision": len(found) / max(counted, 1),
            "dated": counted > 0 and members["at"].min() == datetime.fromisoformat(want["first_said"]),
            "unsaid": len(people - found - set(told["person"])),
            "in no theme": len((people - found) & set(told["person"]) - placed_somewhere),
            "elsewhere": len((people - found) & placed_somewhere),
            "theme": theme,
        }

    def table(self):
        """Give a row per planted want."""
        return pl.DataFrame([self.row(want) for want in SHEET["wants"]])


def studied(work):
    """Run the study of the demonstration, then its passes once more to see each statement's theme."""
    folder = fake.skerrin()
    us = organisation_of(
        folder / "organisation.toml", name=None, us=None, us_file=None, words=None, otherwise=""
    )
    reading = read_trees(
        archives.recognise(archives.open_trees([folder])), archives.Options(), work / "read", quiet
    )
    findings = studies.study(reading, us, work)
    placing = place(reading, us.handles, studies.Plan().partition_posts)
    folders = shuffle(reading, placing, work / "again", quiet)
    ears = Ears(us, placing.handles, languages_of(reading))
    heard, counts = zip(*map(partial(hear, ears=ears, seed=0), folders), strict=True)
    assert len(heard) == 1
    assert isinstance(counts[0], Counted)
    posts = pl.read_parquet(heard[0].studied)
    fitted = fit(heard, counts[0], us, seed=0)
    statements = with_themes(pl.read_parquet(heard[0].statements), posts, us, fitted)
    posts = placed(posts, statements, closeness(posts, fitted.idf), us, fitted)
    return Seen(findings, posts, statements, needs(posts, placing.as_of))


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    return studied(tmp_path_factory.mktemp("study"))


@pytest.fixture(scope="module")
def table(seen):
    return seen.table()


class TestPlantedWants:
    def test_are_found(self, table):
        assert len(table.filter((pl.col("recall") > 0.5) & (pl.col("precision") > 0.5))) >= FOUND, table

    def test_begin_with_their_first_post(self, table):
        assert table["dated"].sum() >= DATED, table

    def test_count_their_people(self, table):
        off = (pl.col("counted").cast(pl.Int64) - pl.col("planted")).abs()
        assert len(table.filter(off <= 0.1 * pl.col("planted"))) >= COUNTED, table

    def test_count_no_decoy(self, seen, table):
        decoys = seen.posts.filter(pl.col("id").is_in([decoy["post"] for decoy in SHEET["decoys"]]))
        wanted = seen.statements.filter(
            (pl.col("kind") == "want") & pl.col("theme").is_in(table["theme"].drop_nulls().to_list())
        )
        counted = decoys.join(wanted, on="post", how="semi")["id"].to_list()
        assert len(counted) <= DECOYS, counted

    def test_are_counted_in_the_findings_alike(self, seen, table):
        people = seen.findings.themes["people"].sort(descending=True).to_list()
        assert all(count in people for count in table.filter(pl.col("counted") > 0)["counted"].to_list())


class TestNoTheme:
    def test_is_a_catch_all(self, seen):
        people = seen.posts.filter(pl.col("side") == "people")["person"].n_unique()
        assert seen.findings.themes["people"].max() <= PER_THEME * people


class TestWaves:
    def test_have_their_months(self, seen):
        months = {wave["month"] for wave in SHEET["waves"]}
        assert set(seen.findings.waves["peak_month"].dt.strftime("%Y-%m")) == months


class TestWaits:
    def test_end_as_planted(self, seen):
        ids = seen.posts.select("id", "post")
        found = seen.needs.join(ids, left_on="opened_post", right_on="post").join(
            ids.rename({"id": "answer"}), left_on="answered_by_post", right_on="post", how="left"
        )
        ends = {row["id"]: row for row in found.iter_rows(named=True)}
        right = [wait["key"] for wait in SHEET["waiting"] if ended_as(wait, ends.get(wait["post"]))]
        assert len(right) >= WAITS, right


def ended_as(wait, need):
    """Say whether a need has the planted end: our answer after so many seconds, others' answer, or none."""
    if need is None:
        return False
    if wait["answer"]:
        return need["answer"] == wait["answer"] and need["waited_s"] == wait["waited_s"]
    return need["ended"] == ("open" if "nobody" in wait["note"] else "by_people")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, pl.Config(tbl_rows=20, tbl_cols=20, tbl_width_chars=140):
        result = studied(Path(folder))
        click.echo(result.table())
        click.echo(result.findings.waves)
