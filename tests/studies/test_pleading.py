"""Listening once more to the days of a wave: what rose there, who pleaded, and what is left out."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from tests.understanding.test_themes import BOATS, BREAD, demands

from yourturn.core import schema
from yourturn.core.organisation import Organisation
from yourturn.core.retrospect import Days
from yourturn.core.word_counts import WordCounts
from yourturn.studies.fitting import Fit
from yourturn.studies.hearing import Heard
from yourturn.studies.pleading import listen
from yourturn.understanding import find_themes

OLD = ["the old timetable back", "go back to the old timetable", "bring back the old timetable"]
CALM = [date(2024, 1, 1), date(2024, 2, 1)]
WAVE = Days(date(2024, 3, 4), date(2024, 3, 31), CALM)
US = Organisation("Northwind", ("us",), ("Northwind",))


def row(number: int, at: datetime, statement: str, kind: str = "want") -> dict[str, object]:
    said = {
        "post": number,
        "conversation": number,
        "person": number,
        "at": at,
        "kind": kind,
        "language": "en",
    }
    return {**said, "sentence": f"I ask you: {statement}.", "statement": statement}


def as_ever(first: int, since: datetime) -> list[dict[str, object]]:
    return [
        row(first + n, since + timedelta(hours=8 * n), f"{(BOATS + BREAD)[n % 10]} number {n}")
        for n in range(60)
    ]


def heard(folder: Path, rows: list[dict[str, object]]) -> list[Heard]:
    """Statements in two partitions, as hearing leaves them."""
    folder.mkdir()
    kinds = {name: kind for name, kind in schema.STATEMENTS.items() if name in rows[0]}
    frame = pl.DataFrame(rows, schema=kinds)
    parts = [folder / f"{side}.parquet" for side in ("one", "two")]
    for part, half in zip(parts, (frame[::2], frame[1::2]), strict=True):
        half.write_parquet(part)
    return [Heard(folder / "none", part) for part in parts]


PLEAS = [row(3_000 + n, datetime(2024, 3, 5 + n % 20, tzinfo=UTC), f"{OLD[n % 3]} {n}") for n in range(30)]
BEFORE = as_ever(1_000, datetime(2024, 1, 3, tzinfo=UTC))
NOW = as_ever(2_000, datetime(2024, 3, 4, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def fitted() -> Fit:
    idf = WordCounts.of(schema.empty(schema.STUDIED)).result()
    return Fit(find_themes(demands(BOATS + BREAD + OLD * 3), seed=1), pl.Series([], dtype=pl.UInt64), idf)


class TestListen:
    def test_what_rose_is_told_with_who_pleaded_then_and_before(self, fitted: Fit, tmp_path: Path) -> None:
        earlier = row(900, datetime(2024, 1, 9, tzinfo=UTC), "bring back the old timetable 7")
        (plea,) = listen(heard(tmp_path / "s", [*BEFORE, *NOW, *PLEAS, earlier]), US, fitted, [WAVE])
        assert plea is not None
        assert "old timetable" in plea.name
        assert set(range(3_000, 3_030)) <= set(plea.people["who"])
        assert plea.people.height <= len(PLEAS) + 2
        assert plea.before["who"].to_list() == [900]
        assert plea.every == 1

    def test_complaints_and_other_months_are_not_listened_to(self, fitted: Fit, tmp_path: Path) -> None:
        angry = [{**one, "kind": "complaint"} for one in PLEAS]
        late = [{**one, "at": datetime(2024, 6, 5, tzinfo=UTC)} for one in PLEAS]
        assert listen(heard(tmp_path / "a", [*BEFORE, *NOW, *angry]), US, fitted, [WAVE]) == [None]
        assert listen(heard(tmp_path / "b", [*BEFORE, *NOW, *late]), US, fitted, [WAVE]) == [None]

    def test_how_the_rows_lie_in_partitions_is_nothing(self, fitted: Fit, tmp_path: Path) -> None:
        rows = [*BEFORE, *NOW, *PLEAS]
        one, two = (
            listen(heard(tmp_path / name, said), US, fitted, [WAVE])[0]
            for name, said in (("a", rows), ("b", rows[::-1]))
        )
        assert one is not None
        assert two is not None
        assert one.name == two.name
        assert set(one.people.rows()) == set(two.people.rows())
        assert one.quotes(5).equals(two.quotes(5))

    def test_the_name_of_the_organisation_is_no_matter_of_its_own(self, fitted: Fit, tmp_path: Path) -> None:
        named = [{**one, "statement": f"Northwind {one['statement']}"} for one in PLEAS]
        (plea,) = listen(heard(tmp_path / "s", [*BEFORE, *NOW, *named]), US, fitted, [WAVE])
        assert plea is not None
        assert "northwind" not in plea.name.lower()

    def test_each_of_several_waves_is_told_as_if_it_were_alone(self, fitted: Fit, tmp_path: Path) -> None:
        said = heard(tmp_path / "s", [*BEFORE, *NOW, *PLEAS])
        first_half = Days(date(2024, 3, 4), date(2024, 3, 14), CALM[:1])
        quiet = Days(date(2024, 2, 1), date(2024, 2, 29), CALM[:1])
        together = listen(said, US, fitted, [WAVE, quiet, first_half])
        (whole,), (half,) = listen(said, US, fitted, [WAVE]), listen(said, US, fitted, [first_half])
        assert together[1] is None
        for one, alone in ((together[0], whole), (together[2], half)):
            assert one is not None
            assert alone is not None
            assert one.name == alone.name
            assert one.now.sort("post").equals(alone.now.sort("post"))
            assert one.before.sort("who").equals(alone.before.sort("who"))

    def test_without_waves_there_is_nothing_to_hear(self, fitted: Fit) -> None:
        assert listen([], US, fitted, []) == []
