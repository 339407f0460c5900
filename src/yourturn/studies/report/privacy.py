"""Takes people's handles out of what the report and its tables show, unless they were asked for.

A channel that all quotes share is left out, too. A speaker becomes "person 2" of a thread; @mentions inside
texts become "@…", except those of our own.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import polars as pl

from yourturn.studies.findings import Findings

# lengths are bounded, so that a word of 10,000 letters costs no more than its letters
MENTION: Final = re.compile(
    r"(?<![\w@/])@\w[\w.\-]{0,80}(?:@[\w.\-]{1,80})?|(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}"
)
TEXTS: Final = ("text", "sentence", "statement")
CHANNELS: Final = ("quotes", "waiting", "meanwhile")
FRAMES: Final = ("quotes", "threads", "waiting", "meanwhile", "voices", "waves")


def without_handles(findings: Findings) -> Findings:
    """Give the findings with speakers numbered or gone and mentions of people veiled."""
    veil = _veil(_ours(findings.threads) | {_letters(findings.name)})
    frames = {name: getattr(findings, name) for name in FRAMES}
    kept = {name: _frame(frame, veil) for name, frame in frames.items() if frame is not None}
    kept["threads"] = _numbered(kept["threads"], findings.threads)
    return replace(
        findings,
        quotes=kept.get("quotes"),
        threads=kept["threads"],
        waiting=kept["waiting"],
        meanwhile=kept.get("meanwhile"),
        voices=kept.get("voices"),
        waves=kept.get("waves"),
    )


def without_lone_channel(findings: Findings) -> Findings:
    """Give the findings without the channel beside each quote, where all were said on the same one."""
    frames = {name: getattr(findings, name) for name in CHANNELS}
    there = {
        name: frame for name, frame in frames.items() if frame is not None and "channel" in frame.columns
    }
    named = {channel for frame in there.values() for channel in frame["channel"].drop_nulls().unique()}
    if len(named) != 1:
        return findings
    bare = {name: frame.with_columns(channel=pl.lit(None, pl.String)) for name, frame in there.items()}
    return replace(
        findings,
        quotes=bare.get("quotes", findings.quotes),
        waiting=bare.get("waiting", findings.waiting),
        meanwhile=bare.get("meanwhile", findings.meanwhile),
    )


def _ours(threads: pl.DataFrame) -> frozenset[str]:
    if not {"side", "speaker"} <= set(threads.columns):
        return frozenset()
    handles = threads.filter(pl.col("side").cast(pl.String) != "people")["speaker"].drop_nulls().unique()
    return frozenset(part.lower() for handle in handles for part in (handle, handle.split(".")[0]))


def _letters(words: str) -> str:
    """Write an organisation's name as its handle probably is."""
    return re.sub(r"[\W_]", "", words).lower()


def _veil(ours: frozenset[str]) -> Callable[[str], str]:
    def veiled(match: re.Match[str]) -> str:
        found = match.group()
        handle = found.lstrip("@").rstrip(".-").lower()
        own = handle in ours or _letters(re.split(r"[@.]", handle)[0]) in ours
        return found if own else "@…"

    return lambda text: MENTION.sub(veiled, text) if "@" in text else text


def _frame(frame: pl.DataFrame, veil: Callable[[str], str]) -> pl.DataFrame:
    texts = [name for name in TEXTS if name in frame.columns]
    columns = [_texts(frame[name], veil) for name in texts]
    if "quotes" in frame.columns:
        lists = [[veil(text) for text in quotes or ()] for quotes in frame["quotes"].to_list()]
        columns.append(pl.Series("quotes", lists, dtype=pl.List(pl.String)))
    if "speaker" in frame.columns:
        columns.append(pl.Series("speaker", [None] * frame.height, dtype=pl.String))
    return frame.with_columns(columns)


def _texts(series: pl.Series, veil: Callable[[str], str]) -> pl.Series:
    return pl.Series(series.name, [text if text is None else veil(text) for text in series], dtype=pl.String)


def _numbered(veiled: pl.DataFrame, threads: pl.DataFrame) -> pl.DataFrame:
    """Give each speaker of a thread a number there, in order of appearance."""
    if not {"side", "speaker", "conversation"} <= set(threads.columns):
        return veiled
    seen: dict[object, dict[str, int]] = {}
    names = []
    for number, side, speaker in threads.select(
        "conversation", pl.col("side").cast(pl.String), "speaker"
    ).iter_rows():
        here = seen.setdefault(number, {})
        is_person = side == "people" and speaker is not None
        names.append(f"person {here.setdefault(speaker, len(here) + 1)}" if is_person else None)
    return veiled.with_columns(pl.Series("speaker", names, dtype=pl.String))
