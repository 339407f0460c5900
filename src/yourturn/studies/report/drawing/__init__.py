"""Pictures as inline SVG, drawn at the size they are shown. Text is never scaled, nothing is loaded."""

from yourturn.studies.report.drawing.curves import Curve, waiting_curves
from yourturn.studies.report.drawing.intervals import Interval, intervals, pair
from yourturn.studies.report.drawing.notes import Note
from yourturn.studies.report.drawing.rows import Ranked, Share, ranked, shares
from yourturn.studies.report.drawing.spark import spark, strip
from yourturn.studies.report.drawing.svg import COLUMN, HALF, PAGE, Drawn, picture, safe, text
from yourturn.studies.report.drawing.timeline import Bars, tallest, timeline

__all__ = [
    "COLUMN",
    "HALF",
    "PAGE",
    "Bars",
    "Curve",
    "Drawn",
    "Interval",
    "Note",
    "Ranked",
    "Share",
    "intervals",
    "pair",
    "picture",
    "ranked",
    "safe",
    "shares",
    "spark",
    "strip",
    "tallest",
    "text",
    "timeline",
    "waiting_curves",
]
