"""Compiles a kernel: a plain function over arrays of numbers, which stays its own oracle in tests.

It must never compile anything that looks at more than numbers.
"""

from collections.abc import Callable
from functools import cache
from typing import Any


@cache
def compiled(kernel: Callable[..., Any]) -> Callable[..., Any]:
    """Give the kernel compiled by numba, kept on disk between runs; it releases the GIL."""
    import numba  # noqa: PLC0415 - heavy: loaded when the first study runs

    fast: Callable[..., Any] = numba.njit(cache=True, nogil=True)(kernel)
    return fast
