"""Waves of anger and pleas as the report tells them: how many people, about what, and what set them off.

A cause is only suggested: a broadcast of ours in the two weeks before, by angry answers or by shared words.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import polars as pl

from yourturn.core.retrospect.ours import Ours
from yourturn.core.retrospect.pleas import Listener
from yourturn.core.retrospect.quotes import Usual, best, with_points
from yourturn.core.retrospect.rises import History, Wave, wave_of, with_pleas
from yourturn.core.retrospect.stretches import Stretch, stretches
from yourturn.core.retrospect.voices import month_of

WAVES: Final = 12
HEARD: Final = 3  # of which it is asked what was pleaded for: it costs a look at every statement
QUOTES: Final = 12
NAMES: Final = 5
FEWEST: Final = 5
DAYS_BEFORE: Final = 14
SUSPECTS: Final = 40
ANGRY_ANSWERS: Final = 2
_SHARED: Final = 0.15  # of the quotes have the word ...
_LIFT: Final = 2.0  # ... and it is so many times commoner in them than in other sentences
_PLEA: Final = 2.0
_COLUMNS: Final[Mapping[str, pl.DataType | type[pl.DataType]]] = {
    "peak_month": pl.Date,
    "first": pl.Date,
    "last": pl.Date,
    "people": pl.UInt32,
    "per_month": pl.List(pl.UInt32),
    "usual": pl.Float64,
    "names": pl.List(pl.String),
    "broadcasts": pl.UInt32,
    "quotes": pl.List(pl.String),
    "conversations": pl.List(pl.UInt32),
    "suspects": pl.List(pl.UInt32),
    "angry": pl.List(pl.UInt32),
}


def surges(
    history: History,
    ours: Ours,
    rows: pl.DataFrame,
    usual: Usual,
    themes: pl.DataFrame,
    months: pl.DataFrame,
    quotes_each: int = QUOTES,
    hear: Listener | None = None,
) -> pl.DataFrame:
    """Give the frame `waves`, with `suspects` and `angry` (lists, same order) in place of `set_off`.

    `rows` are Candidates, `months` the frame of the findings. At most 12: storms and pleas first, then those
    of which it is known what rose, then the most people above usual. `people` and `usual` count the same
    people: over the whole wave, and in a month before it; `per_month` those of each of its months. Without
    `names` nothing rose beyond everything else. `hear` says what was pleaded for on some days: then those who
    pleaded are counted.
    """
    open_months = months.filter(~pl.col("silent"))["month"].to_list()
    found = stretches(history.voices, history.monthly, open_months)
    told = [wave_of(stretch, history, _calm(stretch, found, open_months)) for stretch in found]
    told = sorted((wave for wave in told if wave.size >= FEWEST and wave.above_usual > 0), key=_first)
    if hear is not None:
        calm = [_calm(wave.stretch, found, open_months) for wave in told[:HEARD]]
        told = sorted([*with_pleas(told[:HEARD], history, calm, hear), *told[HEARD:]], key=_first)
    names = themes["name"].to_list()
    records = [_record(wave, ours, rows, usual, names, months, quotes_each) for wave in told[:WAVES]]
    return pl.DataFrame(records, schema=dict(_COLUMNS), orient="row")


def with_set_off(found: pl.DataFrame, rows: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """Put `set_off` in the place of the suspects: words (post, text) of the likeliest, null where none is.

    Most angry answers, from two people on; else most shared words that are rare in other sentences.
    """
    texts = dict(words.select("post", "text").iter_rows())
    usual = _shares(rows["sentence"])
    causes = [
        _cause(list(zip(suspects, angry, strict=True)), quotes, texts, usual)
        for suspects, angry, quotes in found.select("suspects", "angry", "quotes").iter_rows()
    ]
    named = found.with_columns(pl.Series("set_off", causes, dtype=pl.String))
    order = [name for name in _COLUMNS if name not in {"suspects", "angry", "quotes", "conversations"}]
    return named.select(*order, "set_off", "quotes", "conversations")


def _first(wave: Wave) -> tuple[bool, bool, float, date]:
    clear = wave.storm or wave.plea is not None
    return not clear, not wave.themes, -wave.above_usual, wave.stretch.first


def _calm(stretch: Stretch, found: list[Stretch], months: list[date]) -> list[date]:
    """Give the months before a stretch that no stretch has a day in."""
    before = [month for month in months if month < stretch.first.replace(day=1)]
    return [
        month
        for month in before
        if not any(other.first.replace(day=1) <= month <= other.last for other in found)
    ]


def _record(
    wave: Wave,
    ours: Ours,
    rows: pl.DataFrame,
    usual: Usual,
    names: list[str],
    months: pl.DataFrame,
    most: int,
) -> dict[str, object]:
    monthly = wave.people.group_by(month_of("day")).agg(pl.col("who").n_unique().alias("people"))
    peak = monthly.sort("people", "month", descending=[True, False])["month"][0]
    suspects = _suspects(wave, ours)
    quoted = _quotes(wave, rows, usual, most)
    return {
        "peak_month": peak,
        "first": wave.stretch.first,
        "last": wave.stretch.last,
        "people": wave.size,
        "per_month": _per_month(wave.stretch, monthly),
        "usual": wave.usual,
        "names": _named(wave, names),
        "broadcasts": int(months.filter(pl.col("month") == peak)["broadcasts"].sum()),
        "quotes": quoted["sentence"].to_list(),
        "conversations": quoted["conversation"].to_list(),
        "suspects": suspects["post"].to_list(),
        "angry": suspects["angry"].to_list(),
    }


def _per_month(stretch: Stretch, monthly: pl.DataFrame) -> list[int]:
    first, last = stretch.first.replace(day=1), stretch.last.replace(day=1)
    every = pl.DataFrame({"month": pl.date_range(first, last, "1mo", eager=True)})
    return every.join(monthly, on="month", how="left", maintain_order="left")["people"].fill_null(0).to_list()


def _named(wave: Wave, names: list[str]) -> list[str]:
    rose = [names[theme] for theme in wave.themes]
    if wave.plea is None:
        return rose[:NAMES]
    return [wave.plea.name, *(name for name in rose if name != wave.plea.name)][:NAMES]


def _quotes(wave: Wave, rows: pl.DataFrame, usual: Usual, most: int) -> pl.DataFrame:
    """Choose what its people said: the steepest theme first; pleas and complaints before questions."""
    if wave.plea is not None:
        return wave.plea.quotes(most)
    inside = rows.filter(pl.col("at").dt.date().is_between(wave.stretch.first, wave.stretch.last))
    people = inside.join(wave.people.select("who").unique(), on="who", how="semi")
    lead = pl.col("theme").is_in(list(wave.themes[:1]))
    angry = pl.col("kind").cast(pl.String).is_in(["hostile", "complaint"])
    about = pl.col("theme").is_in(list(wave.themes))
    if wave.themes and not wave.storm:
        people = people.filter(about)
    judged = with_points(people, usual)
    plea = pl.col("kind").cast(pl.String) != "question"
    first = (about | angry) if wave.storm else lead
    bonus = plea.cast(pl.Float64) * _PLEA + (angry & wave.storm).cast(pl.Float64) * _PLEA
    points = judged.with_columns(pl.col("points") + bonus + first.cast(pl.Float64) * 100)
    return best(points, most, per_person=1)


def _suspects(wave: Wave, ours: Ours) -> pl.DataFrame:
    """Give our broadcasts and asks of the 14 days before it broke out, that day included."""
    start = _outbreak(wave.people)
    near = ours.rows.filter(pl.col("at").dt.date().is_between(start - timedelta(days=DAYS_BEFORE), start))
    return near.sort("angry", "at", "post", descending=[True, True, False]).head(SUSPECTS)


def _outbreak(people: pl.DataFrame) -> date:
    """Give the first day of the first seven that have at least half the people of the fullest seven."""
    daily = dict(people.group_by("day").agg(pl.col("who").n_unique().alias("people")).iter_rows())
    spoken = sorted(daily)
    weeks = [sum(daily.get(day + timedelta(days=after), 0) for after in range(7)) for day in spoken]
    most = max(weeks)
    early: list[date] = [day for day, count in zip(spoken, weeks, strict=True) if 2 * count >= most]
    return early[0]


def _cause(
    suspects: list[tuple[int, int]], quotes: list[str], texts: dict[int, str], usual: dict[str, float]
) -> str | None:
    known = [(post, angry) for post, angry in suspects if post in texts]
    if known and known[0][1] >= ANGRY_ANSWERS:
        return texts[known[0][0]]
    said = _shares(pl.Series(quotes, dtype=pl.String))
    telling = {
        word: share
        for word, share in said.items()
        if share >= _SHARED and share * len(quotes) >= 2 and share >= _LIFT * usual.get(word, 0.0)
    }
    best_post, most = None, 0.0
    for post, _ in known:
        shared = [telling[word] for word in set(_words_of(texts[post])) if word in telling]
        if sum(shared) > most and (len(shared) >= 2 or max(shared) >= 0.5):
            best_post, most = post, sum(shared)
    return None if best_post is None else texts[best_post]


def _words_of(text: str) -> list[str]:
    return [
        word for word in "".join(c if c.isalpha() else " " for c in text.lower()).split() if len(word) > 3
    ]


def _shares(sentences: pl.Series) -> dict[str, float]:
    """Give for each word of four letters or more the share of sentences that have it."""
    found = sentences.str.to_lowercase().str.extract_all(r"\p{L}{4,}").list.unique()
    counted = found.explode().drop_nulls().value_counts().rows()
    return {word: count / max(len(sentences), 1) for word, count in counted}
