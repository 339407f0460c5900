"""Writes a study's folder: the page, the tables behind it, and summary.json."""

from pathlib import Path
from typing import Final

import orjson
import polars as pl

from yourturn.core.errors import BadInput
from yourturn.studies.findings import Findings
from yourturn.studies.report.page import render
from yourturn.studies.report.privacy import without_handles
from yourturn.studies.report.summary import summary

FORMULA: Final = r"^[=+\-@\t\r]"
FRAMES: Final = (
    "months", "waiting", "waiting_per_year", "threads", "reading", "themes", "quotes", "survival", "equity",
    "waves", "broadcasts", "voices", "brief", "meanwhile", "languages", "since", "channels",
    "us_by_year",
)  # fmt: skip


def write_report(findings: Findings, folder: Path, *, names: bool = False) -> Path:
    """Write report.html, tables/ and summary.json into the folder; gives the page's path.

    Handles of people are shown only with `names`.
    """
    make_folder(folder / "tables")
    for name, frame in tables(findings, names=names).items():
        frame.write_parquet(folder / "tables" / f"{name}.parquet")
        _harmless(frame).write_csv(folder / "tables" / f"{name}.csv")
    (folder / "summary.json").write_bytes(orjson.dumps(summary(findings), option=orjson.OPT_INDENT_2))
    page = folder / "report.html"
    page.write_text(render(findings, names=names), "utf-8")
    return page


def make_folder(folder: Path) -> None:
    """Make the folder; raises BadInput where that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"{folder} cannot be written to ({error.strerror}). Choose another folder with --out."
        ) from error


def tables(findings: Findings, *, names: bool) -> dict[str, pl.DataFrame]:
    """Give every frame behind the page; handles of people are left out unless asked for."""
    shown = findings if names else without_handles(findings)
    frames = {name: getattr(shown, name) for name in FRAMES}
    hidden = [] if names else ["speaker"]
    return {
        name: frame if name == "threads" else frame.drop(hidden, strict=False)
        for name, frame in frames.items()
        if frame is not None
    }


def _harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """Flatten lists, and put ' before cells that a spreadsheet would take for a formula."""
    flat = frame.with_columns(
        pl.col(name).cast(pl.List(pl.String)).list.join(" | ", ignore_nulls=True)
        for name, dtype in frame.schema.items()
        if isinstance(dtype, pl.List)
    )
    return flat.with_columns(
        pl.when(pl.col(name).str.contains(FORMULA))
        .then("'" + pl.col(name))
        .otherwise(pl.col(name))
        .alias(name)
        for name, dtype in flat.schema.items()
        if dtype == pl.String
    )
