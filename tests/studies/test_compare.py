import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from yourturn.cli import main
from yourturn.core.errors import BadInput
from yourturn.studies.saved import load


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, studied with one of its years beside it."""
    folder = tmp_path_factory.mktemp("study")
    result = CliRunner().invoke(
        main, ["study", "--demo", "--period", "2025", "--compare", "2024", "--out", str(folder)]
    )
    assert result.exit_code == 0, result.output
    return folder


class TestCompare:
    def test_two_periods_stand_side_by_side(self, studied: Path) -> None:
        page = (studied / "comparison.html").read_text()
        assert "January 2025" in page
        assert "January 2024" in page

    def test_a_period_holds_only_what_was_opened_in_it(self, studied: Path) -> None:
        years = json.loads((studied / "summary.json").read_text())["facts"]["conversations_per_year"]
        assert list(years) == ["2025"]

    def test_a_finished_study_is_taken_again_without_handles(self, studied: Path) -> None:
        findings = load(studied)
        told = json.loads((studied / "summary.json").read_text())
        assert findings.facts == told["facts"]
        assert {figure.name: figure.value for figure in findings.figures} == {
            name: entry["value"] for name, entry in told["measures"].items()
        }
        assert findings.waiting["speaker"].null_count() == findings.waiting.height > 0

    def test_a_folder_without_a_study_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="no finished study"):
            load(tmp_path)
