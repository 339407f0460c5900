"""Takes a finished study from its folder again, to be set beside another: it reads what the report wrote."""

from datetime import datetime
from pathlib import Path

import orjson
import polars as pl

from yourturn.core.errors import BadInput
from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report.writing import FRAMES

HANDLES = ("waiting", "threads", "quotes")  # frames that have a column `speaker`, left out of tables


def load(folder: Path) -> Findings:
    """Give the findings of a study's folder (tables/ and summary.json); handles stay out.

    Raises BadInput where the folder holds no finished study.
    """
    try:
        told = orjson.loads((folder / "summary.json").read_bytes())
        frames = {
            name: pl.read_parquet(path, memory_map=False)
            for name in FRAMES
            if (path := folder / "tables" / f"{name}.parquet").exists()
        }
        return Findings(
            name=told["name"],
            first=_time(told["first"]),
            as_of=_time(told["as_of"]),
            facts=told["facts"],
            figures=tuple(_figure(entry) for entry in told["measures"].values()),
            not_measured={},
            fictional=told["fictional"],
            notes=tuple(told["notes"]),
            **{name: _with_speaker(name, frame) for name, frame in frames.items()},
        )
    except (OSError, KeyError, TypeError, ValueError, pl.exceptions.PolarsError) as error:
        raise BadInput(
            f"{folder} holds no finished study ({error}). Name the folder given as --out."
        ) from error


def _with_speaker(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    if name not in HANDLES or "speaker" in frame.columns:
        return frame
    return frame.with_columns(pl.lit(None, pl.String).alias("speaker"))


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _figure(entry: dict[str, object]) -> Figure:
    interval = entry.pop("interval", None)
    low, high = interval if isinstance(interval, list) else (None, None)
    moment = entry.pop("as_of", None)
    known = {key: entry[key] for key in Figure.__dataclass_fields__ if key in entry}
    return Figure(**known, low=low, high=high, as_of=_time(str(moment)) if moment else None)  # type: ignore[arg-type]
