"""What a person gets to read who types something odd."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yourturn.cli import main

TABLE = "id,author,text,date,parent\n1,dana,When is it open?,2024-01-01,\n2,us,At nine,2024-01-02,1\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A question and our answer."""
    path = tmp_path / "posts.csv"
    path.write_text(TABLE)
    return path


def run(*arguments: object, columns: int = 80) -> Result:
    return CliRunner().invoke(
        main, ["study", *map(str, arguments)], env={"COLUMNS": f"{columns}", "NO_COLOR": "1"}
    )


def said(result: Result) -> str:
    return " ".join(result.output.split())


class TestAtTheDoor:
    def test_without_anything_it_says_how_to_begin(self) -> None:
        assert "yourturn study --demo" in CliRunner().invoke(main, []).output

    def test_handles_are_asked_for_before_anything_is_shown(self, table: Path, tmp_path: Path) -> None:
        result = run(table, "--out", tmp_path / "out")
        assert said(result) == (
            "Error: Say which handles are yours with --us or --us-file; --suggest-us lists likely ones."
        )
        assert not (tmp_path / "out").exists()

    def test_what_is_set_beside_it_is_looked_for_first(self, table: Path, tmp_path: Path) -> None:
        result = run(table, "--us", "us", "--compare", "nowhere", "--out", tmp_path / "out")
        assert "nothing at nowhere to compare with" in said(result)
        assert not (tmp_path / "out").exists()

    def test_a_file_that_is_not_there_is_said_once(self, table: Path, tmp_path: Path) -> None:
        result = run(table, "--us-file", tmp_path / "none.txt", "--out", tmp_path / "out")
        assert "none.txt cannot be read (no such file or directory). It has one" in said(result)


class TestHandles:
    def test_a_handle_by_whom_nothing_is_read_is_said(self, table: Path, tmp_path: Path) -> None:
        result = run(table, "--us", "nobody,@US", "--out", tmp_path / "out")
        assert result.exit_code == 0, result.output
        assert "No post here is by nobody. --suggest-us lists likely handles." in said(result)

    def test_it_is_said_that_nothing_is_ours(self, table: Path, tmp_path: Path) -> None:
        assert "without them nothing here is yours" in said(run(table, "--us", "x", "--out", tmp_path / "o"))

    def test_only_who_answers_others_is_suggested(self, table: Path, tmp_path: Path) -> None:
        result = run(table, "--suggest-us", "--out", tmp_path / "out")
        assert "us\tanswered 1 times" in result.output
        assert "dana\t" not in result.output

    def test_where_nobody_answers_nobody_is_suggested(self, table: Path, tmp_path: Path) -> None:
        table.write_text("id,author,text\n1,dana,Hello\n")
        assert "Nobody in these files answers" in said(run(table, "--suggest-us", "--out", tmp_path / "out"))


class TestOwner:
    @pytest.fixture
    def export(self, tmp_path: Path) -> Path:
        """Posts of a Facebook page, that name nobody."""
        (tmp_path / "fb" / "posts").mkdir(parents=True)
        said = '[{"timestamp": 1676723591, "data": [{"post": "New pier"}]}]'
        (tmp_path / "fb" / "posts" / "your_posts_1.json").write_text(said)
        return tmp_path / "fb"

    @pytest.mark.parametrize(
        ("given", "unknown"),
        [
            (("--us", "Pier"), None),
            (("--us", "Pier,Quay"), "No post here is by Pier, Quay"),
            (("--us", "Pier,Quay", "--owner", "Quay"), "No post here is by Pier."),
        ],
    )
    def test_an_export_without_a_name_is_ours_where_it_is_clear_whose(
        self, given: tuple[str, ...], unknown: str | None, export: Path, tmp_path: Path
    ) -> None:
        result = run(export, *given, "--out", tmp_path / "out")
        assert result.exit_code == 0, result.output
        assert ("No post here is by" in said(result)) == (unknown is not None)
        assert (unknown or "") in said(result)


class TestColumns:
    @pytest.mark.parametrize(
        ("content", "more", "sentence"),
        [
            ("foo,bar\n1,2\n", (), "holds the id and the text: --columns id=...,text=.... Its columns are: foo, bar."),
            (TABLE, ("--columns", "id=no,text=text"), "It has no column 'no'. Its columns are: id, author, text"),
        ],
    )  # fmt: skip
    def test_what_is_not_understood_is_said_with_the_way_out(
        self, content: str, more: tuple[str, ...], sentence: str, table: Path, tmp_path: Path
    ) -> None:
        table.write_text(content)
        result = run(table, "--us", "us", "--out", tmp_path / "out", *more)
        assert sentence in said(result)
        assert "quarantine.csv says why" in said(result)
        assert result.exit_code == 1

    def test_five_rows_fit_a_narrow_terminal(self, table: Path, tmp_path: Path) -> None:
        result = run(table, "--suggest-us", "--out", tmp_path / "out", columns=60)
        assert "2024-01-01 00:00" in result.output
        assert "title" not in result.output
        assert max(len(line) for line in result.output.splitlines() if "\t" not in line) <= 60
        assert "\x1b" not in result.output
