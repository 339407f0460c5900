"""Which turns of people needed an answer, and which were heard (M1): from posts and needs to one row a turn.

Only an answer of ours in substance is hearing; what ended otherwise is told apart.
"""

import polars as pl

from yourturn.core.needs import ENDED
from yourturn.core.turns import turn_numbers

_NO_ANSWER = ["by_people", "withdrawn"]
_UNKNOWN = 1 << 32  # unknown authors are told apart by the row they wrote


def person_turns(posts: pl.DataFrame, needs: pl.DataFrame) -> pl.DataFrame:
    """Give a row per turn of people that needed an answer or was heard.

    Columns: at, channel, person, needing, heard Boolean, heard_at, ended ("by_people", "withdrawn" or
    null), ended_at. A turn is heard by a substantive reply to one of its posts, or by the answer that ended
    the wait it belongs to. Overheard turns need no answer.
    """
    rows = posts.select(
        "conversation", "post", "person", "parent", "at", "channel", "needs_answer", "substantive",
        (pl.col("side") == "people").alias("_people"),
        turn_numbers(posts).alias("_turn"),
    ).with_row_index("_row")  # fmt: skip
    turns = (
        rows.filter("_people")
        .group_by("_turn", maintain_order=True)
        .agg(
            pl.col("_row", "conversation", "post", "person", "at", "channel").first(),
            pl.col("needs_answer").fill_null(value=False).any().alias("_asks"),
        )
    )
    covered = _in_their_wait(turns, _waits(rows, needs)).join(_replied(rows), on="_turn", how="left")
    waited = pl.col("_opened") == pl.col("_row")
    return covered.select(
        "at",
        pl.col("channel").cast(pl.Categorical),
        "person",
        (pl.col("_asks") | (waited & ~pl.col("_overheard")).fill_null(value=False)).alias("needing"),
        (pl.col("_replied").fill_null(value=False) | pl.col("_answered")).alias("heard"),
        pl.min_horizontal("_replied_at", pl.when("_answered").then("answered_at")).alias("heard_at"),
        "ended",
        "ended_at",
    ).filter(pl.col("needing") | pl.col("heard"))


def _waits(rows: pl.DataFrame, needs: pl.DataFrame) -> pl.DataFrame:
    """Give the needs with the rows they were opened and answered at."""
    places = rows.select("post", pl.col("_row").cast(pl.Int64))
    other = pl.col("ended").cast(pl.String)
    return (
        needs.join(places.rename({"post": "opened_post", "_row": "_opened"}), on="opened_post")
        .join(
            places.rename({"post": "answered_by_post", "_row": "_until"}), on="answered_by_post", how="left"
        )
        .select(
            "conversation",
            _who(pl.col("_opened")),
            pl.col("_opened").alias("_row"),
            "_opened",
            "_until",
            "answered_at",
            (pl.col("kind").cast(pl.String) == "overheard").alias("_overheard"),
            pl.when(other.is_in(_NO_ANSWER)).then(other).cast(ENDED).alias("ended"),
            pl.when(other == "by_people").then("ended_at").alias("ended_at"),
        )
    )


def _who(row: pl.Expr) -> pl.Expr:
    return pl.coalesce(pl.col("person").cast(pl.Int64), row + _UNKNOWN).alias("_who")


def _in_their_wait(turns: pl.DataFrame, waits: pl.DataFrame) -> pl.DataFrame:
    """Join to each turn the last wait its author had opened, and if that wait was answered after it."""
    placed = turns.with_columns(pl.col("_row").cast(pl.Int64)).with_columns(_who(pl.col("_row")))
    joined = placed.sort("_row").join_asof(
        waits.sort("_row"), on="_row", by=["conversation", "_who"], check_sortedness=False
    )
    holds = (pl.col("_row") < pl.col("_until")).fill_null(value=False)
    return joined.with_columns(holds.alias("_answered"))


def _replied(rows: pl.DataFrame) -> pl.DataFrame:
    """Give the turns one of whose posts has a substantive reply of ours, and when the first came."""
    replies = rows.filter(~pl.col("_people") & pl.col("substantive").fill_null(value=False))
    answered = replies.select(pl.col("parent").alias("post"), pl.col("at").alias("_replied_at"))
    return (
        rows.filter("_people")
        .select("post", "_turn")
        .join(answered, on="post")
        .group_by("_turn")
        .agg(pl.col("_replied_at").min(), pl.lit(value=True).alias("_replied"))
    )
