"""The last report of a study: where its file is, and which channels it tells of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from yourturn.core.sight import Sight
from yourturn.store import setup
from yourturn.store.models import Channel, Setting

NAME: Final = "last_report"
FOLDER: Final = "reports"


@dataclass(frozen=True)
class Report:
    """A report as one self-contained page."""

    page: Path
    at: datetime


def folder_of(name: str) -> Path:
    """Give the folder of the data folder where the report of that name is written."""
    return setup.config().data / FOLDER / name


def put_last(name: str, channels: Sequence[int] | None, now: datetime) -> None:
    """Let the report of that name be the last; `channels` are those it tells of, None = all there are."""
    told = (
        sorted(channels)
        if channels is not None
        else list(Channel.objects.order_by("id").values_list("id", flat=True))
    )
    said = {"folder": name, "channels": told, "at": now.isoformat()}
    Setting.objects.update_or_create(name=NAME, defaults={"value": said})


def last(sight: Sight) -> Report | None:
    """Give the last report; None where there is none, or it tells of a channel that one may not see."""
    said = Setting.objects.filter(name=NAME).values_list("value", flat=True).first()
    if said is None or not set(said["channels"]) <= set(sight.channels):
        return None
    page = folder_of(Path(said["folder"]).name) / "report.html"
    return Report(page, datetime.fromisoformat(said["at"])) if page.is_file() else None
