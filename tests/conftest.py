"""Named situations that tests share."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import settings

from tests import database
from yourturn.core import schema

os.environ.setdefault("YOURTURN_KEY", "a key for tests: no file of the user is touched")

database.begin()

settings.register_profile("ours", deadline=None)  # a slow machine is no broken law
settings.load_profile("ours")

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def make_posts(rows: list[tuple[str, str | None, str | None, float | None, str]]) -> pl.DataFrame:
    """Posts from (id, reply_to, speaker, hours after noon, text)."""
    records = [
        {
            "id": id_,
            "reply_to": parent,
            "speaker": speaker,
            "at": None if hours is None else NOON + timedelta(hours=hours),
            "text": text,
            "file": "made.csv",
            "row": number,
            "channel": "forum",
        }
        for number, (id_, parent, speaker, hours, text) in enumerate(rows, start=1)
    ]
    columns = {name: schema.POSTS[name] for name in records[0]} if records else {}
    return schema.conform(pl.DataFrame(records, schema=columns)) if records else schema.empty()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real data beside the repository, where there is one."""
    place = Path(os.environ.get("YOURTURN_SHARED", Path(__file__).parents[2] / "shared"))
    if not (place / "data").exists():
        pytest.skip("the real data are not beside this checkout")
    return place


@pytest.fixture
def ferry_quarrel() -> pl.DataFrame:
    """Dana asks, Ed answers her, we answer late, she has the last word; Flo asks and nobody answers."""
    return make_posts(
        [
            ("a1", None, "dana", 0, "When is the next boat?"),
            ("a2", "a1", "ed", 1, "At six I think"),
            ("a3", "a1", "us.example", 5, "At six, pier two."),
            ("a4", "a3", "dana", 6, "Thanks"),
            ("b1", None, "flo", 2, "Is the lift mended?"),
            ("c1", None, "us.example", 3, "We won a prize"),
        ]
    )
