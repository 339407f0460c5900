"""Sentences the report may quote: a bounded choice of people's own, the best first.

Which ones are kept depends on the sentences alone, never on how the archive was cut into partitions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from yourturn.core.retrospect.brief import unheard
from yourturn.core.retrospect.said import OTHER, fates_of, who
from yourturn.core.schema import TIME

PER_GROUP: Final = 6
"""People quoted for one theme, kind and month, and for heard and unheard."""

AT_MOST: Final = 40_000
LONGEST: Final = 300
_KIND: Final = pl.Enum(["want", "complaint", "question", "hostile"])
_ROWS: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "theme": pl.Int32,
    "kind": _KIND,
    "unheard": pl.Boolean,
    "month": pl.Date,
    "who": pl.Int64,
    "post": pl.UInt32,
    "conversation": pl.UInt32,
    "at": TIME,
    "channel": pl.String,
    "answered": pl.Boolean,  # by us
    "sentence": pl.String,
    "statement": pl.String,  # null = none was cut out
    "score": pl.Int16,
    "tie": pl.UInt64,  # decides between equals
}
_BEST: Final = ("score", "at", "post", "tie")
_LINKS: Final = ["http:", "https:", "www.", "@"]
_CODE: Final = ["{", "}", "<", ">", "|", "=", "_", "\\", "~", "^", "[", "]", "\n", "--", "::"]
_FIRST_SENTENCE: Final = r"([^\n.!?…]{20,210}[.!?…]+)"


@dataclass(frozen=True)
class Candidates:
    """Sentences of people, one a person in each group: `best` gives 40,000 at most, `rows` has some more."""

    rows: pl.DataFrame

    @classmethod
    def of(cls, posts: pl.DataFrame, statements: pl.DataFrame, needs: pl.DataFrame) -> "Candidates":
        """Take one partition: sentences of its statements, and the first sentence of each hostile post."""
        spoken = sentences_of(posts, statements)
        return cls.judged(spoken, fates_of(spoken.unique("post"), posts, needs))

    @classmethod
    def judged(cls, spoken: pl.DataFrame, fates: pl.DataFrame) -> "Candidates":
        """Choose among sentences (`sentences_of`) whose posts' fates are known (`said.fates_of`)."""
        rows = spoken.join(fates, on="post", how="left").with_columns(
            unheard().alias("unheard"),
            (pl.col("ended").cast(pl.String) == "answered").fill_null(pl.col("word")).alias("answered"),
            pl.col("at").dt.date().dt.truncate("1mo").alias("month"),
            quotable("sentence").alias("score"),
            pl.struct("sentence", "statement").hash(0).alias("tie"),
        )
        return cls(_best(rows.select(pl.col(name).cast(kind) for name, kind in _ROWS.items())))

    def __add__(self, other: "Candidates") -> "Candidates":
        """Merge with the sentences of other conversations."""
        both = pl.concat([self.rows, other.rows])
        # choosing costs a sort: not at every merge, but before there are too many
        return Candidates(_best(both) if both.height > 3 * AT_MOST else both)

    def best(self) -> pl.DataFrame:
        """Give the chosen sentences."""
        return _best(self.rows)


def quotable(column: str) -> pl.Expr:
    """Score a sentence by how well it stands alone: length, a beginning and an end, no links and no code."""
    text, length = pl.col(column), pl.col(column).str.len_chars()
    begins = text.str.contains(r"^[\"'“‘«„¿¡(]?[\p{Lu}\p{Lt}\p{Lo}]")
    ends = text.str.contains(r"[.!?…。！？][\"'”’»)]?$")
    shouts = ~text.str.contains(r"[\p{Ll}\p{Lo}]") | text.str.contains_any(["!!!", "???"])
    breaks_off = text.str.ends_with("...") | text.str.ends_with("…")
    points = {
        4: length.is_between(40, 220),
        2: length.is_between(60, 160),
        3: begins & ends,
        -4: text.str.contains_any(_LINKS) | text.str.contains("[0-9]{5}"),
        -3: text.str.contains_any(_CODE),
        -2: shouts | breaks_off,
    }
    return pl.sum_horizontal(claim.cast(pl.Int16) * point for point, claim in points.items()).cast(pl.Int16)


def sentences_of(posts: pl.DataFrame, statements: pl.DataFrame) -> pl.DataFrame:
    """Give every sentence that might be quoted, of posts that have a time."""
    return pl.concat([_of_statements(statements), _of_hostile(posts)])


def _of_statements(statements: pl.DataFrame) -> pl.DataFrame:
    return statements.filter(pl.col("at").is_not_null() & (pl.col("sentence").str.len_chars() > 0)).select(
        "post",
        "conversation",
        who(),
        "at",
        "channel",
        pl.col("theme").fill_null(OTHER),
        pl.col("kind").cast(pl.String).cast(_KIND),
        pl.col("sentence").str.slice(0, LONGEST),
        pl.col("statement").str.slice(0, LONGEST),
    )


def _of_hostile(posts: pl.DataFrame) -> pl.DataFrame:
    places = ["post", "conversation", "person", "at", "channel", "theme", "text", "side", "hostile_us"]
    hostile = posts.select(places).filter(
        (pl.col("side") == "people")
        & pl.col("hostile_us").fill_null(value=False)
        & pl.col("at").is_not_null()
    )
    words = hostile.filter(pl.col("text").str.len_chars() > 0)
    sentence = pl.coalesce(pl.col("text").str.extract(_FIRST_SENTENCE), pl.col("text")).str.strip_chars()
    return words.select(
        "post",
        "conversation",
        who(),
        "at",
        "channel",
        pl.col("theme").fill_null(OTHER),
        pl.lit("hostile").cast(_KIND).alias("kind"),
        sentence.str.slice(0, LONGEST).alias("sentence"),
        pl.lit(None, dtype=pl.String).alias("statement"),
    )


def _best(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep each person's best sentence in a group, the best people of a group, and the best of all groups.

    Ranks come before scores when all groups together are too many: a small theme keeps its best sentence.
    """
    order, down = ["_group", *_BEST], [False, True, False, False, False]
    slim = rows.select(_group(), "who", *_BEST).with_row_index("_row").sort(order, descending=down)
    first = slim.unique(["_group", "who"], keep="first", maintain_order=True)
    ranked = first.with_columns(pl.int_range(pl.len()).over("_group").alias("_rank"))
    kept = ranked.filter(pl.col("_rank") < PER_GROUP)
    if kept.height > AT_MOST:
        fair = ["_rank", *_BEST, "_group"]
        kept = kept.sort(fair, descending=[False, True, False, False, False, False]).head(AT_MOST)
    return rows[kept["_row"]]


def _group() -> pl.Expr:
    """Give one number for theme, month, kind and unheard: sorting by one is quicker than by four."""
    month = (pl.col("at").dt.year() * 12 + pl.col("at").dt.month()).cast(pl.Int64)
    kind = pl.col("kind").to_physical().cast(pl.Int64) * 2 + pl.col("unheard").cast(pl.Int64)
    return ((pl.col("theme").cast(pl.Int64) + 1) * (1 << 24) + month * 8 + kind).alias("_group")
