"""How close each reply of ours is to what the person said, against what chance would give (M5).

It says whether words were picked up; it must never be read as whether somebody listened.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

from yourturn.core import gram_scan
from yourturn.core.compiled import compiled
from yourturn.core.runs import Runs, marked, parent_rows
from yourturn.core.turns import turn_numbers
from yourturn.core.word_counts import COMMON, FEWEST_WORDS, GRAM_BUCKETS, Idf
from yourturn.core.words import BUCKETS, numbered, slices

Numbers = npt.NDArray[Any]

CLOSENESS: Final[Mapping[str, Any]] = {
    "post": pl.UInt32,  # our reply
    "person": pl.UInt32,  # whom it answers; null = unknown author
    "own": pl.Float32,  # likeness to what that person said, 0..1; null = not measured
    "others": pl.Float32,  # mean likeness to 200 random other messages of the language
    "plain": pl.Boolean,  # no link, and every word of it is one that many of our posts use
    "slots": pl.Boolean,  # it restates something of theirs, or gives a value where they asked
    "why_not": pl.Enum(["language", "short", "thanks"]),  # why `own` is null: M5's exemptions
}
"""A row per reply of ours to a person's turn, sorted by post."""

_NO_VALUE: Final = r"@\S+|https?://\S+|www\.\S+"  # figures in handles and links are no answer
_DEMAND: Final = ("question", "want", "complaint", "hostile_us")


def closeness(posts: pl.DataFrame, idf: Idf) -> pl.DataFrame:
    """Give CLOSENESS for posts (STUDIED, whole conversations in order); roles are not needed.

    A reply answers the turn of the post it replies to; without a parent in the archive, the last post of
    people before it. It is measured where both are in one known language and the turn has 5 words or more.
    """
    pairs = _pairs(posts)
    spoken = pl.Series("language", idf.languages, dtype=pl.String)
    codes = pl.DataFrame({"language": spoken, "code": pl.Series(range(len(spoken)), dtype=pl.Int64)})
    coded = pairs.join(codes, on="language", how="left", maintain_order="left")
    measured = coded.filter(pl.col("code").is_not_null() & ~pl.col("thanks") & (pl.col("others_words") > 0))
    scores = [pl.DataFrame(schema={"reply": pl.Int64, **dict.fromkeys(_SCORES, pl.Float64)})]
    scores += [_scores(posts, measured[rows], idf) for rows in slices(measured["text"])]
    joined = coded.join(pl.concat(scores), on="reply", how="left", maintain_order="left")
    return (
        _spell_out(joined, idf)
        .sort("post")
        .select(pl.col(name).cast(kind) for name, kind in CLOSENESS.items())
    )


def _pairs(posts: pl.DataFrame) -> pl.DataFrame:
    """Give a row per reply: rows of the turn it answers (said_from to said_to), language, labels."""
    ours = (posts["side"] != "people").to_numpy()
    turns = Runs.of(posts.select(turn_numbers(posts).alias("turn"))["turn"].to_numpy())
    before = Runs.of(posts["conversation"].to_numpy()).latest(~ours)
    parent = parent_rows(posts)
    answered = np.where(parent >= 0, parent, before)
    reply = np.flatnonzero(ours & (answered >= 0) & ~ours[answered])
    said = answered[reply]
    turn = turns.number[said]
    begins, ends = turns.starts[turn], (turns.starts + turns.sizes)[turn]
    words = turns.sum(posts["words"].fill_null(0).to_numpy().astype(np.int64))[turn]
    labels = {name: turns.any(marked(posts[name]))[turn] for name in ("thanks", "praise", *_DEMAND)}
    kind, demand = labels["thanks"] | labels["praise"], np.logical_or.reduce([labels[n] for n in _DEMAND])
    theirs = posts.select("person", said_post="post", spoken="language")[said]
    pairs = posts.select("post", "text", "language")[reply].hstack(theirs)
    same = pl.col("language").is_not_null() & (pl.col("language") == pl.col("spoken"))
    return pairs.select(
        "post", "person", "text", "said_post",
        reply=pl.Series(reply),
        said_from=pl.Series(begins),
        said_to=pl.Series(np.maximum(np.minimum(ends, reply), said + 1)),
        others_words=pl.Series(words),
        language=pl.when(same).then("language"),
        thanks=pl.Series(kind & ~demand),
        asks=pl.Series(labels["question"]),
        link=pl.col("text").str.contains("https?://|www[.]"),
        value=_values(pairs["text"], labels["question"]),
    )  # fmt: skip


