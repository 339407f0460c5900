"""The study of the demonstration archive held against its sheet, `planted.toml`, which nobody ever fits to it.

`python tests/demo/test_planted.py` prints, want by want, where people are lost.
"""

import tempfile
import tomllib
from pathlib import Path

import click
import polars as pl
import pytest
from tests.demo.scoring import studied

from yourturn.channels import fake

# What is reached. The goal is 14 of 14 wants, each with its first date and its count of people within 10 %,
# and no decoy. Raise these when the study gets better; lowering one needs a reason in the commit.
FOUND = 10  # wants whose theme holds over half of their people, and is over half theirs
DATED = 11  # wants whose theme begins with their first post
COUNTED = 2  # wants whose theme counts their people within 10 %
DECOYS = 1  # decoys that count as a want in the theme of a planted want: the goal is 0
WAITS = 12  # of 15 planted waits found with who answered and after how long
PER_THEME = 0.1  # share of an archive's people that its largest theme may hold: no catch-all

SHEET = tomllib.loads(Path(__file__).with_name("planted.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    return studied(fake.skerrin(), SHEET, tmp_path_factory.mktemp("study"))


@pytest.fixture(scope="module")
def table(seen):
    return seen.table()


class TestPlantedWants:
    def test_are_found(self, seen, table):
        assert len(seen.found()) >= FOUND, table

    def test_begin_with_their_first_post(self, table):
        assert table["dated"].sum() >= DATED, table

    def test_count_their_people(self, seen, table):
        assert len(seen.counted()) >= COUNTED, table

    def test_count_no_decoy(self, seen):
        assert len(seen.decoys()) <= DECOYS, seen.decoys()

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
        result = studied(fake.skerrin(), SHEET, Path(folder))
        click.echo(result.table())
        click.echo(result.findings.waves)
