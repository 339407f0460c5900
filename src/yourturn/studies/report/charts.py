"""The report's pictures one by one, for a notebook: its sentence above, the data beside."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import polars as pl

from yourturn.core.errors import BadInput
from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings
from yourturn.studies.report import drawing, sections
from yourturn.studies.report.figures import by_name, label, out_of, value
from yourturn.studies.report.privacy import without_handles
from yourturn.studies.report.shell import HOME, SHEETS
from yourturn.studies.report.words import cut, day, number, people

WIDTH: Final = 800
SHOWN: Final = 12
BALANCE: Final = (
    "talk_share", "us_ratio", "noise", "two_sided", "uptake", "low_uptake", "follow_up",
    "answered_24h", "gap",
)  # fmt: skip
"""One figure for each of M1 to M8, in order."""
_COLOURS: Final = re.compile(r"--([\w-]+):\s*light-dark\(([^,()]+),\s*([^,()]+)\)")
_RULES: Final = re.compile(r"(?<![\w-])\.ch((?: \.[\w-]+| text)?) \{([^{}]*)\}")
_FONT: Final = '"Hanken Grotesk", system-ui, sans-serif'
_NOTEBOOK: Final = (
    ".yt-fig{color-scheme:light dark;margin:0;padding:1rem 1.25rem;max-width:52rem;background:var(--paper);"
    f"color:var(--ink);font:14px/1.45 {_FONT}}}"
    ".yt-fig p{margin:0 0 .9rem;font-size:1.0625rem;font-weight:550;color:var(--ink);max-width:44rem}"
    ".yt-fig div{overflow-x:auto}.yt-fig svg{min-width:640px}"
    ".yt-fig figcaption{margin-top:.6rem;font-size:12px;color:var(--ink-3)}"
    '[data-jp-theme-light="true"] .yt-fig,.vscode-light .yt-fig{color-scheme:light}'
    '[data-jp-theme-light="false"] .yt-fig,.vscode-dark .yt-fig{color-scheme:dark}'
)


@dataclass(frozen=True, repr=False)
class Chart:
    """A picture: the sentence above it, words for who cannot see it, where it is from, and the data."""

    sentence: str
    words: str
    source: str
    frame: pl.DataFrame
    drawn: drawing.Drawn

    def _repr_html_(self) -> str:
        """Show it in a notebook, in the notebook's own light or dark."""
        style = f"{_variables()}{_NOTEBOOK}{_rules('.yt-fig svg')}"
        return (
            f'<figure class="yt-fig"><style>{style}</style><p dir="auto">{drawing.safe(self.sentence)}</p>'
            f"<div>{self._svg('')}</div><figcaption>{drawing.safe(self.source)}</figcaption></figure>"
        )

    def _repr_svg_(self) -> str:
        """Give the picture alone, with its colours in it; a browser that prefers dark shows it dark."""
        rules = _rules(".yt").replace("var(--ui)", _FONT) + ".yt{background:var(--paper)}"
        style = f"{_plain(rules, 0)}@media(prefers-color-scheme:dark){{{_plain(rules, 1)}}}"
        return _plain(self._svg(f"<style>{style}</style>"), 0)

    def __repr__(self) -> str:
        """Say what it shows, for a terminal."""
        return f"{self.sentence}\n{self.words}\n{self.source}"

    def save(self, path: str | Path) -> Path:
        """Write it as .svg or as .html, a page of its own; raises BadInput for other endings."""
        target = Path(path)
        written = {".svg": self._repr_svg_, ".html": self._page}.get(target.suffix.lower())
        if written is None:
            raise BadInput(
                f"'{target.name}' ends neither in .svg nor in .html. Save the data with chart.frame."
            )
        target.write_text(written(), "utf-8")
        return target

    def _page(self) -> str:
        light, dark = _colours()["paper"]
        style = f"html{{color-scheme:light dark;background:light-dark({light},{dark})}}body{{margin:0}}"
        return (
            '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" '
            f'content="width=device-width"><title>{drawing.safe(self.sentence)}</title><style>{style}</style>'
            f"{self._repr_html_()}</html>"
        )

    def _svg(self, style: str) -> str:
        height, body = self.drawn
        size = f"{WIDTH + 16} {height + 16:.0f}"
        wide, high = size.split()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="yt" viewBox="-8 -8 {size}" width="{wide}" '
            f'height="{high}" role="img" aria-label="{drawing.safe(self.words)}">{style}{body}</svg>'
        )


