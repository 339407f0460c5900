"""The look back: all parts of what people told an organisation, made, merged and read together.

It needs two passes: the parts first; then the threads and the words of ours that the result asks for.
"""

from dataclasses import dataclass, replace
from datetime import datetime

import polars as pl

from yourturn.core.retrospect.brief import brief
from yourturn.core.retrospect.broadcasts import broadcasts
from yourturn.core.retrospect.candidates import Candidates, sentences_of
from yourturn.core.retrospect.meanwhile import meanwhile, with_words
from yourturn.core.retrospect.ours import Ours
from yourturn.core.retrospect.pleas import Listener
from yourturn.core.retrospect.quotes import Usual, quotes
from yourturn.core.retrospect.rises import History
from yourturn.core.retrospect.said import Said, fates_of, who
from yourturn.core.retrospect.still_waiting import StillWaiting
from yourturn.core.retrospect.surges import QUOTES, surges, with_set_off
from yourturn.core.retrospect.theme_table import theme_months, theme_table
from yourturn.core.retrospect.threads import Threads
from yourturn.core.retrospect.voices import Voices


@dataclass(frozen=True)
class Told:
    """Frames of the findings under the findings' names.

    Before `with_threads`, `meanwhile` and `waves` lack our words and `threads` is None. `themes` has one
    column more, `theme`: the row in the theme model.
    """

    months: pl.DataFrame
    themes: pl.DataFrame
    quotes: pl.DataFrame
    brief: pl.DataFrame
    meanwhile: pl.DataFrame
    waves: pl.DataFrame
    broadcasts: pl.DataFrame
    waiting: pl.DataFrame
    waiting_per_year: pl.DataFrame
    threads: pl.DataFrame | None
    sentences: pl.DataFrame  # candidates, that say which words are usual

    @property
    def conversations(self) -> pl.Series:
        """Give the numbers of all conversations that are quoted, for the second pass."""
        lists = self.waves["conversations"].explode()
        named = [frame["conversation"] for frame in (self.quotes, self.waiting, self.meanwhile)]
        return pl.concat([*named, lists]).drop_nulls().unique().sort()

    @property
    def broadcast_posts(self) -> pl.Series:
        """Give the numbers of our posts whose words are needed, for the second pass."""
        suspects = self.waves["suspects"].explode()
        return pl.concat([self.meanwhile["ours_post"], suspects]).drop_nulls().unique().sort()

    def with_threads(self, threads: Threads, speakers: pl.DataFrame | None = None) -> "Told":
        """Fill in what the second pass found; then every frame is as the findings want it."""
        return replace(
            self,
            meanwhile=with_words(self.meanwhile, threads.words),
            waves=with_set_off(self.waves, self.sentences, threads.words),
            threads=threads.result(speakers),
        )


@dataclass(frozen=True)
class Retrospect:
    """Everything the look back is made from; numbers, and a bounded choice of people's sentences."""

    said: Said
    ours: Ours
    voices: Voices
    waiting: StillWaiting
    candidates: Candidates

    @classmethod
    def of(
        cls,
        posts: pl.DataFrame,
        statements: pl.DataFrame,
        needs: pl.DataFrame,
        one_sided: pl.Series | None = None,
    ) -> "Retrospect":
        """Take one partition of whole conversations: schema.PLACED, schema.STATEMENTS, needs.NEEDS.

        What was said in `one_sided` conversations counts neither as answered nor as unanswered.
        """
        sentences = sentences_of(posts, statements)
        places = ["post", "conversation", "who", "at"]
        stated = statements.select("post", "conversation", who(), "at")
        spoken = pl.concat([sentences.select(places), stated]).unique("post")
        fates = fates_of(spoken, posts, needs)
        if one_sided is not None and len(one_sided):
            unknown = spoken.filter(pl.col("conversation").is_in(one_sided.implode()))["post"]
            known = ~pl.col("post").is_in(unknown.implode())
            fates = fates.with_columns(pl.when(known).then(name).alias(name) for name in ("word", "alone"))
        return cls(
            Said.judged(statements, posts, fates),
            Ours.of(posts),
            Voices.of(posts),
            StillWaiting.of(posts, needs),
            Candidates.judged(sentences, fates),
        )

    def __add__(self, other: "Retrospect") -> "Retrospect":
        """Merge with the parts of other conversations."""
        return Retrospect(
            self.said + other.said,
            self.ours + other.ours,
            self.voices + other.voices,
            self.waiting + other.waiting,
            self.candidates + other.candidates,
        )

    def result(
        self,
        themes: pl.DataFrame,
        first: datetime | None,
        as_of: datetime,
        *,
        gap: pl.DataFrame | None = None,
        speakers: pl.DataFrame | None = None,
        quotes_per_wave: int = QUOTES,
        hear: Listener | None = None,
    ) -> Told:
        """Give the frames. `themes`: the theme model's (row number = theme); `gap`: theme, talk, z (M8).

        `speakers` has person and speaker; without it no handle is shown. Times before `first` (None = no post
        has one) or after `as_of` are taken for unknown. `hear` tells a wave by what people pleaded for.
        """
        start = first or as_of
        said = replace(self.said, rows=_dated(self.said.rows, start, as_of))
        ours = replace(self.ours, rows=_dated(self.ours.rows, start, as_of))
        rows = self.candidates.best().filter(pl.col("at").is_between(start, as_of))
        monthly, usual = theme_months(said), Usual.of(rows["sentence"])
        table = theme_table(said, monthly, ours, themes, start, as_of, gap)
        briefed = brief(said, ours, themes)
        months = self.voices.months(ours, start, as_of)
        history = History.of(said, self.voices, monthly, themes)
        return Told(
            months=months,
            themes=table,
            quotes=quotes(rows, table, briefed, usual, speakers),
            brief=briefed,
            meanwhile=meanwhile(monthly, ours, rows, table, usual),
            waves=surges(history, ours, rows, usual, themes, months, quotes_per_wave, hear),
            broadcasts=broadcasts(ours, table),
            waiting=self.waiting.result(speakers),
            waiting_per_year=self.waiting.per_year(),
            threads=None,
            sentences=rows.select("sentence"),
        )


def _dated(rows: pl.DataFrame, first: datetime, as_of: datetime) -> pl.DataFrame:
    return rows.with_columns(pl.when(pl.col("at").is_between(first, as_of)).then("at").alias("at"))
