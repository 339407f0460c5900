"""Rules of the house that no linter of others knows."""

import subprocess
import sys
from pathlib import Path

import yourturn

SOURCE = Path(yourturn.__file__).parent
ROOT = SOURCE.parents[1]


class TestHouse:
    def test_no_file_is_longer_than_400_lines(self) -> None:
        written = [p for p in SOURCE.rglob("*.py") if p.parent.name != "migrations"]  # Django writes those
        long = [p.name for p in written if len(p.read_text().splitlines()) > 400]
        assert long == []

    def test_the_door_names_only_what_is_there(self) -> None:
        assert all(getattr(yourturn, name) is not None for name in yourturn.__all__)

    def test_importing_the_library_loads_no_heavy_part(self) -> None:
        code = "import sys, yourturn; print(sorted({'polars','numba','django','jinja2'} & set(sys.modules)))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
        assert done.stdout.strip() == "[]"

    def test_no_registry_stands_in_the_pinned_requirements(self) -> None:
        for path in (ROOT / "requirements").glob("*.txt"):
            text = path.read_text()
            assert "://" not in text
            assert "--hash=sha256:" in text
