"""The report: page, tables and summary.json; and two studies side by side."""

from yourturn.studies.report.charts import BALANCE, Chart, Charts
from yourturn.studies.report.comparison import write_comparison
from yourturn.studies.report.page import render
from yourturn.studies.report.summary import summary
from yourturn.studies.report.writing import write_report

__all__ = ["BALANCE", "Chart", "Charts", "render", "summary", "write_comparison", "write_report"]
