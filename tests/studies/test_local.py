import ctypes
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from yourturn.studies.local import each, quiet

MANY, BYTES = 30_000, 4_096


def held_mb() -> float:
    """Give the memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


class TestEach:
    def test_results_come_in_the_order_of_the_items(self) -> None:
        assert list(each("Adding", lambda item: item + 1, range(9), quiet)) == list(range(1, 10))

    @pytest.mark.skipif(sys.platform != "linux", reason="/proc is asked")
    def test_what_was_let_go_of_is_given_back(self) -> None:
        if not hasattr(ctypes.CDLL(None), "malloc_trim"):
            pytest.skip("not the GNU library")

        def work(_: int) -> object:
            arrays = [np.ones(BYTES, np.uint8) for _ in range(MANY)]
            return arrays[-1]  # the last one alone: what lies before it is free, but not at the end

        before = held_mb()
        kept = list(each("Working", work, [1], quiet))
        assert len(kept) == 1
        assert held_mb() - before < MANY * BYTES / 1e6 / 4
