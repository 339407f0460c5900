import csv
import json
import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner
from tests.conftest import make_posts

import yourturn as yt
from yourturn.channels.fake import skerrin
from yourturn.cli import main
from yourturn.core import schema
from yourturn.core.errors import NothingToRead
from yourturn.studies.archive import of_frame
from yourturn.studies.findings import Findings
from yourturn.studies.report import render, write_report


def found(posts: pl.DataFrame, us: str = "us.example", name: str = "X") -> Findings:
    return of_frame(posts, us=[us], name=name).findings


class TestStudy:
    def test_shuffling_rows_changes_nothing(self, ferry_quarrel: pl.DataFrame) -> None:
        pages = [render(found(posts)) for posts in (ferry_quarrel, ferry_quarrel.reverse())]
        assert pages[0] == pages[1]

    def test_without_a_single_post_it_says_so(self) -> None:
        with pytest.raises(NothingToRead, match="Not one post"):
            found(schema.empty())

    def test_posts_without_any_time_are_still_studied(self) -> None:
        posts = make_posts([("a", None, "dana", None, "hello"), ("b", "a", "us", None, "yes")])
        findings = found(posts, "us")
        assert "2 posts have no readable time." in findings.notes
        assert "hello" not in render(findings) or findings.facts["posts"] == 2


class TestChannels:
    def test_each_channel_is_measured_alone(self, ferry_quarrel: pl.DataFrame) -> None:
        mail = pl.when(pl.col("id") == "c1").then(pl.lit("mail")).otherwise("channel").alias("channel")
        table = found(ferry_quarrel.with_columns(mail)).channels.sort("channel")
        counts = table.select("channel", "broadcasts", "heard", "unheard", "threads", "replies").rows()
        assert counts == [("forum", 0, 0, 1, 2, 1), ("mail", 1, 0, 0, 0, 0)]
        assert (
            table.select("talk_share", "us_ratio", "noise", "two_sided", "follow_up").null_count().row(0)
            == (2,) * 5
        )


class TestConvoKit:
    def test_a_corpus_that_was_written_is_read_as_the_same_posts(
        self, ferry_quarrel: pl.DataFrame, tmp_path: Path
    ) -> None:
        corpus = of_frame(ferry_quarrel, us=["us.example"]).to_convokit(tmp_path / "corpus")
        again = yt.read(corpus, us=["us.example"])
        assert (
            again.posts()
            .select("id", "text", "at")
            .equals(of_frame(ferry_quarrel, us=["us.example"]).posts().select("id", "text", "at"))
        )


class TestReport:
    def test_peoples_words_are_shown_and_never_obeyed(self, tmp_path: Path) -> None:
        evil = "</style><script>alert(1)</script><img src=x onerror=y> \u202etxt"
        posts = make_posts([("a", None, "<b>dana", 0, evil), ("b", None, "us", 9000, "x")])
        findings = found(posts, "us", "<i>Org")
        page = render(findings, names=True)
        assert "<script" not in page
        assert "<img" not in page
        assert "<i>Org" not in page
        assert "\u202e" not in page
        assert "⟨U+202E⟩" in page
        assert "default-src 'none'" in page

    def test_every_link_leads_somewhere_inside_the_page(self, ferry_quarrel: pl.DataFrame) -> None:
        page = render(found(ferry_quarrel))
        targets = set(re.findall(r'href="([^"]+)"', page))
        ids = {f"#{name}" for name in re.findall(r'id="([^"]+)"', page)}
        assert len(targets) > 1
        assert targets <= ids

    def test_handles_are_shown_only_when_asked_for(self, ferry_quarrel: pl.DataFrame) -> None:
        findings = found(ferry_quarrel)
        assert ">flo," not in render(findings)
        assert ">flo," in render(findings, names=True)

    def test_cells_that_look_like_formulas_are_defused(
        self, ferry_quarrel: pl.DataFrame, tmp_path: Path
    ) -> None:
        write_report(found(ferry_quarrel.with_columns(file=pl.lit("=made.csv"))), tmp_path)
        with (tmp_path / "tables" / "reading.csv").open() as table:
            assert next(csv.DictReader(table))["file"] == "'=made.csv"


