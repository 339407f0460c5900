from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from yourturn.studies.archive import of_frame
from yourturn.studies.kept_parts import keep, kept
from yourturn.studies.measuring import Measured


@dataclass(frozen=True)
class Inner:
    rows: pl.DataFrame
    many: int


@dataclass(frozen=True)
class Outer:
    inner: Inner
    counts: NDArray[np.uint32]
    names: dict[int, str]


@pytest.fixture
def part() -> Outer:
    """One of each kind of thing that a part may hold."""
    rows = pl.DataFrame({"at": [1, None], "kind": ["want", None]}, schema_overrides={"kind": pl.Categorical})
    return Outer(Inner(rows, 7), np.array([3, 1], np.uint32), {2: "en", 9: "de"})


class TestKept:
    def test_what_was_kept_comes_back_the_same(self, part: Outer, tmp_path: Path) -> None:
        keep(part, tmp_path / "p")
        back = kept(Outer, tmp_path / "p")
        assert back is not None
        assert back.inner.rows.equals(part.inner.rows)
        assert back.inner.rows.schema == part.inner.rows.schema
        assert (back.inner.many, back.names) == (7, {2: "en", 9: "de"})
        assert back.counts.dtype == np.uint32
        assert back.counts.tolist() == [3, 1]

    def test_it_is_kept_whole_or_not_at_all(self, part: Outer, tmp_path: Path) -> None:
        with pytest.raises(TypeError, match="object"):
            keep(Outer(part.inner, part.counts, {1: object()}), tmp_path / "p")  # type: ignore[dict-item]
        assert kept(Outer, tmp_path / "p") is None

    @pytest.mark.parametrize("damage", ["{", "[]", '{"inner": {"rows": {"frame": "gone"}}}'])
    def test_a_damaged_part_is_none(self, part: Outer, damage: str, tmp_path: Path) -> None:
        keep(part, tmp_path / "p")
        (tmp_path / "p" / "part.json").write_text(damage)
        assert kept(Outer, tmp_path / "p") is None

    def test_a_pickle_is_never_loaded(self, part: Outer, tmp_path: Path) -> None:
        keep(part, tmp_path / "p")
        np.save(tmp_path / "p" / "part.counts.npy", np.array([{}], object), allow_pickle=True)
        assert kept(Outer, tmp_path / "p") is None

    def test_the_parts_of_all_measures_can_be_kept(self, ferry_quarrel: pl.DataFrame, tmp_path: Path) -> None:
        archive = of_frame(ferry_quarrel, us=["us.example"])
        assert archive.findings.facts["posts"] == 6
        folders = sorted(archive.work.path.rglob("measured"))
        assert folders
        part = kept(Measured, folders[0])
        assert part is not None
        twice = Measured(*(getattr(part, f.name) + getattr(part, f.name) for f in fields(part)))
        keep(twice, tmp_path / "p")
        assert kept(Measured, tmp_path / "p") is not None
