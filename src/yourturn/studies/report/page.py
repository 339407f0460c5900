"""Writes what a study found: one page that opens anywhere, the tables behind it, and summary.json.

People's words are escaped in one place (the template engine) and shown, never obeyed; nothing is loaded.
"""

import base64
import re
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import orjson
import polars as pl
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from yourturn.core.errors import BadInput
from yourturn.studies.findings import Findings
from yourturn.studies.report import drawing

INVISIBLE = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]"
)
FORMULA = r"^[=+\-@\t\r]"
ASSETS = "yourturn.studies.report"
NOT_YET = (
    "What people want, in themes: this version does not read meaning yet.",
    "Talk and listen, us, noise, two-sidedness, follow-up questions and topic gap: they need labelled posts.",
    "Waits are counted for every conversation that people opened, whether or not it asked for an answer.",
)


def write_report(findings: Findings, folder: Path, *, names: bool = False) -> Path:
    """Write report.html, tables/ and summary.json into the folder; gives the page's path.

    Handles of people are shown only with `names`.
    """
    try:
        (folder / "tables").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"{folder} cannot be written to ({error.strerror}). Choose another folder with --out."
        ) from error
    for name, frame in tables(findings, names=names).items():
        frame.write_parquet(folder / "tables" / f"{name}.parquet")
        _harmless(frame).write_csv(folder / "tables" / f"{name}.csv")
    (folder / "summary.json").write_bytes(orjson.dumps(summary(findings), option=orjson.OPT_INDENT_2))
    page = folder / "report.html"
    page.write_text(render(findings, names=names), "utf-8")
    return page


def render(findings: Findings, *, names: bool = False) -> str:
    """Give the page as one self-contained HTML text."""
    environment = Environment(
        loader=PackageLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": _day, "ago": ago, "shown": show_invisible, "n": lambda value: f"{value:,}"}
    threads = findings.threads.partition_by("conversation", maintain_order=True)
    return environment.get_template("report.html").render(
        f=findings,
        facts=findings.facts,
        style=_style(),
        names=names,
        timeline=drawing.in_three_widths(drawing.timeline, findings.months, _timeline_sentence(findings)),
        survival=_survival(findings),
        waiting=findings.waiting.to_dicts(),
        longest_s=findings.waiting["waited_s"].max() if findings.waiting.height else 1,
        per_year=findings.waiting_per_year.to_dicts(),
        threads=[(thread["conversation"][0], thread.to_dicts()) for thread in threads],
        reading=findings.reading.to_dicts(),
        months=findings.months.to_dicts(),
        not_measured=[figure for figure in findings.figures if figure.why_not],
        measured=[figure for figure in findings.figures if figure.why_not is None],
        not_yet=NOT_YET,
    )


def tables(findings: Findings, *, names: bool) -> dict[str, pl.DataFrame]:
    """Give the frames behind the page; nested columns are left out, handles too unless asked for."""
    frames = {
        "months": findings.months,
        "waiting": findings.waiting,
        "waiting_per_year": findings.waiting_per_year,
        "reading": findings.reading,
        "survival": findings.survival,
    }
    hidden = [] if names else ["speaker"]
    return {name: frame.drop(hidden, strict=False) for name, frame in frames.items() if frame is not None}


def summary(findings: Findings) -> dict[str, object]:
    """Give what summary.json holds; a measure has its value, or the reason why it has none."""
    return {
        "name": findings.name,
        "fictional": findings.fictional,
        "first": findings.first,
        "as_of": findings.as_of,
        "facts": dict(findings.facts),
        "measures": {figure.name: figure.as_dict() for figure in findings.figures},
        "not_measured": list(NOT_YET),
        "reading": findings.reading.to_dicts(),
        "notes": list(findings.notes),
    }


def _harmless(frame: pl.DataFrame) -> pl.DataFrame:
    """Put ' before cells that a spreadsheet would take for a formula."""
    return frame.with_columns(
        pl.when(pl.col(name).str.contains(FORMULA))
        .then("'" + pl.col(name))
        .otherwise(pl.col(name))
        .alias(name)
        for name, dtype in frame.schema.items()
        if dtype == pl.String
    )


def show_invisible(text: str) -> str:
    """Make characters visible that would turn or hide words."""
    return INVISIBLE.sub(lambda sign: f"⟨U+{ord(sign.group()):04X}⟩", text)


def ago(seconds: float) -> str:
    """Say a wait as people do."""
    hours = seconds / 3600
    steps = ((1.5, "an hour"), (48, f"{hours:.0f} hours"), (24 * 60, f"{hours / 24:.0f} days"))
    years, months = divmod(round(hours / 24 / 30.44), 12)
    said = next((words for limit, words in steps if hours < limit), None)
    if said:
        return said
    if not years:
        return f"{months} months"
    return f"{years} year{'s' if years > 1 else ''}" + (
        f", {months} month{'s' if months > 1 else ''}" if months else ""
    )


def _day(value: datetime | None) -> str:
    return f"{value:%-d %B %Y}" if value else "no date"


def _survival(findings: Findings) -> Markup | None:
    if findings.survival is None:
        return None
    sentence = "Share of conversations with an answer of yours, against the time since they were opened."
    return drawing.in_three_widths(drawing.survival, findings.survival, sentence)


def _timeline_sentence(findings: Findings) -> str:
    if findings.first is None:
        return "No post has a readable time."
    people, ours = findings.months.select(pl.col("people", "posts_us").max()).row(0)
    span = f"{findings.first:%B %Y} to {findings.as_of:%B %Y}"
    above = f"Above the line: people who wrote, at most {people:,} in a month."
    return f"Each month from {span}. {above} Below: your own posts, at most {ours:,}."


def _style() -> Markup:
    assets = files(ASSETS) / "assets"
    css = (assets / "style.css").read_text("utf-8")
    for font in ("hanken-grotesk-latin-wght-normal.woff2", "literata-latin-opsz-normal.woff2"):
        data = base64.b64encode((assets / font).read_bytes()).decode()
        css = css.replace(f'url("{font}")', f"url(data:font/woff2;base64,{data})")
    return Markup(css)  # noqa: S704 - our own stylesheet
