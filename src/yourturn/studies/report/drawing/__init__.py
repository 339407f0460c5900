"""Pictures as inline SVG, drawn at the size they are shown. Text is never scaled, nothing is loaded."""

from yourturn.studies.report.drawing.curves import Curve, waiting_curves
from yourturn.studies.report.drawing.intervals import Interval, intervals, pair
from yourturn.studies.report.drawing.notes import Note
from yourturn.studies.report.drawing.spark import spark, strip
from yourturn.studies.report.drawing.svg import COLUMN, HALF, PAGE, picture
from yourturn.studies.report.drawing.timeline import Bars, tallest, timeline

__all__ = [
    "COLUMN",
    "HALF",
    "PAGE",
    "Bars",
    "Curve",
    "Interval",
    "Note",
    "intervals",
    "pair",
    "picture",
    "spark",
    "strip",
    "tallest",
    "timeline",
    "waiting_curves",
]
