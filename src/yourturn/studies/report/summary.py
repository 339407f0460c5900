"""What summary.json holds: the facts, themes and waves, and every measure or the reason why there is none."""

from typing import Final

from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report.quotes import rows
from yourturn.studies.report.sections import reasons_of

THEME: Final = ("id", "name", "language", "people", "posts", "first_said", "peak_month", "wants")
WAVE: Final = ("peak_month", "people", "names")


def summary(findings: Findings) -> dict[str, object]:
    """Give what summary.json holds; a measure has its value, or the reason why it has none."""
    themes, waves = rows(findings.themes, *THEME), rows(findings.waves, *WAVE)
    return {
        "name": findings.name,
        "fictional": findings.fictional,
        "first": findings.first,
        "as_of": findings.as_of,
        "facts": dict(findings.facts),
        "themes": [{key: row[key] for key in THEME} for row in themes],
        "since_last_study": rows(findings.since),
        "waves": [{key: row[key] for key in WAVE} for row in waves],
        "measures": measures(findings),
        "not_measured": reasons_of(findings),
        "languages": rows(findings.languages),
        "reading": findings.reading.to_dicts(),
        "notes": list(findings.notes),
    }


def measures(findings: Findings) -> dict[str, dict[str, object]]:
    """Give every measure by name: its value with what it was counted from, or why there is none."""
    return {figure.name: _measure(figure) for figure in findings.figures}


def _measure(figure: Figure) -> dict[str, object]:
    entry = figure.as_dict()
    if figure.why_not is None:
        del entry["why_not"]
    return entry
