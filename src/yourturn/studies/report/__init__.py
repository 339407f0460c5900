"""The report: page, tables and summary.json."""

from yourturn.studies.report.page import render, summary, write_report

__all__ = ["render", "summary", "write_report"]
