"""What a study found, as frozen frames: the only thing that report, tables and summary.json are made from.

Posts of people appear here only as far as the report quotes them. Absent parts are None: the report leaves
their section out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl

from yourturn.core.measures.figure import Figure


@dataclass(frozen=True)
class Findings:
    """Everything the report shows. Frames and their columns:

    - `months`: month Date, people UInt32 (distinct people with a want, question or complaint that month),
      broadcasts UInt32 (ours), posts_people UInt32, posts_us UInt32; every month of the span, 0 included;
      `silent` Boolean = no archive for that month
    - `themes`: id, name, language String, people, posts, wants, questions, complaints UInt32, first_said,
      last_said Datetime, peak_month Date, needs UInt32 (waits opened about it), answered UInt32 (of those, by
      us), waiting UInt32 (people still waiting), our_posts UInt32 (broadcasts about it, cross-posts once),
      our_replies UInt32 (replies of ours to posts about it), per_half_year List(UInt32) (distinct people,
      from the half-year of `first` to that of `as_of`), talk String ("under", "over", "even", null), z
      Float64; sorted by people, descending
    - `quotes`: theme String (themes.id), post UInt32, conversation UInt32, sentence String, statement String
      (null = none), label String, speaker String, channel String, at Datetime, answered Boolean
    - `threads`: conversation UInt32, post UInt32, side String, speaker String, at Datetime, text String
      (cut at 1,200 characters), for every quoted conversation (at most 30 posts each)
    - `waiting`: post UInt32, conversation UInt32, speaker, channel String, since Datetime, waited_s Float64,
      text String, hostile Boolean, never Boolean (over 14 days); the longest first, at most 200
    - `waiting_per_year`: year Int32, people UInt32 (never answered), asked UInt32 (who asked that year)
    - `survival`: hours Float64, answered_share Float64, low Float64, high Float64
    - `equity`: kind String, group String, people UInt32, answered_72h Float64, ratio Float64, low, high
      Float64, p Float64, alert Boolean
    - `waves`: peak_month Date, first Date, last Date, people UInt32 (distinct, over all its days), per_month
      List(UInt32) (distinct in each of its months, in order), usual Float64 (people in a calm month), names
      List(String), broadcasts UInt32 (ours, in the peak month), set_off String (our broadcast before it, null
      = none), quotes List(String), conversations List(UInt32) (of those quotes, same order)
    - `brief`: theme String (themes.id), people UInt32 (distinct, of the next two together), questions UInt32
      (people whose question nobody answered), wants UInt32 (people whose want had no word from us), channels
      List(String), counts List(UInt32) (people by channel, same order); the most people first
    - `meanwhile`: month Date, theme String (themes.id), people UInt32 (that month), sentence String,
      conversation UInt32, channel String, ours String (our commonest broadcast that month), times UInt32
    - `languages`: language String (null = unknown), posts UInt32 (of people), people UInt32, status String
      ("verified", "not verified", "not measured")
    - `broadcasts`: theme name String (null = nobody asked), broadcasts UInt32, people UInt32
    - `channels`: channel String (null = not said), broadcasts (a text on two channels counts on both), heard,
      unheard UInt32, talk_share, us_ratio, noise Float64, threads UInt32, two_sided Float64, replies UInt32,
      follow_up Float64 (M1 to M6 of this channel; null = too few to say); the busiest first
    - `us_by_year`: year Int32, broadcasts, own, other UInt32, us_ratio Float64 (M2; null under 100)
    - `voices`: kind String, group String, people UInt32, share Float64, sentence String
    - `since`: kind String ("stayed", "split", "merged", "new", "gone"), id, name String, people UInt32 (now;
      null = gone), earlier, earlier_name String, earlier_people UInt32 (of the last study; null = new)
    - `theme_people`: id String (themes.id), handle String; for the next study, never shown
    - `reading`: file String, format String, posts UInt32, quarantined UInt32, one_sided Boolean
    """

    name: str
    first: datetime | None
    as_of: datetime | None
    facts: Mapping[str, object]
    months: pl.DataFrame
    waiting: pl.DataFrame
    waiting_per_year: pl.DataFrame
    threads: pl.DataFrame
    reading: pl.DataFrame
    figures: tuple[Figure, ...] = ()
    themes: pl.DataFrame | None = None
    quotes: pl.DataFrame | None = None
    survival: pl.DataFrame | None = None
    equity: pl.DataFrame | None = None
    waves: pl.DataFrame | None = None
    broadcasts: pl.DataFrame | None = None
    voices: pl.DataFrame | None = None
    brief: pl.DataFrame | None = None
    meanwhile: pl.DataFrame | None = None
    languages: pl.DataFrame | None = None
    since: pl.DataFrame | None = None
    channels: pl.DataFrame | None = None
    us_by_year: pl.DataFrame | None = None
    theme_people: pl.DataFrame | None = field(default=None, repr=False)
    not_measured: Mapping[str, str] = field(default_factory=dict)  # what -> why, beyond the figures
    fictional: bool = False
    notes: tuple[str, ...] = field(default=())
