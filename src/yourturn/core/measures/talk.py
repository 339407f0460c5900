"""Talk and listen (M1): what we broadcast against whom we heard, so that ignoring people never looks better.

Waits of people stand for their turns: heard = answered in substance or acknowledged, by us.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final

import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.share import ENOUGH, share_figure
from yourturn.core.turns import turns

CAP_WORDS: Final = 60


@dataclass(frozen=True)
class Talk:
    """Counts of some conversations."""

    broadcasts: int
    asks: int
    replies: int
    going_back: int
    heard: int
    unheard: int
    words_us: int
    words_people: int

    @classmethod
    def of(cls, posts: pl.DataFrame, needs: pl.DataFrame) -> "Talk":
        """Count one partition: posts with roles, and their needs."""
        roles = posts["role"].cast(pl.String)
        waits = needs.filter(pl.col("kind") != "overheard")
        heard = waits.filter((pl.col("ended") == "answered") | pl.col("acked_at").is_not_null()).height
        missed = waits.filter((pl.col("ended") == "open") & pl.col("acked_at").is_null()).height
        ours, theirs = _words(posts)
        return cls(
            broadcasts=int((roles == "broadcast").sum()),
            asks=int((roles == "ask").sum()),
            replies=int(roles.is_in(["reply", "ack"]).sum()),
            going_back=int((roles == "going_back").sum()),
            heard=heard,
            unheard=missed,
            words_us=ours,
            words_people=theirs,
        )

    def __add__(self, other: "Talk") -> "Talk":
        """Merge with the counts of other conversations."""
        return Talk(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def result(self, as_of: datetime) -> tuple[Figure, ...]:
        """Give talk_share, unheard, words_share and initiative."""
        listened = self.replies + self.asks + self.going_back
        words = self.words_us + self.words_people
        return (
            self._talk_share(as_of),
            share_figure(
                "unheard", self.unheard, self.heard + self.unheard, "waits of people were not heard", as_of
            ),
            share_figure(
                "words_share", self.words_us, words, "words in threads with both sides were ours", as_of
            ),
            share_figure(
                "initiative",
                self.broadcasts,
                self.broadcasts + listened,
                "posts of ours were broadcasts",
                as_of,
            ),
        )

    def _talk_share(self, as_of: datetime) -> Figure:
        if self.broadcasts >= ENOUGH and not self.heard:
            return Figure(
                "talk_share", None, self.broadcasts, self.broadcasts, as_of=as_of, why_not="all talk"
            )
        said = f"turns were talk: {self.broadcasts:,} broadcasts to {self.heard:,} people's turns heard"
        return share_figure("talk_share", self.broadcasts, self.broadcasts + self.heard, said, as_of)


def _words(posts: pl.DataFrame) -> tuple[int, int]:
    """Give our and people's words in threads that have both sides, 60 words a turn at most."""
    ours = pl.col("side") != "people"
    capped = (
        turns(posts)
        .filter(ours.any().over("conversation") & (~ours).any().over("conversation"))
        .with_columns(pl.col("words").clip(upper_bound=CAP_WORDS).cast(pl.Int64))
    )
    us = int(capped.filter(ours)["words"].sum())
    return us, int(capped["words"].sum()) - us