def _values(texts: pl.Series, asked: Numbers) -> pl.Series:
    """Say which texts hold a figure, of those that answer a question; the others are not read."""
    rows = np.flatnonzero(asked)
    found = texts.gather(rows).str.replace_all(_NO_VALUE, "").str.contains(r"\d")
    return pl.repeat(None, len(texts), dtype=pl.Boolean, eager=True).scatter(rows, found)


_SCORES: Final = ("recall", "cosine", "recall_chance", "cosine_chance", "rarest", "uncommon", "n")


def _scores(posts: pl.DataFrame, pairs: pl.DataFrame, idf: Idf) -> pl.DataFrame:
    """Score a slice of pairs: the texts of their turns and replies are cut once, in the order of rows."""
    said_from, said_to = pairs["said_from"].to_numpy(), pairs["said_to"].to_numpy()
    reply, code = pairs["reply"].to_numpy(), pairs["code"].to_numpy()
    marks = np.zeros(posts.height + 1, np.int64)
    np.add.at(marks, said_from, 1)
    np.add.at(marks, said_to, -1)
    needed = np.cumsum(marks)[:-1] > 0
    needed[reply] = True
    place = np.concatenate([np.zeros(1, np.int64), np.cumsum(needed)])
    chosen = posts.select("text", "language").filter(pl.Series(needed))
    words = numbered(chosen["text"], chosen["language"])
    gram_from, gram = words.grams()
    out = np.zeros((len(pairs), 6))
    at = words.row_from
    compiled(gram_scan.close)(
        at[place[said_from]], at[place[said_to]], at[place[reply]], at[place[reply] + 1],
        words.word, words.stem, gram_from, gram,
        idf.ours, idf.common, code, idf.log_posts, idf.log_counts, idf.chance_stem, idf.chance_gram,
        np.full(BUCKETS, -1, np.int32), np.full(BUCKETS, -1, np.int32),
        np.zeros(GRAM_BUCKETS), np.zeros(GRAM_BUCKETS), out,
    )  # fmt: skip
    length = (at[place[said_to]] - at[place[said_from]]).astype(np.float64)
    columns = np.column_stack([out, length])
    return pl.DataFrame({"reply": reply, **dict(zip(_SCORES, columns.T, strict=True))})


def _spell_out(scored: pl.DataFrame, idf: Idf) -> pl.DataFrame:
    drawn = idf.sampled.group_by("language").len("k")
    own_drawn = idf.sampled.select("language", pl.col("post").alias("said_post"), drawn=pl.lit(value=True))
    own = 0.5 * pl.col("recall") + 0.5 * pl.col("cosine")
    chance = 0.5 * pl.col("recall_chance") + 0.5 * pl.col("cosine_chance")
    # the message itself may be among the random ones: "other" messages leave it out
    left_out = (
        pl.when("drawn").then((chance * pl.col("k") - own) / (pl.col("k") - 1).clip(1)).otherwise(chance)
    )
    why = (
        pl.when("thanks").then(pl.lit("thanks"))
        .when(pl.col("code").is_null()).then(pl.lit("language"))
        .when(pl.col("n").fill_null(0) < FEWEST_WORDS).then(pl.lit("short"))
    )  # fmt: skip
    content = float(np.log(1 / COMMON) + 1)
    restates = pl.col("rarest") >= content
    return (
        scored.join(drawn, on="language", how="left", maintain_order="left")
        .join(own_drawn, on=["language", "said_post"], how="left", maintain_order="left")
        .with_columns(why_not=why)
        .with_columns(
            own=pl.when(pl.col("why_not").is_null()).then(own),
            others=pl.when(pl.col("why_not").is_null()).then(left_out.clip(0)),
            plain=pl.when(pl.col("why_not").is_null()).then((pl.col("uncommon") == 0) & ~pl.col("link")),
            slots=pl.when(pl.col("why_not").is_null()).then(restates | (pl.col("asks") & pl.col("value"))),
        )
    )
