"""What the command settles before anything heavy is loaded."""

import os
import subprocess
import sys

SHOW = (
    "import sys, os; real = os.environ.setdefault\n"
    "def seen(name, value): print(name, value, 'numpy' in sys.modules); return real(name, value)\n"
    "os.environ.setdefault = seen\n"
    "import yourturn.cli; print(os.environ['OPENBLAS_NUM_THREADS'])"
)


def lines_said(**more):
    kept = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"} | more
    run = [sys.executable, "-c", SHOW]
    done = subprocess.run(run, env=kept, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return done.stdout.split("\n")


class TestMatrixLibrary:
    def test_it_has_one_thread_and_is_told_before_it_is_loaded(self):
        assert lines_said()[:2] == ["OPENBLAS_NUM_THREADS 1 False", "1"]

    def test_who_asked_for_more_gets_more(self):
        assert lines_said(OPENBLAS_NUM_THREADS="2")[1] == "2"
