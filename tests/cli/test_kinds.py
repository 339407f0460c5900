"""What the command says of each export before it reads it."""

import io
from pathlib import Path

from rich.console import Console

from yourturn.channels import archives
from yourturn.cli.kinds import tell_kinds


def told(folder: Path) -> str:
    shown = io.StringIO()
    tell_kinds(Console(file=shown), archives.recognise(archives.open_trees([folder])))
    return shown.getvalue()


class TestTellKinds:
    def test_a_networks_export_is_named_with_its_sides(self, tmp_path: Path) -> None:
        (tmp_path / "outbox.json").write_text('{"orderedItems": []}')
        assert "Mastodon archive. One-sided" in told(tmp_path)

    def test_both_sides_are_no_word_and_a_note_is_shown(self, tmp_path: Path) -> None:
        (tmp_path / "result.json").write_text("{}")
        said = told(tmp_path)
        assert "One-sided" not in said
        assert "Service messages" in said

    def test_a_table_says_nothing_here(self, tmp_path: Path) -> None:
        (tmp_path / "posts.csv").write_text("id,text\n1,a\n")
        assert told(tmp_path) == ""
