"""What we said while people said something else: a sentence beside our commonest broadcast that month."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

import polars as pl

from yourturn.core.retrospect.ours import Ours
from yourturn.core.retrospect.quotes import Usual, best, with_points
from yourturn.core.retrospect.voices import month_of

THEMES: Final = 12
THEMES_A_MONTH: Final = 2
_COLUMNS: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "month": pl.Date,
    "theme": pl.String,
    "people": pl.UInt32,
    "sentence": pl.String,
    "conversation": pl.UInt32,
    "channel": pl.String,
    "ours_post": pl.UInt32,
    "times": pl.UInt32,
}


def commonest(ours: Ours) -> pl.DataFrame:
    """Give month, ours_post and times: the broadcast most often made that month; cross-posts count once.

    At a tie the one posted to more places, then the earlier.
    """
    dated = ours.rows.filter(~pl.col("ask") & pl.col("at").is_not_null())
    raw = (
        dated.sort("at", "post")
        .group_by(month_of("at"), "key", maintain_order=True)
        .agg(pl.len().alias("_posts"), pl.col("at", "post").first())
    )
    times = (
        ours.once()
        .filter(pl.col("at").is_not_null())
        .group_by(month_of("at"), "key")
        .agg(pl.len().alias("times"))
    )
    # a cross-post over midnight on the last of a month has no first of its own in the next one
    both = raw.join(times, on=["month", "key"]).sort(
        "month", "times", "_posts", "at", "post", descending=[False, True, True, False, False]
    )
    return both.unique("month", keep="first", maintain_order=True).select(
        "month", pl.col("post").alias("ours_post"), pl.col("times").cast(pl.UInt32)
    )


def meanwhile(
    monthly: pl.DataFrame, ours: Ours, rows: pl.DataFrame, table: pl.DataFrame, usual: Usual
) -> pl.DataFrame:
    """Give the frame `meanwhile`, with the number of our broadcast (`ours_post`) in place of its words.

    `monthly` is `theme_months`. For each of the 12 biggest themes: the month with the most people among those
    in which we broadcast something and one of whose sentences was kept. Two themes share a month at most: the
    smaller one takes its next month. A theme without such a month is left out. By month.
    """
    themes = table.head(THEMES).select("theme", "id")
    months = monthly.join(themes, on="theme", how="semi").join(commonest(ours), on="month")
    quoted = rows.select("theme", "month").unique()
    peaks = _peaks(months.join(quoted, on=["theme", "month"]), themes["theme"].to_list())
    judged = with_points(rows.join(themes, on="theme"), usual).join(
        peaks.select("theme", "month"), on=["theme", "month"], how="semi"
    )
    groups = [best(group, 1) for _, group in sorted(judged.group_by("theme"), key=lambda pair: pair[0])]
    sentences = pl.concat([judged.clear(), *groups])
    paired = peaks.join(sentences.drop("month"), on="theme").drop("theme").rename({"id": "theme"})
    ordered = paired.sort("month", "theme")
    return ordered.select(pl.col(name).cast(kind) for name, kind in _COLUMNS.items())


def _peaks(months: pl.DataFrame, themes: list[int]) -> pl.DataFrame:
    """Give each theme, in that order, its fullest month that fewer than two themes before it took."""
    ordered = months.sort("people", "month", descending=[True, False])
    taken: Counter[date] = Counter()
    peaks = [ordered.clear()]
    for theme in themes:
        free = ordered.filter(pl.col("theme") == theme, ~pl.col("month").is_in(_full(taken))).head(1)
        taken.update(free["month"].to_list())
        peaks.append(free)
    return pl.concat(peaks)


def _full(taken: Counter[date]) -> list[date]:
    return [month for month, count in taken.items() if count >= THEMES_A_MONTH]


def with_words(rows: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """Put the words of our broadcasts (post, text) in their place: the frame `meanwhile` of the findings."""
    named = words.select(pl.col("post").alias("ours_post"), pl.col("text").alias("ours"))
    joined = rows.join(named, on="ours_post", how="left", maintain_order="left")
    return joined.select(
        *[name for name in rows.columns if name not in {"ours_post", "times"}], "ours", "times"
    )
