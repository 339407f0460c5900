"""A real process is interrupted in each of its passes; the next one goes on where it stopped."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PASSES = {
    "reading": "read/*/quarantine.parquet",
    "hearing": "*/p*/statements.parquet",
    "measuring": "*/p*/measured/part.json",
}


def start(out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "yourturn", "study", "--demo", "--out", str(out)]
    narrow = {**os.environ, "COLUMNS": "60"}
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=narrow)  # noqa: S603 - our own


def interrupted_after(marker: str, out: Path) -> tuple[int, str]:
    process = start(out)
    while process.poll() is None and not list((out / "work").glob(marker)):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    return process.returncode, said


def stamps(out: Path, marker: str) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (out / "work").glob(marker)}


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX knows them")
class TestInterrupted:
    def test_each_pass_stops_with_a_sentence_and_the_next_run_goes_on(self, tmp_path: Path) -> None:
        done: dict[str, dict[Path, int]] = {}
        for name, marker in PASSES.items():
            code, said = interrupted_after(marker, tmp_path)
            assert code == 130, (name, said)
            assert "Stopped. What was done so far is kept in" in " ".join(said.split())
            assert "Traceback" not in said
            done[name] = stamps(tmp_path, marker)
            assert done[name]
            assert not (tmp_path / "report.html").exists()
        process = start(tmp_path)
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
        assert all(stamps(tmp_path, PASSES[name]) == before for name, before in done.items())