@dataclass(frozen=True)
class Charts:
    """The charts of a study. People's handles are in none of them."""

    findings: Findings

    def timeline(self) -> Chart:
        """Show people who spoke above the line and our broadcasts below it, month by month."""
        shown = without_handles(self.findings)
        lead = sections.lead(shown)
        sentence = "".join(words for part in lead.sentences for words, _ in (*part, (" ", False))).strip()
        bars = sections.bars_of(lead.months, sections.below_of(shown))
        words = sections.timeline_sentence(shown, bars, lead.above, lead.below)
        return self._chart(sentence, words, self.findings.months, sections.timeline_at(shown, WIDTH))

    def survival(self) -> Chart:
        """Show how many people still wait for an answer, hour after hour."""
        points = [] if self.findings.survival is None else self.findings.survival.to_dicts()
        answers = sections.answers(self.findings)
        sentence = answers.say if answers else "How fast you answered is not measured."
        frame = pl.DataFrame() if self.findings.survival is None else self.findings.survival
        if not points:
            return self._chart(sentence, sentence, frame, _nothing())
        curve = sections.still_waiting(points)
        drawn = drawing.waiting_curves([curve], WIDTH)
        return self._chart(sentence, sections.curve_sentence(curve), frame, drawn)

    def balance(self) -> Chart:
        """Show the measures of talking and listening, each with its interval."""
        found = [f for name in BALANCE if (f := by_name(self.findings.figures).get(name))]
        rows = [
            drawing.Share(
                label(f.name),
                f.value if f.unit == "share" else None,
                f.low,
                f.high,
                _counted(f),
            )
            for f in found
        ]
        blocks = sections.balance(self.findings)
        sentence = next(
            (block.say for block in blocks if block.say), "Talking and listening is not measured."
        )
        words = "; ".join(f"{row.name}: {row.words}" for row in rows) or sentence
        frame = pl.DataFrame([f.as_dict() for f in found], infer_schema_length=None)
        return self._chart(sentence, words, frame, drawing.shares(rows, WIDTH) if rows else _nothing())

    def waiting(self) -> Chart:
        """Show who waits for an answer: angry ones first, then the longest wait."""
        section = sections.waiting(without_handles(self.findings))
        waits = (*section.shown, *section.rest)[:SHOWN]
        rows = [drawing.Ranked(f"“{wait.quote.words}”", wait.width, wait.waited) for wait in waits]
        words = "; ".join(f"{row.name} {row.words}" for row in rows) or section.say
        drawn = drawing.ranked(rows, WIDTH) if rows else _nothing()
        return self._chart(section.say, words, self.findings.waiting, drawn)

    def themes(self) -> Chart:
        """Show what most people want, complain about and ask."""
        frame = pl.DataFrame() if self.findings.themes is None else self.findings.themes
        section = sections.themes(self.findings)
        if section is None or not frame.height:
            said = section.say if section else "Themes were not looked for."
            return self._chart(said, said, frame, _nothing())
        found = frame.select("name", "people").head(SHOWN).to_dicts()
        most = max(row["people"] for row in found)
        rows = [
            drawing.Ranked(f"“{cut(row['name'], 80)}”", 100 * row["people"] / most, people(row["people"]))
            for row in found
        ]
        words = "; ".join(f"{row.name} {row.words}" for row in rows)
        return self._chart(section.say, words, frame, drawing.ranked(rows, WIDTH))

    def _chart(self, sentence: str, words: str, frame: pl.DataFrame, drawn: drawing.Drawn) -> Chart:
        fictional = " A fictional archive." if self.findings.fictional else ""
        source = f"{self.findings.name}, as of {day(self.findings.as_of)}.{fictional}"
        return Chart(sentence, words, source, frame, drawn)


def _counted(figure: Figure) -> str:
    """Write the value and what it was counted from, or why there is none."""
    counted = out_of(figure)
    if figure.value is None:
        return f"{value(figure)}{f'; {number(figure.denominator)} counted' if figure.denominator else ''}"
    return f"{value(figure)} ({counted})" if figure.unit == "share" and " of " in counted else value(figure)


def _nothing() -> drawing.Drawn:
    return 24, drawing.text(0, 16, "There is nothing to draw.", "q")


@cache
def _sheets() -> str:
    return "".join((files(HOME) / "assets" / sheet).read_text("utf-8") for sheet in SHEETS)


@cache
def _colours() -> dict[str, tuple[str, str]]:
    """Give the report's colours by name: light, dark."""
    return {name: (light.strip(), dark.strip()) for name, light, dark in _COLOURS.findall(_sheets())}


def _variables() -> str:
    pairs = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in _colours().items())
    return f".yt-fig{{--ui:{_FONT};{pairs}}}"


@cache
def _rules(root: str) -> str:
    """Give the report's rules for charts, for marks under `root` only."""
    found = "".join(f"{root}{inner}{{{rule.strip()}}}" for inner, rule in _RULES.findall(_sheets()))
    return found + f"{root}{{max-width:100%;height:auto}}"


def _plain(text: str, mode: int) -> str:
    """Write out the colours, light (0) or dark (1): programs that are no browsers know no variables."""
    return re.sub(r"var\(--([\w-]+)\)", lambda found: _colours().get(found[1], ("#888", "#888"))[mode], text)
