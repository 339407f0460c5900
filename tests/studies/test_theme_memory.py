import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner
from tests.conftest import make_posts

from yourturn.channels.fake import skerrin
from yourturn.cli import main
from yourturn.studies.archive import of_frame, read
from yourturn.studies.own_key import key_in
from yourturn.studies.theme_memory import PEOPLE, hashed, remember

US = ["skerrinferries.example"]


def until(posts: pl.DataFrame, year: int) -> pl.DataFrame:
    return posts.filter(pl.col("at").dt.year() <= year)


@pytest.fixture(scope="module")
def posts() -> pl.DataFrame:
    """The demonstration archive as read."""
    archive = read(skerrin(), us=US)
    return pl.concat(list(archive.reading.batches()))


@pytest.fixture(scope="module")
def grown(posts: pl.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two studies of one archive, the second with another year in it."""
    folders = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    last = int(posts["at"].dt.year().max())  # type: ignore[arg-type]
    of_frame(until(posts, last - 1), us=US).report(folders[0])
    of_frame(posts, us=US, earlier=folders[0]).report(folders[1])
    return folders


def told(folder: Path) -> dict[str, list[dict[str, object]]]:
    return json.loads((folder / "summary.json").read_text())  # type: ignore[no-any-return]


class TestAnotherYear:
    def test_a_theme_keeps_its_id_if_half_of_its_people_stay(self, grown: tuple[Path, Path]) -> None:
        people = [pl.read_parquet(folder / PEOPLE) for folder in grown]
        by_id = [{key[0]: set(part["person"]) for key, part in p.group_by("id")} for p in people]
        kept = set(by_id[0]) & set(by_id[1])
        assert len(kept) >= 3
        assert all(2 * len(by_id[0][id_] & by_id[1][id_]) >= len(by_id[0][id_]) for id_ in kept)

    def test_every_theme_of_both_studies_is_in_the_list(self, grown: tuple[Path, Path]) -> None:
        before, after = (told(folder) for folder in grown)
        rows = after["since_last_study"]
        assert {row["earlier"] for row in rows if row["earlier"]} == {t["id"] for t in before["themes"]}
        assert {row["id"] for row in rows if row["id"]} == {t["id"] for t in after["themes"]}
        stayed = [row for row in rows if row["kind"] == "stayed"]
        assert stayed
        assert all(row["id"] == row["earlier"] for row in stayed)

    def test_the_page_says_it_only_after_an_earlier_study(self, grown: tuple[Path, Path]) -> None:
        pages = [(folder / "report.html").read_text() for folder in grown]
        assert "Since the last study" not in pages[0]
        assert "Since the last study" in pages[1]
        assert told(grown[0])["since_last_study"] == []

    def test_over_the_same_posts_again_nothing_changes(
        self, grown: tuple[Path, Path], posts: pl.DataFrame, tmp_path: Path
    ) -> None:
        again = of_frame(posts, us=US, earlier=grown[1])
        again.report(tmp_path)
        for name in ("report.html", "summary.json", PEOPLE):
            assert (tmp_path / name).read_bytes() == (grown[1] / name).read_bytes(), name
        assert again.since().height == len(told(grown[1])["since_last_study"])


class TestCommand:
    def test_the_study_in_the_folder_is_found_and_another_organisations_is_not(self, tmp_path: Path) -> None:
        run = ["study", "--demo", "--out", str(tmp_path)]
        first = CliRunner().invoke(main, [*run, "--name", "Another"])
        assert first.exit_code == 0, first.output
        assert remember(tmp_path, "Another") is not None
        assert remember(tmp_path, "Skerrin Ferries") is None

    def test_a_folder_without_a_study_is_said(self, tmp_path: Path) -> None:
        run = ["study", "--demo", "--out", str(tmp_path / "out"), "--earlier", str(tmp_path)]
        result = CliRunner().invoke(main, run)
        assert result.exit_code == 1
        assert "no finished study" in " ".join(result.output.split())


class TestWhatIsKept:
    def test_no_handle_is_in_it(self, grown: tuple[Path, Path], posts: pl.DataFrame) -> None:
        kept = pl.read_parquet(grown[1] / PEOPLE)
        assert kept.schema == {"id": pl.String, "person": pl.UInt64}
        unkeyed = hashed(posts["speaker"].drop_nulls().str.to_lowercase().unique(), b"another key")
        assert not set(unkeyed) & set(kept["person"])

    def test_a_half_written_study_is_as_good_as_none(self, tmp_path: Path) -> None:
        for name in ("summary.json", PEOPLE):
            (tmp_path / name).write_text("{")
        assert remember(tmp_path) is None

    def test_authors_nobody_knows_are_not_followed(self, tmp_path: Path) -> None:
        of_frame(make_posts([("a", None, None, 0, "Please mend the lift")]), us=["us"]).report(tmp_path)
        assert pl.read_parquet(tmp_path / PEOPLE).is_empty()


class TestKey:
    def test_it_is_made_once_and_for_the_owner_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "config" / "key"
        assert key_in(path) == key_in(path)
        assert path.stat().st_mode & 0o777 == 0o600
