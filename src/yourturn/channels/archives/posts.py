"""Rows of a table to posts, by the column map: a column at a time, and no work where nothing needs it.

A row without an id is rejected; one that a spreadsheet may have changed is kept, and named as doubtful.
"""

from collections.abc import Iterable

import polars as pl

from yourturn.channels import plain
from yourturn.channels.archives.base import Batch
from yourturn.channels.archives.columns import ColumnMap
from yourturn.channels.archives.rows import KEPT_CHARACTERS, ROW, reject
from yourturn.core import schema
from yourturn.core.times import are_days, parse_times

SHORTENED = r"^\d(?:[.,]\d+)?[eE]\+\d+$"
LONG = r"^\d{18,}$"
ROUNDED = r"^\d{15}0{3,}$"
ROUNDED_SHARE = 0.05  # of the long ids; without any rounding it would be one in a thousand
FLOAT = r"^\d{16,}\.0$"


def to_posts(table: pl.DataFrame, column_map: ColumnMap, member: str, channel: str | None) -> Batch:
    """Turn rows into posts; what has no id is in `rejects`, what may be damaged in `doubts`.

    Raises nothing: a table without the columns of id and text is one line in `rejects`.
    """
    lacking = missing(table, column_map)
    if {"id", "text"} & lacking.keys():
        return Batch(schema.empty(), reject(member, None, wrong_columns(table.columns, lacking, member)))
    columns = {ours: theirs for ours, theirs in column_map.columns().items() if theirs in table.columns}
    frame = table.select(
        pl.col(ROW).alias("row"), *(_as_text(table, theirs).alias(ours) for ours, theirs in columns.items())
    )
    id_ = frame["id"].str.strip_chars()
    frame = frame.with_columns(id_)
    no_id = id_.is_null() | (id_ == "")
    short = _contains(id_, SHORTENED) if id_.str.contains_any(["e+", "E+"]).any() else None
    rejected = [_named(frame, no_id, member, "The row has no id. Fill it in, or leave the row out.")]
    kept = ~no_id
    if short is not None:
        reason = "A spreadsheet shortened this id. Export the ids as text."
        rejected.append(_named(frame, short, member, reason))
        kept &= ~short
    good = frame if kept.all() else frame.filter(kept)
    posts = schema.conform(_typed(good, column_map, member, channel))
    return Batch(posts, pl.concat(rejected), doubts=_doubts(good, member))


def missing(table: pl.DataFrame, column_map: ColumnMap) -> dict[str, str]:
    """Give what the map names and the table does not have: our name to theirs."""
    return {ours: theirs for ours, theirs in column_map.columns().items() if theirs not in table.columns}


def wrong_columns(names: Iterable[str], lacking: dict[str, str], member: str) -> str:
    """Say which columns are not there, and which are."""
    there = ", ".join(name for name in names if name != ROW) or "none"
    wanted = ", ".join(f"'{theirs}' ({ours})" for ours, theirs in lacking.items())
    return (
        f"{member} has no column {wanted}. Its columns: {there}. "
        "Say which is which with --columns id=...,text=... or --map."
    )


def _typed(frame: pl.DataFrame, column_map: ColumnMap, member: str, channel: str | None) -> pl.DataFrame:
    """Give the text columns the types and meanings of schema.POSTS."""
    have = set(frame.columns)
    text, quoted = new_words(frame["text"])
    made: list[pl.Expr | pl.Series] = [
        _ids(frame["id"], column_map.prefix).alias("id"),
        text.fill_null("").alias("text"),
        quoted.alias("quoted"),
        pl.lit(member).alias("file"),
    ]
    if "reply_to" in have:
        made.append(_ids(frame["reply_to"], column_map.reply_prefix).alias("reply_to"))
    if "title" in have:
        made.append(plain.mend(plain.from_html(frame["title"])[0]).alias("title"))
    if "language" in have:
        made.append(pl.col("language").str.extract(r"^([A-Za-z]{2,3})(?:[-_]|$)").str.to_lowercase())
    if "channel" not in have:
        made.append(pl.lit(channel or member.rsplit("/", 1)[-1].split(".", 1)[0]).alias("channel"))
    if "at" in have:
        made += parse_times(frame["at"])
    # any other word in these two is somebody else's for something
    known = {"state": schema.STATE, "kind": schema.KIND}
    made += [pl.col(name).cast(dtype, strict=False) for name, dtype in known.items() if name in have]
    return frame.with_columns(made)


