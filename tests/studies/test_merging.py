from dataclasses import fields, replace
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any, get_type_hints

import polars as pl
import pytest
from tests.conftest import NOON, make_posts

from yourturn.core.measures.talk import Talk
from yourturn.core.measures.voices import Voices
from yourturn.studies.archive import Archive, of_frame
from yourturn.studies.kept_parts import kept
from yourturn.studies.measuring import Measured
from yourturn.studies.merging import Merged
from yourturn.studies.report import render
from yourturn.studies.study import Plan


def same(one: object, other: object) -> bool:
    """Say whether two parts hold the same, row by row."""
    if isinstance(one, pl.DataFrame):
        return isinstance(other, pl.DataFrame) and one.equals(other)
    if hasattr(one, "__dataclass_fields__"):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))  # type: ignore[arg-type]
    return one == other


def ramp() -> Archive:
    """Nine conversations about a lift and a ramp."""
    rows: list[Any] = []
    for place in range(9):
        asked, answered, back = (f"{letter}{place}" for letter in "abc")
        rows += [
            (asked, None, f"rider{place % 4}", 40.0 * place, "When will you mend the lift? It is broken."),
            (answered, asked, "us.example", 40.0 * place + 2 + place, "The lift is mended on Monday."),
            (back, answered, f"rider{place % 4}", 40.0 * place + 20, "Thanks, but I would like a ramp too."),
        ]
    return of_frame(make_posts(rows), us=["us.example"])


@pytest.fixture(scope="module")
def archive() -> Archive:
    """The same in partitions of a few posts, studied to its end."""
    archive = replace(ramp(), plan=Plan(partition_posts=6))
    assert archive.findings.facts["posts"] == 27
    return archive


@pytest.fixture(scope="module")
def folders(archive: Archive) -> list[Path]:
    """The folders of parts that the study kept."""
    found = sorted(archive.work.path.rglob("measured"))
    assert len(found) > 2
    return found


class TestMerged:
    @pytest.mark.parametrize("name", [f.name for f in fields(Measured)])
    def test_a_measure_alone_is_what_it_is_among_all(self, name: str, folders: list[Path]) -> None:
        together = [part for part in (kept(Measured, folder) for folder in folders) if part is not None]
        assert len(together) == len(folders)
        kind = get_type_hints(Measured)[name]
        assert same(Merged(tuple(folders)).of(kind), reduce(add, (getattr(part, name) for part in together)))

    def test_nothing_of_other_measures_is_read(self, folders: list[Path]) -> None:
        for other in folders[0].glob("part.told*"):
            other.rename(other.with_name(f"away.{other.name}"))
        try:
            assert kept(Measured, folders[0]) is None
            assert Merged(tuple(folders)).of(Talk).said.height == 9
        finally:
            for away in folders[0].glob("away.*"):
                away.rename(away.with_name(away.name.removeprefix("away.")))


class TestStudy:
    def test_how_many_partitions_there_were_changes_nothing(self, archive: Archive) -> None:
        assert render(ramp().findings) == render(archive.findings)

    def test_a_damaged_part_is_measured_again(self, archive: Archive, folders: list[Path]) -> None:
        before = Merged(tuple(folders)).of(Voices)
        for frame in folders[1].glob("part.voices.*"):
            frame.write_bytes(b"no table")
        again = replace(archive)  # the same work folder; nothing of it is in memory
        assert render(again.findings) == render(archive.findings)
        assert kept(Measured, folders[1]) is not None
        assert Merged(tuple(folders)).of(Voices).result(NOON) == before.result(NOON)
