"""Follow-up questions (M6): how often our replies ask on, and how often people came back to that.

It trusts the label `follow_up`, which leaves formulas out. It never rewards a mark alone.
"""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.share import share_figure


@dataclass(frozen=True)
class FollowUp:
    """Counts of our replies."""

    replies: int
    asked: int
    came_back: int
    redirected: int

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "FollowUp":
        """Count one partition; replies whose language is not measured (label null) stay out."""
        replies = posts.filter(
            pl.col("role").cast(pl.String).is_in(["reply", "going_back"]) & pl.col("follow_up").is_not_null()
        )
        asked = replies.filter("follow_up")
        back = posts.filter(pl.col("side") == "people")["parent"].drop_nulls().unique()
        return cls(
            replies=replies.height,
            asked=asked.height,
            came_back=int(asked["post"].is_in(back.implode()).sum()),
            redirected=int(replies["dm_redirect"].sum()),
        )

    def __add__(self, other: "FollowUp") -> "FollowUp":
        """Merge with the counts of other conversations."""
        return FollowUp(
            self.replies + other.replies,
            self.asked + other.asked,
            self.came_back + other.came_back,
            self.redirected + other.redirected,
        )

    def result(self, as_of: datetime) -> tuple[Figure, ...]:
        """Give follow_up, answered_follow_up and redirect."""
        return (
            share_figure("follow_up", self.asked, self.replies, "replies of ours asked on", as_of),
            share_figure(
                "answered_follow_up", self.came_back, self.asked, "follow-up questions were answered", as_of
            ),
            share_figure(
                "redirect", self.redirected, self.replies, "replies of ours sent people elsewhere", as_of
            ),
        )