def new_words(raw: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Give the new words of HTML or plain posts, and those they quote (null = none)."""
    text, cited = plain.from_html(raw)
    new, quoted = plain.split_quoted(plain.mend(text))
    if not cited.count():
        return new, quoted
    both = pl.concat_str(cited, quoted, separator="\n", ignore_nulls=True).replace("", None)
    return new, plain.mend(pl.select(both).to_series())


def _ids(ids: pl.Series, prefix: str) -> pl.Series:
    """Give ids as text, prefixed, without the `.0` that spreadsheets and data frames add."""
    if ids.str.ends_with(".0").any():
        ids = ids.str.replace(r"^(\d+)\.0$", "${1}")
    return prefix + ids if prefix else ids


def _as_text(table: pl.DataFrame, column: str) -> pl.Expr:
    dtype = table.schema[column]
    expr = pl.col(column)
    if dtype.is_nested() or dtype == pl.Object:
        expr = pl.lit(None, pl.String)
    elif dtype == pl.Binary:
        expr = expr.cast(pl.String, strict=False)
    elif isinstance(dtype, pl.Datetime):
        expr = expr.dt.strftime("%Y-%m-%dT%H:%M:%S%.6f%#z" if dtype.time_zone else "%Y-%m-%dT%H:%M:%S%.6f")
    elif dtype != pl.String:
        expr = expr.cast(pl.String)
    return pl.when(expr.str.len_bytes() > 0).then(expr)


def _doubts(frame: pl.DataFrame, member: str) -> pl.DataFrame:
    """Name rows that a spreadsheet may have changed: ids and parents rounded, times as numbers of days."""
    found = [schema.empty(schema.QUARANTINE)]
    for name, called in (("id", "The id"), ("reply_to", "The id of the post it answers")):
        if name not in frame.columns:
            continue
        rounded = _rounded(frame[name])
        if rounded is not None:
            reason = f"{called} may have been rounded by a spreadsheet. Export the ids as text."
            found.append(_named(frame, rounded, member, reason))
    if "at" in frame.columns:
        days = are_days(frame["at"])
        if days.any():
            reason = "The time is a spreadsheet's number of days; its zone and hour are uncertain."
            found.append(_named(frame, days, member, reason))
    return pl.concat(found)


def _rounded(ids: pl.Series) -> pl.Series | None:
    lengths = ids.str.len_bytes()
    if not (lengths >= 16).any():
        return None
    doubtful = _contains(ids, FLOAT)
    if ids.str.contains_any(["E+", "e+"]).any():
        doubtful |= _contains(ids, SHORTENED)
    zeros = _contains(ids, ROUNDED)
    if zeros.any() and int(zeros.sum()) > ROUNDED_SHARE * int(_contains(ids, LONG).sum()):
        doubtful |= zeros
    return doubtful if doubtful.any() else None


def _contains(values: pl.Series, pattern: str) -> pl.Series:
    return values.str.contains(pattern).fill_null(value=False)


def _named(frame: pl.DataFrame, rows: pl.Series, member: str, reason: str) -> pl.DataFrame:
    """Give the rows as lines of the quarantine."""
    if not rows.any():
        return schema.empty(schema.QUARANTINE)
    content = pl.concat_str(pl.all().exclude("row"), separator=" | ", ignore_nulls=True)
    return frame.filter(rows).select(
        pl.lit(member).alias("file"),
        pl.col("row"),
        pl.lit(reason).alias("reason"),
        content.str.slice(0, KEPT_CHARACTERS).alias("content"),
    )
