"""Follow-up questions (M6): how often our replies ask on, and how often people came back to that.

Formulas ("how can we help?") are no follow-up, and a question mark alone never is.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.core.measures.follow_forms import FOLLOW_FORMS
from yourturn.core.measures.missing_facts import FACTS, content_stems, given_facts
from yourturn.core.measures.share import ENOUGH, Span, share_figure
from yourturn.core.turns import turn_numbers

MOST_QUESTIONS: Final = 2
_TROUBLE: Final = ("complaint", "hostile_us")
_WISHED: Final = ("what", "which")
"""Facts a wish needs; trouble needs them all: no place and no hour belong to "a bigger font, please"."""
_UNKNOWN: Final = 1 << 32


@dataclass(frozen=True)
class FollowUp:
    """A row per reply of ours, without its words.

    `replies`: at, channel, follow_up (null = not measured), missing (the answered turn is a want, complaint
    or hostile, and leaves out a fact), came_back, redirect (null = not measured), many (over 2 questions).
    """

    replies: pl.DataFrame

    @classmethod
    def of(cls, posts: pl.DataFrame) -> "FollowUp":
        """Look at the replies and acknowledgements of one partition (posts as PLACED)."""
        rows = _rows(posts)
        replies = _answered(rows)
        asking = replies.join(_shares_a_word(replies), on="_row", how="left").with_columns(
            (pl.col("follow_up") | pl.col("_shared").fill_null(value=False)).alias("follow_up")
        )
        missing = _missing(rows, asking)
        questions = pl.col("text").str.replace_all(r"https?://\S+", "").str.count_matches(r"[?？]+")
        return cls(
            asking.join(missing, on="_row", how="left").select(
                "at",
                pl.col("channel").cast(pl.Categorical),
                "follow_up",
                pl.col("missing").fill_null(value=False),
                pl.col("_came_back").fill_null(value=False).alias("came_back"),
                pl.col("dm_redirect").alias("redirect"),
                (questions > MOST_QUESTIONS).fill_null(value=False).alias("many"),
            )
        )

    def __add__(self, other: "FollowUp") -> "FollowUp":
        """Merge with the replies of other conversations."""
        return FollowUp(pl.concat([self.replies, other.replies]))

    def result(self, as_of: datetime, window_d: int | None = None) -> tuple[Figure, ...]:
        """Give follow_up, follow_up_where_missing, answered_follow_up, redirect and interrogation (M6)."""
        found = self.replies.filter(Span(as_of, window_d).holds())
        measured = found.filter(pl.col("follow_up").is_not_null())
        asked, lacking = measured.filter("follow_up"), measured.filter("missing")
        sent = found.filter(pl.col("redirect").is_not_null())
        rest = found.height - measured.height
        left_out = f" ({rest:,} in other languages not measured)" if rest else ""

        def share(name: str, above: pl.Series, what: str) -> Figure:
            return share_figure(name, int(above.sum()), len(above), what, as_of, window_d)

        return (
            share("follow_up", measured["follow_up"], f"of your replies asked on{left_out}"),
            share(
                "follow_up_where_missing",
                lacking["follow_up"],
                "of your replies to wants, complaints and anger that left out a fact asked on",
            ),
            share("answered_follow_up", asked["came_back"], "of the people you asked on came back to you"),
            share("redirect", sent["redirect"], f"of your replies sent people elsewhere{left_out}"),
            share("interrogation", found["many"], "of your replies asked more than two questions at once"),
        )

    def by_channel(self, as_of: datetime, window_d: int | None = None) -> pl.DataFrame:
        """Give channel, replies, measured UInt32, follow_up and redirect Float64 (null under 20 measured)."""
        found = self.replies.filter(Span(as_of, window_d).holds())
        enough = pl.col("follow_up").is_not_null().sum() >= ENOUGH
        shares = [pl.when(enough).then(pl.col(name).mean()).alias(name) for name in ("follow_up", "redirect")]
        return (
            found.group_by(pl.col("channel").cast(pl.String))
            .agg(
                pl.len().cast(pl.UInt32).alias("replies"),
                pl.col("follow_up").is_not_null().sum().cast(pl.UInt32).alias("measured"),
                *shares,
            )
            .sort("channel")
        )


def _rows(posts: pl.DataFrame) -> pl.DataFrame:
    """Give the posts with `_row`, `_people`, `_who` and what the whole turn is: `_trouble`, `_wish`."""
    row = pl.int_range(pl.len(), dtype=pl.Int64)
    trouble = pl.any_horizontal([pl.col(name).fill_null(value=False) for name in _TROUBLE])
    return (
        posts.select(
            "conversation", "post", "parent", "person", "at", "channel", "language", "text", "role",
            "follow_up", "dm_redirect",
            (pl.col("side") == "people").alias("_people"),
            row.alias("_row"),
            pl.coalesce(pl.col("person").cast(pl.Int64), row + _UNKNOWN).alias("_who"),
            turn_numbers(posts).alias("_turn"),
            trouble.alias("_trouble"),
            pl.col("want").fill_null(value=False).alias("_wish"),
        ).with_columns(pl.col("_trouble", "_wish").any().over("_turn"))
    )  # fmt: skip


def _answered(rows: pl.DataFrame) -> pl.DataFrame:
    """Give our replies with what they answer: `_to` (the row), its words and author, and if they came back.

    That is the parent, or where none of people is known the last post of people before.
    """
    people = rows.filter("_people")
    before = pl.when("_people").then("_row").forward_fill().over("conversation").alias("_before")
    parents = people.select(pl.col("post").alias("parent"), pl.col("_row").alias("_parent_row"))
    replies = (
        rows.with_columns(before)
        .filter(pl.col("role").is_in(["reply", "ack"]))
        .join(parents, on="parent", how="left", maintain_order="left")
        .with_columns(pl.coalesce("_parent_row", "_before").alias("_to"))
        .drop("_who", "_trouble", "_wish")
    )
    asked = people.select(
        pl.col("_row").alias("_to"), pl.col("text").alias("_said"), "_who", "_trouble", "_wish"
    )
    last = people.group_by("conversation", "_who").agg(pl.col("_row").max().alias("_last"))
    replied_to = pl.col("post").is_in(
        people.filter(pl.col("person").is_null())["parent"].drop_nulls().implode()
    )
    nameless = pl.col("_who") >= _UNKNOWN
    return (
        replies.join(asked, on="_to", how="left")
        .join(last, on=["conversation", "_who"], how="left")
        .with_columns(((pl.col("_last") > pl.col("_row")) | (nameless & replied_to)).alias("_came_back"))
    )


def _shares_a_word(replies: pl.DataFrame) -> pl.DataFrame:
    """Give _row, _shared of replies whose question takes up a word of content of what it answers."""
    unasked = ~pl.col("follow_up").fill_null(value=True) & ~pl.col("dm_redirect").fill_null(value=False)
    marked = replies.filter(
        unasked & pl.col("text").str.contains("?", literal=True) & pl.col("_said").is_not_null()
    )
    parts = [pl.DataFrame(schema={"_row": pl.Int64, "_shared": pl.Boolean})]
    for (code,), group in marked.group_by("language", maintain_order=True):
        if code not in FOLLOW_FORMS:
            continue
        forms = FOLLOW_FORMS[str(code)]
        asked = pl.col("text").str.replace_all(r"https?://\S+", " ").str.extract_all(r"[^.!?\n]*\?")
        formula = rf"(?i)(?:{forms.formula})"
        open_ones = asked.list.eval(pl.element().filter(~pl.element().str.contains(formula))).list.join(" ")
        common = content_stems(open_ones, forms).list.set_intersection(content_stems(pl.col("_said"), forms))
        parts.append(group.select("_row", (common.list.len() > 0).alias("_shared")))
    return pl.concat(parts)


def _missing(rows: pl.DataFrame, replies: pl.DataFrame) -> pl.DataFrame:
    """Give _row, missing: whether the asker's words until then leave out a fact the answer would need."""
    needing = replies.filter(pl.col("_trouble") | pl.col("_wish")).select(
        "_row", "conversation", "_who", "_trouble"
    )
    words = (
        rows.filter("_people")
        .join(needing.select("conversation", "_who").unique(), on=["conversation", "_who"], how="semi")
        .select("_row", "conversation", "_who", "language", "text")
    )
    said = given_facts(words).sort("_row")
    so_far = [pl.col(fact).cast(pl.UInt8).cum_max().over("conversation", "_who") for fact in FACTS]
    known = said.select("_row", "conversation", "_who", *so_far)
    placed = needing.sort("_row").join_asof(
        known, on="_row", by=["conversation", "_who"], check_sortedness=False
    )
    all_there = pl.all_horizontal([pl.col(fact) == 1 for fact in FACTS])
    wish_there = pl.all_horizontal([pl.col(fact) == 1 for fact in _WISHED])
    return placed.select(
        "_row", (~pl.when("_trouble").then(all_there).otherwise(wish_there)).alias("missing")
    )
