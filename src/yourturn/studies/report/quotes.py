"""A person's own sentence as the report quotes it, with the way to its conversation.

Frames give rows here; absent columns are absent values, so that a study may leave parts out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import polars as pl

Row: TypeAlias = Mapping[str, Any]
LONGEST: Final = 240
NAME: Final = 40


@dataclass(frozen=True)
class Quote:
    """Own words; `id` is where they stand in the page, `conversation` where they were said."""

    id: str
    words: str
    conversation: int | None = None
    about: str = ""
    speaker: str | None = None


def rows(frame: pl.DataFrame | None, *columns: str) -> list[dict[str, Any]]:
    """Give the frame's rows; the columns named stand in each, None where the frame has none."""
    if frame is None:
        return []
    return [{**dict.fromkeys(columns), **row} for row in frame.iter_rows(named=True)]
