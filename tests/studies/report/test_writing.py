"""The folder: tables for every frame, harmless cells, and summary.json as agreed."""

import csv
import json
from pathlib import Path

import polars as pl
import pytest
from tests.studies.report.harbour import harbour, quotes, threads, waiting

from yourturn.core.errors import BadInput
from yourturn.studies.report import summary, write_report
from yourturn.studies.report.writing import FRAMES, tables


class TestTables:
    def test_every_frame_has_a_parquet_and_a_csv(self, tmp_path: Path) -> None:
        write_report(harbour(), tmp_path)
        for name in FRAMES:
            assert pl.read_parquet(tmp_path / "tables" / f"{name}.parquet").height
            assert (tmp_path / "tables" / f"{name}.csv").stat().st_size

    def test_a_frame_that_was_not_made_has_no_table(self, tmp_path: Path) -> None:
        write_report(harbour(waves=None), tmp_path)
        assert not (tmp_path / "tables" / "waves.csv").exists()

    def test_lists_are_flat_in_csv_and_stay_lists_in_parquet(self, tmp_path: Path) -> None:
        write_report(harbour(), tmp_path)
        with (tmp_path / "tables" / "waves.csv").open() as file:
            assert " | " in next(csv.DictReader(file))["names"]
        assert pl.read_parquet(tmp_path / "tables" / "waves.parquet").schema["names"] == pl.List(pl.String)

    def test_cells_that_look_like_formulas_are_defused_in_csv_only(self, tmp_path: Path) -> None:
        evil = harbour(quotes=quotes().with_columns(sentence=pl.lit("=1+1")))
        write_report(evil, tmp_path)
        with (tmp_path / "tables" / "quotes.csv").open() as file:
            assert next(csv.DictReader(file))["sentence"] == "'=1+1"
        assert pl.read_parquet(tmp_path / "tables" / "quotes.parquet")["sentence"][0] == "=1+1"

    def test_handles_are_in_no_table_unless_asked_for(self) -> None:
        speakers = {*quotes()["speaker"], *waiting()["speaker"], "neighbour7"}
        for frame in tables(harbour(), names=False).values():
            assert not [name for name in speakers if name in frame.write_json()]
        assert "someone101" in tables(harbour(), names=True)["threads"].write_json()
        assert tables(harbour(), names=False)["threads"].height == threads().height

    def test_a_folder_that_cannot_be_made_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(BadInput, match="Choose another folder"):
            write_report(harbour(), tmp_path / "file")


class TestSummary:
    def test_has_facts_themes_waves_and_measures(self, tmp_path: Path) -> None:
        write_report(harbour(), tmp_path)
        written = json.loads((tmp_path / "summary.json").read_text())
        assert written["facts"]["posts"] == 118_604
        assert set(written["themes"][0]) == {
            "id",
            "name",
            "language",
            "people",
            "posts",
            "first_said",
            "peak_month",
            "wants",
        }
        assert set(written["waves"][0]) == {"peak_month", "people", "names"}
        assert written["waves"][0]["peak_month"] == "2023-02-01"
        talk = written["measures"]["talk_share"]
        assert {"value", "numerator", "denominator", "interval", "as_of"} <= set(talk)
        assert "why_not" not in talk

    def test_what_has_no_value_has_its_reason(self) -> None:
        said = summary(harbour(brief=None))
        assert said["measures"]["p90_wait"]["why_not"].startswith("not reached")  # type: ignore[index]
        not_measured = said["not_measured"]
        assert isinstance(not_measured, dict)
        assert not_measured["Minutes spent writing and reading"] == "the archive does not hold them"
        assert not_measured["What they want you to say"] == "this study did not look for it"
