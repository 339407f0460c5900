"""What each section of the report shows, as frozen values: findings in, words and pictures out."""

from yourturn.studies.report.sections.answers import (
    Answers,
    answers,
    at_hours,
    curve_points,
    curve_sentence,
    still_waiting,
)
from yourturn.studies.report.sections.balance import balance
from yourturn.studies.report.sections.blocks import Block
from yourturn.studies.report.sections.brief import Brief, brief
from yourturn.studies.report.sections.channels import Channels, channels
from yourturn.studies.report.sections.gap import Balance, Gap, gap
from yourturn.studies.report.sections.lead import (
    MONTHS,
    Lead,
    bars_of,
    below_of,
    lead,
    sides_of,
    timeline_at,
    timeline_sentence,
)
from yourturn.studies.report.sections.meanwhile import Meanwhile, meanwhile
from yourturn.studies.report.sections.reading import Read, reading
from yourturn.studies.report.sections.since import Since, since
from yourturn.studies.report.sections.themes import (
    Themes,
    became,
    best_quotes,
    quote_of,
    telling,
    themes,
)
from yourturn.studies.report.sections.threads import Thread, threads
from yourturn.studies.report.sections.unmeasured import Unmeasured, reasons_of, unmeasured
from yourturn.studies.report.sections.voices import Voices, voices
from yourturn.studies.report.sections.waiting import Waiting, waiting
from yourturn.studies.report.sections.waves import Waves, waves

__all__ = [
    "MONTHS",
    "Answers",
    "Balance",
    "Block",
    "Brief",
    "Channels",
    "Gap",
    "Lead",
    "Meanwhile",
    "Read",
    "Since",
    "Themes",
    "Thread",
    "Unmeasured",
    "Voices",
    "Waiting",
    "Waves",
    "answers",
    "at_hours",
    "balance",
    "bars_of",
    "became",
    "below_of",
    "best_quotes",
    "brief",
    "channels",
    "curve_points",
    "curve_sentence",
    "gap",
    "lead",
    "meanwhile",
    "quote_of",
    "reading",
    "reasons_of",
    "sides_of",
    "since",
    "still_waiting",
    "telling",
    "themes",
    "threads",
    "timeline_at",
    "timeline_sentence",
    "unmeasured",
    "voices",
    "waiting",
    "waves",
]