class TestCommand:
    def test_the_demonstration_runs_from_files_to_page(self, tmp_path: Path) -> None:
        result = CliRunner().invoke(main, ["study", "--demo", "--out", str(tmp_path)])
        assert result.exit_code == 0, result.output
        facts = json.loads((tmp_path / "summary.json").read_text())
        tables = [path.read_text("utf-8").splitlines(keepends=True) for path in skerrin().glob("*.csv")]
        rows = [row for lines in tables for row in csv.DictReader(lines)]
        assert facts["facts"]["posts"] == len(rows)
        assert facts["facts"]["conversations"] == len({row["conversation_id"] or row["id"] for row in rows})
        assert facts["fictional"] is True
        lacking = {name: entry["why_not"] for name, entry in facts["measures"].items() if "why_not" in entry}
        assert set(lacking) == {"median_wait", "p90_wait"}  # it answered fewer than half of all waits
        assert all(why.startswith("not reached") for why in lacking.values())
        assert "Fictional demonstration archive" in (tmp_path / "report.html").read_text()

    def test_an_interrupted_run_goes_on_from_what_was_read(self, tmp_path: Path) -> None:
        arguments = ["study", "--demo", "--out", str(tmp_path)]
        CliRunner().invoke(main, arguments)
        stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "work" / "read").rglob("*.parquet")}
        CliRunner().invoke(main, arguments)
        assert stamps
        assert stamps == {
            path: path.stat().st_mtime_ns for path in (tmp_path / "work" / "read").rglob("*.parquet")
        }

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["study"], "Name the files"),
            (["study", "nowhere.csv", "--us", "x"], "nothing at nowhere.csv"),
            (["study", str(skerrin()), "--yes"], "which handles are yours"),
        ],
    )
    def test_what_is_missing_is_said_in_one_sentence(
        self, arguments: list[str], sentence: str, tmp_path: Path
    ) -> None:
        result = CliRunner().invoke(main, [*arguments, "--out", str(tmp_path)])
        assert result.exit_code == 1
        assert sentence in " ".join(result.output.split())
        assert "Traceback" not in result.output


@pytest.fixture(scope="module")
def thunderbird(shared: Path) -> yt.Archive:
    """The forum, its 33 busiest answerers being us."""
    archive = yt.read(shared / "data/conversations/thunderbird_support")
    return archive.with_us(archive.suggest_us(40)["speaker"].to_list()[:33])


@pytest.mark.shared
class TestRealArchives:
    def test_thunderbird_gives_every_known_fact(self, thunderbird: yt.Archive) -> None:
        facts = thunderbird.facts()
        assert facts["posts"] == 152_905
        assert facts["conversations_per_year"] == {
            "2023": 12_347,
            "2024": 15_247,
            "2025": 15_180,
            "2026": 4_447,
        }
        assert facts["people_who_opened"] == 36_279
        assert facts["people_who_answered_others"] == 3_050
        assert facts["conversations_without_answer"] == 10_444
        assert facts["conversations_unanswered_by_others"] == 11_922
        assert facts["conversations_opener_last"] == 9_010
        assert facts["conversations_opener_last_after_others"] == 7_532
        assert facts["conversations_opened_by_people"] == 47_186
        assert facts["conversations_unanswered_by_us"] == 12_853
        assert facts["conversations_by_posts"] == {
            "1": 10_444, "2": 18_128, "3": 5_728, "4": 4_349, "5": 2_329, "6+": 6_243,
        }  # fmt: skip
        assert facts["first_answer_by_others_h"] == pytest.approx(
            {"n": 35_299, "median": 3.599, "p90": 35.68}, abs=5e-3
        )
        assert facts["first_answer_by_us_h"] == pytest.approx(
            {"n": 34_333, "median": 3.633, "p90": 36.06}, abs=5e-3
        )

    def test_tweets_are_threaded_with_every_parent_that_is_there(self, shared: Path) -> None:
        posts = yt.read(shared / "data/conversations/customer_care_tweets").posts()
        assert posts.height == 2_412
        assert posts["reply_to"].count() == 1_757
        assert posts["parent"].count() == 1_755

    def test_the_autumn_wave_of_2023_is_found_unasked(self, thunderbird: yt.Archive) -> None:
        waves = thunderbird.waves()
        autumn = waves.filter(pl.col("peak_month") == date(2023, 10, 1))
        assert autumn.height == 1
        assert waves["peak_month"][0] == date(2023, 10, 1)
        assert waves["people"].max() == autumn["people"][0]
        assert 230 <= autumn["people"][0] <= 600
        assert autumn["first"][0] == date(2023, 9, 1)
